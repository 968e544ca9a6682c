import type { WriteDb } from './connection.ts';

/**
 * Commits a transaction of many rows: it is on the disk when this returns, in the log. That the log goes into the file
 * too, which SQLite does at once when it has grown long, comes when whoever waits for this has gone on; `onFailure` is
 * told if it can't be done, and the next commit or closing tries again.
 */
export function commitToLog(db: WriteDb, onFailure: (error: unknown) => void): void {
  const everyPages = Number(db.pragma('wal_autocheckpoint', { simple: true }));
  db.pragma('wal_autocheckpoint = 0');
  try {
    db.exec('COMMIT');
  } finally {
    db.pragma(`wal_autocheckpoint = ${everyPages}`);
  }
  setImmediate(() => {
    if (!db.open || db.inTransaction) return;
    try {
      db.pragma('wal_checkpoint(PASSIVE)');
    } catch (error: unknown) {
      onFailure(error);
    }
  });
}

import { AppError, isAppError } from '#shared/errors/app-error.ts';
import type { Env } from '../env.ts';
import { getCol, updateCol } from '../storage/col-storage.ts';
import { integrityCheck, openDb } from '../storage/connection.ts';
import { syncFile } from '../storage/durable-file.ts';
import { migrate } from '../storage/migrations/migrate.ts';

/**
 * Makes a copy of one of our own collections ready for `slot.replaceWith`: checked, migrated, with no log beside it.
 * Throws `backup.damaged` for a file that is not whole, and `collection.newer`.
 */
export function prepareOwnFile(path: string): void {
  try {
    const db = openDb(path, { exclusive: false });
    try {
      // A copy of a live collection says that it keeps a log.
      db.pragma('journal_mode = DELETE');
      integrityCheck(db);
      migrate(db);
    } finally {
      db.close();
    }
  } catch (cause: unknown) {
    if (isAppError(cause, 'collection.newer') || isAppError(cause, 'disk.full')) throw cause;
    throw new AppError('backup.damaged', { reason: isAppError(cause) ? cause.code : 'unreadable' }, { cause });
  }
  syncFile(path);
}

/**
 * Marks a file that is about to take the collection's place: it is another one than the server knows, so the next
 * sync has to ask which side stays. mod moves too, or a server that has the file's own state would see no change.
 */
export function markReplaced(path: string, env: Env): void {
  const db = openDb(path, { exclusive: false });
  try {
    db.transaction(() => {
      const { modMs, scmMs } = getCol(db);
      const nowMs = env.clock.nowMs();
      updateCol(db, { modMs: Math.max(nowMs, modMs + 1), scmMs: Math.max(nowMs, scmMs + 1) });
    })();
  } finally {
    db.close();
  }
  syncFile(path);
}

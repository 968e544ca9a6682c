import { existsSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError, isAppError } from '#shared/errors/app-error.ts';
import { withSqliteErrors } from './sqlite-error.ts';

declare const readable: unique symbol;
declare const writable: unique symbol;
/** A connection that a query's code may read from. */
export type ReadDb = Pick<Database.Database, 'prepare'> & { readonly [readable]: true };
/** The same connection, for code that runs inside a transaction of `Collection.transact`. */
export type WriteDb = Database.Database & { readonly [readable]: true; readonly [writable]: true };

export interface OpenOptions {
  /** A missing or empty file is no error. Whoever creates then calls `migrate`. */
  readonly create?: boolean;
  /**
   * The live collection (the default): locked against every other process, write-ahead log, synced at each
   * commit. False: the file's journal mode stays as it is; for scratch files and backups that nobody else has.
   */
  readonly exclusive?: boolean;
}

/** No mmap beside it: a failing disk would then end the process instead of being an error. */
const CACHE_KIB = 64 * 1024;
/** Another process that is about to let go gets this long; whoever holds a collection open never lets go. */
const BUSY_TIMEOUT_MS = 250;

/** Opens a database file. Says nothing about what is in it: see `migrate` and `quickCheck`. */
export function openDb(path: string, options: OpenOptions = {}): WriteDb {
  const { create = false, exclusive = true } = options;
  // SQLite would take an empty file for a new database, and a lost collection would come up as an empty one.
  if (!create) {
    if (!existsSync(path)) throw new AppError('collection.missing', { file: path });
    if (statSync(path).size === 0) throw new AppError('collection.damaged', { check: 'empty' });
  }
  return withSqliteErrors(path, () => {
    const db = brand(new Database(path, { fileMustExist: !create, timeout: BUSY_TIMEOUT_MS }));
    try {
      configure(db, path, exclusive);
      return db;
    } catch (error: unknown) {
      db.close();
      throw error;
    }
  });
}

/** Opens a finished file (a backup, a second collection) that must not change. */
export function openReadOnlyDb(path: string): WriteDb {
  if (!existsSync(path)) throw new AppError('collection.missing', { file: path });
  return withSqliteErrors(path, () => brand(new Database(path, { readonly: true, timeout: BUSY_TIMEOUT_MS })));
}

/** Every page, index and constraint; seconds for a large file. Throws `collection.damaged`. */
export function integrityCheck(db: WriteDb): void {
  check(db, 'integrity_check');
}

/** Like `integrityCheck`, but does not compare indexes with their tables: much faster. */
export function quickCheck(db: WriteDb): void {
  check(db, 'quick_check');
}

/** `integrityCheck` for what can be mended: false if only indexes are damaged, which `rebuildIndexes` makes anew. */
export function areIndexesWhole(db: WriteDb): boolean {
  try {
    integrityCheck(db);
    return true;
  } catch (error: unknown) {
    if (!isAppError(error, 'collection.damaged')) throw error;
    quickCheck(db);
    return false;
  }
}

/** Makes every index anew from its table. Throws `collection.damaged` where that can't be. */
export function rebuildIndexes(db: WriteDb): void {
  withSqliteErrors(db.name, () => db.exec('REINDEX'));
}

/** Gives the room of what was removed back to the disk, and has SQLite count what is in its indexes. */
export function compact(db: WriteDb): void {
  withSqliteErrors(db.name, () => db.exec('VACUUM; PRAGMA optimize'));
}

function check(db: WriteDb, pragma: 'integrity_check' | 'quick_check'): void {
  const answer = withSqliteErrors(db.name, () => db.pragma(`${pragma}(1)`, { simple: true }));
  // The answer quotes names of tables and indexes at most, never what is in them.
  if (answer !== 'ok') throw new AppError('collection.damaged', { check: `${pragma}: ${String(answer)}` });
}

function configure(db: WriteDb, path: string, exclusive: boolean): void {
  if (exclusive) {
    // Before the journal mode: so the log needs no shared memory, and the lock is held from the first read on.
    db.pragma('locking_mode = EXCLUSIVE');
    const mode = db.pragma('journal_mode = WAL', { simple: true });
    if (mode !== 'wal') throw new AppError('collection.readOnly', { file: path });
    db.pragma('synchronous = FULL');
  }
  db.pragma('foreign_keys = OFF');
  db.pragma('temp_store = MEMORY');
  db.pragma(`cache_size = ${-CACHE_KIB}`);
}

function brand(db: Database.Database): WriteDb {
  return db as WriteDb;
}

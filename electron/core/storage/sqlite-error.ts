import Database from 'better-sqlite3';
import { AppError } from '#shared/errors/app-error.ts';

/**
 * What a failure of SQLite means to us, by its code; undefined for what is no such failure.
 * `file` is what the user is told, so pass the file that was worked on.
 */
export function sqliteAppError(error: unknown, file: string): AppError | undefined {
  if (!(error instanceof Database.SqliteError)) return undefined;
  const code = error.code;
  // Codes are extended by a suffix (SQLITE_BUSY_RECOVERY), which says nothing more to a user.
  const is = (name: string): boolean => code === name || code.startsWith(`${name}_`);
  const options = { cause: error };
  if (is('SQLITE_BUSY') || is('SQLITE_LOCKED')) {
    return new AppError('collection.busy', { door: 'unknown', processId: 0, address: null }, options);
  }
  if (is('SQLITE_READONLY') || is('SQLITE_PERM')) return new AppError('collection.readOnly', { file }, options);
  if (is('SQLITE_CORRUPT') || is('SQLITE_NOTADB')) return new AppError('collection.damaged', { check: code }, options);
  if (is('SQLITE_FULL')) return new AppError('disk.full', { file }, options);
  if (is('SQLITE_CANTOPEN')) return new AppError('collection.missing', { file }, options);
  return undefined;
}

/** Runs `fn`; a failure of SQLite leaves as the AppError it means. */
export function withSqliteErrors<T>(file: string, fn: () => T): T {
  try {
    return fn();
  } catch (error: unknown) {
    throw sqliteAppError(error, file) ?? error;
  }
}

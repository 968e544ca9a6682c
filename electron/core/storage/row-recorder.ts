import type { WriteDb } from './connection.ts';

export type BulkTableName = 'notes' | 'cards' | 'revlog';

/** Keeps how rows were before they change. */
export interface RowRecorder {
  /** `write` is about to add, change or remove rows with these ids of the table, and nothing else. */
  beforeMany<T>(table: BulkTableName, ids: readonly number[], write: () => T): T;
}

const recorders = new WeakMap<WriteDb, RowRecorder>();

export function setRowRecorder(db: WriteDb, recorder: RowRecorder): void {
  recorders.set(db, recorder);
}

/**
 * Writes many rows. Whoever records changes of the connection may do that for all of them at once, which takes a
 * fraction of the time: so `write` must touch no other rows than these.
 */
export function recordedTogether<T>(db: WriteDb, table: BulkTableName, ids: readonly number[], write: () => T): T {
  const recorder = recorders.get(db);
  return recorder === undefined ? write() : recorder.beforeMany(table, ids, write);
}

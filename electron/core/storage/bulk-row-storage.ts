import type { ReadDb, WriteDb } from './connection.ts';
import type { SqlValue } from './statement.ts';
import { column, iterate, one, run, value } from './statement.ts';

/*
 * notes, cards and revlog have many rows with Anki's columns; a row is what the sync protocol carries too, so there
 * is no second shape. Column names stay inside of storage and sync.
 */

/** SQL of one such table, from its columns in Anki's order; the first one is the id. */
export interface BulkTable<Row extends { readonly id: number }> {
  find(db: ReadDb, id: number): Row | undefined;
  /** Adds or replaces by id. */
  put(db: WriteDb, row: Row): void;
  remove(db: WriteDb, id: number): boolean;
  /** An id for a new row: the moment, or one more than the highest if that is taken. */
  freeId(db: ReadDb, nowMs: number): number;
  pendingIds(db: ReadDb): number[];
  each(db: ReadDb): IterableIterator<Row>;
  markSynced(db: WriteDb, usn: number): void;
}

export function bulkTable<Row extends { readonly id: number }>(
  table: 'notes' | 'cards' | 'revlog',
  columns: readonly (keyof Row & string)[],
): BulkTable<Row> {
  const select = `SELECT ${columns.join(', ')} FROM ${table}`;
  const byId = `${select} WHERE id = ?`;
  const inOrder = `${select} ORDER BY id`;
  const put = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((name) => `:${name}`).join(', ')})
    ON CONFLICT (id) DO UPDATE SET ${columns
      .filter((name) => name !== 'id')
      .map((name) => `${name} = excluded.${name}`)
      .join(', ')}`;
  const remove = `DELETE FROM ${table} WHERE id = ?`;
  const exists = `SELECT 1 FROM ${table} WHERE id = ?`;
  const nextId = `SELECT max(id) + 1 FROM ${table}`;
  const pending = `SELECT id FROM ${table} WHERE usn = -1 ORDER BY id`;
  const markSynced = `UPDATE ${table} SET usn = ? WHERE usn = -1`;
  return {
    find: (db, id) => one<Row>(db, byId, [id]),
    put: (db, row) => void run(db, put, { ...row } as Readonly<Record<string, SqlValue>>),
    remove: (db, id) => run(db, remove, [id]).changes > 0,
    freeId: (db, nowMs) => (value(db, exists, [nowMs]) === undefined ? nowMs : (value<number>(db, nextId) ?? nowMs)),
    pendingIds: (db) => column<number>(db, pending),
    each: (db) => iterate<Row>(db, inOrder),
    markSynced: (db, usn) => void run(db, markSynced, [usn]),
  };
}

import type { ReadDb, WriteDb } from './connection.ts';
import type { SqlValue } from './statement.ts';
import { type BulkTableName, recordedTogether } from './row-recorder.ts';
import { all, column, iterate, one, run, value } from './statement.ts';

/*
 * notes, cards and revlog have many rows with Anki's columns; a row is what the sync protocol carries too, so there
 * is no second shape. Column names stay inside of storage and sync.
 */

/** SQL of one such table, from its columns in Anki's order; the first one is the id. */
export interface BulkTable<Row extends { readonly id: number; readonly usn: number }> {
  find(db: ReadDb, id: number): Row | undefined;
  /** Those of these ids that exist. */
  findAll(db: ReadDb, ids: readonly number[]): ReadonlyMap<number, Row>;
  /** As much of `findAll` as says which rows wait to be sent. */
  usnsOf(db: ReadDb, ids: readonly number[]): ReadonlyMap<number, number>;
  /** Adds or replaces by id. */
  put(db: WriteDb, row: Row): void;
  /** Adds a row with its own id, or one more than the highest if that is taken. */
  putFree(db: WriteDb, row: Row): void;
  /** The same as `put` for many: several times as fast as one by one. */
  putAll(db: WriteDb, rows: readonly Row[]): void;
  /** The row is there: everything but what `stays` is written. */
  change(db: WriteDb, row: Row): void;
  changeAll(db: WriteDb, rows: readonly Row[]): void;
  /** Adds those whose id is free. */
  addUnknown(db: WriteDb, rows: readonly Row[]): void;
  remove(db: WriteDb, id: number): boolean;
  /** An id for a new row: the moment, or one more than the highest if that is taken. */
  freeId(db: ReadDb, nowMs: number): number;
  /** 0: there is no row. */
  highestId(db: ReadDb): number;
  pendingIds(db: ReadDb): number[];
  countPending(db: ReadDb): number;
  anyPending(db: ReadDb): boolean;
  /** What waits, as the protocol carries it; written by SQLite, so that no row has to become an object. */
  pendingTexts(db: ReadDb, page: PendingPage): readonly PendingText[];
  each(db: ReadDb): IterableIterator<Row>;
  markSynced(db: WriteDb, usn: number): void;
}

/** From the highest id on that is not above `upToId`, at most so many. */
export interface PendingPage {
  readonly upToId: number;
  readonly limit: number;
  /** Goes in place of the rows' own. */
  readonly usn: number;
}

/** A row as the text of a JSON array of its columns. */
export interface PendingText {
  readonly id: number;
  readonly text: string;
}

/** Rows that one statement writes: enough that calling SQLite is no longer what takes the time. */
const ROWS_AT_ONCE = 50;
/** Below it, recording each row by itself costs less than preparing to record them together. */
const ROWS_TO_RECORD_TOGETHER = 5;

/**
 * `sent`: SQL of what is sent in a column's place. `stays`: what no change of ours alters, so that an index of it needs
 * not be written again.
 */
export function bulkTable<Row extends { readonly id: number; readonly usn: number }>(
  table: BulkTableName,
  columns: readonly (keyof Row & string)[],
  sent: { readonly [Column in keyof Row]?: string } = {},
  stays: readonly (keyof Row & string)[] = [],
): BulkTable<Row> {
  const select = `SELECT ${columns.join(', ')} FROM ${table}`;
  const byId = `${select} WHERE id = ?`;
  const inOrder = `${select} ORDER BY id`;
  const among = 'WHERE id IN (SELECT value FROM json_each(?))';
  const replacingBut = (left: readonly string[]): string => {
    const changed = columns.filter((name) => name !== 'id' && !left.includes(name));
    return `ON CONFLICT (id) DO UPDATE SET ${changed.map((name) => `${name} = excluded.${name}`).join(', ')}`;
  };
  const replacing = replacingBut([]);
  const changed = columns.filter((name) => name !== 'id' && !stays.includes(name));
  const change = `UPDATE ${table} SET ${changed.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`;
  const writer = (onConflict: string): Writer<Row> => {
    const sql = {
      many: insertOf(table, columns, ROWS_AT_ONCE, onConflict),
      single: insertOf(table, columns, 1, onConflict),
    };
    return (db, rows) => writeAll(db, rows, { table, columns, sql });
  };
  const put = insertOf(table, columns, 1, replacing);
  const putIfFree = insertOf(table, columns, 1, 'ON CONFLICT (id) DO NOTHING');
  const remove = `DELETE FROM ${table} WHERE id = ?`;
  const exists = `SELECT 1 FROM ${table} WHERE id = ?`;
  const highestId = `SELECT max(id) FROM ${table}`;
  const nextId = `SELECT max(id) + 1 FROM ${table}`;
  return {
    find: (db, id) => one<Row>(db, byId, [id]),
    findAll: (db, ids) =>
      new Map(all<Row>(db, `${select} ${among}`, [JSON.stringify(ids)]).map((row) => [row.id, row])),
    usnsOf: (db, ids) =>
      new Map(
        all<{ id: number; usn: number }>(db, `SELECT id, usn FROM ${table} ${among}`, [JSON.stringify(ids)]).map(
          ({ id, usn }) => [id, usn],
        ),
      ),
    put: (db, row) => void run(db, put, valuesOf([row], columns)),
    putFree: (db, row) => {
      if (run(db, putIfFree, valuesOf([row], columns)).changes > 0) return;
      run(db, put, valuesOf([{ ...row, id: value<number>(db, nextId) ?? row.id }], columns));
    },
    putAll: writer(replacing),
    change: (db, row) => void run(db, change, [...changed.map((name) => row[name] as SqlValue), row.id]),
    changeAll: writer(replacingBut(stays)),
    addUnknown: writer('ON CONFLICT (id) DO NOTHING'),
    remove: (db, id) => run(db, remove, [id]).changes > 0,
    freeId: (db, nowMs) => (value(db, exists, [nowMs]) === undefined ? nowMs : (value<number>(db, nextId) ?? nowMs)),
    highestId: (db) => value<number>(db, highestId) ?? 0,
    each: (db) => iterate<Row>(db, inOrder),
    ...waitingRows(table, columns, sent),
  };
}

function insertOf(table: BulkTableName, columns: readonly string[], count: number, onConflict: string): string {
  const places = `(${columns.map(() => '?').join(', ')})`;
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${Array(count).fill(places).join(', ')} ${onConflict}`;
}

type Writer<Row> = (db: WriteDb, rows: readonly Row[]) => void;

interface WrittenTo<Row> {
  readonly table: BulkTableName;
  readonly columns: readonly (keyof Row)[];
  /** `many` takes `ROWS_AT_ONCE`. */
  readonly sql: { readonly many: string; readonly single: string };
}

/** As many at once as there are, recorded for undo row by row or together, whichever costs less. */
function writeAll<Row extends { readonly id: number }>(
  db: WriteDb,
  rows: readonly Row[],
  { table, columns, sql: { many, single } }: WrittenTo<Row>,
): void {
  const write = (): void => {
    let start = 0;
    for (; start + ROWS_AT_ONCE <= rows.length; start += ROWS_AT_ONCE) {
      run(db, many, valuesOf(rows.slice(start, start + ROWS_AT_ONCE), columns));
    }
    for (; start < rows.length; start += 1) run(db, single, valuesOf(rows.slice(start, start + 1), columns));
  };
  if (rows.length < ROWS_TO_RECORD_TOGETHER) return write();
  const ids = rows.map(({ id }) => id);
  return recordedTogether(db, table, ids, write);
}

function valuesOf<Row>(rows: readonly Row[], columns: readonly (keyof Row)[]): SqlValue[] {
  const values: SqlValue[] = [];
  for (const row of rows) for (const name of columns) values.push(row[name] as SqlValue);
  return values;
}

type WaitingRows = Pick<BulkTable<never>, 'pendingIds' | 'countPending' | 'anyPending' | 'pendingTexts' | 'markSynced'>;

/** What is asked of the rows that wait to be sent. */
function waitingRows<Row extends { readonly usn: number }>(
  table: BulkTableName,
  columns: readonly (keyof Row & string)[],
  sent: { readonly [Column in keyof Row]?: string },
): WaitingRows {
  const ids = `SELECT id FROM ${table} WHERE usn = -1 ORDER BY id`;
  const count = `SELECT count(*) FROM ${table} WHERE usn = -1`;
  const any = `SELECT EXISTS (SELECT 1 FROM ${table} WHERE usn = -1)`;
  // A number that is bound is one with a fraction to SQLite.
  const cells = columns.map((name) => (name === 'usn' ? 'CAST(:usn AS integer)' : (sent[name] ?? name)));
  const texts = `SELECT id, json_array(${cells.join(', ')}) AS text FROM ${table}
    WHERE usn = -1 AND id <= :upToId ORDER BY id DESC LIMIT :limit`;
  const markSynced = `UPDATE ${table} SET usn = ? WHERE usn = -1`;
  return {
    pendingIds: (db) => column<number>(db, ids),
    countPending: (db) => value<number>(db, count) ?? 0,
    anyPending: (db) => value<number>(db, any) === 1,
    pendingTexts: (db, page) => all<PendingText>(db, texts, { ...page }),
    markSynced: (db, usn) => void run(db, markSynced, [usn]),
  };
}

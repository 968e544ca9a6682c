import type { RunResult, Statement } from 'better-sqlite3';
import type { ReadDb } from './connection.ts';

/** A value that can be bound. Booleans can't: say 0 or 1. */
export type SqlValue = string | number | bigint | null | Uint8Array;
export type SqlParams = readonly SqlValue[] | Readonly<Record<string, SqlValue>>;

type Mode = 'row' | 'exact' | 'pluck' | 'run';
type AnyStatement = Statement<unknown[], unknown>;

/** Statements live as long as their connection. How rows come out is a lasting setting of a statement, so it is part of the key. */
const caches = new WeakMap<ReadDb, Readonly<Record<Mode, Map<string, AnyStatement>>>>();

/** All rows as objects. `Row` is the caller's word: the mapping function next to the SQL. */
export function all<Row>(db: ReadDb, sql: string, params: SqlParams = []): Row[] {
  return cached(db, sql, 'row').all(params) as Row[];
}

/** The first row, or undefined. */
export function one<Row>(db: ReadDb, sql: string, params: SqlParams = []): Row | undefined {
  return cached(db, sql, 'row').get(params) as Row | undefined;
}

/** The values of the first row as SQLite has them: integers are bigints, so that none loses digits. */
export function exactRow(db: ReadDb, sql: string, params: SqlParams = []): readonly SqlValue[] | undefined {
  return cached(db, sql, 'exact').get(params) as readonly SqlValue[] | undefined;
}

/** The first column of every row. */
export function column<Value>(db: ReadDb, sql: string, params: SqlParams = []): Value[] {
  return cached(db, sql, 'pluck').all(params) as Value[];
}

/** The same for SQL that is made up each time: not kept. */
export function columnOnce<Value>(db: ReadDb, sql: string, params: SqlParams = []): Value[] {
  return prepared(db, sql, 'pluck').all(params) as Value[];
}

/** The first column of the first row, or undefined when there is no row. */
export function value<Value>(db: ReadDb, sql: string, params: SqlParams = []): Value | undefined {
  return cached(db, sql, 'pluck').get(params) as Value | undefined;
}

/** Runs a statement that answers no rows. */
export function run(db: ReadDb, sql: string, params: SqlParams = []): RunResult {
  return cached(db, sql, 'run').run(params);
}

/** Rows one after another; the connection must not be written to meanwhile. Not cached: two may run at once. */
export function iterate<Row>(db: ReadDb, sql: string, params: SqlParams = []): IterableIterator<Row> {
  return db.prepare(sql).iterate(params) as IterableIterator<Row>;
}

function cached(db: ReadDb, sql: string, mode: Mode): AnyStatement {
  let byMode = caches.get(db);
  if (byMode === undefined) {
    byMode = { row: new Map(), exact: new Map(), pluck: new Map(), run: new Map() };
    caches.set(db, byMode);
  }
  // By the SQL itself: the hash of a text that stays is known, that of one put together each time is not.
  const statements = byMode[mode];
  const found = statements.get(sql);
  if (found !== undefined) return found;
  const statement = prepared(db, sql, mode);
  statements.set(sql, statement);
  return statement;
}

function prepared(db: ReadDb, sql: string, mode: Mode): AnyStatement {
  const statement: AnyStatement = db.prepare<unknown[]>(sql);
  if (mode === 'pluck') statement.pluck();
  else if (mode === 'exact') statement.raw().safeIntegers();
  return statement;
}

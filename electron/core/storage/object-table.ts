import { AppError } from '#shared/errors/app-error.ts';
import type { ReadDb, WriteDb } from './connection.ts';
import type { JsonObject } from './lossless-json.ts';
import { isJsonObject, overlaid, parseLossless, stringifyLossless } from './lossless-json.ts';
import { column, iterate, one, run, value } from './statement.ts';

/** Decks can be thousands, of which few are asked for again and again. */
const MOST_KEPT = 200;

/** Tables that hold one row for each object of Anki's. */
export type ObjectTable = 'decks' | 'deck_configs' | 'notetypes';

/** One object as it lies in its table. */
export interface ObjectRow {
  readonly id: number;
  readonly name: string;
  readonly name_key: string;
  readonly mtime: number;
  readonly usn: number;
  readonly json: string;
}

interface Sql {
  readonly select: string;
  readonly insert: string;
  readonly edit: string;
  readonly replace: string;
  readonly remove: string;
  readonly exists: string;
  readonly nextId: string;
  readonly pending: string;
  readonly markSynced: string;
}

const SQL: Readonly<Record<ObjectTable, Sql>> = {
  decks: sqlFor('decks'),
  deck_configs: sqlFor('deck_configs'),
  notetypes: sqlFor('notetypes'),
};

function sqlFor(table: ObjectTable): Sql {
  const update = (mtime: string): string =>
    `UPDATE ${table} SET name = :name, name_key = :name_key, mtime = ${mtime}, usn = :usn, json = :json WHERE id = :id`;
  return {
    select: `SELECT id, name, name_key, mtime, usn, json FROM ${table}`,
    insert: `INSERT INTO ${table} (id, name, name_key, mtime, usn, json)
      VALUES (:id, :name, :name_key, :mtime, :usn, :json)`,
    edit: update('max(mtime, :mtime)'),
    replace: update(':mtime'),
    remove: `DELETE FROM ${table} WHERE id = ?`,
    exists: `SELECT 1 FROM ${table} WHERE id = ?`,
    nextId: `SELECT max(id) + 1 FROM ${table}`,
    pending: `SELECT id FROM ${table} WHERE usn = -1 ORDER BY id`,
    markSynced: `UPDATE ${table} SET usn = ? WHERE usn = -1`,
  };
}

/** The SELECT every reading of the table begins with. */
export function selectObjects(table: ObjectTable): string {
  return SQL[table].select;
}

export function insertObject(db: WriteDb, table: ObjectTable, row: ObjectRow): void {
  run(db, SQL[table].insert, { ...row });
}

/**
 * An edit: with a clock that is behind, it still is not earlier than what it changes, or a server would keep that.
 * Throws `notFound` when there is no such row.
 */
export function updateObject(db: WriteDb, table: ObjectTable, row: ObjectRow): void {
  if (run(db, SQL[table].edit, { ...row }).changes === 0) throw notFound(table, row.id);
}

/** Adds the object or replaces the one of the same id. */
export function putObject(db: WriteDb, table: ObjectTable, row: ObjectRow): void {
  if (run(db, SQL[table].replace, { ...row }).changes === 0) insertObject(db, table, row);
}

/** Says whether there was such a row. */
export function removeObject(db: WriteDb, table: ObjectTable, id: number): boolean {
  return run(db, SQL[table].remove, [id]).changes > 0;
}

/** An id for a new object: the moment, or one more than the highest if that is taken. */
export function freeObjectId(db: ReadDb, table: ObjectTable, nowMs: number): number {
  if (value<number>(db, SQL[table].exists, [nowMs]) === undefined) return nowMs;
  return value<number>(db, SQL[table].nextId) ?? nowMs;
}

/** Ids of objects that changed and weren't sent yet. */
export function pendingObjectIds(db: ReadDb, table: ObjectTable): number[] {
  return column<number>(db, SQL[table].pending);
}

/** Everything that was waiting counts as sent. */
export function markObjectsSynced(db: WriteDb, table: ObjectTable, usn: number): void {
  run(db, SQL[table].markSynced, [usn]);
}

export function* eachObject(db: ReadDb, table: ObjectTable): IterableIterator<ObjectRow> {
  yield* iterate<ObjectRow>(db, `${SQL[table].select} ORDER BY id`);
}

/**
 * Reads objects by id and keeps them: a row that is as it was is not parsed again. For what is asked for again and
 * again, such as the note type of the card on the screen. Ids must come from the collection itself.
 */
export class KeptObjects<Kept> {
  readonly #byId: string;
  readonly #fromRow: (row: ObjectRow) => Kept;
  readonly #kept = new Map<number, { readonly row: ObjectRow; readonly object: Kept }>();

  constructor(table: ObjectTable, fromRow: (row: ObjectRow) => Kept) {
    this.#byId = `${SQL[table].select} WHERE id = ?`;
    this.#fromRow = fromRow;
  }

  find(db: ReadDb, id: number): Kept | undefined {
    const row = one<ObjectRow>(db, this.#byId, [id]);
    return row === undefined ? undefined : this.#objectOf(row);
  }

  /** Those of rows that were read by another statement, in their order. */
  ofRows(rows: readonly ObjectRow[]): Kept[] {
    // So many would drive each other out.
    return rows.map((row) => (rows.length > MOST_KEPT ? this.#fromRow(row) : this.#objectOf(row)));
  }

  #objectOf(row: ObjectRow): Kept {
    const kept = this.#kept.get(row.id);
    if (kept !== undefined && isSameObject(kept.row, row)) return kept.object;
    const object = this.#fromRow(row);
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(row.id, { row, object });
    return object;
  }
}

/** The same for whoever asks by chance, of each connection apart. Of many objects not all stay. */
export function keptPerConnection<Kept>(
  table: ObjectTable,
  fromRow: (row: ObjectRow) => Kept,
): (db: ReadDb) => KeptObjects<Kept> {
  const perConnection = new WeakMap<ReadDb, KeptObjects<Kept>>();
  return (db) => {
    const kept = perConnection.get(db) ?? new KeptObjects(table, fromRow);
    perConnection.set(db, kept);
    return kept;
  };
}

/** Nothing of the object was changed between two readings of its row. */
export function isSameObject(a: ObjectRow, b: ObjectRow): boolean {
  return a.json === b.json && a.name === b.name && a.mtime === b.mtime && a.usn === b.usn;
}

export function notFound(table: ObjectTable, id: number): AppError {
  return new AppError('notFound', { what: table, id: String(id) });
}

/** The object of a row: its JSON with the row's own columns laid over it. */
export function objectOf(row: ObjectRow): JsonObject {
  const parsed = parseLossless(row.json);
  if (!isJsonObject(parsed)) throw new AppError('collection.damaged', { check: `json of ${row.id}` });
  return withColumns(parsed, row);
}

/** `json` with the four values that also stand in columns; keys that are there keep their places. */
export function withColumns(
  json: JsonObject,
  columns: { readonly id: number; readonly name: string; readonly mtime: number; readonly usn: number },
): JsonObject {
  return overlaid(json, { id: columns.id, name: columns.name, mod: columns.mtime, usn: columns.usn });
}

export function jsonText(json: JsonObject): string {
  return stringifyLossless(json);
}

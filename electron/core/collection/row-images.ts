import type { WriteDb } from '../storage/connection.ts';
import { exactRow, run, type SqlValue } from '../storage/statement.ts';

/** The values of a row in the order of its columns, the id first; undefined: there is no such row. */
export type RowValues = readonly SqlValue[] | undefined;

interface Image {
  before: RowValues;
  after: RowValues;
}

/** How rows of one table, whose key is their id, were before a step and are after it. */
export class RowImages {
  readonly #sql: RowSql;
  readonly #images = new Map<SqlValue, Image>();

  constructor(sql: RowSql) {
    this.#sql = sql;
  }

  get size(): number {
    return this.#images.size;
  }

  has(id: SqlValue): boolean {
    return this.#images.has(id);
  }

  /** The first image of a row is what it was before the step. */
  keep(id: SqlValue, before: RowValues, after: RowValues): void {
    const known = this.#images.get(id);
    if (known === undefined) this.#images.set(id, { before, after });
    else known.after = after;
  }

  /** How the rows are now is read, where changes may have come past `keep`. */
  readPresent(db: WriteDb): void {
    for (const [id, image] of this.#images) image.after = exactRow(db, this.#sql.find, [id]);
  }

  /** Rows that came out the same are forgotten. */
  forgetSame(): void {
    for (const [id, { before, after }] of this.#images) if (isSameRow(before, after)) this.#images.delete(id);
  }

  /** Puts the rows back as they were. Afterwards, what was is what is: the images to put them forth again. */
  putBack(db: WriteDb): RowImages {
    const swapped = new RowImages(this.#sql);
    for (const [id, { before, after }] of this.#images) {
      if (before === undefined) run(db, this.#sql.remove, [id]);
      else if (after !== undefined && this.#sql.stays.every((place) => isSameValue(before[place], after[place]))) {
        run(db, this.#sql.change, [...this.#sql.changing.map((place) => before[place] ?? null), id]);
      } else run(db, this.#sql.put, before);
      swapped.keep(id, after, before);
    }
    return swapped;
  }
}

/** SQL for rows of a table whose key is their id. */
export interface RowSql {
  readonly find: string;
  readonly put: string;
  /** Leaves columns alone that mostly stay, so that their indexes need not be written. */
  readonly change: string;
  readonly remove: string;
  /** Places of the columns that `change` leaves alone, and of those that it sets, in its order. */
  readonly stays: readonly number[];
  readonly changing: readonly number[];
}

/** `stays`: columns with an index that a change of the row mostly leaves as they are. */
export function rowSql(table: string, columns: readonly string[], stays: readonly string[]): RowSql {
  const names = columns.map((name) => `"${name}"`);
  const changes = names.slice(1).map((name) => `${name} = excluded.${name}`);
  const changing = columns.slice(1).filter((name) => !stays.includes(name));
  return {
    find: `SELECT ${names.join(', ')} FROM main.${table} WHERE ${names[0]} = ?`,
    put: `INSERT INTO main.${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})
      ON CONFLICT (${names[0]}) DO UPDATE SET ${changes.join(', ')}`,
    change: `UPDATE main.${table} SET ${changing.map((name) => `"${name}" = ?`).join(', ')} WHERE ${names[0]} = ?`,
    remove: `DELETE FROM main.${table} WHERE ${names[0]} = ?`,
    stays: stays.map((name) => columns.indexOf(name)),
    changing: changing.map((name) => columns.indexOf(name)),
  };
}

function isSameRow(a: RowValues, b: RowValues): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.every((value, place) => isSameValue(value, b[place]));
}

function isSameValue(a: SqlValue | undefined, b: SqlValue | undefined): boolean {
  if (a instanceof Uint8Array) return b instanceof Uint8Array && Buffer.compare(a, b) === 0;
  return a === b;
}

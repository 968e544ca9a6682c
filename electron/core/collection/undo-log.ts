import type { WriteDb } from '../storage/connection.ts';
import { type BulkTableName, setRowRecorder } from '../storage/row-recorder.ts';
import { column, run, type SqlValue, value } from '../storage/statement.ts';
import { RowImages, type RowSql, type RowValues, rowSql } from './row-images.ts';
import {
  type Change,
  type LoggedTable,
  recordingSql,
  SET_OFF,
  STATE_SQL,
  TABLES,
  type TableSql,
  tableSql,
} from './undo-sql.ts';

export type { LoggedTable };

/** Rows of one table that a step keeps in memory. Those that come after them go into the tables of images. */
const MOST_IN_MEMORY = 100;
/**
 * What answers change, and what is kept in memory of it. A deck's name is unique: who puts back several renamed ones
 * has to take all of them away first, which the tables of images do.
 */
const IN_MEMORY: Readonly<Partial<Record<LoggedTable, InMemory>>> = {
  cards: { changes: ['insert', 'update', 'delete'], but: ['id'], stays: ['nid'] },
  revlog: { changes: ['insert', 'update', 'delete'], but: ['id'], stays: ['cid'] },
  decks: { changes: ['update'], but: ['id', 'name_key'], stays: ['name_key'] },
};

interface InMemory {
  readonly changes: readonly Change[];
  /** Whoever changes one of these columns makes another row of it. */
  readonly but: readonly string[];
  /** Of `rowSql`. */
  readonly stays: readonly string[];
}

/** How a table's rows are kept in memory. */
interface MemoryRule {
  readonly sql: RowSql;
  readonly changes: readonly Change[];
  /** Places of the columns of which a change goes into the table of images. */
  readonly but: readonly number[];
  readonly width: number;
}

/** What a step changed. */
interface Step {
  readonly id: number;
  /** A row has its image here or in a table, never in both. */
  readonly inMemory: Map<LoggedTable, RowImages>;
  /** Tables that have images in TEMP tables. */
  readonly inTables: Set<LoggedTable>;
  /** Tables of which rows in memory were changed again by other ways. */
  readonly outdated: Set<LoggedTable>;
}

/**
 * Records, row by row, how the collection was before each step, and swaps a step with the present.
 *
 * Triggers do the recording, so no feature can forget it; where storage writes many rows at once it is told before
 * which ones they are, and records them together with the triggers silent. A few rows of the tables that answers
 * change are kept in memory; all others, with the triggers, live in the connection's TEMP schema: nothing of it is in
 * the file, and a rollback takes the images along. Images keep SQLite's own values (no JSON between), so 64-bit
 * integers and odd types come back as they were. Only the first change of a row in a step is recorded: together with
 * the present that is all an undo needs, and after the swap the same rows hold what a redo needs.
 */
export class UndoLog {
  readonly #db: WriteDb;
  readonly #sql: ReadonlyMap<LoggedTable, TableSql>;
  readonly #rules = new Map<LoggedTable, MemoryRule>();
  readonly #steps = new Map<number, Step>();
  /** The step that is being recorded. */
  #step: Step | undefined;
  /** The triggers are off: nothing is to be recorded, or whoever writes has done it. */
  #isOff = false;

  constructor(db: WriteDb) {
    this.#db = db;
    // Otherwise the rows that an INSERT OR REPLACE removes would vanish without a trigger.
    db.pragma('recursive_triggers = ON');
    db.exec(STATE_SQL);
    this.#sql = new Map(
      TABLES.map((table) => {
        const columns = column<string>(db, 'SELECT name FROM pragma_table_info(?)', [table]);
        const rule = IN_MEMORY[table];
        db.exec(recordingSql(table, columns, { asksMemory: rule !== undefined }));
        if (rule !== undefined) {
          const but = rule.but.map((name) => columns.indexOf(name));
          this.#rules.set(table, {
            sql: rowSql(table, columns, rule.stays),
            changes: rule.changes,
            but,
            width: columns.length,
          });
        }
        return [table, tableSql(table, columns)];
      }),
    );
    this.#registerFunctions();
    setRowRecorder(db, { beforeMany: (table, ids, write) => this.#recordTogether(table, ids, write) });
  }

  /**
   * Records what `fn` changes under this number, inside the transaction that is open. Answers which tables differ
   * from before; rows that came out the same are forgotten. If the transaction is rolled back, call `lost`.
   */
  record<T>(id: number, fn: () => T): { readonly output: T; readonly touched: ReadonlySet<LoggedTable> } {
    const step: Step = { id, inMemory: new Map(), inTables: new Set(), outdated: new Set() };
    this.#steps.set(id, step);
    this.#step = step;
    let output: T;
    try {
      output = fn();
    } finally {
      this.#step = undefined;
    }
    if (this.#isOff) throw new Error('changes were made that were not recorded');
    return { output, touched: this.#settled(step) };
  }

  /** The step's transaction was rolled back, and with it all that lay in tables. */
  lost(id: number): void {
    this.#steps.delete(id);
    this.#isOff = false;
  }

  /**
   * Spares many rows that are no step the asking. Inside a transaction that ends with `resume`, or is rolled back and
   * then tells `resumed`.
   */
  pause(): void {
    run(this.#db, SET_OFF, [1]);
    this.#isOff = true;
  }

  resume(): void {
    run(this.#db, SET_OFF, [0]);
    this.#isOff = false;
  }

  resumed(): void {
    this.#isOff = false;
  }

  /**
   * Puts the rows of a step back as they were. Inside a transaction; `done` is to be called when it is committed: from
   * then on the step holds how they were until now.
   */
  swap(id: number): { readonly touched: ReadonlySet<LoggedTable>; readonly done: () => void } {
    const step = this.#steps.get(id);
    if (step === undefined) return { touched: new Set(), done: () => undefined };
    const { inTables, inMemory } = step;
    this.#swapTables(id, inTables);
    const swapped = new Map<LoggedTable, RowImages>();
    for (const [table, images] of inMemory) {
      images.readPresent(this.#db);
      swapped.set(table, images.putBack(this.#db));
    }
    return {
      touched: new Set([...inTables, ...inMemory.keys()]),
      done: () => this.#steps.set(id, { ...step, inMemory: swapped }),
    };
  }

  /** Nothing is recorded meanwhile: with thousands of rows, the question alone would take its time. */
  #swapTables(id: number, tables: ReadonlySet<LoggedTable>): void {
    if (tables.size === 0) return;
    this.pause();
    try {
      for (const table of tables) for (const part of this.#sqlOf(table).swap) run(this.#db, part, { step: id });
    } finally {
      this.resume();
    }
  }

  forget(id: number): void {
    for (const table of this.#steps.get(id)?.inTables ?? []) run(this.#db, this.#sqlOf(table).forget, [id]);
    this.#steps.delete(id);
  }

  forgetAll(): void {
    for (const { forgetAll } of this.#sql.values()) run(this.#db, forgetAll);
    this.#steps.clear();
  }

  /** What the triggers ask and tell. They run inside of statements, where nothing else can be asked of SQLite. */
  #registerFunctions(): void {
    this.#db.function('ebb_undo_step', (place: number) => {
      if (this.#step === undefined || this.#isOff) return null;
      const table = TABLES[place];
      if (table !== undefined && !this.#rules.has(table)) this.#step.inTables.add(table);
      return this.#step.id;
    });
    const exact = { varargs: true, safeIntegers: true } as const;
    this.#db.function('ebb_undo_keep', exact, (place: bigint, change: Change, ...values: SqlValue[]) => {
      const table = TABLES[Number(place)];
      return table !== undefined && this.#keep(table, change, values) ? 1 : 0;
    });
  }

  /** False: the row is to go into the table of images. */
  #keep(table: LoggedTable, change: Change, values: readonly SqlValue[]): boolean {
    const step = this.#step;
    if (step === undefined || this.#isOff) return true;
    const rule = this.#rules.get(table);
    if (rule === undefined) return false;
    const images = step.inMemory.get(table) ?? new RowImages(rule.sql);
    const [id = null] = values;
    const fits =
      rule.changes.includes(change) &&
      (change !== 'update' || rule.but.every((place) => values[place] === values[rule.width + place]));
    if (images.has(id)) {
      if (!fits) step.outdated.add(table);
    } else if (!fits || step.inTables.has(table) || images.size >= MOST_IN_MEMORY) {
      step.inTables.add(table);
      return false;
    }
    if (fits) images.keep(id, rowBefore(change, values, rule.width), rowAfter(change, values, rule.width));
    step.inMemory.set(table, images);
    return true;
  }

  #settled(step: Step): ReadonlySet<LoggedTable> {
    const touched = new Set<LoggedTable>();
    for (const table of step.inTables) {
      run(this.#db, this.#sqlOf(table).forgetSame, { step: step.id });
      if (value<number>(this.#db, this.#sqlOf(table).any, [step.id]) === undefined) step.inTables.delete(table);
      else touched.add(table);
    }
    for (const [table, images] of step.inMemory) {
      if (step.outdated.has(table)) images.readPresent(this.#db);
      images.forgetSame();
      if (images.size === 0) step.inMemory.delete(table);
      else touched.add(table);
    }
    return touched;
  }

  /** Those that were recorded before keep their image, as with the triggers. */
  #recordTogether<T>(table: BulkTableName, ids: readonly number[], write: () => T): T {
    const step = this.#step;
    if (step === undefined) return write();
    const inMemory = step.inMemory.get(table);
    const others = inMemory === undefined ? ids : ids.filter((id) => !inMemory.has(BigInt(id)));
    if (others.length < ids.length) step.outdated.add(table);
    step.inTables.add(table);
    run(this.#db, this.#sqlOf(table).recordTogether, { step: step.id, ids: JSON.stringify(others) });
    this.pause();
    try {
      return write();
    } finally {
      this.resume();
    }
  }

  #sqlOf(table: LoggedTable): TableSql {
    const sql = this.#sql.get(table);
    if (sql === undefined) throw new Error(`${table} is not recorded`);
    return sql;
  }
}

function rowBefore(change: Change, values: readonly SqlValue[], width: number): RowValues {
  return change === 'insert' ? undefined : values.slice(0, width);
}

function rowAfter(change: Change, values: readonly SqlValue[], width: number): RowValues {
  if (change === 'delete') return undefined;
  return change === 'update' ? values.slice(width) : values;
}

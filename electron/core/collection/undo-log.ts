import type { WriteDb } from '../storage/connection.ts';
import { type BulkTableName, setRowRecorder } from '../storage/row-recorder.ts';
import { column, run, value } from '../storage/statement.ts';

/** Tables that an operation can change and undo puts back, with what makes a row the same row. */
const KEYS = {
  notes: ['id'],
  cards: ['id'],
  revlog: ['id'],
  graves: ['oid', 'type'],
  decks: ['id'],
  deck_configs: ['id'],
  notetypes: ['id'],
  config: ['key'],
  tags: ['name'],
} as const satisfies Record<string, readonly string[]>;
export type LoggedTable = keyof typeof KEYS;
const TABLES = Object.keys(KEYS) as LoggedTable[];

/**
 * Records, row by row, how the collection was before each step, and swaps a step with the present.
 *
 * Triggers do the recording, so no feature can forget it; where storage writes many rows at once it is told before
 * which ones they are, and records them together with the triggers silent. They and the images live in the connection's TEMP
 * schema: nothing of it is in the file, and a rollback takes the images along. Images keep SQLite's own values
 * (no JSON between), so 64-bit integers and odd types come back as they were. Only the first change of a row in
 * a step is recorded: together with the present that is all an undo needs, and after the swap the same rows
 * hold what a redo needs.
 */
export class UndoLog {
  readonly #db: WriteDb;
  readonly #sql: ReadonlyMap<LoggedTable, TableSql>;
  /** The step that is being recorded. */
  #step: number | undefined;

  constructor(db: WriteDb) {
    this.#db = db;
    // Otherwise the rows that an INSERT OR REPLACE removes would vanish without a trigger.
    db.pragma('recursive_triggers = ON');
    db.exec('CREATE TEMP TABLE ebb_undo_step (step integer); INSERT INTO ebb_undo_step VALUES (NULL)');
    this.#sql = new Map(
      TABLES.map((table) => {
        const columns = column<string>(db, 'SELECT name FROM pragma_table_info(?)', [table]);
        db.exec(recordingSql(table, columns));
        return [table, tableSql(table, columns)];
      }),
    );
    setRowRecorder(db, { beforeMany: (table, ids, write) => this.#recordTogether(table, ids, write) });
  }

  /**
   * Records what `fn` changes under this number, inside the transaction that is open. Answers which tables differ
   * from before; rows that came out the same are forgotten.
   */
  record<T>(step: number, fn: () => T): { readonly output: T; readonly touched: ReadonlySet<LoggedTable> } {
    this.#listen(step);
    this.#step = step;
    let output: T;
    try {
      output = fn();
    } finally {
      this.#step = undefined;
    }
    this.#listen(null);
    const touched = new Set<LoggedTable>();
    for (const [table, sql] of this.#tablesOf(step)) {
      run(this.#db, sql.forgetSame, { step });
      if (value<number>(this.#db, sql.any, [step]) !== undefined) touched.add(table);
    }
    return { output, touched };
  }

  /** Puts the rows of a step back as they were; the step then holds how they are now. Inside a transaction. */
  swap(step: number): ReadonlySet<LoggedTable> {
    const touched = new Set<LoggedTable>();
    for (const [table, sql] of this.#tablesOf(step)) {
      for (const part of sql.swap) run(this.#db, part, { step });
      touched.add(table);
    }
    return touched;
  }

  forget(step: number): void {
    for (const [, { forget }] of this.#tablesOf(step)) run(this.#db, forget, [step]);
  }

  forgetAll(): void {
    for (const { forgetAll } of this.#sql.values()) run(this.#db, forgetAll);
  }

  /** Those that were recorded before keep their image, as with the triggers. */
  #recordTogether<T>(table: BulkTableName, ids: readonly number[], write: () => T): T {
    const step = this.#step;
    const sql = this.#sql.get(table);
    if (step === undefined || sql === undefined) return write();
    run(this.#db, sql.recordTogether, { step, ids: JSON.stringify(ids) });
    this.#listen(null);
    try {
      return write();
    } finally {
      this.#listen(step);
    }
  }

  /** Which step the triggers record; null: none. */
  #listen(step: number | null): void {
    run(this.#db, 'UPDATE temp.ebb_undo_step SET step = ?', [step]);
  }

  /** Asked in one go: most steps touch a few tables only. */
  #tablesOf(step: number): [LoggedTable, TableSql][] {
    const touched = new Set(column<string>(this.#db, TABLES_OF_STEP, { step }));
    return [...this.#sql].filter(([table]) => touched.has(table));
  }
}

const TABLES_OF_STEP = TABLES.map(
  (table) => `SELECT '${table}' WHERE EXISTS (SELECT 1 FROM temp.ebb_undo_${table} WHERE step = :step)`,
).join(' UNION ALL ');

interface TableSql {
  readonly any: string;
  readonly forget: string;
  readonly forgetAll: string;
  readonly forgetSame: string;
  /** For tables whose key is the id. */
  readonly recordTogether: string;
  readonly swap: readonly string[];
}

const logOf = (table: LoggedTable): string => `ebb_undo_${table}`;
const names = (columns: readonly string[]): string => columns.map((c) => `"${c}"`).join(', ');
const prefixed = (prefix: string, columns: readonly string[]): string =>
  columns.map((c) => `${prefix}."${c}"`).join(', ');
const equal = (left: string, right: string, columns: readonly string[]): string =>
  columns.map((c) => `${left}."${c}" IS ${right}."${c}"`).join(' AND ');

/** The table of images and the triggers that fill it. Columns without a type: no value is converted on its way. */
function recordingSql(table: LoggedTable, columns: readonly string[]): string {
  const log = logOf(table);
  const key = KEYS[table];
  const open = '(SELECT step FROM ebb_undo_step)';
  // The plus takes the row's type from the comparison: against a column that has none, an index can't be used then.
  const sameKey = key.map((k) => `l."${k}" IS +ROW."${k}"`).join(' AND ');
  // No OR IGNORE: inside a trigger it would yield to the conflict rule of the statement that fired it.
  const record = (row: 'OLD' | 'NEW', present: 0 | 1, image: readonly string[]): string =>
    `INSERT INTO ${log} (step, present, ${names(image)}) SELECT ${open}, ${present}, ${prefixed(row, image)}
      WHERE NOT EXISTS (SELECT 1 FROM ${log} l WHERE l.step = ${open} AND ${sameKey.replaceAll('ROW', row)});`;
  const trigger = (event: string, body: string, of: readonly string[] = []): string =>
    `CREATE TEMP TRIGGER ${[log, event.toLowerCase(), ...of].join('_')}
      AFTER ${event}${of.length > 0 ? ` OF ${names(of)}` : ''} ON main.${table}
      WHEN ${open} IS NOT NULL BEGIN ${body} END;`;
  return [
    `CREATE TEMP TABLE ${log} (step integer NOT NULL, present integer NOT NULL, ${names(columns)},
      PRIMARY KEY (step, ${names(key)})) WITHOUT ROWID;`,
    trigger('INSERT', record('NEW', 0, key)),
    trigger('UPDATE', record('OLD', 1, columns)),
    // A row that gets another key is there as a new one besides.
    trigger('UPDATE', record('NEW', 0, key), key),
    trigger('DELETE', record('OLD', 1, columns)),
  ].join('\n');
}

function tableSql(table: LoggedTable, columns: readonly string[]): TableSql {
  const log = `temp.${logOf(table)}`;
  const key = KEYS[table];
  const live = `main.${table}`;
  return {
    any: `SELECT 1 FROM ${log} WHERE step = ? LIMIT 1`,
    forget: `DELETE FROM ${log} WHERE step = ?`,
    forgetAll: `DELETE FROM ${log}`,
    forgetSame: `DELETE FROM ${log} AS l WHERE l.step = :step AND CASE l.present
      WHEN 1 THEN EXISTS (SELECT 1 FROM ${live} t WHERE ${equal('t', 'l', key)} AND ${equal('t', 'l', columns)})
      ELSE NOT EXISTS (SELECT 1 FROM ${live} t WHERE ${equal('t', 'l', key)}) END`,
    recordTogether: `INSERT OR IGNORE INTO ${log} (step, present, ${names(columns)})
      SELECT :step, t."${key[0]}" IS NOT NULL, ${columns.map((c) => (c === key[0] ? 'j.value' : `t."${c}"`)).join(', ')}
      FROM json_each(:ids) j LEFT JOIN ${live} t ON t."${key[0]}" = j.value`,
    swap: [
      // The present, kept under the negative number until the images are in place.
      `INSERT INTO ${log} (step, present, ${names(columns)})
        SELECT -:step, t."${key[0]}" IS NOT NULL, ${columns
          .map((c) => (key.some((k) => k === c) ? `l."${c}"` : `t."${c}"`))
          .join(', ')}
        FROM ${log} l LEFT JOIN ${live} t ON ${equal('t', 'l', key)} WHERE l.step = :step`,
      `DELETE FROM ${live} WHERE (${names(key)}) IN (SELECT ${names(key)} FROM ${log} WHERE step = :step)`,
      `INSERT INTO ${live} (${names(columns)}) SELECT ${names(columns)} FROM ${log} WHERE step = :step AND present`,
      `DELETE FROM ${log} WHERE step = :step`,
      `UPDATE ${log} SET step = :step WHERE step = -:step`,
    ],
  };
}

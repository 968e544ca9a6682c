/** Tables that an operation can change and undo puts back, with what makes a row the same row. */
export const KEYS = {
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
export const TABLES = Object.keys(KEYS) as LoggedTable[];

/** What happened to a row. A row that gets another key is there as a new one besides. */
export type Change = 'insert' | 'update' | 'delete' | 'rekey';

/** SQL for one table's images in TEMP. */
export interface TableSql {
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

/**
 * One row: whether the triggers are off. They ask it before they ask UndoLog, which takes several times as long, and
 * a merge writes many rows; being a table, a rollback sets it right.
 */
export const STATE_SQL = 'CREATE TEMP TABLE ebb_undo_state (off integer); INSERT INTO ebb_undo_state VALUES (0)';
export const SET_OFF = 'UPDATE temp.ebb_undo_state SET off = ?';

/**
 * The table of images and the triggers that record. Columns without a type: no value is converted on its way. Uses
 * functions of UndoLog, which know the table by its place among TABLES.
 */
export function recordingSql(
  table: LoggedTable,
  columns: readonly string[],
  { asksMemory }: { readonly asksMemory: boolean },
): string {
  const log = logOf(table);
  const key = KEYS[table];
  const place = TABLES.indexOf(table);
  const step = `ebb_undo_step(${place})`;
  // The plus takes the row's type from the comparison: against a column that has none, an index can't be used then.
  const sameKey = key.map((k) => `l."${k}" IS +ROW."${k}"`).join(' AND ');
  // No OR IGNORE: inside a trigger it would yield to the conflict rule of the statement that fired it.
  const record = (row: 'OLD' | 'NEW', present: 0 | 1, image: readonly string[]): string =>
    `INSERT INTO ${log} (step, present, ${names(image)}) SELECT ${step}, ${present}, ${prefixed(row, image)}
      WHERE NOT EXISTS (SELECT 1 FROM ${log} l WHERE l.step = ${step} AND ${sameKey.replaceAll('ROW', row)});`;
  // One question a row where memory keeps it: each takes as long as a small statement.
  const isForTable = (change: Change, rows: readonly ('OLD' | 'NEW')[]): string =>
    asksMemory
      ? `NOT ebb_undo_keep(${place}, '${change}', ${rows.map((row) => prefixed(row, columns)).join(', ')})`
      : `${step} IS NOT NULL`;
  // A CASE is gone through in the order in which it is written, and no further than needed.
  const trigger = (event: string, unless: string, condition: string, body: string): string =>
    `AFTER ${event} ON main.${table}
      WHEN CASE WHEN (SELECT off FROM ebb_undo_state) THEN 0 ${unless} ELSE ${condition} END BEGIN ${body} END;`;
  const isSameKey = `WHEN ${equal('OLD', 'NEW', key)} THEN 0`;
  return [
    `CREATE TEMP TABLE ${log} (step integer NOT NULL, present integer NOT NULL, ${names(columns)},
      PRIMARY KEY (step, ${names(key)})) WITHOUT ROWID;`,
    `CREATE TEMP TRIGGER ${log}_insert ${trigger('INSERT', '', isForTable('insert', ['NEW']), record('NEW', 0, key))}`,
    `CREATE TEMP TRIGGER ${log}_update
      ${trigger('UPDATE', '', isForTable('update', ['OLD', 'NEW']), record('OLD', 1, columns))}`,
    `CREATE TEMP TRIGGER ${log}_rekey
      ${trigger(`UPDATE OF ${names(key)}`, isSameKey, isForTable('rekey', ['NEW']), record('NEW', 0, key))}`,
    `CREATE TEMP TRIGGER ${log}_delete ${trigger('DELETE', '', isForTable('delete', ['OLD']), record('OLD', 1, columns))}`,
  ].join('\n');
}

export function tableSql(table: LoggedTable, columns: readonly string[]): TableSql {
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

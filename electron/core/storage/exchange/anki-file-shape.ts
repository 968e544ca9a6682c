import type { ReadDb, WriteDb } from '../connection.ts';
import { BULK_INDEXES, BULK_TABLES, OWN_INDEXES } from '../schema.ts';
import { all, column, run } from '../statement.ts';
import { notACollection } from './anki-objects.ts';

/*
 * Work on the tables, indexes and declarations of a scratch copy of an Anki file. Nothing here looks at what is in them.
 */

interface SchemaRow {
  readonly type: string;
  readonly name: string;
  readonly tbl_name: string;
  readonly sql: string | null;
}

type BulkName = keyof typeof BULK_TABLES;
const BULK_NAMES = Object.keys(BULK_TABLES) as BulkName[];
const KEPT_TABLES: ReadonlySet<string> = new Set(BULK_NAMES);
/** SQLite's own; they can't be dropped, or hold statistics that are worth keeping. */
const INTERNAL = /^sqlite_/i;
/** Official's names for two indexes that we have too. */
const RENAMED_INDEXES: ReadonlyMap<string, string> = new Map([
  ['idx_notes_mid', 'ebb_notes_mid'],
  ['idx_cards_odid', 'ebb_cards_odid'],
]);

const SCHEMA = 'SELECT type, name, tbl_name, sql FROM sqlite_schema';

/**
 * Edits the declarations of a file in place: the collation that SQLite lacks becomes one it has, two indexes get our
 * names, triggers and views (which could act on their own) go. The connection must be closed and opened again.
 * A file edited so must never be given back to Anki as schema 18: its name indexes are in another order.
 */
export function patchDeclarations(db: WriteDb): void {
  const version = Number(db.pragma('schema_version', { simple: true }));
  db.unsafeMode(true);
  try {
    db.pragma('writable_schema = ON');
    db.transaction(() => {
      db.exec("DELETE FROM sqlite_schema WHERE type IN ('trigger', 'view')");
      const update = db.prepare('UPDATE sqlite_schema SET name = ?, sql = ? WHERE type = ? AND name = ?');
      for (const row of all<SchemaRow>(db, SCHEMA)) {
        const edited = editedDeclaration(row);
        if (edited !== undefined) update.run(edited.name, edited.sql, row.type, row.name);
      }
      db.pragma(`schema_version = ${version + 1}`);
    })();
    db.pragma('writable_schema = OFF');
  } finally {
    db.unsafeMode(false);
  }
}

function editedDeclaration(row: SchemaRow): { name: string; sql: string } | undefined {
  if (row.sql === null) return undefined;
  if (row.type === 'table') {
    const sql = row.sql.replaceAll(/collate\s+["'`[]?unicase["'`\]]?/gi, 'COLLATE nocase');
    return sql === row.sql ? undefined : { name: row.name, sql };
  }
  const renamed = RENAMED_INDEXES.get(row.name);
  const own = OWN_INDEXES.find((sql) => renamed !== undefined && sql.includes(renamed));
  if (renamed === undefined || own === undefined) return undefined;
  const sql = own.replace('IF NOT EXISTS ', '');
  return plainSql(row.sql) === plainSql(sql.replace(renamed, row.name)) ? { name: renamed, sql } : undefined;
}

/** Drops every table but notes, cards, revlog and SQLite's own, and every index that we wouldn't make in the same way, or all of them. */
export function dropForeignObjects(db: WriteDb, { keepsIndexes }: { readonly keepsIndexes: boolean }): void {
  const kept = keepsIndexes ? [...BULK_INDEXES, ...OWN_INDEXES] : [];
  const ours = new Set(kept.map((sql) => plainSql(sql.replace('IF NOT EXISTS ', ''))));
  for (const row of all<SchemaRow>(db, `${SCHEMA} WHERE type = 'index' AND sql IS NOT NULL`)) {
    if (!KEPT_TABLES.has(row.tbl_name) || !ours.has(plainSql(row.sql ?? ''))) db.exec(`DROP INDEX ${quoted(row.name)}`);
  }
  for (const name of column<string>(db, "SELECT name FROM sqlite_schema WHERE type = 'table'")) {
    if (!KEPT_TABLES.has(name) && !INTERNAL.test(name)) db.exec(`DROP TABLE ${quoted(name)}`);
  }
}

/** Makes sure that notes, cards and revlog are declared as ours are; one that isn't is copied. Throws `file.notACollection`. */
export function conformBulkTables(db: WriteDb): void {
  for (const name of BULK_NAMES) {
    const sql = column<string>(db, "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", [name])[0];
    if (sql === undefined) throw notACollection(`table ${name}`);
    if (plainSql(sql) !== plainSql(BULK_TABLES[name])) rebuild(db, name);
  }
}

function rebuild(db: WriteDb, name: BulkName): void {
  const copy = `ebb_new_${name}`;
  db.exec(BULK_TABLES[name].replace(`CREATE TABLE ${name}`, `CREATE TABLE ${copy}`));
  const wanted = columnsOf(db, copy);
  const found = new Set(columnsOf(db, name));
  for (const missing of wanted.filter((one) => !found.has(one))) throw notACollection(`column ${missing} of ${name}`);
  db.exec(`INSERT INTO ${copy} (${wanted.join(', ')}) SELECT ${wanted.join(', ')} FROM ${name}`);
  db.exec(`DROP TABLE ${name}`);
  db.exec(`ALTER TABLE ${copy} RENAME TO ${name}`);
}

function columnsOf(db: ReadDb, table: string): string[] {
  return column<string>(db, 'SELECT name FROM pragma_table_xinfo(?)', [table]);
}

export function hasTable(db: ReadDb, name: string): boolean {
  return column(db, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", [name]).length > 0;
}

/** Statistics of tables that are gone go too; those of the big tables help the query planner and are kept. */
export function keepStatistics(db: WriteDb): void {
  for (const table of ['sqlite_stat1', 'sqlite_stat4']) {
    if (!hasTable(db, table)) continue;
    run(db, `DELETE FROM ${table} WHERE tbl NOT IN ('notes', 'cards', 'revlog')`);
    for (const [from, to] of RENAMED_INDEXES) run(db, `UPDATE ${table} SET idx = ? WHERE idx = ?`, [to, from]);
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** SQL without comments, layout and quotes of names, for telling whether two declarations say the same. */
function plainSql(sql: string): string {
  return sql
    .replaceAll(/--[^\n]*/g, ' ')
    .replaceAll(/\/\*.*?\*\//gs, ' ')
    .replaceAll(/["`[\]]/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([(),;=]) ?/g, '$1')
    .trim()
    .toLowerCase();
}

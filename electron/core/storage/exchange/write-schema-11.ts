import { statSync } from 'node:fs';
import { AppError } from '#shared/errors/app-error.ts';
import { getCol } from '../col-storage.ts';
import type { WriteDb } from '../connection.ts';
import { openDb, quickCheck } from '../connection.ts';
import { removeDatabase, replaceFile } from '../durable-file.ts';
import { BULK_INDEXES, BULK_TABLES } from '../schema.ts';
import { withSqliteErrors } from '../sqlite-error.ts';
import { all, column, run, value } from '../statement.ts';
import { SCHEMA_11_COL, SCHEMA_11_TABLES } from './schema-11-file.ts';
import { schema11Texts } from './schema-11-objects.ts';
import type { Adjustments } from './upload-adjustments.ts';

export interface ExportOptions {
  /**
   * The file is to become a server's collection: nothing in it waits to be sent, deletions are forgotten, and it has
   * these stamps. `usn` is the one the collection has afterwards (official: one more than before).
   */
  readonly forUpload?: { readonly modMs: number; readonly scmMs: number; readonly usn: number };
  readonly onStage?: (stage: 'copying' | 'converting') => void;
}

export interface ExportResult {
  readonly bytes: number;
  readonly adjustments: Adjustments;
}

const MANY_ROWS = 2000;

/**
 * Writes the collection as a schema-11 file, which the official client and server open. Built beside and renamed:
 * `targetPath` is the old file or the whole new one. Not to be called inside of a transaction. Nothing of what is
 * kept for this device alone (sync history, undo) is in the file, not even in unused pages.
 */
export function exportSchema11(db: WriteDb, targetPath: string, options: ExportOptions = {}): ExportResult {
  if (db.inTransaction) throw new AppError('internal', {});
  const building = `${targetPath}.part`;
  removeDatabase(building);
  try {
    return withSqliteErrors(targetPath, () => {
      options.onStage?.('copying');
      db.prepare('VACUUM INTO ?').run(building);
      options.onStage?.('converting');
      const adjustments = convertCopy(building, options.forUpload);
      replaceFile(building, targetPath);
      return { bytes: statSync(targetPath).size, adjustments };
    });
  } catch (error: unknown) {
    removeDatabase(building);
    throw error;
  }
}

function convertCopy(path: string, forUpload: ExportOptions['forUpload']): Adjustments {
  const copy = openDb(path, { exclusive: false });
  try {
    copy.pragma('journal_mode = MEMORY');
    copy.pragma('synchronous = OFF');
    // What is dropped must not be legible in the pages it leaves.
    copy.pragma('secure_delete = ON');
    const adjustments = copy.transaction(() => convert(copy, forUpload))();
    quickCheck(copy);
    copy.pragma('journal_mode = DELETE');
    return adjustments;
  } finally {
    copy.close();
  }
}

function convert(copy: WriteDb, forUpload: ExportOptions['forUpload']): Adjustments {
  const { adjustments, ...texts } = schema11Texts(copy, forUpload !== undefined);
  const col = getCol(copy);
  const graves = forUpload
    ? []
    : all<{ usn: number; oid: number; type: number }>(copy, 'SELECT usn, oid, type FROM graves');
  dropOwnObjects(copy);
  for (const sql of Object.values(SCHEMA_11_TABLES)) copy.exec(sql);
  run(copy, SCHEMA_11_COL, {
    crt: col.crtSecs,
    mod: forUpload?.modMs ?? col.modMs,
    scm: forUpload?.scmMs ?? col.scmMs,
    usn: forUpload?.usn ?? col.usn,
    // Official's: a one-way sync ends with "synced at the moment of the last change".
    ls: forUpload?.modMs ?? col.lastSyncMs,
    ...texts,
  });
  for (const grave of graves) run(copy, 'INSERT INTO graves (usn, oid, type) VALUES (:usn, :oid, :type)', { ...grave });
  if (forUpload) markRowsSent(copy);
  for (const sql of BULK_INDEXES) copy.exec(sql);
  copy.pragma('application_id = 0');
  copy.pragma('user_version = 0');
  return adjustments;
}

/** Everything but notes, cards, revlog, their indexes of Anki's and their statistics. */
function dropOwnObjects(copy: WriteDb): void {
  const bulk = Object.keys(BULK_TABLES);
  const indexes = column<string>(copy, "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL");
  for (const name of indexes) {
    if (!BULK_INDEXES.some((sql) => sql.includes(` ${name} ON `))) copy.exec(`DROP INDEX "${name}"`);
  }
  const tables = column<string>(copy, "SELECT name FROM sqlite_schema WHERE type = 'table'");
  for (const name of tables) {
    if (!bulk.includes(name) && !name.startsWith('sqlite_')) copy.exec(`DROP TABLE "${name}"`);
  }
  for (const name of tables.filter((one) => one === 'sqlite_stat1' || one === 'sqlite_stat4')) {
    run(copy, `DELETE FROM ${name} WHERE tbl NOT IN ('notes', 'cards', 'revlog') OR idx LIKE 'ebb%'`);
  }
}

/** Where many rows wait (a first upload), making their index anew takes less time than moving every entry of it. */
function markRowsSent(copy: WriteDb): void {
  for (const table of Object.keys(BULK_TABLES)) {
    const waiting = value<number>(copy, `SELECT count(*) FROM ${table} WHERE usn = -1`) ?? 0;
    if (waiting > MANY_ROWS) copy.exec(`DROP INDEX IF EXISTS ix_${table}_usn`);
    run(copy, `UPDATE ${table} SET usn = 0 WHERE usn = -1`);
  }
}

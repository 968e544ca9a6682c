import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Env } from '#core/env.ts';
import { AppError, isAppError } from '#shared/errors/app-error.ts';
import { addCol } from '../col-storage.ts';
import type { WriteDb } from '../connection.ts';
import { integrityCheck, openDb } from '../connection.ts';
import { addDeckConfig, deckConfigFromJson } from '../deck-config-storage.ts';
import { deckFromJson } from '../deck-json.ts';
import { addDeck } from '../deck-storage.ts';
import { syncFile } from '../durable-file.ts';
import { addGrave } from '../grave-storage.ts';
import { addNotetype, notetypeFromJson } from '../notetype-storage.ts';
import { APPLICATION_ID, BULK_INDEXES, OBJECT_INDEXES, OBJECT_TABLES, OWN_INDEXES, SCHEMA_VERSION } from '../schema.ts';
import { column, run, value } from '../statement.ts';
import { addTag } from '../tag-storage.ts';
import { withUniqueDeckNames, withUniqueNotetypeNames } from './adopted-names.ts';
import {
  conformBulkTables,
  dropForeignObjects,
  hasTable,
  keepStatistics,
  patchDeclarations,
} from './anki-file-shape.ts';
import type { AnkiObjects } from './anki-objects.ts';
import { notACollection } from './anki-objects.ts';
import { refreshDerivedColumns } from './derived-columns.ts';
import { readSchema11 } from './read-schema-11.ts';
import { readSchema18 } from './read-schema-18.ts';

export interface AdoptOptions {
  readonly env: Env;
  readonly onStage?: (stage: 'converting' | 'checking') => void;
  /** The copy is read once and thrown away: it gets no indexes of the large tables, and nothing waits for the disk. */
  readonly isPassing?: boolean;
}

const MAGIC = 'SQLite format 3\0';
const HEADER_BYTES = 100;
/** Declared with a collation of official's, so what its indexes hold is in an order that can't be checked here. */
const NAME_INDEXES = [
  'idx_decks_name',
  'idx_notetypes_name',
  'idx_fields_name_ntid',
  'idx_templates_name_ntid',
] as const;
const CHECKED_TABLES = {
  11: ['col', 'graves'],
  18: ['col', 'graves', 'decks', 'deck_config', 'notetypes', 'fields', 'templates', 'config'],
} as const;

/**
 * Turns an Anki collection file of schema 11 or 18 (a scratch copy: it is changed in place) into one of ours. Notes,
 * cards and the review log stay where they lie in it; the small tables are read and written anew. When it returns,
 * the whole file has passed SQLite's integrity check, is on the disk and alone (no journal beside it). When it throws,
 * the copy is to be thrown away: `file.notACollection`, `file.unsupportedSchema`, or a failure of the disk.
 */
export function adoptAnkiFile(path: string, { env, onStage, isPassing = false }: AdoptOptions): void {
  try {
    requireDatabase(path);
    const schema = prepare(path);
    const db = openScratch(path);
    try {
      onStage?.('converting');
      convert(db, schema, { nowSecs: Math.floor(env.clock.nowMs() / 1000), isPassing });
      onStage?.('checking');
      // Last, so that it covers everything that will be trusted: every page, row and index of the finished file.
      // An index that has more rows than its table tells of rows that are lost: it is no reason to make it anew.
      integrityCheck(db);
      db.pragma('journal_mode = DELETE');
    } finally {
      db.close();
    }
    if (!isPassing) syncFile(path);
  } catch (error: unknown) {
    throw adoptionError(error);
  }
}

/** SQLite notices a file cut short only where it happens to read; its header says how long it is. */
function requireDatabase(path: string): void {
  const header = Buffer.alloc(HEADER_BYTES);
  const file = openSync(path, 'r');
  let sizeBytes: number;
  try {
    readSync(file, header, 0, HEADER_BYTES, 0);
    sizeBytes = fstatSync(file).size;
  } finally {
    closeSync(file);
  }
  if (header.toString('latin1', 0, MAGIC.length) !== MAGIC) throw notACollection('not a database');
  const pageBytes = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  // The page count is kept only by writers that also keep these two numbers equal; a log beside the file may hold more.
  const countHolds = header.readUInt32BE(24) === header.readUInt32BE(92) && !existsSync(`${path}-wal`);
  if (countHolds && sizeBytes < header.readUInt32BE(28) * pageBytes) throw notACollection('cut short');
}

/** Says which schema the file has, and edits its declarations so that this SQLite can read all of it. */
function prepare(path: string): 11 | 18 {
  const db = openScratch(path);
  try {
    const schema = schemaOf(db);
    patchDeclarations(db);
    return schema;
  } finally {
    db.close();
  }
}

function openScratch(path: string): WriteDb {
  const db = openDb(path, { exclusive: false });
  // A file that was in use when it was copied says so in its header; with the log beside it, that is taken in now.
  db.pragma('journal_mode = DELETE');
  // If this process dies, the copy is worth nothing anyhow; it is synced once, at the end.
  db.pragma('journal_mode = MEMORY');
  db.pragma('synchronous = OFF');
  db.pragma('trusted_schema = OFF');
  return db;
}

function schemaOf(db: WriteDb): 11 | 18 {
  if (Number(db.pragma('application_id', { simple: true })) === APPLICATION_ID || !hasTable(db, 'col')) {
    throw notACollection('table col');
  }
  const found = value<unknown>(db, 'SELECT ver FROM col');
  if (found === 11 || found === 18) return found;
  if (typeof found !== 'number') throw notACollection('version');
  throw new AppError('file.unsupportedSchema', { found });
}

function convert(
  db: WriteDb,
  schema: 11 | 18,
  { nowSecs, isPassing }: { readonly nowSecs: number; readonly isPassing: boolean },
): void {
  db.transaction(() => {
    checkSmallTables(db, schema);
    const objects = schema === 18 ? readSchema18(db) : readSchema11(db);
    dropForeignObjects(db, { keepsIndexes: !isPassing });
    conformBulkTables(db);
    keepStatistics(db);
    for (const sql of Object.values(OBJECT_TABLES)) db.exec(sql);
    writeObjects(db, objects, schema, nowSecs);
    const indexes = isPassing ? OBJECT_INDEXES : [...BULK_INDEXES, ...OWN_INDEXES, ...OBJECT_INDEXES];
    for (const sql of indexes) db.exec(sql);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${SCHEMA_VERSION}`);
  })();
}

/** These tables are read now and gone when the whole file is checked. */
function checkSmallTables(db: WriteDb, schema: 11 | 18): void {
  for (const name of NAME_INDEXES) db.exec(`DROP INDEX IF EXISTS ${name}`);
  for (const table of CHECKED_TABLES[schema]) {
    if (!hasTable(db, table)) throw notACollection(`table ${table}`);
    const [answer] = column<string>(db, `PRAGMA integrity_check(${table})`);
    if (answer !== 'ok') throw notACollection(`integrity of ${table}`);
  }
}

function writeObjects(db: WriteDb, objects: AnkiObjects, schema: 11 | 18, nowSecs: number): void {
  addCol(db, objects.col);
  for (const entry of objects.config) {
    run(db, 'INSERT INTO config (key, value, mtime, usn) VALUES (:key, :value, :mtime, :usn)', { ...entry });
  }
  for (const deck of withUniqueDeckNames(objects.decks, schema === 11, nowSecs)) addDeck(db, deckFromJson(deck));
  for (const config of objects.deckConfigs) addDeckConfig(db, deckConfigFromJson(config));
  const notetypes = withUniqueNotetypeNames(objects.notetypes).map(notetypeFromJson);
  for (const notetype of notetypes) addNotetype(db, notetype);
  for (const tag of objects.tags) addTag(db, tag);
  for (const grave of objects.graves) addGrave(db, grave);
  refreshDerivedColumns(db, new Map(notetypes.map((notetype) => [notetype.id, notetype.sortFieldIndex])));
}

/** A file that can't be read is no collection; a disk that is full, or a mistake of ours, is something else. */
function adoptionError(error: unknown): unknown {
  if (isAppError(error, 'collection.damaged')) return notACollection(error.details.check, error);
  if (error instanceof AppError) return error;
  if (error instanceof Database.SqliteError && !/^SQLITE_(FULL|IOERR|NOMEM|BUSY|CANTOPEN|READONLY)/.test(error.code)) {
    return notACollection(error.code, error);
  }
  return error;
}

import { AppError } from '#shared/errors/app-error.ts';
import type { SkipReason } from '#shared/contract/media.ts';
import type { ReadDb, WriteDb } from './connection.ts';
import { withSqliteErrors } from './sqlite-error.ts';
import { all, one, run, value } from './statement.ts';

/*
 * What is known of the media folder and of the server's: a file of its own beside the collection. Losing it costs
 * reading every file again, never a file.
 */

const MIGRATIONS: readonly string[] = [
  `CREATE TABLE media (
     name text PRIMARY KEY, name_key text NOT NULL,
     sha1 text, size integer, mtime_us integer NOT NULL, ctime_us integer NOT NULL, settled integer NOT NULL,
     dirty integer NOT NULL, fetch integer NOT NULL, vanished integer NOT NULL,
     server_sha1 text, problem text
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX media_dirty ON media (name) WHERE dirty = 1;
   CREATE INDEX media_to_fetch ON media (name) WHERE fetch = 1;
   CREATE INDEX media_vanished ON media (name) WHERE vanished = 1;
   CREATE INDEX media_problem ON media (name) WHERE problem IS NOT NULL;
   CREATE INDEX media_key ON media (name_key);
   CREATE TABLE meta (key text PRIMARY KEY, value text NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE log (id integer PRIMARY KEY, line text NOT NULL) STRICT;`,
];
const VERSION = MIGRATIONS.length;

/** A row as the table has it. */
export interface MediaDbRow {
  readonly name: string;
  /** `name` without regard to case. */
  readonly name_key: string;
  /** Of the file in the folder. Null: it is not there, or its content stays out of syncing. */
  readonly sha1: string | null;
  /** Null: it is not in the folder. */
  readonly size: number | null;
  readonly mtime_us: number;
  readonly ctime_us: number;
  /** 0: it was read so soon after it was written that its times may not tell a further change. */
  readonly settled: 0 | 1;
  /** 1: the server has to be told of what is here, or of what is no longer here. */
  readonly dirty: 0 | 1;
  /** 1: the server's version is to be brought here. With `dirty`, both sides have changed the file. */
  readonly fetch: 0 | 1;
  /** 1: a look at the folder found it gone; nobody has asked Ebb to remove it. */
  readonly vanished: 0 | 1;
  /** What the server has, as far as we were told. Null: nothing, or not known. */
  readonly server_sha1: string | null;
  readonly problem: SkipReason | null;
}

export type MediaMetaKey = 'account' | 'lastUsn' | 'folder' | 'lastSyncMs' | 'lastError' | 'lost';

const COLUMNS = 'name, name_key, sha1, size, mtime_us, ctime_us, settled, dirty, fetch, vanished, server_sha1, problem';
const PUT = `INSERT OR REPLACE INTO media (${COLUMNS}) VALUES
  (:name, :name_key, :sha1, :size, :mtime_us, :ctime_us, :settled, :dirty, :fetch, :vanished,
   :server_sha1, :problem)`;
const FIND = `SELECT ${COLUMNS} FROM media WHERE name = ?`;
const AFTER = `SELECT ${COLUMNS} FROM media WHERE name > :after ORDER BY name LIMIT :limit`;
const PRESENT = `SELECT name, size AS sizeBytes, mtime_us AS modifiedUs, ctime_us AS changedUs,
  settled = 1 AND sha1 IS NOT NULL AS known FROM media
  WHERE size IS NOT NULL AND name > :after ORDER BY name LIMIT :limit`;
const DIRTY = `SELECT ${COLUMNS} FROM media WHERE dirty = 1 AND fetch = 0 AND problem IS NULL AND name > :after
  ORDER BY name LIMIT :limit`;
const TO_FETCH = `SELECT ${COLUMNS} FROM media WHERE fetch = 1 AND name > :after ORDER BY name LIMIT :limit`;
const VANISHED = `SELECT ${COLUMNS} FROM media WHERE vanished = 1 AND name > :after ORDER BY name LIMIT :limit`;
const PROBLEMS = `SELECT ${COLUMNS} FROM media WHERE problem IS NOT NULL AND name > :after ORDER BY name LIMIT :limit`;
const BY_KEY = `SELECT ${COLUMNS} FROM media WHERE name_key = ? ORDER BY name`;
const REMOVE = 'DELETE FROM media WHERE name = ?';
const REMOVE_ALL = 'DELETE FROM media';
/** The first two read every row; what there is to do has indexes of its own. */
const COUNTS = {
  present: 'SELECT count(*) FROM media WHERE size IS NOT NULL',
  onServer: 'SELECT count(*) FROM media WHERE server_sha1 IS NOT NULL',
  dirty: 'SELECT count(*) FROM media WHERE dirty = 1',
  toFetch: 'SELECT count(*) FROM media WHERE fetch = 1',
  vanished: 'SELECT count(*) FROM media WHERE vanished = 1',
} as const;
export type CountedMedia = keyof typeof COUNTS;
const SET_META = 'INSERT OR REPLACE INTO meta (key, value) VALUES (:key, :value)';
const META = 'SELECT value FROM meta WHERE key = ?';
const REMOVE_META = 'DELETE FROM meta WHERE key = ?';
const ADD_LOG = 'INSERT INTO log (line) VALUES (?)';
const LOG = 'SELECT line FROM (SELECT id, line FROM log ORDER BY id DESC LIMIT ?) ORDER BY id';
const PRUNE_LOG = 'DELETE FROM log WHERE id <= (SELECT max(id) FROM log) - ?';

/** Makes a new or older file ready. Throws `collection.damaged` for one that is not such a file, `collection.newer` too. */
export function prepareMediaDb(db: WriteDb): void {
  withSqliteErrors(db.name, () => {
    const found = Number(db.pragma('user_version', { simple: true }));
    if (found > VERSION) throw new AppError('collection.newer', { found, supported: VERSION });
    const tables = value<number>(db, "SELECT count(*) FROM sqlite_schema WHERE type = 'table'");
    if (found === 0 && tables !== 0) throw new AppError('collection.damaged', { check: 'notOurs' });
    if (found === VERSION) return;
    db.transaction(() => {
      for (const step of MIGRATIONS.slice(found)) db.exec(step);
      db.pragma(`user_version = ${VERSION}`);
    })();
  });
}

export function putMedia(db: WriteDb, row: MediaDbRow): void {
  run(db, PUT, { ...row });
}
export function findMedia(db: ReadDb, name: string): MediaDbRow | undefined {
  return one<MediaDbRow>(db, FIND, [name]);
}
export function removeMedia(db: WriteDb, name: string): void {
  run(db, REMOVE, [name]);
}
export function removeAllMedia(db: WriteDb): void {
  run(db, REMOVE_ALL);
}

interface Page {
  /** The last name of the page before; '' for the first. */
  readonly after: string;
  readonly limit: number;
}
export function mediaAfter(db: ReadDb, page: Page): MediaDbRow[] {
  return all<MediaDbRow>(db, AFTER, { ...page });
}
/** As much of a file's row as says whether it has to be read, in the words of who asks: there are many, and often. */
export interface PresentMediaRow {
  readonly name: string;
  readonly sizeBytes: number;
  readonly modifiedUs: number;
  readonly changedUs: number;
  /** Its content was read, and its times would tell a change. */
  readonly known: 0 | 1;
}
/** What was in the folder at the last look. */
export function presentMedia(db: ReadDb, page: Page): PresentMediaRow[] {
  return all<PresentMediaRow>(db, PRESENT, { ...page });
}
/** What is to be sent: changed or removed here, and nothing speaks against it. */
export function dirtyMedia(db: ReadDb, page: Page): MediaDbRow[] {
  return all<MediaDbRow>(db, DIRTY, { ...page });
}
export function mediaToFetch(db: ReadDb, page: Page): MediaDbRow[] {
  return all<MediaDbRow>(db, TO_FETCH, { ...page });
}
export function vanishedMedia(db: ReadDb, page: Page): MediaDbRow[] {
  return all<MediaDbRow>(db, VANISHED, { ...page });
}
export function mediaWithProblem(db: ReadDb, page: Page): MediaDbRow[] {
  return all<MediaDbRow>(db, PROBLEMS, { ...page });
}
export function mediaByKey(db: ReadDb, nameKey: string): MediaDbRow[] {
  return all<MediaDbRow>(db, BY_KEY, [nameKey]);
}
export function countMedia(db: ReadDb, which: CountedMedia): number {
  return value<number>(db, COUNTS[which]) ?? 0;
}

export function setMediaMeta(db: WriteDb, key: MediaMetaKey, text: string): void {
  run(db, SET_META, { key, value: text });
}
export function mediaMeta(db: ReadDb, key: MediaMetaKey): string | undefined {
  return value<string>(db, META, [key]);
}
export function removeMediaMeta(db: WriteDb, key: MediaMetaKey): void {
  run(db, REMOVE_META, [key]);
}

/** `line` is JSON. */
export function addMediaLogLine(db: WriteDb, line: string): void {
  run(db, ADD_LOG, [line]);
}
/** The newest so many, oldest first. */
export function mediaLogLines(db: ReadDb, limit: number): string[] {
  return all<{ line: string }>(db, LOG, [limit]).map(({ line }) => line);
}
export function pruneMediaLog(db: WriteDb, keep: number): void {
  run(db, PRUNE_LOG, [keep]);
}

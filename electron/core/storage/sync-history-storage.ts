import type { OverwrittenKind } from '#shared/contract/sync-history.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { ReadDb, WriteDb } from './connection.ts';
import { withSqliteErrors } from './sqlite-error.ts';
import { all, one, run, value } from './statement.ts';

/*
 * What past syncs did: a file of its own beside the collection, which is replaced as a whole by one-way syncs and
 * holds nothing but what Anki knows. Lost versions are JSON as the sync had them.
 */

const VERSION = 1;
const SCHEMA = `
  CREATE TABLE entries (
    id integer PRIMARY KEY, started_ms integer NOT NULL, ended_ms integer, end text,
    error_code text, server text NOT NULL, host text NOT NULL, username text NOT NULL,
    counts text NOT NULL, moved_ids text, bytes integer, backup_ids text NOT NULL, replaced text
  ) STRICT;
  CREATE TABLE versions (
    id integer PRIMARY KEY, entry_id integer NOT NULL, kind text NOT NULL, side text NOT NULL, lost_by text NOT NULL,
    item_id integer NOT NULL, version text NOT NULL
  ) STRICT;
  CREATE INDEX versions_of_entry ON versions (entry_id, id);
  PRAGMA user_version = ${VERSION}`;

/** JSON in the columns `counts`, `moved_ids`, `backup_ids`, `replaced`. */
export interface EntryRow {
  readonly id: number;
  readonly started_ms: number;
  readonly ended_ms: number | null;
  readonly end: string | null;
  readonly error_code: string | null;
  readonly server: string;
  readonly host: string;
  readonly username: string;
  readonly counts: string;
  readonly moved_ids: string | null;
  readonly bytes: number | null;
  readonly backup_ids: string;
  readonly replaced: string | null;
}

export interface VersionRow {
  readonly id: number;
  readonly entry_id: number;
  readonly kind: OverwrittenKind;
  readonly side: 'ours' | 'theirs';
  readonly lost_by: 'edit' | 'removal';
  readonly item_id: number;
  /** JSON. */
  readonly version: string;
}

export type NewEntry = Pick<EntryRow, 'started_ms' | 'server' | 'host' | 'username' | 'counts'>;

const ADD_ENTRY = `INSERT INTO entries (started_ms, server, host, username, counts, backup_ids)
  VALUES (:started_ms, :server, :host, :username, :counts, '[]')`;
const SET_MOVED = 'UPDATE entries SET counts = :counts, moved_ids = :moved_ids WHERE id = :id';
const SET_REPLACED = 'UPDATE entries SET replaced = :replaced WHERE id = :id';
const SET_END = `UPDATE entries SET ended_ms = :ended_ms, end = :end, error_code = :error_code, bytes = :bytes,
  backup_ids = :backup_ids WHERE id = :id`;
const ENTRIES_BEFORE = 'SELECT * FROM entries WHERE id < :before ORDER BY id DESC LIMIT :limit';
const ENTRY = 'SELECT * FROM entries WHERE id = ?';
const ADD_VERSION = `INSERT INTO versions (entry_id, kind, side, lost_by, item_id, version)
  VALUES (:entry_id, :kind, :side, :lost_by, :item_id, :version)`;
const VERSIONS_AFTER = `SELECT * FROM versions WHERE entry_id = :entryId AND id > :after
  AND (:kind IS NULL OR kind = :kind) ORDER BY id LIMIT :limit`;
const VERSION_BY_ID = 'SELECT * FROM versions WHERE id = ?';
const HAS_VERSIONS = 'SELECT EXISTS (SELECT 1 FROM versions WHERE entry_id = ?)';
const DROP_OLD_VERSIONS = 'DELETE FROM versions WHERE entry_id IN (SELECT id FROM entries WHERE started_ms < ?)';
const DROP_OLD_IDS = 'UPDATE entries SET moved_ids = NULL WHERE started_ms < ? AND moved_ids IS NOT NULL';
/** Not those of which versions are still kept, however many there are. */
const DROP_OLD_ENTRIES = `DELETE FROM entries WHERE id <= (SELECT id FROM entries ORDER BY id DESC LIMIT 1 OFFSET ?)
  AND id NOT IN (SELECT entry_id FROM versions)`;

/** Makes a new file ready. Throws `collection.damaged` for one that is not such a file, `collection.newer` too. */
export function prepareSyncHistory(db: WriteDb): void {
  withSqliteErrors(db.name, () => {
    const found = Number(db.pragma('user_version', { simple: true }));
    if (found === VERSION) return;
    if (found > VERSION) throw new AppError('collection.newer', { found, supported: VERSION });
    const tables = value<number>(db, "SELECT count(*) FROM sqlite_schema WHERE type = 'table'");
    if (tables !== 0) throw new AppError('collection.damaged', { check: 'notOurs' });
    db.transaction(() => db.exec(SCHEMA))();
  });
}

export function addEntry(db: WriteDb, entry: NewEntry): number {
  return Number(run(db, ADD_ENTRY, { ...entry }).lastInsertRowid);
}
export function setMoved(db: WriteDb, moved: Pick<EntryRow, 'id' | 'counts' | 'moved_ids'>): void {
  run(db, SET_MOVED, { ...moved });
}
export function setReplaced(db: WriteDb, replaced: Pick<EntryRow, 'id' | 'replaced'>): void {
  run(db, SET_REPLACED, { ...replaced });
}
export function setEnd(
  db: WriteDb,
  end: Pick<EntryRow, 'id' | 'ended_ms' | 'end' | 'error_code' | 'bytes' | 'backup_ids'>,
): void {
  run(db, SET_END, { ...end });
}
/** Newest first. */
export function entriesBefore(db: ReadDb, before: number, limit: number): EntryRow[] {
  return all<EntryRow>(db, ENTRIES_BEFORE, { before, limit });
}
export function findEntry(db: ReadDb, id: number): EntryRow | undefined {
  return one<EntryRow>(db, ENTRY, [id]);
}

export function addVersion(db: WriteDb, version: Omit<VersionRow, 'id'>): void {
  run(db, ADD_VERSION, { ...version });
}
export function versionsAfter(
  db: ReadDb,
  which: {
    readonly entryId: number;
    readonly after: number;
    readonly kind: OverwrittenKind | null;
    readonly limit: number;
  },
): VersionRow[] {
  return all<VersionRow>(db, VERSIONS_AFTER, { ...which });
}
export function findVersion(db: ReadDb, id: number): VersionRow | undefined {
  return one<VersionRow>(db, VERSION_BY_ID, [id]);
}
export function hasVersions(db: ReadDb, entryId: number): boolean {
  return value<number>(db, HAS_VERSIONS, [entryId]) === 1;
}

/** Forgets what was lost before `versionsFromMs`, and all but so many entries. */
export function pruneSyncHistory(
  db: WriteDb,
  keep: { readonly versionsFromMs: number; readonly entries: number },
): void {
  run(db, DROP_OLD_VERSIONS, [keep.versionsFromMs]);
  run(db, DROP_OLD_IDS, [keep.versionsFromMs]);
  run(db, DROP_OLD_ENTRIES, [keep.entries]);
}

import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { LostFiles, MediaLogLine, type SkipReason } from '#shared/contract/media.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import type { Env } from '../env.ts';
import { fromCause } from '../errors/from-cause.ts';
import { openDb, quickCheck, type WriteDb } from '../storage/connection.ts';
import {
  addMediaLogLine,
  type CountedMedia,
  countMedia,
  dirtyMedia,
  findMedia,
  type MediaDbRow,
  type MediaMetaKey,
  mediaAfter,
  mediaByKey,
  mediaLogLines,
  mediaMeta,
  mediaToFetch,
  mediaWithProblem,
  type PresentMediaRow,
  prepareMediaDb,
  presentMedia,
  pruneMediaLog,
  putMedia,
  removeAllMedia,
  removeMedia,
  removeMediaMeta,
  setMediaMeta,
  vanishedMedia,
} from '../storage/media-storage.ts';
import { caseKey } from './media-file-names.ts';
import { type FileStat, hasFineTimes, sizeFault } from './file-stat.ts';

const LOG_LINES = 5000;

/** What is known of one name: in the folder, on the server, and what is still to be done about it. */
export interface MediaRecord {
  readonly fileName: string;
  /** Of the file in the folder. Null: it is not there, or its content stays out of syncing. */
  readonly sha1: string | null;
  /** Null: it is not in the folder. */
  readonly stat: FileStat | null;
  /** False: the file was read so soon after it was written that its times may not tell a further change. */
  readonly settled: boolean;
  /** The server has to be told of what is here, or of what is no longer here. */
  readonly dirty: boolean;
  /** The server's version is to be brought here. With `dirty`, both sides have changed the file. */
  readonly fetch: boolean;
  /** A look at the folder found it gone; nobody has asked Ebb to remove it. */
  readonly vanished: boolean;
  /** What the server has, as far as we were told. Null: nothing, or not known. */
  readonly serverSha1: string | null;
  /** Why it is not sent, or could not be brought here. */
  readonly problem: SkipReason | null;
}

/** A part of the records, by name. */
export interface RecordPage {
  /** The last name of the page before; none for the first. */
  readonly after?: string;
  readonly limit: number;
}

export interface MediaStoreOptions {
  /** `media.db` of the profile. */
  readonly path: string;
  readonly env: Env;
}

/**
 * Owner of `media.db`. A file that can't be read is set aside and begun anew: everything is then read and compared
 * again, and nothing counts as removed.
 */
export class MediaStore {
  readonly #options: MediaStoreOptions;
  /** Names of files that came since the program started, and that may not be on the disk yet. */
  readonly #arriving = new Set<string>();
  #db: WriteDb | undefined;

  constructor(options: MediaStoreOptions) {
    this.#options = options;
  }

  /** All of it or, if it throws, nothing. Not for work that waits. */
  atomically<T>(fn: () => T): T {
    return this.#ask((db) => (db.inTransaction ? fn() : db.transaction(fn).immediate()));
  }

  find(fileName: string): MediaRecord | undefined {
    const row = this.#ask((db) => findMedia(db, fileName));
    return row === undefined ? undefined : recordOf(row);
  }
  /** Every record, by name (in SQLite's order, which is that of the bytes). */
  list(page: RecordPage): MediaRecord[] {
    return this.#page(mediaAfter, page);
  }
  /** What was in the folder at the last look, without more than it takes to see whether it is the same. */
  listPresent(page: RecordPage): readonly PresentMediaRow[] {
    return this.#ask((db) => presentMedia(db, { after: page.after ?? '', limit: page.limit }));
  }
  /** To be sent: changed or removed here, with nothing against it and no newer version on the server. */
  listPending(page: RecordPage): MediaRecord[] {
    return this.#page(dirtyMedia, page);
  }
  listToFetch(page: RecordPage): MediaRecord[] {
    return this.#page(mediaToFetch, page);
  }
  listVanished(page: RecordPage): MediaRecord[] {
    return this.#page(vanishedMedia, page);
  }
  listProblems(page: RecordPage): MediaRecord[] {
    return this.#page(mediaWithProblem, page);
  }
  /** Those that are this file where case doesn't count. */
  listNamedLike(fileName: string): MediaRecord[] {
    return this.#ask((db) => mediaByKey(db, caseKey(fileName))).map(recordOf);
  }
  /**
   * `present`: in the folder at the last look. `onServer`: what the server has, as far as we were told. Both take long in
   * a large folder. `dirty`: changes of ours that the server does not have yet, removals included.
   */
  count(which: CountedMedia): number {
    return this.#ask((db) => countMedia(db, which));
  }

  put(record: MediaRecord): void {
    this.#ask((db) => putMedia(db, rowOf(record)));
  }
  forget(fileName: string): void {
    this.#ask((db) => removeMedia(db, fileName));
  }

  /**
   * A file that came from the server is in the folder: both sides have the same. Until `noteSettled` it stays one that
   * is to be fetched: should the power fail before it is on the disk, it was not removed by anybody.
   */
  noteDownloaded(fileName: string, sha1: string, stat: FileStat): void {
    const same = { dirty: false, fetch: true, vanished: false, serverSha1: sha1, problem: null };
    this.#arriving.add(fileName);
    this.put({ fileName, sha1, stat, settled: hasFineTimes(stat), ...same });
  }

  /** What came from the server is on the disk. */
  noteSettled(fileNames: readonly string[]): void {
    for (const fileName of fileNames) {
      const record = this.find(fileName);
      if (record !== undefined && hasCome(record)) this.put({ ...record, fetch: false });
      this.#arriving.delete(fileName);
    }
  }

  /**
   * The server's version is yet to come, or was only on its way to the disk when the program ended. One that this
   * program has put into the folder is there: whoever then changes or removes it, means it.
   */
  isToCome(record: MediaRecord | undefined): boolean {
    return record?.fetch === true && !(hasCome(record) && this.#arriving.has(record.fileName));
  }

  /** The server has taken what we sent (null: the removal). What was changed here meanwhile stays to be sent. */
  noteUploaded(fileName: string, sha1: string | null): void {
    const record = this.find(fileName) ?? absentRecord(fileName);
    const isSame = record.sha1 === sha1;
    if (sha1 === null && record.stat === null) this.forget(fileName);
    else this.put({ ...record, serverSha1: sha1, dirty: !isSame, problem: null });
  }

  /** A file that Ebb itself has written: to be sent. */
  noteAdded(fileName: string, sha1: string, stat: FileStat): void {
    const old = this.find(fileName);
    const serverSha1 = old?.serverSha1 ?? null;
    const problem = sizeFault(stat);
    const dirty = serverSha1 !== sha1 && problem === null;
    const fetch = dirty && this.isToCome(old);
    const content = { sha1: problem === null ? sha1 : null, stat, settled: hasFineTimes(stat) };
    this.put({ fileName, ...content, dirty, fetch, vanished: false, serverSha1, problem });
  }

  /** The user has removed a file: the server is told with the next sync, if it has one of this name. */
  noteRemoved(fileName: string): void {
    const old = this.find(fileName);
    const serverSha1 = old?.serverSha1 ?? null;
    if (serverSha1 === null) this.forget(fileName);
    else this.put({ ...absentRecord(fileName), dirty: true, serverSha1 });
  }

  /** A look at the folder found the file gone: whoever did that wants it gone from the server, too. */
  noteVanished(fileName: string): void {
    const old = this.find(fileName);
    // What the server has changed meanwhile comes back, as with every client.
    if (this.isToCome(old)) this.noteLost(fileName);
    else if (old?.serverSha1 == null) this.forget(fileName);
    else this.put({ ...absentRecord(fileName), dirty: true, vanished: true, serverSha1: old.serverSha1 });
  }

  /** A file is gone, but nobody wanted that: it is fetched again if the server has it. */
  noteLost(fileName: string): void {
    const serverSha1 = this.find(fileName)?.serverSha1 ?? null;
    if (serverSha1 === null) this.forget(fileName);
    else this.put({ ...absentRecord(fileName), fetch: true, serverSha1 });
  }

  setProblem(fileName: string, problem: SkipReason | null): void {
    const record = this.find(fileName);
    if (record !== undefined) this.put({ ...record, problem });
  }

  get lastUsn(): number {
    return Number(this.#meta('lastUsn') ?? 0);
  }
  set lastUsn(usn: number) {
    this.#setMeta('lastUsn', String(usn));
  }
  /** When the last sync that came to its end did so. */
  get lastSyncMs(): number | null {
    const text = this.#meta('lastSyncMs');
    return text === undefined ? null : Number(text);
  }
  set lastSyncMs(ms: number) {
    this.#setMeta('lastSyncMs', String(ms));
  }
  /** When files were last gone all at once, and how many; those that the server has are fetched again. */
  get lost(): LostFiles | null {
    const text = this.#meta('lost');
    const lost = text === undefined ? null : LostFiles.parse(JSON.parse(text));
    // A sync that came to its end since has fetched them.
    return lost !== null && (this.lastSyncMs ?? 0) < lost.atMs ? lost : null;
  }
  set lost(lost: LostFiles) {
    this.#setMeta('lost', JSON.stringify(lost));
  }
  /** With whose server the records were compared. */
  get account(): string | undefined {
    return this.#meta('account');
  }
  set account(account: string) {
    this.#setMeta('account', account);
  }
  /** Which folder the records are of: see `media-scan`. */
  get folderId(): string | undefined {
    return this.#meta('folder');
  }
  set folderId(id: string) {
    this.#setMeta('folder', id);
  }

  /** As if nothing had ever been synced: the next sync compares everything, and what the server has comes back. */
  forgetAll(): void {
    this.atomically(() =>
      this.#ask((db) => {
        removeAllMedia(db);
        for (const key of ['lastUsn', 'folder'] as const) removeMediaMeta(db, key);
      }),
    );
  }

  addLogLine(line: MediaLogLine): void {
    this.atomically(() =>
      this.#ask((db) => {
        addMediaLogLine(db, JSON.stringify(line));
        pruneMediaLog(db, LOG_LINES);
      }),
    );
  }
  /** The newest so many, oldest first. */
  logLines(limit = LOG_LINES): MediaLogLine[] {
    return this.#ask((db) => mediaLogLines(db, limit)).map((line) => MediaLogLine.parse(JSON.parse(line)));
  }

  close(): void {
    this.#db?.close();
    this.#db = undefined;
  }

  #page(read: (db: WriteDb, page: { after: string; limit: number }) => MediaDbRow[], page: RecordPage): MediaRecord[] {
    return this.#ask((db) => read(db, { after: page.after ?? '', limit: page.limit })).map(recordOf);
  }
  #meta(key: MediaMetaKey): string | undefined {
    return this.#ask((db) => mediaMeta(db, key));
  }
  #setMeta(key: MediaMetaKey, text: string): void {
    this.#ask((db) => setMediaMeta(db, key, text));
  }

  #ask<T>(fn: (db: WriteDb) => T): T {
    try {
      return fn((this.#db ??= this.#opened()));
    } catch (cause) {
      throw fromCause(cause) ?? cause;
    }
  }

  #opened(): WriteDb {
    try {
      return this.#prepared();
    } catch (cause) {
      const error = fromCause(cause);
      if (!isAppError(error, 'collection.damaged') && !isAppError(error, 'collection.newer')) throw cause;
      this.#setAside(error.code);
      return this.#prepared();
    }
  }

  #prepared(): WriteDb {
    const { path } = this.#options;
    const wasNotClosed = existsSync(`${path}-wal`);
    const db = openDb(path, { create: true });
    try {
      if (wasNotClosed) quickCheck(db);
      prepareMediaDb(db);
      // What a power failure takes of the last moments is found again by a look and the next sync; waiting for the disk
      // with each packet would take longer than the packets.
      db.pragma('synchronous = NORMAL');
      return db;
    } catch (error: unknown) {
      db.close();
      throw error;
    }
  }

  /** The file stays for whoever wants to look into it; what was in its log belongs to it. */
  #setAside(code: string): void {
    const { path, env } = this.#options;
    const aside = path.replace(/\.db$/u, `.unreadable-${env.clock.nowMs()}.db`);
    renameSync(path, aside);
    for (const suffix of ['-wal', '-shm']) {
      if (existsSync(`${path}${suffix}`)) renameSync(`${path}${suffix}`, `${aside}${suffix}`);
    }
    rmSync(`${path}-journal`, { force: true });
    env.log.error('the media database could not be read; a new one is begun', { code, kept: basename(aside) });
  }
}

/** What the server has is here too, if maybe not on the disk yet. */
export function hasCome({ sha1, serverSha1, stat }: MediaRecord): boolean {
  return stat !== null && sha1 !== null && sha1 === serverSha1;
}

/** A name that is not in the folder, and that nothing is to be done about. */
export function absentRecord(fileName: string): MediaRecord {
  const nothing = { sha1: null, stat: null, serverSha1: null, problem: null };
  return { fileName, ...nothing, settled: true, dirty: false, fetch: false, vanished: false };
}

function recordOf(row: MediaDbRow): MediaRecord {
  const { size: sizeBytes, mtime_us: modifiedUs, ctime_us: changedUs } = row;
  const stat = sizeBytes === null ? null : { sizeBytes, modifiedUs, changedUs };
  return {
    fileName: row.name,
    sha1: row.sha1,
    stat,
    settled: row.settled === 1,
    dirty: row.dirty === 1,
    fetch: row.fetch === 1,
    vanished: row.vanished === 1,
    serverSha1: row.server_sha1,
    problem: row.problem,
  };
}

function rowOf(record: MediaRecord): MediaDbRow {
  return {
    name: record.fileName,
    name_key: caseKey(record.fileName),
    sha1: record.sha1,
    size: record.stat?.sizeBytes ?? null,
    mtime_us: record.stat?.modifiedUs ?? 0,
    ctime_us: record.stat?.changedUs ?? 0,
    settled: record.settled ? 1 : 0,
    dirty: record.dirty ? 1 : 0,
    fetch: record.fetch ? 1 : 0,
    vanished: record.vanished ? 1 : 0,
    server_sha1: record.serverSha1,
    problem: record.problem,
  };
}

import { setImmediate, setTimeout } from 'node:timers/promises';
import { MAX_MEDIA_FILE_BYTES, type SkipReason } from '#shared/contract/media.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { CancelSignal } from '#shared/contract/define.ts';
import type { Env } from '../env.ts';
import { codeOf, fromCause } from '../errors/from-cause.ts';
import { type FileStat, isSettled, sameStat } from './file-stat.ts';
import { isNormalizedFileName, isSystemFile } from './media-file-names.ts';
import type { HashedFile, MediaFolder } from './media-folder.ts';
import type { MediaRecord, MediaStore } from './media-store.ts';

/** So many names between two pauses, and in one transaction. */
const CHUNK = 256;
const HASHED_AT_ONCE = 8;
/** More of the files than the rest, and at least so many, gone at once: nobody's wish, as far as we can tell. */
const LOSS_FROM = 100;
/** So many files gone since the last look: somebody may be removing a whole folder, file by file. Look again then. */
const WATCH_LOSS_FROM = 20;
const LOOK_AGAIN_MS = 500;
/** A folder that is taken away while it is read is read again. */
const ATTEMPTS = 3;

export interface ScanOptions {
  readonly store: MediaStore;
  readonly folder: MediaFolder;
  readonly env: Env;
  /** Compare the content of every file, whatever its times say. */
  readonly thorough?: boolean;
  readonly signal?: CancelSignal;
  readonly report?: (progress: { readonly done: number; readonly total: number }) => void;
}

export interface ScanResult {
  readonly fileCount: number;
  /** Names of files that are new, other, or gone. */
  readonly changed: readonly string[];
  /** Files that are gone without anybody's wish: they are fetched again if the server has them. */
  readonly lost: readonly string[];
}

/**
 * Compares the folder with what is known of it, by size and times, then by content. Notices edits in place, too. What
 * was removed is noted for the server, unless the whole folder is another one or most of it is gone: volumes that are
 * not there and folders that somebody moved away must not empty the server.
 */
export async function scanMedia(options: ScanOptions): Promise<ScanResult> {
  for (let attempt = 1; ; attempt++) {
    try {
      const result = await new Scan(options).run();
      if (result !== undefined) return result;
    } catch (error: unknown) {
      const code = codeOf(error);
      if (attempt >= ATTEMPTS || code !== 'ENOENT') throw fromCause(error) ?? folderUnusable(code, error);
    }
    if (attempt >= ATTEMPTS) throw folderUnusable('CHANGED');
  }
}

function folderUnusable(code: string | undefined, cause?: unknown): AppError {
  return new AppError('media.folderUnusable', { reason: code ?? 'unknown' }, { cause });
}

class Scan {
  readonly #options: ScanOptions;
  readonly #changed = new Set<string>();
  readonly #lost = new Set<string>();

  constructor(options: ScanOptions) {
    this.#options = options;
  }

  /** Undefined: the folder was taken away meanwhile. */
  async run(): Promise<ScanResult | undefined> {
    const { store, folder, env } = this.#options;
    folder.make();
    const id = folder.id();
    if (id === undefined) return undefined;
    const isOther = store.folderId !== undefined && store.folderId !== id;
    const there = await this.#compareAll();
    let gone = await this.#noteGone(there, isOther);
    while (gone >= WATCH_LOSS_FROM && !isOther) {
      await setTimeout(LOOK_AGAIN_MS);
      gone = await this.#noteGone(new Set(), false);
    }
    const isSame = folder.id() === id;
    const { vanished, present } = store.counts();
    if (isOther || !isSame || (vanished >= LOSS_FROM && vanished > present)) this.#nobodyRemoved();
    store.atomically(() => {
      if (store.folderId !== id) store.folderId = id;
      if (this.#lost.size > 0) store.lost = { atMs: env.clock.nowMs(), fileCount: this.#lost.size };
    });
    return isSame ? { fileCount: there.size, changed: [...this.#changed], lost: [...this.#lost] } : undefined;
  }

  /** Answers the names that are there. */
  async #compareAll(): Promise<ReadonlySet<string>> {
    const { folder, report } = this.#options;
    const entries = (await folder.list()).filter(({ name, kind }) => kind !== 'folder' && !isSystemFile(name));
    for (let at = 0; at < entries.length; at += CHUNK) {
      this.#throwIfCancelled();
      await this.#compare(entries.slice(at, at + CHUNK));
      report?.({ done: Math.min(at + CHUNK, entries.length), total: entries.length });
      await setImmediate();
    }
    return new Set(entries.map(({ name }) => name));
  }

  async #compare(entries: readonly { readonly name: string; readonly kind: string }[]): Promise<void> {
    const { store, folder } = this.#options;
    const skipped: { name: string; problem: SkipReason; stat: FileStat | null }[] = [];
    const unknown: string[] = [];
    for (const { name, kind } of entries) {
      const stat = folder.stat(name) ?? null;
      // Gone meanwhile: the next look at what is gone tells.
      if (stat === null && kind === 'file') continue;
      const problem = kind === 'file' ? faultOf(name, stat) : 'notAFile';
      if (problem !== null) skipped.push({ name, problem, stat });
      else if (!this.#isKnown(store.find(name), stat)) unknown.push(name);
    }
    const hashed = await this.#hashAll(unknown);
    store.atomically(() => {
      for (const { name, problem, stat } of skipped) this.#noteSkipped(name, problem, stat);
      for (const [name, file] of hashed) {
        if (file === 'unreadable') this.#noteSkipped(name, 'unreadable', folder.stat(name) ?? null);
        else this.#noteHashed(name, file);
      }
    });
  }

  #isKnown(record: MediaRecord | undefined, stat: FileStat | null): boolean {
    if (this.#options.thorough === true || record === undefined || stat === null || record.stat === null) return false;
    return record.settled && record.sha1 !== null && sameStat(record.stat, stat);
  }

  async #hashAll(names: readonly string[]): Promise<ReadonlyMap<string, HashedFile | 'unreadable'>> {
    const { folder, signal } = this.#options;
    const hashed = new Map<string, HashedFile | 'unreadable'>();
    const queue = names.values();
    const work = async (): Promise<void> => {
      for (const name of queue) {
        try {
          const file = await folder.hash(name, signal);
          if (file !== undefined) hashed.set(name, file);
        } catch (error: unknown) {
          this.#throwIfCancelled();
          if (!isUnreadable(error)) throw error;
          hashed.set(name, 'unreadable');
        }
      }
    };
    await Promise.all(Array.from({ length: HASHED_AT_ONCE }, work));
    return hashed;
  }

  #noteHashed(name: string, { sha1, stat, steady }: HashedFile): void {
    const { store, folder, env } = this.#options;
    const now = folder.stat(name);
    // Written or removed in this moment, by us or by somebody else: who did it notes it, or the next scan does.
    if (now === undefined || (steady && !sameStat(now, stat))) return;
    const old = store.find(name);
    const settled = steady && isSettled(stat, env.clock.nowMs());
    if (old !== undefined && old.sha1 === sha1) {
      store.put({ ...old, stat, settled, problem: old.problem === 'unreadable' ? null : old.problem });
      return;
    }
    const serverSha1 = old?.serverSha1 ?? null;
    const dirty = sha1 !== serverSha1;
    const fetch = dirty && old?.fetch === true;
    store.put({ fileName: name, sha1, stat, settled, dirty, fetch, vanished: false, serverSha1, problem: null });
    this.#changed.add(name);
  }

  /** Stays out of syncing as it is. What the server has of it stays there: an empty file is no wish to remove one. */
  #noteSkipped(name: string, problem: SkipReason, stat: FileStat | null): void {
    const { store } = this.#options;
    const old = store.find(name);
    const known = stat ?? { sizeBytes: 0, modifiedUs: 0, changedUs: 0 };
    if (old?.problem === problem && old.stat !== null && sameStat(old.stat, known)) return;
    const serverSha1 = old?.serverSha1 ?? null;
    const mark = { dirty: false, fetch: problem === 'empty' && serverSha1 !== null, vanished: false };
    store.put({ fileName: name, sha1: null, stat: known, settled: true, ...mark, serverSha1, problem });
    this.#changed.add(name);
  }

  /** Notes what is no longer in the folder; answers how many files that are. `there`: names that need no look. */
  async #noteGone(there: ReadonlySet<string>, isOther: boolean): Promise<number> {
    const { store, folder } = this.#options;
    let count = 0;
    let after = '';
    for (;;) {
      this.#throwIfCancelled();
      const records = store.list({ after, limit: CHUNK });
      const last = records.at(-1);
      if (last === undefined) return count;
      after = last.fileName;
      const expected = records.filter(({ fileName, stat }) => stat !== null && !there.has(fileName));
      // Some may have come since the folder was listed.
      const gone = expected.filter(({ fileName }) => !folder.has(fileName));
      store.atomically(() => {
        for (const { fileName } of gone) {
          if (isOther) this.#noteLost(fileName);
          else store.noteVanished(fileName);
          this.#changed.add(fileName);
        }
      });
      count += gone.length;
      await setImmediate();
    }
  }

  /** What was found gone, now or since the last sync, was nobody's wish. */
  #nobodyRemoved(): void {
    const { store } = this.#options;
    store.atomically(() => {
      for (;;) {
        const records = store.listVanished({ limit: CHUNK });
        if (records.length === 0) return;
        for (const { fileName } of records) this.#noteLost(fileName);
      }
    });
  }

  #noteLost(fileName: string): void {
    this.#options.store.noteLost(fileName);
    this.#lost.add(fileName);
  }

  #throwIfCancelled(): void {
    if (this.#options.signal?.aborted === true) throw new AppError('interrupted', {});
  }
}

function faultOf(name: string, stat: FileStat | null): SkipReason | null {
  if (!isNormalizedFileName(name)) return 'badName';
  if (stat?.sizeBytes === 0) return 'empty';
  return stat !== null && stat.sizeBytes > MAX_MEDIA_FILE_BYTES ? 'tooLarge' : null;
}

function isUnreadable(error: unknown): boolean {
  return ['EACCES', 'EPERM', 'EIO', 'EBUSY'].includes(codeOf(error) ?? '');
}

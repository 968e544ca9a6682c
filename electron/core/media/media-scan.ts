import { setImmediate, setTimeout } from 'node:timers/promises';
import type { SkipReason } from '#shared/contract/media.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { CancelSignal } from '#shared/contract/define.ts';
import type { Env } from '../env.ts';
import { codeOf, fromCause } from '../errors/from-cause.ts';
import { type FileStat, isSettled, sameStat, sizeFault } from './file-stat.ts';
import { caseKey, isNormalizedFileName, isSystemFile } from './media-file-names.ts';
import type { FolderEntry, HashedFile, MediaFolder } from './media-folder.ts';
import type { MediaStore } from './media-store.ts';
import { isUnreadable } from './unreadable.ts';

/** So many names between two pauses, and in one transaction. */
const CHUNK = 256;
/** The same where nothing has to be read. */
const COMPARED_AT_ONCE = 2_000;
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
  /** Names that were listed, also as this disk takes them. Undefined where case counts. */
  #listed: { readonly names: ReadonlySet<string>; readonly keys: ReadonlySet<string> } | undefined;

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
    const entries = (await folder.list()).filter(({ name, kind }) => kind !== 'folder' && !isSystemFile(name));
    this.#noteListed(entries);
    const { other, gone } = await this.#compareWithKnown(entries);
    for (let at = 0; at < other.length; at += CHUNK) {
      await this.#compare(other.slice(at, at + CHUNK));
      await this.#pause(entries.length - other.length + at, entries.length);
    }
    let goneCount = this.#noteGone(gone, isOther);
    while (goneCount >= WATCH_LOSS_FROM && !isOther) {
      await setTimeout(LOOK_AGAIN_MS);
      goneCount = this.#noteGone((await this.#compareWithKnown([])).gone, false);
    }
    const isSame = folder.id() === id;
    const vanished = store.count('vanished');
    const isLoss = vanished >= LOSS_FROM && vanished > store.count('present');
    if (isOther || !isSame || isLoss) this.#nobodyRemoved();
    store.atomically(() => {
      if (store.folderId !== id) store.folderId = id;
      if (this.#lost.size > 0) store.lost = { atMs: env.clock.nowMs(), fileCount: this.#lost.size };
    });
    return isSame ? { fileCount: entries.length, changed: [...this.#changed], lost: [...this.#lost] } : undefined;
  }

  /** `other`: what is new or not as it was at the last look. `gone`: names of which nothing was listed. */
  async #compareWithKnown(
    entries: readonly FolderEntry[],
  ): Promise<{ readonly other: readonly FolderEntry[]; readonly gone: readonly string[] }> {
    const { store, folder, thorough } = this.#options;
    const listed = new Listed(entries);
    const gone: string[] = [];
    for (let after = ''; ; ) {
      const files = store.listPresent({ after, limit: COMPARED_AT_ONCE });
      const last = files.at(-1);
      if (last === undefined) return { other: listed.others(), gone };
      after = last.name;
      for (const file of files) {
        const at = listed.find(file.name);
        if (at === undefined) gone.push(file.name);
        else if (file.known === 1 && entries[at]?.kind === 'file' && thorough !== true) {
          const now = folder.stat(file.name);
          if (now !== undefined && sameStat(now, file)) listed.noteSame(at);
        }
      }
      await this.#pause(listed.sameCount, entries.length);
    }
  }

  async #pause(done: number, total: number): Promise<void> {
    if (total > 0) this.#options.report?.({ done, total });
    this.#throwIfCancelled();
    await setImmediate();
  }

  async #compare(entries: readonly FolderEntry[]): Promise<void> {
    const { store, folder } = this.#options;
    const skipped: { name: string; problem: SkipReason; stat: FileStat | null }[] = [];
    const toRead: string[] = [];
    for (const { name, kind } of entries) {
      const stat = folder.stat(name) ?? null;
      // Gone meanwhile: the next look at what is gone tells.
      if (stat === null && kind === 'file') continue;
      const problem = kind === 'file' ? faultOf(name, stat) : 'notAFile';
      if (problem === null) toRead.push(name);
      else skipped.push({ name, problem, stat });
    }
    const hashed = await this.#hashAll(toRead);
    store.atomically(() => {
      for (const { name, problem, stat } of skipped) this.#noteSkipped(name, problem, stat);
      for (const [name, file] of hashed) {
        if (file === 'unreadable') this.#noteSkipped(name, 'unreadable', folder.stat(name) ?? null);
        else this.#noteHashed(name, file);
      }
    });
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
    const fetch = dirty && store.isToCome(old);
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

  #noteListed(entries: readonly FolderEntry[]): void {
    if (!this.#options.folder.ignoresCase()) return;
    const names = entries.map(({ name }) => name);
    this.#listed = { names: new Set(names), keys: new Set(names.map(caseKey)) };
  }

  /** The file is there under a name in other letters, which this disk takes for the same: somebody has renamed it. */
  #isOtherCase(name: string): boolean {
    return this.#listed !== undefined && this.#listed.keys.has(caseKey(name)) && !this.#listed.names.has(name);
  }

  /** Notes which of these are no longer in the folder; answers how many. Some may have come since it was listed. */
  #noteGone(names: readonly string[], isOther: boolean): number {
    const { store, folder } = this.#options;
    const gone = names.filter((name) => !folder.has(name) || this.#isOtherCase(name));
    store.atomically(() => {
      for (const name of names) {
        // A folder has taken the name.
        if (folder.has(name) && folder.stat(name) === undefined) this.#noteSkipped(name, 'notAFile', null);
      }
      for (const name of gone) {
        if (isOther) this.#noteLost(name);
        else store.noteVanished(name);
        this.#changed.add(name);
      }
    });
    return gone.length;
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

/**
 * What is in the folder, while it is gone through in the order of the records. A listing mostly has the same order, so
 * the next of both is mostly the same name: looking each up costs as much as a third of asking the system for its state.
 */
class Listed {
  sameCount = 0;
  readonly #entries: readonly FolderEntry[];
  readonly #isSame: boolean[];
  #next = 0;
  #places: Map<string, number> | undefined;

  constructor(entries: readonly FolderEntry[]) {
    this.#entries = entries;
    this.#isSame = entries.map(() => false);
  }

  /** Its place in the listing. */
  find(name: string): number | undefined {
    let at: number | undefined = this.#next;
    if (this.#entries[at]?.name !== name) {
      this.#places ??= new Map(this.#entries.map((entry, place) => [entry.name, place]));
      at = this.#places.get(name);
    }
    if (at !== undefined) this.#next = at + 1;
    return at;
  }

  noteSame(at: number): void {
    this.#isSame[at] = true;
    this.sameCount += 1;
  }

  others(): FolderEntry[] {
    return this.#entries.filter((_, at) => this.#isSame[at] !== true);
  }
}

function faultOf(name: string, stat: FileStat | null): SkipReason | null {
  if (!isNormalizedFileName(name)) return 'badName';
  return stat === null ? null : sizeFault(stat);
}

import type { CancelSignal } from '#shared/contract/define.ts';
import type { EventName, Events } from '#shared/contract/events.ts';
import { setTimeout } from 'node:timers/promises';
import { AppError } from '#shared/errors/app-error.ts';
import type { FolderWatch } from '#shared/rpc/worker-link.ts';
import type { Env } from '../env.ts';
import { codeOf, fromCause } from '../errors/from-cause.ts';
import type { MediaFolder } from './media-folder.ts';
import { scanMedia, type ScanResult } from './media-scan.ts';
import type { MediaStore } from './media-store.ts';

/** Beyond so many, windows are told that many files changed, without their names. */
const NAMED_FILES = 500;
/** The list of files waits so long for the look of the start. */
const FIRST_LOOK_MS = 5_000;
/** A watcher's word for it that nothing happened is taken for so long. */
const TRUSTED_MS = 10 * 60_000;

interface LookOptions {
  readonly store: MediaStore;
  readonly folder: MediaFolder;
  readonly env: Env;
  readonly emit: <E extends EventName>(name: E, value: Events[E]) => void;
  readonly folderWatch?: () => Promise<FolderWatch>;
}

/** How the folder was when the last look at it began. */
interface Looked {
  readonly atMs: number;
  readonly state: string | undefined;
  readonly watched: boolean;
  readonly fileCount: number;
}

interface Look {
  /** Nothing is read while somebody watches the folder and has seen nothing happen there since the last look. */
  readonly ifNeeded?: boolean;
  readonly thorough?: boolean;
  readonly signal?: CancelSignal;
  readonly report?: (progress: { readonly done: number; readonly total: number }) => void;
}

/** Looks at the folder one time after the other, and tells what each found. */
export class MediaLook {
  readonly #options: LookOptions;
  readonly #closing = new AbortController();
  #last: Promise<unknown> = Promise.resolve();
  #looked: Looked | undefined;
  #first: Promise<unknown> = Promise.resolve();

  constructor(options: LookOptions) {
    this.#options = options;
  }

  /** The folder was read since the program started. */
  get hasLooked(): boolean {
    return this.#looked !== undefined;
  }

  /** The look of the start: nobody waits for it. */
  start(): void {
    const { folder, env } = this.#options;
    try {
      folder.make();
      folder.removeUnfinished();
    } catch (error: unknown) {
      // The look says what is the matter.
      env.log.warn('the media folder was not tidied', { code: codeOf(error) });
    }
    this.#first = this.look({}).catch((error: unknown) => {
      if (!this.#closing.signal.aborted)
        env.log.warn('the media folder was not read', { code: codeOf(fromCause(error)) });
    });
  }

  /** The look of the start is over; or it takes long, as the first one of a large folder. */
  async first(): Promise<void> {
    await Promise.race([this.#first, setTimeout(FIRST_LOOK_MS, undefined, { ref: false })]);
  }

  /** What changed since the last look, by whomever. After the looks that were asked for before. */
  look(look: Look): Promise<ScanResult> {
    const result = this.#last.then(() => this.#scan(look));
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Tells that Ebb itself has changed files. */
  changed(fileNames: readonly string[]): void {
    if (fileNames.length === 0) return;
    this.#options.emit('mediaFiles', { fileNames: fileNames.length > NAMED_FILES ? null : fileNames });
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#last;
  }

  async #scan({ ifNeeded, thorough, signal, report }: Look): Promise<ScanResult> {
    const { env, folder, folderWatch } = this.#options;
    if (signal?.aborted === true || this.#closing.signal.aborted) throw new AppError('interrupted', {});
    const watch = await folderWatch?.();
    const looked = this.#looked;
    if (ifNeeded === true && looked !== undefined && this.#isSame(looked, watch)) {
      return { fileCount: looked.fileCount, changed: [], lost: [] };
    }
    const before = { atMs: env.clock.nowMs(), state: folder.state(), watched: watch?.watching === true };
    const stop = new AbortController();
    const forward = (): void => stop.abort();
    signal?.addEventListener('abort', forward, { once: true });
    this.#closing.signal.addEventListener('abort', forward, { once: true });
    try {
      const result = await scanMedia({
        ...this.#options,
        thorough: thorough === true,
        signal: stop.signal,
        ...(report !== undefined && { report }),
      });
      this.#looked = { ...before, fileCount: result.fileCount };
      if (result.lost.length > 0) this.#tellLost(result.lost.length);
      this.changed(result.changed);
      return result;
    } finally {
      signal?.removeEventListener('abort', forward);
      this.#closing.signal.removeEventListener('abort', forward);
    }
  }

  #tellLost(fileCount: number): void {
    const { env, store } = this.#options;
    env.log.warn('media files were gone all at once', { fileCount });
    store.addLogLine({ atMs: env.clock.nowMs(), kind: 'lost', fileCount });
  }

  #isSame(looked: Looked, watch: FolderWatch | undefined): boolean {
    const { env, folder, store } = this.#options;
    if (!looked.watched || watch?.quiet !== true || looked.state !== folder.state()) return false;
    // What was known may have been forgotten since: then everything has to be read.
    if (store.folderId === undefined || store.folderId !== folder.id()) return false;
    // What another computer does to a shared folder is never told of.
    return Math.abs(env.clock.nowMs() - looked.atMs) < TRUSTED_MS;
  }
}

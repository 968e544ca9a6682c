import type { CancelSignal } from '#shared/contract/define.ts';
import type { EventName, Events } from '#shared/contract/events.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { Env } from '../env.ts';
import { codeOf, fromCause } from '../errors/from-cause.ts';
import type { MediaFolder } from './media-folder.ts';
import { scanMedia, type ScanResult } from './media-scan.ts';
import type { MediaStore } from './media-store.ts';

/** Beyond so many, windows are told that many files changed, without their names. */
const NAMED_FILES = 500;

interface LookOptions {
  readonly store: MediaStore;
  readonly folder: MediaFolder;
  readonly env: Env;
  readonly emit: <E extends EventName>(name: E, value: Events[E]) => void;
}

interface Look {
  readonly thorough?: boolean;
  readonly signal?: CancelSignal;
  readonly report?: (progress: { readonly done: number; readonly total: number }) => void;
}

/** Looks at the folder one time after the other, and tells what each found. */
export class MediaLook {
  readonly #options: LookOptions;
  readonly #closing = new AbortController();
  #last: Promise<unknown> = Promise.resolve();
  #hasLooked = false;

  constructor(options: LookOptions) {
    this.#options = options;
  }

  /** The folder was read since the program started. */
  get hasLooked(): boolean {
    return this.#hasLooked;
  }

  /** The look of the start: nobody waits for it. */
  start(): void {
    const { folder, env } = this.#options;
    const work = async (): Promise<void> => {
      folder.make();
      await folder.removeUnfinished();
      await this.look({});
    };
    work().catch((error: unknown) => {
      if (!this.#closing.signal.aborted)
        env.log.warn('the media folder was not read', { code: codeOf(fromCause(error)) });
    });
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

  async #scan({ thorough, signal, report }: Look): Promise<ScanResult> {
    const { env } = this.#options;
    if (signal?.aborted === true || this.#closing.signal.aborted) throw new AppError('interrupted', {});
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
      this.#hasLooked = true;
      if (result.lost.length > 0) env.log.warn('media files were gone all at once', { fileCount: result.lost.length });
      this.changed(result.changed);
      return result;
    } finally {
      signal?.removeEventListener('abort', forward);
      this.#closing.signal.removeEventListener('abort', forward);
    }
  }
}

import { type FSWatcher, mkdirSync, statSync, watch } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { FolderWatch } from '#shared/rpc/worker-link.ts';

export interface MediaWatcherOptions {
  readonly folder: string;
  /** Has the folder looked at. Not called again before it is over. */
  readonly look: () => Promise<void>;
  readonly warn: (event: string, details: Record<string, unknown>) => void;
}

export interface MediaWatcher {
  /** After everything that has happened by now was heard of. */
  state(): Promise<FolderWatch>;
  /** After a look that is under way. */
  close(): Promise<void>;
}

/** Quiet for so long: whoever writes several files at once is probably done. */
const QUIET_MS = 300;
/** Files that keep coming are looked at all the same. */
const AT_LATEST_MS = 1_000;
/** After a look, its time so many times over. */
const REST_SHARE = 2;
/** One question to the file system, about the folder itself. */
const HEARTBEAT_MS = 1_000;
/** macOS begins to tell a moment after it was asked to. */
const SILENT_MS = process.platform === 'darwin' ? 2_000 : 0;

/**
 * Says when the media folder is worth a look. Not what changed: only the look knows, since a watcher may miss or
 * invent events, and some file systems send none.
 */
export function watchMediaFolder(options: MediaWatcherOptions): MediaWatcher {
  return new FolderWatcher(options);
}

class FolderWatcher implements MediaWatcher {
  readonly #options: MediaWatcherOptions;
  readonly #due: DueLook;
  readonly #heartbeat: NodeJS.Timeout;
  #known: FolderState;
  #watch: Watch | undefined;
  #lastFault: string | undefined;
  #hasMissed = false;

  constructor(options: MediaWatcherOptions) {
    this.#options = options;
    this.#due = dueLook(() => this.#look());
    this.#makeFolder();
    this.#known = folderState(options.folder);
    if (this.#known.id !== undefined) this.#watchAnew();
    this.#heartbeat = setInterval(() => this.#lookAfterFolder(), HEARTBEAT_MS).unref();
  }

  async state(): Promise<FolderWatch> {
    // What the system has already told is read before the second turn of the loop begins.
    await setImmediate();
    await setImmediate();
    this.#lookAfterFolder();
    const watching = this.#watch !== undefined && performance.now() >= this.#watch.tellsFromMs;
    return { watching, quiet: watching && !this.#hasMissed && !this.#due.isPending() };
  }

  async close(): Promise<void> {
    clearInterval(this.#heartbeat);
    this.#unwatch();
    await this.#due.end();
  }

  /** What is not there can't be watched well; where it can't be made, the looks say why. */
  #makeFolder(): void {
    try {
      mkdirSync(this.#options.folder, { recursive: true });
    } catch (error: unknown) {
      this.#options.warn('media.folderNotMade', { error: String(error) });
    }
  }

  async #look(): Promise<void> {
    this.#hasMissed = true;
    try {
      await this.#options.look();
      this.#hasMissed = false;
    } catch (error: unknown) {
      this.#options.warn('media.lookFailed', { error: String(error) });
    }
  }

  /**
   * Of the folder, not of its files: the system tells of writing into one all the same, and nothing has to be listed.
   * False: it can't be watched.
   */
  #watchAnew(): boolean {
    this.#unwatch();
    try {
      const watcher = watch(this.#options.folder, { persistent: false }, this.#due.note);
      this.#watch = { watcher, tellsFromMs: performance.now() + SILENT_MS };
      watcher.on('error', (error) => {
        // One that was closed may still have something to say.
        if (this.#watch?.watcher === watcher) this.#failed(error);
      });
      return true;
    } catch (error: unknown) {
      this.#failed(error);
      return false;
    }
  }

  #unwatch(): void {
    this.#watch?.watcher.close();
    this.#watch = undefined;
  }

  /** Tried again with each heartbeat, but told once. */
  #failed(error: unknown): void {
    this.#unwatch();
    const fault = String(error);
    if (fault !== this.#lastFault) this.#options.warn('media.watchFailed', { error: fault });
    this.#lastFault = fault;
  }

  /** A watch stays with the folder that it was made for, wherever that goes; and some file systems tell nothing. */
  #lookAfterFolder(): void {
    const state = folderState(this.#options.folder);
    const isOther = state.id !== this.#known.id;
    const isAnew = state.id !== undefined && (isOther || this.#watch === undefined) && this.#watchAnew();
    if (state.id === undefined) this.#unwatch();
    // Until it was watched anew nobody would have told of what happened.
    if (!isOther && !isAnew && state.modified === this.#known.modified) return;
    this.#known = state;
    this.#due.note();
  }
}

interface Watch {
  readonly watcher: FSWatcher;
  readonly tellsFromMs: number;
}

interface FolderState {
  /** Undefined: there is none. */
  readonly id: string | undefined;
  readonly modified: bigint | undefined;
}

function folderState(folder: string): FolderState {
  try {
    const stats = statSync(folder, { bigint: true });
    // Numbers of removed folders are given out again.
    return { id: `${stats.dev}:${stats.ino}:${stats.birthtimeNs}`, modified: stats.mtimeNs };
  } catch {
    // Missing, or out of reach: the look that follows finds out, and says so.
    return { id: undefined, modified: undefined };
  }
}

interface DueLook {
  readonly note: () => void;
  readonly isPending: () => boolean;
  readonly end: () => Promise<void>;
}

/** One look for many events: when they stop, or when they have gone on for a while; and one at a time. */
function dueLook(look: () => Promise<void>): DueLook {
  let timer: NodeJS.Timeout | undefined;
  let firstMs: number | undefined;
  let running: Promise<void> | undefined;
  let ended = false;
  let restUntilMs = 0;

  function note(): void {
    if (ended) return;
    const nowMs = performance.now();
    firstMs ??= nowMs;
    clearTimeout(timer);
    // What happens during a look is looked at afterwards.
    if (running !== undefined) return;
    const dueMs = Math.min(nowMs + QUIET_MS, firstMs + AT_LATEST_MS);
    timer = setTimeout(start, Math.max(0, Math.max(dueMs, restUntilMs) - nowMs));
  }

  function start(): void {
    firstMs = undefined;
    const startMs = performance.now();
    running = look().finally(() => {
      running = undefined;
      const endMs = performance.now();
      // Files that come for minutes, as in a sync: most of the time is theirs.
      restUntilMs = endMs + REST_SHARE * (endMs - startMs);
      if (firstMs !== undefined) note();
    });
  }

  return {
    note,
    isPending: () => firstMs !== undefined || running !== undefined,
    end: async () => {
      ended = true;
      clearTimeout(timer);
      await running;
    },
  };
}

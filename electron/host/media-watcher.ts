import { mkdirSync, statSync } from 'node:fs';
import { type FSWatcher, watch } from 'chokidar';

export interface MediaWatcherOptions {
  readonly folder: string;
  /** Has the folder looked at. Not called again before it is over. */
  readonly look: () => Promise<void>;
  readonly warn: (event: string, details: Record<string, unknown>) => void;
}

export interface MediaWatcher {
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

/**
 * Says when the media folder is worth a look. Not what changed: only the look knows, since a watcher may miss or
 * invent events, and some file systems send none.
 */
export function watchMediaFolder(options: MediaWatcherOptions): MediaWatcher {
  const { folder, look, warn } = options;
  let watcher: FSWatcher | undefined;
  const due = dueLook(async () => {
    try {
      await look();
    } catch (error: unknown) {
      warn('media.lookFailed', { error: String(error) });
    }
  });

  function watchAnew(): void {
    void watcher?.close();
    // One watch for the folder and none for its files: the system tells of writing into one all the same.
    watcher = watch(folder, { depth: 0, ignoreInitial: true, ignored: (path) => path !== folder });
    watcher.on('raw', due.note);
    watcher.on('all', due.note);
    watcher.on('error', (error) => warn('media.watchFailed', { error: String(error) }));
  }

  /** A watch stays with the folder that it was made for, wherever that goes; and some file systems tell nothing. */
  function lookAfterFolder(): void {
    const state = folderState(folder);
    const isOther = state.id !== known.id;
    if (!isOther && state.modified === known.modified) return;
    known = state;
    if (isOther && state.id !== undefined) watchAnew();
    due.note();
  }

  mkdirSync(folder, { recursive: true });
  let known = folderState(folder);
  watchAnew();
  const heartbeat = setInterval(lookAfterFolder, HEARTBEAT_MS).unref();
  return {
    close: async () => {
      clearInterval(heartbeat);
      await watcher?.close();
      await due.end();
    },
  };
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

/** One look for many events: when they stop, or when they have gone on for a while; and one at a time. */
function dueLook(look: () => Promise<void>): { note(): void; end(): Promise<void> } {
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
    end: async () => {
      ended = true;
      clearTimeout(timer);
      await running;
    },
  };
}

import { mkdirSync } from 'node:fs';
import { watch } from 'chokidar';

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

/**
 * Says when the media folder is worth a look. Not what changed: only the look knows, since a watcher may miss or
 * invent events, and some file systems send none.
 */
export function watchMediaFolder(options: MediaWatcherOptions): MediaWatcher {
  const { folder, look, warn } = options;
  const due = dueLook(async () => {
    try {
      await look();
    } catch (error: unknown) {
      warn('media.lookFailed', { error: String(error) });
    }
  });
  // What is not there can't be watched well: its parent would be watched for it.
  mkdirSync(folder, { recursive: true });
  // One watch for the folder and none for its files: the system tells of writing into one all the same.
  const watcher = watch(folder, { depth: 0, ignoreInitial: true, ignored: (path) => path !== folder });
  watcher.on('raw', due.note);
  watcher.on('all', due.note);
  watcher.on('error', (error) => warn('media.watchFailed', { error: String(error) }));
  return {
    close: async () => {
      await watcher.close();
      await due.end();
    },
  };
}

/** One look for many events: when they stop, or when they have gone on for a while; and one at a time. */
function dueLook(look: () => Promise<void>): { note(): void; end(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let firstMs: number | undefined;
  let running: Promise<void> | undefined;
  let ended = false;

  function note(): void {
    if (ended) return;
    const nowMs = performance.now();
    firstMs ??= nowMs;
    clearTimeout(timer);
    // What happens during a look is looked at afterwards.
    if (running !== undefined) return;
    timer = setTimeout(start, Math.max(0, Math.min(QUIET_MS, firstMs + AT_LATEST_MS - nowMs)));
  }

  function start(): void {
    firstMs = undefined;
    running = look().finally(() => {
      running = undefined;
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

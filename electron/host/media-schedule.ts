/** Media by themselves, this long after the last time; looked at every five minutes. */
const SYNC_EVERY_MS = 15 * 60_000;
const LOOK_EVERY_MS = 5 * 60_000;

export interface MediaScheduleOptions {
  readonly nowMs: () => number;
  /** Settings, login and safe mode allow it. */
  readonly isWanted: () => Promise<boolean>;
  /** When the last media sync that came to its end did so. */
  readonly lastSyncMs: () => Promise<number | null>;
  /** Its failures are the media worker's to log. */
  readonly sync: () => Promise<void>;
  readonly warn: (event: string, details: Record<string, unknown>) => void;
}

/** Syncs media every quarter of an hour while the program is open. */
export class MediaSchedule {
  readonly #options: MediaScheduleOptions;
  #timer: NodeJS.Timeout | undefined;
  #triedMs: number;

  constructor(options: MediaScheduleOptions) {
    this.#options = options;
    // What is to be synced at the start is synced with the collection.
    this.#triedMs = options.nowMs();
  }

  start(): void {
    this.stop();
    this.#timer = setInterval(() => void this.#look(), LOOK_EVERY_MS).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async #look(): Promise<void> {
    const { nowMs, isWanted, lastSyncMs, sync, warn } = this.#options;
    try {
      if (nowMs() - this.#triedMs < SYNC_EVERY_MS || !(await isWanted())) return;
      if (nowMs() - ((await lastSyncMs()) ?? 0) < SYNC_EVERY_MS) return;
      this.#triedMs = nowMs();
      await sync();
    } catch (error: unknown) {
      warn('media.periodicSyncFailed', {
        code: error instanceof Error && 'code' in error ? String(error.code) : 'unknown',
      });
    }
  }
}

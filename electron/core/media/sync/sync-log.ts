import type { MediaLogLine, SkipReason } from '#shared/contract/media.ts';
import type { Clock } from '../../env.ts';
import type { MediaStore } from '../media-store.ts';

/** A folder of broken files shall not push everything else out of the log. */
const MAX_SKIPPED_LINES = 200;

/** What one run says in the log that is kept. */
export class SyncLog {
  readonly #store: MediaStore;
  readonly #clock: Pick<Clock, 'nowMs'>;
  #skippedLines = 0;

  constructor(store: MediaStore, clock: Pick<Clock, 'nowMs'>) {
    this.#store = store;
    this.#clock = clock;
  }

  add(line: Omit<MediaLogLine, 'atMs'>): void {
    this.#store.addLogLine({ atMs: this.#clock.nowMs(), ...line });
  }

  skipped(fileName: string, reason: SkipReason): void {
    this.#skippedLines += 1;
    if (this.#skippedLines <= MAX_SKIPPED_LINES) this.add({ kind: 'skipped', fileName, reason });
  }
}

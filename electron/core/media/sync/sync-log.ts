import type { MediaLogLine, SkipReason } from '#shared/contract/media.ts';
import type { Clock } from '../../env.ts';
import type { MediaStore } from '../media-store.ts';

/** A folder of broken files shall not push everything else out of the log: in one run, and in all that is kept. */
const MAX_SKIPPED_LINES = 200;
const MAX_TOLD = 1000;

/** What one run says in the log that is kept. */
export class SyncLog {
  readonly #store: MediaStore;
  readonly #clock: Pick<Clock, 'nowMs'>;
  #skippedLines = 0;
  /** What the log has of skipped files, read when there is one. */
  #told: Set<string> | undefined;

  constructor(store: MediaStore, clock: Pick<Clock, 'nowMs'>) {
    this.#store = store;
    this.#clock = clock;
  }

  add(line: Omit<MediaLogLine, 'atMs'>): void {
    this.#store.addLogLine({ atMs: this.#clock.nowMs(), ...line });
  }

  /** Said once, and not again with every sync that leaves the file out. */
  skipped(fileName: string, reason: SkipReason): void {
    const told = (this.#told ??= this.#skippedBefore());
    const line = `${reason} ${fileName}`;
    if (told.has(line) || told.size >= MAX_TOLD || this.#skippedLines >= MAX_SKIPPED_LINES) return;
    told.add(line);
    this.#skippedLines += 1;
    this.add({ kind: 'skipped', fileName, reason });
  }

  #skippedBefore(): Set<string> {
    const lines = this.#store.logLines().filter(({ kind }) => kind === 'skipped');
    return new Set(lines.map(({ fileName = '', reason = '' }) => `${reason} ${fileName}`));
  }
}

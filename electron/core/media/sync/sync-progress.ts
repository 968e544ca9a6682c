import type { MediaCounts, MediaProgress, SkipReason } from '#shared/contract/media.ts';
import type { Clock } from '../../env.ts';

/** Of how long ago the rate is told. */
const RATE_WINDOW_MS = 5000;

type Way = 'up' | 'down';
type Stage = MediaProgress['stage'];

/** What a run has moved, for whoever watches it and for its outcome. */
export class SyncProgress {
  readonly skipped = new Map<string, SkipReason>();
  readonly kept: { readonly fileName: string; readonly keptAs: string }[] = [];
  readonly bytes = { up: 0, down: 0 };
  readonly #clock: Pick<Clock, 'nowMs'>;
  readonly #report: (progress: MediaProgress) => void;
  readonly #counts = { checked: 0, added: { up: 0, down: 0 }, removed: { up: 0, down: 0 } };
  #stage: Stage = 'scanning';
  #waiting: { up: number; down: number } | null = null;
  #marks: { readonly atMs: number; readonly bytes: number }[] = [];

  constructor(clock: Pick<Clock, 'nowMs'>, report: (progress: MediaProgress) => void) {
    this.#clock = clock;
    this.#report = report;
  }

  get counts(): MediaCounts {
    const { checked, added, removed } = this.#counts;
    return { checked, added: { ...added }, removed: { ...removed } };
  }
  get movedAnything(): boolean {
    const { added, removed } = this.#counts;
    return added.up + added.down + removed.up + removed.down > 0;
  }

  enter(stage: Stage): void {
    this.#stage = stage;
    this.#tell();
  }
  checked(names: number): void {
    this.#counts.checked += names;
    this.#tell();
  }
  /** From now on it is known how much there is to do. */
  expect(waiting: { readonly up: number; readonly down: number }): void {
    this.#waiting = { ...waiting };
    this.#tell();
  }
  moved(way: Way, count: { readonly added?: number; readonly removed?: number; readonly bytes?: number }): void {
    const { added = 0, removed = 0, bytes = 0 } = count;
    this.#counts.added[way] += added;
    this.#counts.removed[way] += removed;
    this.bytes[way] += bytes;
    if (this.#waiting !== null) this.#waiting[way] = Math.max(0, this.#waiting[way] - added - removed);
    this.#marks.push({ atMs: this.#clock.nowMs(), bytes: this.#doneBytes() });
    this.#tell();
  }

  #doneBytes(): number {
    return this.bytes.up + this.bytes.down;
  }

  #tell(): void {
    const bytesPerSec = this.#bytesPerSec();
    this.#report({
      stage: this.#stage,
      counts: this.counts,
      doneBytes: this.#doneBytes(),
      waiting: this.#waiting === null ? null : { ...this.#waiting },
      bytesPerSec,
      secsLeft: this.#secsLeft(bytesPerSec),
    });
  }

  #bytesPerSec(): number {
    const nowMs = this.#clock.nowMs();
    this.#marks = this.#marks.filter(({ atMs }) => nowMs - atMs <= RATE_WINDOW_MS);
    const first = this.#marks[0];
    const last = this.#marks.at(-1);
    if (first === undefined || last === undefined || last.atMs <= first.atMs) return 0;
    return ((last.bytes - first.bytes) * 1000) / (last.atMs - first.atMs);
  }

  /** As if what is to come were as large as what has come. */
  #secsLeft(bytesPerSec: number): number | null {
    const { added } = this.#counts;
    const done = added.up + added.down;
    if (this.#waiting === null || done === 0 || bytesPerSec === 0) return null;
    return ((this.#waiting.up + this.#waiting.down) * (this.#doneBytes() / done)) / bytesPerSec;
  }
}

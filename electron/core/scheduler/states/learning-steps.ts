const DAY_SECS = 86_400;
const MAX_SECS = 0xff_ff_ff_ff;

/** The steps of learning or of relearning; of `left` only the last three digits count steps. */
export class LearningSteps {
  readonly #secs: readonly number[];

  constructor(stepsMins: readonly number[]) {
    this.#secs = stepsMins.map((mins) => {
      const secs = Math.trunc(Math.fround(Math.fround(mins) * 60));
      // Presets may hold any number.
      return Math.min(Math.max(secs || 0, 0), MAX_SECS);
    });
  }

  get count(): number {
    return this.#secs.length;
  }

  /** Delay of the step that the card is on; 0 where there are no steps. */
  currentSecs(remaining: number): number {
    return this.#secs[this.#index(remaining)] ?? 0;
  }

  againSecs(): number | undefined {
    return this.#secs[0];
  }

  hardSecs(remaining: number): number | undefined {
    const index = this.#index(remaining);
    const [first, second] = this.#secs;
    if (index > 0 || first === undefined) return this.#secs[index];
    // Something between Again and Good.
    const secs =
      second === undefined ? Math.min(Math.floor(first * 1.5), first + DAY_SECS) : Math.floor((first + second) / 2);
    return secs > DAY_SECS ? Math.round(secs / DAY_SECS) * DAY_SECS : secs;
  }

  goodSecs(remaining: number): number | undefined {
    return this.#secs[this.#index(remaining) + 1];
  }

  remainingAfterGood(remaining: number): number {
    return Math.max(0, this.count - (this.#index(remaining) + 1));
  }

  #index(remaining: number): number {
    return Math.min(Math.max(0, this.count - (remaining % 1000)), Math.max(0, this.count - 1));
  }
}

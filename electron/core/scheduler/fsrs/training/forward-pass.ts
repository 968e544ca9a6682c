import { expf, logf, powf } from '../float32-functions.ts';
import { MOST_REVIEWS, type TrainingCards } from './training-cards.ts';

export const MIN_STABILITY = Math.fround(0.001);
export const MAX_STABILITY = 36_500;
const f = Math.fround;

/** Of a step that a bound holds, whose gradient goes no further. */
export const STABILITY_BOUND = 1;
export const DIFFICULTY_BOUND = 2;
/** After a failure: no more stability than remains of the one before. Within a day: no loss but by a failure. */
export const OTHER_BRANCH = 4;

/** What the way back needs to know of each review of a card, by its place among them. 32-bit floats, as official's. */
export interface CardTrace {
  /** Before the review. */
  readonly stability: Float32Array;
  readonly difficulty: Float32Array;
  /** The chance to remember, and what it is a power of. */
  readonly base: Float32Array;
  readonly chance: Float32Array;
  /** The stability after a failure; the growth within a day. Before they were held by a bound. */
  readonly raw: Float32Array;
  readonly bounds: Uint8Array;
}

/**
 * The memory of one card after the other, as {@link FsrsModel} has it to the last bit. Steps write to and read from the
 * trace: numbers that went from function to function would be allocated, by the million.
 */
export class ForwardPass {
  readonly trace: CardTrace;
  readonly #w: Float32Array;
  /** What is the same for a whole batch, by rating. */
  readonly #firstDifficulty = new Float32Array(5);
  readonly #dayGrowth = new Float32Array(5);
  readonly #bonus = new Float32Array(5);
  /** [decay, factor of the forgetting curve, e^w8, divisor after a failure] */
  readonly #derived = new Float32Array(4);

  /** The parameters may change between batches. `longest`: the most reviews that a card has. */
  constructor(parameters: Float32Array, longest: number = MOST_REVIEWS) {
    this.#w = parameters;
    this.trace = {
      stability: new Float32Array(longest + 1),
      difficulty: new Float32Array(longest + 1),
      base: new Float32Array(longest),
      chance: new Float32Array(longest),
      raw: new Float32Array(longest),
      bounds: new Uint8Array(longest),
    };
  }

  /** Has to be called after the parameters changed. */
  update(): void {
    const w = this.#w;
    const [w4, w5, w17, w18] = [w[4] ?? 0, w[5] ?? 0, w[17] ?? 0, w[18] ?? 0];
    const decay = -(w[20] ?? 0);
    this.#derived[0] = decay;
    this.#derived[1] = expf(f(logf(f(0.9)) / decay)) - 1;
    this.#derived[2] = expf(w[8] ?? 0);
    this.#derived[3] = expf(f(w17 * w18));
    for (let rating = 1; rating <= 4; rating++) {
      this.#firstDifficulty[rating] = f(w4 - expf(f(w5 * (rating - 1)))) + 1;
      this.#dayGrowth[rating] = expf(f(w17 * f(rating - 3 + w18)));
      this.#bonus[rating] = rating === 2 ? (w[15] ?? 0) : rating === 4 ? (w[16] ?? 0) : 1;
    }
  }

  /** Difficulty after a first answer, before it is held within bounds. */
  firstDifficulty(rating: number): number {
    return this.#firstDifficulty[rating] ?? 0;
  }

  get decay(): number {
    return this.#derived[0] ?? 0;
  }

  get curveFactor(): number {
    return this.#derived[1] ?? 0;
  }

  /** Fills the trace for reviews from `start` to before `end`. The last one is foretold, and changes nothing. */
  run(cards: Pick<TrainingCards, 'ratings' | 'days'>, start: number, end: number): void {
    const last = end - start - 1;
    const { stability, difficulty, bounds } = this.trace;
    const first = cards.ratings[start] ?? 0;
    stability[1] = clamped(this.#w[first - 1] ?? 0, MIN_STABILITY, MAX_STABILITY);
    difficulty[1] = clamped(this.#firstDifficulty[first] ?? 0, 1, 10);
    for (let step = 1; step < last; step++) {
      const rating = cards.ratings[start + step] ?? 0;
      const days = cards.days[start + step] ?? 0;
      bounds[step] = 0;
      if (days === 0) this.#sameDay(step, rating);
      else {
        this.#forget(step, days);
        if (rating === 1) this.#fail(step);
        else this.#succeed(step, rating);
      }
      this.#changeDifficulty(step, rating);
    }
    this.#forget(last, cards.days[start + last] ?? 0);
  }

  #forget(step: number, days: number): void {
    const { stability, base, chance } = this.trace;
    const sum = f(f(f(days / (stability[step] ?? 0)) * (this.#derived[1] ?? 0)) + 1);
    base[step] = sum;
    chance[step] = powf(sum, this.#derived[0] ?? 0);
  }

  #sameDay(step: number, rating: number): void {
    const { stability, raw, bounds } = this.trace;
    const s = stability[step] ?? 0;
    const growth = f((this.#dayGrowth[rating] ?? 0) * powf(s, -(this.#w[19] ?? 0)));
    raw[step] = growth;
    const isHeld = rating >= 2 && growth < 1;
    if (isHeld) bounds[step] = OTHER_BRANCH;
    this.#keep(step, f(s * (isHeld ? 1 : growth)));
  }

  #fail(step: number): void {
    const { stability, difficulty, chance, raw, bounds } = this.trace;
    const w = this.#w;
    const s = stability[step] ?? 0;
    const left = f(f((w[11] ?? 0) * powf(difficulty[step] ?? 0, -(w[12] ?? 0))) * f(powf(f(s + 1), w[13] ?? 0) - 1));
    const next = f(left * expf(f(f(1 - (chance[step] ?? 0)) * (w[14] ?? 0))));
    const most = f(s / (this.#derived[3] ?? 0));
    const isHeld = most < next;
    raw[step] = isHeld ? most : next;
    if (isHeld) bounds[step] = OTHER_BRANCH;
    this.#keep(step, isHeld ? most : next);
  }

  #succeed(step: number, rating: number): void {
    const { stability, difficulty, chance } = this.trace;
    const w = this.#w;
    const s = stability[step] ?? 0;
    const surprise = f(expf(f(f(1 - (chance[step] ?? 0)) * (w[10] ?? 0))) - 1);
    const growth = f(
      f(f((this.#derived[2] ?? 0) * f(11 - (difficulty[step] ?? 0))) * powf(s, -(w[9] ?? 0))) * surprise,
    );
    this.#keep(step, f(s * f(f(growth * (this.#bonus[rating] ?? 0)) + 1)));
  }

  #keep(step: number, next: number): void {
    const { stability, bounds } = this.trace;
    if (next < MIN_STABILITY || next > MAX_STABILITY) bounds[step] = (bounds[step] ?? 0) | STABILITY_BOUND;
    stability[step + 1] = clamped(next, MIN_STABILITY, MAX_STABILITY);
  }

  #changeDifficulty(step: number, rating: number): void {
    const { difficulty, bounds } = this.trace;
    const d = difficulty[step] ?? 0;
    const change = f(-(this.#w[6] ?? 0) * (rating - 3));
    const next = f(d + f(f(f(10 - d) * change) / 9));
    const mean = f(f((this.#w[7] ?? 0) * f((this.#firstDifficulty[4] ?? 0) - next)) + next);
    if (mean < 1 || mean > 10) bounds[step] = (bounds[step] ?? 0) | DIFFICULTY_BOUND;
    difficulty[step + 1] = clamped(mean, 1, 10);
  }
}

function clamped(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

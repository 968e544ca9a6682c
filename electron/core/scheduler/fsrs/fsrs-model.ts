import type { MemoryState } from '../states/card-state.ts';
import { expf, expm1f, logf, powf } from './float32-functions.ts';
import { fullParameters } from './fsrs-parameters.ts';

const MIN_STABILITY = Math.fround(0.001);
const MAX_STABILITY = 36_500;
const f = Math.fround;

/**
 * FSRS with one set of parameters. Each step of the arithmetic is rounded to 32 bits and in the order that official
 * takes it: what comes out is stored and compared to the last bit.
 */
export class FsrsModel {
  readonly #w: Float32Array;
  readonly #decay: number;
  /** Makes 90 % the retrievability after as many days as the stability. */
  readonly #factor: number;

  /** 21, 19 or 17 numbers, or none for the built-in ones. */
  constructor(parameters: readonly number[]) {
    this.#w = fullParameters(parameters);
    this.#decay = -this.#weight(20);
    this.#factor = f(expf(f(logf(f(0.9)) / this.#decay)) - 1);
  }

  /** Memory after the very first answer. `rating` is 1-4 throughout. */
  firstMemory(rating: number): MemoryState {
    return this.#clamped(this.#weight(rating - 1), clamped(this.#firstDifficulty(rating), 1, 10));
  }

  /** Memory after an answer that many whole days after the last one; 0: the same day. */
  nextMemory({ stability, difficulty }: MemoryState, days: number, rating: number): MemoryState {
    const s = clamped(stability, MIN_STABILITY, MAX_STABILITY);
    const d = clamped(difficulty, 1, 10);
    const next = days === 0 ? this.#sameDay(s, rating) : this.#laterDay(s, d, days, rating);
    return this.#clamped(next, this.#nextDifficulty(d, rating));
  }

  /** Days until the chance to remember falls to `retention`, a fraction. Neither rounded nor bounded. */
  interval(stability: number, retention: number): number {
    return f(f(stability / this.#factor) * f(powf(retention, f(1 / this.#decay)) - 1));
  }

  /** The chance to remember after that many days, which may be a fraction. */
  retrievability(stability: number, days: number): number {
    return powf(f(f(f(days / stability) * this.#factor) + 1), this.#decay);
  }

  /** What SM-2's ease and interval say about memory, if cards were remembered with `retention`. */
  memoryFromSm2(ease: number, intervalDays: number, retention: number): MemoryState {
    const [w8, w9, w10] = [this.#weight(8), this.#weight(9), this.#weight(10)];
    const factor = f(powf(f(0.9), f(1 / this.#decay)) - 1);
    const days = Math.max(intervalDays, MIN_STABILITY);
    const stability = f(f(days * factor) / f(powf(retention, f(1 / this.#decay)) - 1));
    const growth = f(f(expf(w8) * powf(stability, -w9)) * expm1f(f(f(1 - retention) * w10)));
    return { stability, difficulty: clamped(f(11 - f(f(ease - 1) / growth)), 1, 10) };
  }

  #sameDay(s: number, rating: number): number {
    const [w17, w18, w19] = [this.#weight(17), this.#weight(18), this.#weight(19)];
    const growth = f(expf(f(w17 * f(rating - 3 + w18))) * powf(s, -w19));
    return f(s * (rating >= 2 ? Math.max(growth, 1) : growth));
  }

  #laterDay(s: number, d: number, days: number, rating: number): number {
    const retrievability = this.retrievability(s, days);
    return rating === 1 ? this.#afterFailure(s, d, retrievability) : this.#afterSuccess(s, d, retrievability, rating);
  }

  #afterFailure(s: number, d: number, retrievability: number): number {
    const [w11, w12, w13, w14] = [this.#weight(11), this.#weight(12), this.#weight(13), this.#weight(14)];
    const left = f(f(w11 * powf(d, -w12)) * f(powf(f(s + 1), w13) - 1));
    const next = f(left * expf(f(f(1 - retrievability) * w14)));
    return Math.min(next, f(s / expf(f(this.#weight(17) * this.#weight(18)))));
  }

  #afterSuccess(s: number, d: number, retrievability: number, rating: number): number {
    const surprise = f(expf(f(f(1 - retrievability) * this.#weight(10))) - 1);
    let growth = f(f(f(expf(this.#weight(8)) * f(11 - d)) * powf(s, -this.#weight(9))) * surprise);
    if (rating === 2) growth = f(growth * this.#weight(15));
    if (rating === 4) growth = f(growth * this.#weight(16));
    return f(s * f(growth + 1));
  }

  #nextDifficulty(d: number, rating: number): number {
    const change = f(-this.#weight(6) * (rating - 3));
    const damped = f(d + f(f(f(10 - d) * change) / 9));
    const drawnBack = f(f(this.#weight(7) * f(this.#firstDifficulty(4) - damped)) + damped);
    return clamped(drawnBack, 1, 10);
  }

  #firstDifficulty(rating: number): number {
    return f(f(this.#weight(4) - expf(f(this.#weight(5) * (rating - 1)))) + 1);
  }

  #clamped(stability: number, difficulty: number): MemoryState {
    return { stability: clamped(stability, MIN_STABILITY, MAX_STABILITY), difficulty };
  }

  #weight(index: number): number {
    return this.#w[index] ?? 0;
  }
}

function clamped(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

const models = new WeakMap<readonly number[], FsrsModel>();

/** The model of a list of parameters, made once for each list. */
export function fsrsModel(parameters: readonly number[]): FsrsModel {
  let model = models.get(parameters);
  if (model === undefined) models.set(parameters, (model = new FsrsModel(parameters)));
  return model;
}

import type { MemoryState } from '../states/card-state.ts';
import { fsrsModel } from './fsrs-model.ts';
import type { TrainingSet } from './training-set.ts';

export interface ParameterFit {
  readonly logLoss: number;
  /** Of foretold and seen shares, over groups of alike reviews. */
  readonly rmseBins: number;
}

/** Reviews between two looks at whether somebody cancelled. */
const REVIEWS_AT_ONCE = 20_000;
/** The oldest review counts this much, the newest 1. */
const LEAST_WEIGHT = 0.25;
const LEAST_CHANCE = 0.0001;
/** Widths of the groups: their base, and what they are multiplied by. */
const DAYS_BIN = [3.62, 2.48] as const;
const REVIEWS_BIN = [1.89, 1.99] as const;
const LAPSES_BIN = [1.73, 1.65] as const;

interface Bin {
  foretold: number;
  seen: number;
  count: number;
  weight: number;
}

/**
 * How well parameters foretell the reviews; newer ones count more. Official's numbers: sums of 32-bit floats too, added
 * up in the order of the reviews. `pause` is called now and then with how many of them are done, and may throw.
 */
export async function parameterFit(
  set: TrainingSet,
  parameters: readonly number[],
  pause: (done: number) => Promise<void>,
): Promise<ParameterFit> {
  const { ratings, days, foretold } = set;
  const model = fsrsModel(parameters);
  const past = await pastsOf(set, parameters, pause);
  const groups = new Groups();
  const bins = new Map<number, Bin>();
  let [loss, weights] = [0, 0];
  for (const [index, place] of foretold.entries()) {
    if (index % REVIEWS_AT_ONCE === 0) await pause(index);
    const passed = at(days, place);
    const chance = model.retrievability(at(past.stability, place), passed);
    const recalled = at(ratings, place) > 1;
    const weight = weightAt(index, foretold.length);
    const clamped = Math.min(Math.max(chance, LEAST_CHANCE), 1 - LEAST_CHANCE);
    loss -= weight * Math.log(recalled ? clamped : 1 - clamped);
    weights += weight;
    const key = groups.of(passed, at(past.laterReviews, place), at(past.lapses, place));
    let bin = bins.get(key);
    if (bin === undefined) bins.set(key, (bin = { foretold: 0, seen: 0, count: 0, weight: 0 }));
    bin.foretold = Math.fround(bin.foretold + chance);
    bin.seen += recalled ? 1 : 0;
    bin.count++;
    bin.weight = Math.fround(bin.weight + weight);
  }
  return { logLoss: loss / weights, rmseBins: rmseOf([...bins.values()]) };
}

/** What a card's reviews before each one amount to. Of a card's first review there is nothing. */
interface Pasts {
  readonly stability: Float32Array;
  /** Reviews on a later day than the one before, and how many of these were lapses. */
  readonly laterReviews: Uint32Array;
  readonly lapses: Uint32Array;
}

/** Card by card, so that each review is gone through once. */
async function pastsOf(
  { ratings, days, firsts }: TrainingSet,
  parameters: readonly number[],
  pause: (done: number) => Promise<void>,
): Promise<Pasts> {
  const model = fsrsModel(parameters);
  const count = ratings.length;
  const past = {
    stability: new Float32Array(count),
    laterReviews: new Uint32Array(count),
    lapses: new Uint32Array(count),
  };
  let memory: MemoryState = { stability: 0, difficulty: 0 };
  for (let place = 0; place < count; place++) {
    if (place % REVIEWS_AT_ONCE === 0) await pause(0);
    const first = at(firsts, place);
    if (place === first) continue;
    const before = place - 1;
    const [rating, passed] = [at(ratings, before), at(days, before)];
    memory = before === first ? model.firstMemory(rating) : model.nextMemory(memory, passed, rating);
    past.stability[place] = memory.stability;
    const isLater = before !== first && passed > 0;
    past.laterReviews[place] = at(past.laterReviews, before) + (isLater ? 1 : 0);
    past.lapses[place] = at(past.lapses, before) + (isLater && rating === 1 ? 1 : 0);
  }
  return past;
}

function at(list: Uint8Array | Uint32Array | Float32Array, place: number): number {
  return list[place] ?? 0;
}

function weightAt(index: number, count: number): number {
  return LEAST_WEIGHT + (1 - LEAST_WEIGHT) * (count === 1 ? 1 : (index / (count - 1)) ** 3);
}

function rmseOf(bins: readonly Bin[]): number {
  let [squares, weights] = [0, 0];
  for (const { foretold, seen, count, weight } of bins) {
    squares += weight * ((foretold - seen) / count) ** 2;
    weights += weight;
  }
  return Math.sqrt(squares / weights);
}

/** Reviews after about as many days, reviews and lapses are alike: a number for each such group. */
class Groups {
  readonly #days = new Bins(DAYS_BIN, 2);
  readonly #reviews = new Bins(REVIEWS_BIN, 0);
  readonly #lapses = new Bins(LAPSES_BIN, 0);

  of(days: number, laterReviews: number, lapses: number): number {
    const reviews = this.#reviews.of(laterReviews + 2);
    return (this.#days.of(days) * MOST_BINS + reviews) * MOST_BINS + (lapses === 0 ? 0 : 1 + this.#lapses.of(lapses));
  }
}

/** More than there are of a kind: each is about twice as wide as the one before. */
const MOST_BINS = 1000;

/** Numbers by the bin that they fall into. */
class Bins {
  readonly #widths: readonly [number, number];
  readonly #digits: number;
  readonly #byValue = new Map<number, number>();
  readonly #byName = new Map<string, number>();

  constructor(widths: readonly [number, number], digits: number) {
    this.#widths = widths;
    this.#digits = digits;
  }

  of(value: number): number {
    const known = this.#byValue.get(value);
    if (known !== undefined) return known;
    const name = binName(value, this.#widths, this.#digits);
    const bin = this.#byName.get(name) ?? this.#byName.size;
    this.#byName.set(name, bin);
    this.#byValue.set(value, bin);
    return bin;
  }
}

function binName(value: number, [base, factor]: readonly [number, number], digits: number): string {
  return (factor * base ** Math.floor(Math.log(value) / Math.log(base))).toFixed(digits);
}

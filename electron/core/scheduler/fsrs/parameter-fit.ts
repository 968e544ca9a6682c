import type { MemoryState } from '../states/card-state.ts';
import { type FsrsModel, fsrsModel } from './fsrs-model.ts';
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
/** How many times as wide as the one before each group of alike reviews is. */
const [DAYS_BIN, REVIEWS_BIN, LAPSES_BIN] = [3.62, 1.89, 1.73] as const;

/** Of reviews that are alike. */
interface Bin {
  foretold: number;
  seen: number;
  count: number;
  weight: number;
}

/** What fits are made of. Goes from thread to thread. */
export interface FitParts {
  readonly loss: number;
  readonly weight: number;
  readonly bins: ReadonlyMap<number, Readonly<Bin>>;
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
  const { foretold } = set;
  const chances = new ForetoldChances(set, parameters, await pastsOf(set, parameters, pause));
  const sums = new FitSums();
  for (let index = 0; index < foretold.length; index++) {
    if (index % REVIEWS_AT_ONCE === 0) await pause(index);
    chances.addTo(sums, foretold[index] ?? 0, weightAt(index, foretold.length));
  }
  return fitOf(sums);
}

/** What parameters say of some of the reviews, from one place of what is foretold to before another, all alike in weight. */
export async function partialFit(
  set: TrainingSet,
  parameters: readonly number[],
  from: number,
  to: number,
): Promise<FitParts> {
  const chances = new ForetoldChances(set, parameters, await pastsOf(set, parameters, () => Promise.resolve()));
  const sums = new FitSums();
  for (const place of set.foretold.subarray(from, to)) chances.addTo(sums, place, 1);
  return { loss: sums.loss, weight: sums.weight, bins: sums.bins };
}

/** The fit of what was foretold in parts, each by parameters of its own. */
export function joinedFit(parts: readonly FitParts[]): ParameterFit {
  const sums = new FitSums();
  for (const part of parts) sums.join(part);
  return fitOf(sums);
}

class FitSums implements FitParts {
  loss = 0;
  weight = 0;
  readonly bins = new Map<number, Bin>();

  add(bin: number, chance: number, recalled: boolean, weight: number): void {
    const clamped = Math.min(Math.max(chance, LEAST_CHANCE), 1 - LEAST_CHANCE);
    this.loss -= weight * Math.log(recalled ? clamped : 1 - clamped);
    this.weight += weight;
    this.#gather(bin, { foretold: chance, seen: recalled ? 1 : 0, count: 1, weight });
  }

  join({ loss, weight, bins }: FitParts): void {
    this.loss += loss;
    this.weight += weight;
    for (const [bin, part] of bins) this.#gather(bin, part);
  }

  #gather(key: number, { foretold, seen, count, weight }: Bin): void {
    let bin = this.bins.get(key);
    if (bin === undefined) this.bins.set(key, (bin = { foretold: 0, seen: 0, count: 0, weight: 0 }));
    bin.foretold = Math.fround(bin.foretold + foretold);
    bin.seen += seen;
    bin.count += count;
    bin.weight = Math.fround(bin.weight + weight);
  }
}

/** The chance to remember at each foretold review, and with which ones it is put together. */
class ForetoldChances {
  readonly #set: TrainingSet;
  readonly #model: FsrsModel;
  readonly #past: Pasts;
  readonly #groups = new Groups();

  constructor(set: TrainingSet, parameters: readonly number[], past: Pasts) {
    this.#set = set;
    this.#model = fsrsModel(parameters);
    this.#past = past;
  }

  addTo(sums: FitSums, place: number, weight: number): void {
    const { ratings, days } = this.#set;
    const { stability, laterReviews, lapses } = this.#past;
    const passed = days[place] ?? 0;
    const group = this.#groups.of(passed, laterReviews[place] ?? 0, lapses[place] ?? 0);
    sums.add(group, this.#model.retrievability(stability[place] ?? 0, passed), (ratings[place] ?? 0) > 1, weight);
  }
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
    const first = firsts[place] ?? 0;
    if (place === first) continue;
    const before = place - 1;
    const [rating, passed] = [ratings[before] ?? 0, days[before] ?? 0];
    memory = before === first ? model.firstMemory(rating) : model.nextMemory(memory, passed, rating);
    past.stability[place] = memory.stability;
    const isLater = before !== first && passed > 0;
    past.laterReviews[place] = (past.laterReviews[before] ?? 0) + (isLater ? 1 : 0);
    past.lapses[place] = (past.lapses[before] ?? 0) + (isLater && rating === 1 ? 1 : 0);
  }
  return past;
}

function weightAt(index: number, count: number): number {
  return LEAST_WEIGHT + (1 - LEAST_WEIGHT) * (count === 1 ? 1 : (index / (count - 1)) ** 3);
}

function fitOf({ loss, weight, bins }: FitParts): ParameterFit {
  let [squares, weights] = [0, 0];
  for (const bin of bins.values()) {
    squares += bin.weight * ((bin.foretold - bin.seen) / bin.count) ** 2;
    weights += bin.weight;
  }
  return { logLoss: loss / weight, rmseBins: Math.sqrt(squares / weights) };
}

/** Reviews after about as many days, reviews and lapses are alike: a number for each such group. */
class Groups {
  readonly #days = new Bins(DAYS_BIN);
  readonly #reviews = new Bins(REVIEWS_BIN);
  readonly #lapses = new Bins(LAPSES_BIN);

  of(days: number, laterReviews: number, lapses: number): number {
    const reviews = this.#reviews.of(laterReviews + 2);
    return (this.#days.of(days) * MOST_BINS + reviews) * MOST_BINS + (lapses === 0 ? 0 : 1 + this.#lapses.of(lapses));
  }
}

/** More than there are of a kind: each is about twice as wide as the one before. */
const MOST_BINS = 1000;

/** Numbers by the bin that they fall into: each is so many times as wide as the one before. */
class Bins {
  readonly #logOfWidth: number;
  readonly #byValue = new Map<number, number>();

  constructor(width: number) {
    this.#logOfWidth = Math.log(width);
  }

  of(value: number): number {
    const known = this.#byValue.get(value);
    if (known !== undefined) return known;
    const bin = Math.floor(Math.log(value) / this.#logOfWidth);
    this.#byValue.set(value, bin);
    return bin;
  }
}

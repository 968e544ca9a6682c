import { fullParameters } from './fsrs-parameters.ts';
import { ForwardPass } from './training/forward-pass.ts';
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
  const foretelling = new Foretelling(set, await chancesOf(set, parameters, pause));
  const sums = new FitSums();
  for (let index = 0; index < foretold.length; index++) {
    if (index % REVIEWS_AT_ONCE === 0) await pause(index);
    foretelling.addTo(sums, foretold[index] ?? 0, weightAt(index, foretold.length));
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
  const places = set.foretold.subarray(from, to);
  const isAsked = new Uint8Array(set.firsts.length);
  for (const place of places) isAsked[set.firsts[place] ?? 0] = 1;
  const chances = await chancesOf(set, parameters, () => Promise.resolve(), isAsked);
  const foretelling = new Foretelling(set, chances);
  const sums = new FitSums();
  for (const place of places) foretelling.addTo(sums, place, 1);
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

/** What is foretold of each review, and with which ones it is put together. */
class Foretelling {
  readonly #ratings: Uint8Array;
  readonly #chances: Float32Array;
  readonly #groups: Float64Array;

  constructor(set: TrainingSet, chances: Float32Array) {
    this.#ratings = set.ratings;
    this.#chances = chances;
    this.#groups = groupsOf(set);
  }

  addTo(sums: FitSums, place: number, weight: number): void {
    sums.add(this.#groups[place] ?? 0, this.#chances[place] ?? 0, (this.#ratings[place] ?? 0) > 1, weight);
  }
}

/**
 * The chance to remember at each review but a card's first, card by card: each review is gone through once. `isAsked`:
 * not 0 where the cards begin that it is asked of; of all without it.
 */
async function chancesOf(
  { ratings, days, firsts }: TrainingSet,
  parameters: readonly number[],
  pause: (done: number) => Promise<void>,
  isAsked?: Uint8Array,
): Promise<Float32Array> {
  const chances = new Float32Array(ratings.length);
  const forward = new ForwardPass(fullParameters(parameters), longestOf(firsts));
  forward.update();
  const { chance } = forward.trace;
  let pauseAt = 0;
  for (let [start, end] = [0, 0]; start < firsts.length; start = end) {
    if (start >= pauseAt) {
      await pause(0);
      pauseAt = start + REVIEWS_AT_ONCE;
    }
    while (firsts[end] === start) end++;
    if (isAsked?.[start] === 0) continue;
    forward.run({ ratings, days }, start, end);
    for (let place = start + 1; place < end; place++) chances[place] = chance[place - start] ?? 0;
  }
  return chances;
}

function longestOf(firsts: Uint32Array): number {
  let longest = 0;
  for (let place = 0; place < firsts.length; place++) longest = Math.max(longest, place + 1 - (firsts[place] ?? 0));
  return longest;
}

/** Reviews after about as many days, later reviews and lapses are alike: a number for each such group. */
function groupsOf({ ratings, days, firsts }: TrainingSet): Float64Array {
  const groups = new Float64Array(ratings.length);
  const [ofDays, ofReviews, ofLapses] = [new Bins(DAYS_BIN), new Bins(REVIEWS_BIN), new Bins(LAPSES_BIN)];
  let [reviews, lapses] = [0, 0];
  for (let place = 0; place < ratings.length; place++) {
    if (firsts[place] === place) [reviews, lapses] = [0, 0];
    const passed = days[place] ?? 0;
    if (passed === 0) continue;
    const ofBoth = ofDays.of(passed) * MOST_BINS + ofReviews.of(reviews + 2);
    groups[place] = ofBoth * MOST_BINS + (lapses === 0 ? 0 : 1 + ofLapses.of(lapses));
    reviews++;
    if (ratings[place] === 1) lapses++;
  }
  return groups;
}

function weightAt(index: number, count: number): number {
  const share = count === 1 ? 1 : index / (count - 1);
  return LEAST_WEIGHT + (1 - LEAST_WEIGHT) * share * share * share;
}

function fitOf({ loss, weight, bins }: FitParts): ParameterFit {
  let [squares, weights] = [0, 0];
  for (const bin of bins.values()) {
    squares += bin.weight * ((bin.foretold - bin.seen) / bin.count) ** 2;
    weights += bin.weight;
  }
  return { logLoss: loss / weight, rmseBins: Math.sqrt(squares / weights) };
}

/** More than there are of a kind: each is about twice as wide as the one before. */
const MOST_BINS = 1000;
/** Values that are met again and again. */
const FREQUENT = 4096;

/** Numbers by the bin that they fall into: each is so many times as wide as the one before. */
class Bins {
  readonly #logOfWidth: number;
  readonly #frequent: Uint8Array;

  constructor(width: number) {
    this.#logOfWidth = Math.log(width);
    this.#frequent = Uint8Array.from({ length: FREQUENT }, (_, value) => (value === 0 ? 0 : this.#bin(value)));
  }

  of(value: number): number {
    return this.#frequent[value] ?? this.#bin(value);
  }

  #bin(value: number): number {
    return Math.floor(Math.log(value) / this.#logOfWidth);
  }
}

import { builtInFsrsParameters } from '#shared/domain/deck-options.ts';
import { powf } from '../float32-functions.ts';
import type { FirstInterval } from './training-cards.ts';

const f = Math.fround;
const BUILT_IN = builtInFsrsParameters.slice(0, 4).map(f);
const MIN_STABILITY = f(0.001);
const MAX_STABILITY = 100;
const DECAY = -f(builtInFsrsParameters[20] ?? 0);
const CURVE_FACTOR = 0.9 ** (1 / DECAY) - 1;
const MOST_THIRDS = 1000;
/** How far a stability may be from the built-in one, against how well it foretells. */
const DISTANCE_WEIGHT = 1 / 16;
const RATINGS = [1, 2, 3, 4] as const;
/** Where between the ones below and above it a missing stability lies, in logarithms: after "hard", and after "good". */
const [HARD, GOOD] = [f(0.41), f(0.54)];

type Stabilities = Map<number, number>;

/** How many cards were first answered with each rating. */
export type FirstCounts = ReadonlyMap<number, number>;

/*
 * What a card's stability is after its first answer. Follows fsrs-rs 6.6.2 (`parameter_initialization.rs`), BSD-3-Clause
 * (NOTICES.md).
 */

export function firstCounts(intervals: readonly FirstInterval[]): FirstCounts {
  const counts = new Map<number, number>();
  for (const { rating, count } of intervals) counts.set(rating, (counts.get(rating) ?? 0) + count);
  return counts;
}

/** w0-w3 as far as the first intervals alone say; `recall` is the share of all reviews that was remembered. */
export function firstStabilities(intervals: readonly FirstInterval[], recall: number): number[] {
  const found: Stabilities = new Map();
  for (const rating of firstCounts(intervals).keys()) {
    const answered = intervals.filter((interval) => interval.rating === rating).sort((a, b) => a.days - b.days);
    found.set(rating, f(likeliestStability(answered, recall, BUILT_IN[rating - 1] ?? 0)));
  }
  return inOrder(found, firstCounts(intervals));
}

/** Found by thirds: of two in between, the side of the worse one is left away. */
function likeliestStability(answered: readonly FirstInterval[], recall: number, builtIn: number): number {
  const days = answered.map((interval) => interval.days);
  const counts = answered.map(({ count }) => count);
  const recalls = answered.map(({ count, recalled }) => ((recalled / count) * count + recall) / (count + 1));
  const loss = (stability: number): number => lossOf(days, counts, recalls, stability, builtIn);
  let [low, high]: [number, number] = [MIN_STABILITY, MAX_STABILITY];
  for (let third = 0; third < MOST_THIRDS && high - low > Number.EPSILON; third++) {
    const [before, middle] = [low, high];
    const [lower, upper] = [low + (high - low) / 3, high - (high - low) / 3];
    if (loss(lower) < loss(upper)) high = upper;
    else low = lower;
    // Neighbours: every further step would be the same.
    if (low === before && high === middle) break;
  }
  return (high + low) / 2;
}

function lossOf(
  days: readonly number[],
  counts: readonly number[],
  recalls: readonly number[],
  stability: number,
  builtIn: number,
): number {
  const losses = days.map((passed, i) => {
    const chance = ((passed / stability) * CURVE_FACTOR + 1) ** DECAY;
    const recall = recalls[i] ?? 0;
    return -(recall * Math.log(chance) + (1 - recall) * Math.log(1 - chance)) * (counts[i] ?? 0);
  });
  return sumByEights(losses) + Math.abs(stability - builtIn) * DISTANCE_WEIGHT;
}

/** In the order in which official's library adds up: that decides the last bits, and they which third is left away. */
function sumByEights(numbers: readonly number[]): number {
  const eights = numbers.length - (numbers.length % 8);
  const sums = new Float64Array(8);
  for (let i = 0; i < eights; i++) sums[i % 8] = (sums[i % 8] ?? 0) + (numbers[i] ?? 0);
  let sum = 0;
  for (let i = 0; i < 4; i++) sum += (sums[i] ?? 0) + (sums[i + 4] ?? 0);
  return numbers.slice(eights).reduce((whole, number) => whole + number, sum);
}

/** w0-w3: better answers with no less stability, and the missing ones from those that are there. */
export function inOrder(found: Stabilities, counts: FirstCounts): number[] {
  const known: Stabilities = new Map([...found].filter(([rating]) => counts.has(rating)));
  for (const [worse, better] of [
    ...[
      [1, 2],
      [2, 3],
      [3, 4],
    ],
    ...[
      [1, 3],
      [2, 4],
      [1, 4],
    ],
  ] as const) {
    const [low, high] = [known.get(worse), known.get(better)];
    if (low === undefined || high === undefined || low <= high) continue;
    if ((counts.get(worse) ?? 0) > (counts.get(better) ?? 0)) known.set(better, low);
    else known.set(worse, high);
  }
  return filled(known).map((stability) => Math.min(Math.max(stability, MIN_STABILITY), MAX_STABILITY));
}

function filled(known: Stabilities): number[] {
  const [only] = known;
  if (known.size === 1 && only !== undefined) {
    const [rating, stability] = only;
    const factor = f(stability / (BUILT_IN[rating - 1] ?? 1));
    return BUILT_IN.map((builtIn) => f(builtIn * factor)).sort((a, b) => a - b);
  }
  const [again, hard, good, easy] = withMiddle(RATINGS.map((rating) => known.get(rating)));
  return [
    again ?? between(hard, f(1 / HARD), good),
    hard,
    good,
    easy ?? between(hard, f(1 - f(1 / GOOD)), good, f(1 / GOOD)),
  ];
}

/** With those after "hard" and after "good", the ones that the others are told from. */
function withMiddle([again, hard, good, easy]: readonly (number | undefined)[]): [
  again: number | undefined,
  hard: number,
  good: number,
  easy: number | undefined,
] {
  if (hard === undefined && good === undefined) {
    const whole = f(HARD * -GOOD + f(HARD + GOOD));
    const [a, b] = [again ?? 0, easy ?? 0];
    return [again, between(a, f(HARD / whole), b), between(a, f(1 - f(GOOD / whole)), b, f(GOOD / whole)), easy];
  }
  if (hard === undefined) {
    const found = again === undefined ? between(good, f(1 / f(1 - GOOD)), easy) : between(again, HARD, good);
    return [again, found, good ?? 0, easy];
  }
  if (good !== undefined) return [again, hard, good, easy];
  const share = f(1 / f(1 - HARD));
  const found = easy === undefined ? between(again, f(1 - share), hard, share) : between(hard, f(1 - GOOD), easy, GOOD);
  return [again, hard, found, easy];
}

/** a to the power of its share, times b to the rest. */
function between(a: number | undefined, share: number, b: number | undefined, rest: number = f(1 - share)): number {
  return f(powf(a ?? 0, share) * powf(b ?? 0, rest));
}

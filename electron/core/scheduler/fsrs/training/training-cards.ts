import type { TrainingSet } from '../training-set.ts';

/** Predictions of so many reviews make a batch; a card is never split. */
export const BATCH_SIZE = 512;
/** Longer histories are not learned from, but for their beginning. */
export const MOST_REVIEWS = 256;
/** The oldest review counts this much, the newest 1. */
const LEAST_WEIGHT = 0.25;
/** Whoever has few first answers of a kind loses this many of them, the rarest intervals first; of many a share. */
const LEAST_REMOVED = 20;
const REMOVED_SHARE = 20;
const LEAST_OF_INTERVAL = 6;
/** Longer first intervals say little; after "easy" they may be longer. */
const LONGEST_FIRST_DAYS = 100;
const LONGEST_FIRST_DAYS_EASY = 365;
const EASY = 4;
const f = Math.fround;

/** Cards that were answered the same at first and then seen again after as many days. */
export interface FirstInterval {
  /** Of the first answer: 1-4. */
  readonly rating: number;
  readonly days: number;
  count: number;
  /** How many of them were remembered then. */
  recalled: number;
}

/** Reviews to learn from in the order in which training goes through them, each card's together. */
export interface TrainingCards {
  readonly ratings: Uint8Array;
  readonly days: Uint32Array;
  /** 0: given on the day of the one before, and so not foretold. */
  readonly weights: Float32Array;
  /** Where each card begins, and at the end where the last one ends. */
  readonly starts: Uint32Array;
  /** The first card of each batch, and at the end how many cards there are. */
  readonly batches: Uint32Array;
  /** Foretold reviews of each batch. */
  readonly batchSizes: Uint32Array;
  /** Foretold reviews of all batches. */
  readonly size: number;
}

export interface PreparedTraining {
  readonly firstIntervals: readonly FirstInterval[];
  /** Foretold reviews of cards that are no outliers, and the share of them that was remembered. */
  readonly learned: number;
  readonly recall: number;
  readonly cards: TrainingCards;
}

/**
 * What the first `count` of the foretold reviews give to learn from. Follows fsrs-rs 6.6.2 (`dataset.rs`, and the batches
 * of `training.rs` for items whose cards are known), BSD-3-Clause (NOTICES.md).
 */
export function preparedTraining(set: TrainingSet, count: number = set.foretold.length): PreparedTraining {
  const foretold = set.foretold.subarray(0, count);
  const { intervalOf, intervals } = firstIntervals(set, foretold);
  const kept = keptIntervals([...intervals.values()]);
  const learned = new Uint32Array(foretold.length);
  let [size, recalled] = [0, 0];
  for (let i = 0; i < foretold.length; i++) {
    const place = foretold[i] ?? 0;
    if (!kept.has(intervalOf[set.firsts[place] ?? 0] ?? 0)) continue;
    learned[size++] = place;
    if ((set.ratings[place] ?? 0) > 1) recalled++;
  }
  return {
    firstIntervals: [...kept].flatMap((key) => intervals.get(key) ?? []),
    learned: size,
    recall: size === 0 ? 0 : f(recalled / size),
    cards: batchedCards(set, learned.subarray(0, size)),
  };
}

const RATINGS = 5;

/** The first interval of each card: the number under which it is known, by the place of the card's first review. */
function firstIntervals(
  { ratings, days, firsts }: TrainingSet,
  foretold: Uint32Array,
): { readonly intervalOf: Float64Array; readonly intervals: Map<number, FirstInterval> } {
  const intervalOf = new Float64Array(ratings.length);
  const intervals = new Map<number, FirstInterval>();
  for (let i = 0; i < foretold.length; i++) {
    const place = foretold[i] ?? 0;
    const first = firsts[place] ?? 0;
    // They come by time, so the first that is met of a card is the first that was foretold of it.
    if (intervalOf[first] !== 0) continue;
    const [rating, passed] = [ratings[first] ?? 0, days[place] ?? 0];
    const key = passed * RATINGS + rating;
    intervalOf[first] = key;
    const interval = intervals.get(key) ?? { rating, days: passed, count: 0, recalled: 0 };
    intervals.set(key, interval);
    interval.count++;
    if ((ratings[place] ?? 0) > 1) interval.recalled++;
  }
  return { intervalOf, intervals };
}

/** Without the rarest intervals of each first answer, of equally rare ones the shortest. */
function keptIntervals(intervals: readonly FirstInterval[]): Set<number> {
  const kept = new Set<number>();
  for (let rating = 1; rating <= EASY; rating++) {
    const rarest = intervals
      .filter((interval) => interval.rating === rating)
      .sort((a, b) => a.count - b.count || a.days - b.days);
    const total = rarest.reduce((sum, { count }) => sum + count, 0);
    const enough = Math.max(LEAST_REMOVED, Math.floor(total / REMOVED_SHARE));
    let removed = 0;
    for (const { days, count } of rarest) {
      if (removed + count < enough) removed += count;
      else if (count >= LEAST_OF_INTERVAL && days <= longestFirstDays(rating)) kept.add(days * RATINGS + rating);
    }
  }
  return kept;
}

function longestFirstDays(rating: number): number {
  return rating === EASY ? LONGEST_FIRST_DAYS_EASY : LONGEST_FIRST_DAYS;
}

/** Shorter histories first, equally long ones by their card's id, which is the order of their places. */
function batchedCards({ ratings, days, firsts }: TrainingSet, learned: Uint32Array): TrainingCards {
  const weights = new Float32Array(ratings.length);
  const lengths = new Uint16Array(ratings.length);
  const predictions = new Uint16Array(ratings.length);
  let size = 0;
  for (let i = 0; i < learned.length; i++) {
    const place = learned[i] ?? 0;
    const first = firsts[place] ?? 0;
    const length = place - first + 1;
    if (length > MOST_REVIEWS) continue;
    weights[place] = weightAt(i, learned.length);
    lengths[first] = length;
    predictions[first] = (predictions[first] ?? 0) + 1;
    size++;
  }
  const order = orderByLength(lengths);
  const starts = startsOf(order, lengths);
  const reviews = starts[order.length] ?? 0;
  const made = {
    ratings: new Uint8Array(reviews),
    days: new Uint32Array(reviews),
    weights: new Float32Array(reviews),
  };
  for (let card = 0; card < order.length; card++) {
    let from = order[card] ?? 0;
    const end = starts[card + 1] ?? 0;
    for (let to = starts[card] ?? 0; to < end; to++, from++) {
      made.ratings[to] = ratings[from] ?? 0;
      made.days[to] = days[from] ?? 0;
      made.weights[to] = weights[from] ?? 0;
    }
  }
  return { ...made, starts, size, ...batchesOf(order, predictions) };
}

/** Places of first reviews whose card has a length, the shortest first. */
function orderByLength(lengths: Uint16Array): Uint32Array {
  const next = new Uint32Array(MOST_REVIEWS + 1);
  for (let first = 0; first < lengths.length; first++) {
    const length = lengths[first] ?? 0;
    if (length > 0) next[length] = (next[length] ?? 0) + 1;
  }
  let before = 0;
  for (let length = 0; length < next.length; length++) {
    const count = next[length] ?? 0;
    next[length] = before;
    before += count;
  }
  const order = new Uint32Array(before);
  for (let first = 0; first < lengths.length; first++) {
    const length = lengths[first] ?? 0;
    if (length === 0) continue;
    const place = next[length] ?? 0;
    order[place] = first;
    next[length] = place + 1;
  }
  return order;
}

function startsOf(order: Uint32Array, lengths: Uint16Array): Uint32Array {
  const starts = new Uint32Array(order.length + 1);
  for (const [card, first] of order.entries()) starts[card + 1] = (starts[card] ?? 0) + (lengths[first] ?? 0);
  return starts;
}

/** As many cards at a time as are not more than a batch; a card of its own where one is. */
function batchesOf(
  order: Uint32Array,
  predictions: Uint16Array,
): { readonly batches: Uint32Array; readonly batchSizes: Uint32Array } {
  const batches: number[] = [];
  const sizes: number[] = [];
  let size = 0;
  for (const [card, first] of order.entries()) {
    const foretold = predictions[first] ?? 0;
    if (size === 0 || size + foretold > BATCH_SIZE) {
      if (size > 0) sizes.push(size);
      batches.push(card);
      size = 0;
    }
    size += foretold;
  }
  if (size > 0) sizes.push(size);
  return { batches: Uint32Array.of(...batches, order.length), batchSizes: Uint32Array.from(sizes) };
}

/** Newer reviews count more. In 32-bit floats, as official's. */
function weightAt(index: number, count: number): number {
  const share = f(index / Math.max(count - 1, 1));
  return LEAST_WEIGHT + f((1 - LEAST_WEIGHT) * f(share * f(share * share)));
}

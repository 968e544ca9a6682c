import type { MemoryState } from '../states/card-state.ts';
import { type FsrsModel, fsrsModel } from './fsrs-model.ts';
import type { LearnedReview, TrainingItem } from './training-set.ts';

export interface ParameterFit {
  readonly logLoss: number;
  /** Of foretold and seen shares, over groups of alike reviews. */
  readonly rmseBins: number;
}

/** Items between two looks at whether somebody cancelled. */
const ITEMS_AT_ONCE = 5000;
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
 * How well parameters foretell the last review of each item; newer ones (items are in the order of their reviews)
 * count more. Official's numbers: sums of 32-bit floats too. `pause` is called now and then, and may throw.
 */
export async function parameterFit(
  items: readonly TrainingItem[],
  parameters: readonly number[],
  pause: (done: number) => Promise<void>,
): Promise<ParameterFit> {
  const histories = new Histories(fsrsModel(parameters));
  const bins = new Map<string, Bin>();
  let [loss, weights] = [0, 0];
  for (const [index, item] of items.entries()) {
    if (index % ITEMS_AT_ONCE === 0) await pause(index);
    const last = item.at(-1);
    if (last === undefined || item.length < 2) continue;
    const before = histories.before(item);
    const chance = histories.chance(before, last.days);
    const recalled = last.rating > 1;
    const weight = weightAt(index, items.length);
    const clamped = Math.min(Math.max(chance, LEAST_CHANCE), 1 - LEAST_CHANCE);
    loss -= weight * Math.log(recalled ? clamped : 1 - clamped);
    weights += weight;
    const key = binOf(before, last.days);
    const bin = bins.get(key) ?? { foretold: 0, seen: 0, count: 0, weight: 0 };
    bin.foretold = Math.fround(bin.foretold + chance);
    bin.seen += recalled ? 1 : 0;
    bin.count++;
    bin.weight = Math.fround(bin.weight + weight);
    bins.set(key, bin);
  }
  return { logLoss: loss / weights, rmseBins: rmseOf([...bins.values()]) };
}

/** What a card's reviews up to one of them amount to. */
interface History {
  readonly memory: MemoryState;
  /** Reviews on a later day than the one before, and how many of these were lapses. */
  readonly laterReviews: number;
  readonly lapses: number;
}

/** Histories by the review that they end with; items of one card share theirs. */
class Histories {
  readonly #model: FsrsModel;
  readonly #known = new Map<LearnedReview, History>();

  constructor(model: FsrsModel) {
    this.#model = model;
  }

  chance({ memory }: History, days: number): number {
    return this.#model.retrievability(memory.stability, days);
  }

  /** Before the item's last review. */
  before(item: TrainingItem): History {
    let place = item.length - 2;
    while (place > 0 && !this.#known.has(reviewAt(item, place))) place--;
    let history = this.#known.get(reviewAt(item, place)) ?? this.#first(reviewAt(item, place));
    for (let next = place + 1; next < item.length - 1; next++) history = this.#after(history, reviewAt(item, next));
    return history;
  }

  #first(review: LearnedReview): History {
    const history = { memory: this.#model.firstMemory(review.rating), laterReviews: 0, lapses: 0 };
    this.#known.set(review, history);
    return history;
  }

  #after({ memory, laterReviews, lapses }: History, review: LearnedReview): History {
    const isLater = review.days > 0;
    const history = {
      memory: this.#model.nextMemory(memory, review.days, review.rating),
      laterReviews: laterReviews + (isLater ? 1 : 0),
      lapses: lapses + (isLater && review.rating === 1 ? 1 : 0),
    };
    this.#known.set(review, history);
    return history;
  }
}

function reviewAt(item: TrainingItem, place: number): LearnedReview {
  const review = item[place];
  if (review === undefined) throw new RangeError(`review ${place} of ${item.length}`);
  return review;
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

/** Reviews after about as many days, reviews and lapses are alike. */
function binOf({ laterReviews, lapses }: History, days: number): string {
  const reviews = binName(laterReviews + 2, REVIEWS_BIN, 0);
  return `${binName(days, DAYS_BIN, 2)} ${reviews} ${lapses === 0 ? 0 : binName(lapses, LAPSES_BIN, 0)}`;
}

function binName(value: number, [base, factor]: readonly [number, number], digits: number): string {
  return (factor * base ** Math.floor(Math.log(value) / Math.log(base))).toFixed(digits);
}

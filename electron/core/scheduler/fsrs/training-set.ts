import type { Collection } from '../../collection/collection.ts';
import { searchCards } from '../../search/search-cards.ts';
import { value } from '../../storage/statement.ts';
import { midnightMs } from '../study-options.ts';
import { daysAgo } from './memory-from-history.ts';
import { type CardReviews, CRAMMING, LEARNING, RATING, RESET, reviewsOfCards } from './reviews-of-cards.ts';

const INCLUDED = `SELECT count(DISTINCT cid) FROM revlog
  WHERE id > ? AND type = 0 AND cid IN (SELECT value FROM json_each(?))`;

/** What FSRS learns from: reviews, those of a card one after another, cards by their ids, and which of them it is to foretell. */
export interface TrainingSet {
  /** Of each review: 1-4. */
  readonly ratings: Uint8Array;
  /** Of each review: days since the one before it. */
  readonly days: Uint32Array;
  /** Of each review: the place of its card's first one. */
  readonly firsts: Uint32Array;
  /**
   * Places of reviews that were given on a later day than the one before, oldest review first. What comes before such
   * a review on the same card, and itself, are one item of official's.
   */
  readonly foretold: Uint32Array;
}

export interface TrainingChoice {
  /** Empty: the cards of the preset that aren't suspended. */
  readonly search: string;
  readonly presetName: string;
  readonly ignoreReviewsBefore: string;
}

/** What FSRS learns from, as official chooses it. Throws `search.invalid`. */
export function trainingSet(col: Collection, choice: TrainingChoice): TrainingSet {
  const { nextDayAtSecs } = col.dayTiming();
  const ignoreBeforeMs = midnightMs(choice.ignoreReviewsBefore);
  const cardIds = Float64Array.from(searchCards(col, searchOf(choice))).sort();
  const reviews = reviewsOfCards(col.db, cardIds);
  const most = reviews.ids.length;
  const set = { ratings: new Uint8Array(most), days: new Uint32Array(most), firsts: new Uint32Array(most) };
  /** Where each review that is to be foretold comes in the set, from 1 on. */
  const numbers = new Uint32Array(most);
  let [count, start] = [0, 0];
  for (const end of reviews.ends) {
    const from = firstLearned(reviews, start, end, ignoreBeforeMs);
    start = end;
    const first = count;
    let isForetold = false;
    let lastDay = 0;
    for (let place = from; place < end; place++) {
      const rating = (reviews.kinds[place] ?? 0) & RATING;
      if (rating === 0) continue;
      const day = daysAgo((reviews.ids[place] ?? 0) / 1000, nextDayAtSecs);
      const passed = count === first ? 0 : Math.max(0, lastDay - day);
      lastDay = day;
      if (passed > 0) {
        isForetold = true;
        numbers[place] = count + 1;
      }
      set.ratings[count] = rating;
      set.days[count] = passed;
      set.firsts[count++] = first;
    }
    if (!isForetold) count = first;
  }
  return {
    ratings: set.ratings.subarray(0, count),
    days: set.days.subarray(0, count),
    firsts: set.firsts.subarray(0, count),
    foretold: inOrder(reviews.byTime, numbers),
  };
}

/**
 * Where what can be learned of a card begins: with the answers that it was last learned by, if they are known and not
 * ignored; else at the end.
 */
function firstLearned({ ids, kinds }: CardReviews, start: number, end: number, ignoreBeforeMs: number): number {
  let first = end;
  for (let place = end - 1; place >= start; place--) {
    const kind = kinds[place] ?? 0;
    if (kind === CRAMMING) continue;
    if ((kind & LEARNING) !== 0) first = place;
    else if ((kind & RESET) !== 0 || first < end) break;
  }
  return (ids[first] ?? 0) < ignoreBeforeMs ? end : first;
}

/** What of `numbers` is not 0, each less one, in the order of the places. */
function inOrder(places: Uint32Array, numbers: Uint32Array): Uint32Array {
  const ordered = new Uint32Array(places.length);
  let count = 0;
  for (let i = 0; i < places.length; i++) {
    const number = numbers[places[i] ?? 0] ?? 0;
    if (number > 0) ordered[count++] = number - 1;
  }
  return ordered.slice(0, count);
}

/** How many of the chosen cards that were studied keep reviews to learn from. */
export function includedCards(
  col: Collection,
  choice: TrainingChoice,
): { readonly included: number; readonly total: number } {
  const ids = searchCards(col, `(${searchOf(choice)}) -is:new`);
  const included = value<number>(col.db, INCLUDED, [midnightMs(choice.ignoreReviewsBefore), JSON.stringify(ids)]);
  return { included: included ?? 0, total: ids.length };
}

/** As a search writes a text: what has a meaning there is taken by the letter. */
export function searchOf({ search, presetName }: TrainingChoice): string {
  if (search.trim() !== '') return search;
  return `"preset:${presetName.replaceAll(/[\\*_":]/gu, String.raw`\$&`)}" -is:suspended`;
}

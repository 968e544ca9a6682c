import type { Collection } from '../../collection/collection.ts';
import { searchCards } from '../../search/search-cards.ts';
import type { AnsweredRow } from '../../storage/revlog-storage.ts';
import { all, value } from '../../storage/statement.ts';
import { midnightMs } from '../study-options.ts';
import { reviewsToLearnFrom } from './memory-from-history.ts';

const HISTORIES = `SELECT cid, id, ease, ivl, factor, type FROM revlog
  WHERE cid IN (SELECT value FROM json_each(?)) ORDER BY cid, id`;
const REVIEW_COUNT = 'SELECT count(*) FROM revlog';
const INCLUDED = `SELECT count(DISTINCT cid) FROM revlog
  WHERE id > ? AND type = 0 AND cid IN (SELECT value FROM json_each(?))`;

/** Cards whose reviews are read at once: few enough that their rows take no memory to speak of. */
const CARDS_AT_ONCE = 2000;

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
  const most = value<number>(col.db, REVIEW_COUNT) ?? 0;
  const cardIds = Float64Array.from(searchCards(col, searchOf(choice))).sort();
  const [ratings, days, firsts] = [new Uint8Array(most), new Uint32Array(most), new Uint32Array(most)];
  const ids = new Float64Array(most);
  const foretold: number[] = [];
  let count = 0;
  for (const history of histories(col, cardIds)) {
    const used = reviewsToLearnFrom(history, { nextDayAtSecs, ignoreBeforeMs });
    if (!used.some((review) => review.days > 0)) continue;
    const first = count;
    for (const review of used) {
      ids[count] = review.id;
      ratings[count] = review.rating;
      days[count] = review.days;
      firsts[count] = first;
      if (review.days > 0) foretold.push(count);
      count++;
    }
  }
  const idAt = (place: number): number => ids[place] ?? 0;
  return {
    ratings: ratings.slice(0, count),
    days: days.slice(0, count),
    firsts: firsts.slice(0, count),
    foretold: Uint32Array.from(foretold).sort((a, b) => idAt(a) - idAt(b)),
  };
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

interface HistoryRow extends AnsweredRow {
  readonly cid: number;
}

/** All reviews of each card (ids ascending) that has any, the oldest first. */
function* histories({ db }: Collection, cardIds: Float64Array): Generator<readonly AnsweredRow[]> {
  for (let start = 0; start < cardIds.length; start += CARDS_AT_ONCE) {
    const rows = all<HistoryRow>(db, HISTORIES, [JSON.stringify([...cardIds.subarray(start, start + CARDS_AT_ONCE)])]);
    for (let begin = 0; begin < rows.length; ) {
      const cid = rows[begin]?.cid;
      let end = begin + 1;
      while (rows[end]?.cid === cid) end++;
      yield rows.slice(begin, end);
      begin = end;
    }
  }
}

import type { Collection } from '../../collection/collection.ts';
import { searchCards } from '../../search/search-cards.ts';
import type { RevlogRow } from '../../storage/revlog-storage.ts';
import { all, value } from '../../storage/statement.ts';
import { midnightMs } from '../study-options.ts';
import { reviewsToLearnFrom } from './memory-from-history.ts';

const REVIEWS = 'SELECT * FROM revlog WHERE cid IN (SELECT value FROM json_each(?)) ORDER BY cid, id';
const INCLUDED = `SELECT count(DISTINCT cid) FROM revlog
  WHERE id > ? AND type = 0 AND cid IN (SELECT value FROM json_each(?))`;

export interface LearnedReview {
  readonly id: number;
  readonly rating: number;
  /** Since the review before. */
  readonly days: number;
}

/** A card's reviews up to one that FSRS is to foretell. Items of one card share their reviews. */
export type TrainingItem = readonly LearnedReview[];

export interface TrainingSet {
  /** In the order of the reviews that they end with. */
  readonly items: readonly TrainingItem[];
  /** How many reviews count at all. */
  readonly reviewCount: number;
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
  const items: TrainingItem[] = [];
  let reviewCount = 0;
  for (const rows of Map.groupBy(chosenReviews(col, searchCards(col, searchOf(choice))), (row) => row.cid).values()) {
    const used = reviewsToLearnFrom(rows, { nextDayAtSecs, ignoreBeforeMs });
    const own = itemsOf(used);
    if (own.length === 0) continue;
    reviewCount += used.length;
    items.push(...own);
  }
  return { items: items.toSorted((a, b) => (a.at(-1)?.id ?? 0) - (b.at(-1)?.id ?? 0)), reviewCount };
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

function chosenReviews({ db }: Collection, cardIds: readonly number[]): RevlogRow[] {
  return all<RevlogRow>(db, REVIEWS, [JSON.stringify(cardIds)]);
}

/** One for each review of a later day than the one before, with all reviews up to it. */
function itemsOf(used: readonly LearnedReview[]): TrainingItem[] {
  return used.flatMap(({ days }, index) => (index > 0 && days > 0 ? [used.slice(0, index + 1)] : []));
}

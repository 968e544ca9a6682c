import type { CollectionNumbers } from '#shared/contract/collection.ts';
import type { ReadDb } from './connection.ts';
import { one } from './statement.ts';

const NUMBERS = `SELECT (SELECT count(*) FROM cards) AS cards, (SELECT count(*) FROM notes) AS notes,
  (SELECT count(*) FROM revlog) AS reviews, (SELECT count(*) FROM decks) AS decks,
  (SELECT mod FROM col) AS modifiedMs`;

/** How much is in the collection, for people who have to choose between two. */
export function numbersOf(db: ReadDb): CollectionNumbers {
  const numbers = one<CollectionNumbers>(db, NUMBERS);
  return numbers ?? { cards: 0, notes: 0, reviews: 0, decks: 0, modifiedMs: 0 };
}

/** Epoch ms; null: nothing was studied yet. A review's id is the time of its answer. */
export function lastReviewMsOf(db: ReadDb): number | null {
  return one<{ lastMs: number | null }>(db, 'SELECT max(id) AS lastMs FROM revlog')?.lastMs ?? null;
}

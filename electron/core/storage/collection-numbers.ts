import type { CollectionNumbers } from '#shared/contract/collection.ts';
import type { ReadDb } from './connection.ts';
import { one, value } from './statement.ts';

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

const COUNTS = { cards: 'SELECT count(*) FROM cards', notes: 'SELECT count(*) FROM notes' } as const;

/** SQLite counts without reading the rows. */
export function rowCount(db: ReadDb, table: keyof typeof COUNTS): number {
  return value<number>(db, COUNTS[table]) ?? 0;
}

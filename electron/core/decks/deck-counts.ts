import type { ReadDb } from '../storage/connection.ts';
import { one } from '../storage/statement.ts';
import type { DeckLimits } from './deck-limits.ts';
import type { RawDeckCounts } from './deck-tree.ts';

/** Counting stops where a deck's limit makes more of it meaningless: the price is the limit's, not the collection's. */
const bounded = (where: string, limit: string): string =>
  `(SELECT count(*) FROM (SELECT 1 FROM cards WHERE did = :deckId AND ${where} LIMIT ${limit}))`;

/** All of it from ix_cards_sched (did, queue, due) alone; deck-counts.test.ts asks SQLite for its plan. */
export const RAW_COUNTS = `SELECT
  ${bounded('queue = 0', ':newCards')} AS newCards,
  ${bounded('queue = 2 AND due <= :today', ':reviews')} AS reviews,
  ${bounded('queue = 3 AND due <= :today', ':reviews')} AS interday,
  (SELECT count(*) FROM cards WHERE did = :deckId AND queue = 1 AND due < :learnAheadUntilSecs)
  + (SELECT count(*) FROM cards WHERE did = :deckId AND queue = 4 AND due <= :learnAheadUntilSecs) AS intraday`;

export interface CountMoment {
  readonly today: number;
  /** Now and the time that users may learn ahead. */
  readonly learnAheadUntilSecs: number;
}

/** Cards of this deck alone, up to its limits. */
export function rawDeckCounts(db: ReadDb, deckId: number, limits: DeckLimits, moment: CountMoment): RawDeckCounts {
  const found = one<RawDeckCounts>(db, RAW_COUNTS, {
    deckId,
    newCards: limits.newCards,
    reviews: limits.reviews,
    today: moment.today,
    learnAheadUntilSecs: moment.learnAheadUntilSecs,
  });
  return found ?? { newCards: 0, reviews: 0, interday: 0, intraday: 0 };
}

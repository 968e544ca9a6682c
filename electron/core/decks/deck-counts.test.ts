import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from '../storage/statement.ts';
import { addTestCard, makeCollection, type TestCollection } from '../testing/make-collection.ts';
import { COUNTS_OF_ALL, COUNTS_OF_DECK, DECKS_WITH_CARDS, rawDeckCounts } from './deck-counts.ts';
import type { DeckLimits } from './deck-limits.ts';

const numRuns = Number(process.env['EBB_DEPTH'] ?? 1) * 25;
const MOMENT = { today: 10, learnAheadUntilSecs: 2_000_000_000 };
let made: TestCollection;
beforeEach(() => {
  made = makeCollection();
});
afterEach(() => made.remove());

test('both ways of counting agree with counting cards one by one', () => {
  const card = fc.record({
    did: fc.integer({ min: 2, max: 4 }),
    queue: fc.integer({ min: -3, max: 4 }),
    due: fc.constantFrom(-100_000, 0, 9, 10, 11, 1_999_999_999, 2_000_000_000, 2_000_000_001),
  });
  const limit: DeckLimits = { newCards: 2, reviews: 3, capNewToReviews: true };
  const limits = new Map([2, 3, 4].map((id) => [id, limit]));
  fc.assert(
    fc.property(fc.array(card, { maxLength: 60 }), (cards) => {
      run(made.db, 'DELETE FROM cards');
      for (const [i, { did, queue, due }] of cards.entries())
        addTestCard(made.db, { id: i + 1, did, type: 0, queue, due });
      const expected = (did: number, queue: number, isDue: (due: number) => boolean) =>
        cards.filter((c) => c.did === did && c.queue === queue && isDue(c.due)).length;
      const perDeck = rawDeckCounts(made.db, limits, MOMENT);
      for (const did of limits.keys()) {
        const counts = {
          newCards: expected(did, 0, () => true),
          reviews: expected(did, 2, (due) => due <= 10),
          interday: expected(did, 3, (due) => due <= 10),
          intraday: expected(did, 1, (due) => due < 2_000_000_000) + expected(did, 4, (due) => due <= 2_000_000_000),
        };
        const bounded = {
          newCards: Math.min(counts.newCards, 2),
          reviews: Math.min(counts.reviews, 3),
          interday: Math.min(counts.interday, 3),
          intraday: counts.intraday,
        };
        expect(perDeck.get(did) ?? { newCards: 0, reviews: 0, interday: 0, intraday: 0 }).toEqual(bounded);
      }
    }),
    { numRuns },
  );
});

test('thousands of decks are counted at once, with the same result', () => {
  const limit: DeckLimits = { newCards: 5, reviews: 5, capNewToReviews: true };
  const limits = new Map<number, DeckLimits>();
  let id = 1;
  for (let did = 1000; did < 1400; did++) {
    limits.set(did, limit);
    addTestCard(made.db, { id: id++, did });
    addTestCard(made.db, { id: id++, did, type: 2, queue: 2, due: did % 20 });
    addTestCard(made.db, { id: id++, did, type: 1, queue: 1, due: 5 });
    addTestCard(made.db, { id: id++, did, type: 3, queue: 3, due: 3 });
    addTestCard(made.db, { id: id++, did, type: 2, queue: 4, due: 5 });
  }
  const counts = rawDeckCounts(made.db, limits, MOMENT);
  expect(counts.size).toBe(400);
  for (const did of limits.keys()) {
    expect(counts.get(did)).toEqual({ newCards: 1, reviews: did % 20 <= 10 ? 1 : 0, interday: 1, intraday: 2 });
  }
});

test('counting reads the index alone, and only as much of it as is needed', () => {
  const plan = (sql: string, params: object = {}): string[] =>
    made.db
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all(params)
      .map((row) => (row as { detail: string }).detail);
  const limits = { deckId: 1, newCards: 1, reviews: 1 };
  const ofDeck = plan(COUNTS_OF_DECK, { ...limits, ...MOMENT }).filter((line) => line.includes(' cards'));
  expect(ofDeck).toHaveLength(5);
  for (const line of ofDeck)
    expect(line).toMatch(/^SEARCH cards USING COVERING INDEX ix_cards_sched \(did=\? AND queue=\?/);
  expect(plan(COUNTS_OF_ALL, MOMENT)).toEqual(['SCAN cards USING COVERING INDEX ix_cards_sched']);
  for (const line of plan(DECKS_WITH_CARDS).filter((l) => l.includes(' cards'))) {
    expect(line).toMatch(/^SEARCH cards USING COVERING INDEX ix_cards_sched/);
  }
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from '../../storage/statement.ts';
import { makeCollection, type TestCollection } from '../../testing/make-collection.ts';
import { CRAMMING, found, fromAll, LEARNING, RESET, reviewsOfCards } from './reviews-of-cards.ts';

const REVIEWS = 60_000;
/** More reviews than are read at once, of 1000 cards in turn, with every type, ease and factor there is and some more. */
const MANY = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${REVIEWS})
  INSERT INTO revlog (id, cid, usn, ease, ivl, lastIvl, factor, time, type)
  SELECT 1500000000000 + i * 1000, 1 + i * 7919 % 1000, 0, i % 6, i % 9 - 3, 0, i % 3 * 1250, 0, i % 7 FROM n`;

let made: TestCollection;
beforeEach(() => {
  made = makeCollection();
});
afterEach(() => made.remove());

test('reading all reviews and finding those of each card come to the same', () => {
  const { db } = made;
  run(db, MANY);
  const some = Float64Array.from({ length: 700 }, (_, i) => 2 * i);
  const reviews = found(db, some, REVIEWS);
  expect(fromAll(db, some, REVIEWS)).toEqual(reviews);
  expect(reviewsOfCards(db, some.subarray(0, 10))).toEqual(found(db, some.subarray(0, 10), REVIEWS));
  // The first card and those above 1000 have no reviews.
  const { ids, ends } = reviews;
  expect([ends[0], ends[500], ends.at(-1), ids.length]).toEqual([0, REVIEWS / 2, REVIEWS / 2, REVIEWS / 2]);
  for (const [card, end] of ends.entries()) {
    const own = ids.subarray(ends[card - 1] ?? 0, end);
    expect(own).toEqual(own.toSorted());
  }
});

test.each([
  ['an answer that counts', { ease: 3, type: 1, factor: 2500 }, 3],
  ['a first answer', { ease: 1, type: 0, factor: 0 }, 1 + LEARNING],
  ['an answer while cramming', { ease: 3, type: 3, factor: 0 }, CRAMMING],
  ['an answer in a filtered deck that reschedules', { ease: 3, type: 3, factor: 2500 }, 3],
  ['a card made new', { ease: 0, type: 4, factor: 0 }, RESET],
  ['a day that was set', { ease: 0, type: 4, factor: 2500 }, 0],
  ['an ease and a type that nobody knows', { ease: 90, type: 400, factor: 1 }, 0],
  ['an ease below zero', { ease: -1, type: 1, factor: 1 }, 0],
])('%s is known for what it is', (_name, { ease, type, factor }, kind) => {
  const { db } = made;
  run(
    db,
    'INSERT INTO revlog (id, cid, usn, ease, ivl, lastIvl, factor, time, type) VALUES (1, 7, 0, ?, 1, 1, ?, 0, ?)',
    [...[ease, factor, type]],
  );
  expect([...reviewsOfCards(db, Float64Array.of(7)).kinds]).toEqual([kind]);
});

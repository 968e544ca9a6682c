import { afterEach, beforeEach, expect, test } from 'vitest';
import { isAppError } from '#shared/errors/app-error.ts';
import { schedulerService } from '../scheduler/scheduler-service.ts';
import { updateCol } from '../storage/col-storage.ts';
import { run } from '../storage/statement.ts';
import { callContext } from '../testing/call-context.ts';
import { TEST_NOW_MS } from '../testing/fixed-env.ts';
import { makeCollection, type TestCollection } from '../testing/make-collection.ts';
import { LAST_ANSWER_AFTER, noteServerClock, wrongClock } from './clock-check.ts';

const MINUTE_MS = 60_000;
let col: TestCollection;
beforeEach(() => {
  col = makeCollection();
});
afterEach(() => col.remove());

function reviewedAt(atMs: number): void {
  run(col.db, 'INSERT INTO revlog VALUES (?, 1, -1, 3, 1, 1, 2500, 1000, 1)', [atMs]);
}
function heardFrom(aheadMs: number): void {
  noteServerClock(col.collection, TEST_NOW_MS + aheadMs);
}

test('an answer or a sync of more than five minutes ahead shows that the clock is behind', () => {
  reviewedAt(TEST_NOW_MS + 5 * MINUTE_MS);
  updateCol(col.db, { lastSyncMs: TEST_NOW_MS + 5 * MINUTE_MS });
  expect(wrongClock(col.collection)).toBeNull();
  updateCol(col.db, { lastSyncMs: TEST_NOW_MS + 5 * MINUTE_MS + 1 });
  expect(wrongClock(col.collection)).toMatchObject({ shownBy: 'sync', nowMs: TEST_NOW_MS });
  const reviewMs = TEST_NOW_MS + 5 * MINUTE_MS + 1;
  reviewedAt(reviewMs);
  expect(wrongClock(col.collection)).toEqual({ shownBy: 'review', nowMs: TEST_NOW_MS, otherMs: reviewMs });
  col.env.setNow(TEST_NOW_MS + MINUTE_MS);
  expect(wrongClock(col.collection)).toBeNull();
});

test.each([-6, 6])('a server %i minutes ahead shows it until the clock is set', (minutes) => {
  heardFrom(minutes * MINUTE_MS);
  expect(wrongClock(col.collection)?.shownBy).toBe('server');
  col.env.setNow(TEST_NOW_MS + (minutes / 2) * MINUTE_MS);
  expect(wrongClock(col.collection)).toBeNull();
  col.env.setNow(TEST_NOW_MS);
  heardFrom(0);
  expect(wrongClock(col.collection)).toBeNull();
});

test('after the clock jumped, what a server said before is no reason to block', () => {
  heardFrom(10 * MINUTE_MS);
  col.env.setNow(TEST_NOW_MS + 120 * MINUTE_MS);
  expect(wrongClock(col.collection)).toBeNull();
});

test('a server that agrees with the clock outweighs rows from the future, until the clock is set', () => {
  reviewedAt(TEST_NOW_MS + 60 * MINUTE_MS);
  expect(wrongClock(col.collection)?.shownBy).toBe('review');
  heardFrom(0);
  expect(wrongClock(col.collection)).toBeNull();
  col.env.setNow(TEST_NOW_MS - 120 * MINUTE_MS);
  expect(wrongClock(col.collection)?.shownBy).toBe('review');
});

test('nothing is shown or answered under a clock that is known to be wrong', async () => {
  const scheduler = schedulerService({ collection: () => col.collection });
  const next = (async () => await scheduler.next({ limit: 1 }, callContext()))();
  await expect(next).resolves.toMatchObject({ cards: [] });
  reviewedAt(TEST_NOW_MS + 60 * MINUTE_MS);
  const refused = (async () => await scheduler.next({ limit: 1 }, callContext()))();
  await expect(refused).rejects.toSatisfy((error) => isAppError(error, 'clock.wrong'));
});

test('cards rescheduled by hand or by FSRS, a millisecond after each other, are no sign of a wrong clock', () => {
  const byNobody = 'INSERT INTO revlog VALUES (?, 1, -1, 0, 1, 1, 2500, 0, ?)';
  run(col.db, byNobody, [TEST_NOW_MS + 60 * MINUTE_MS, 4]);
  run(col.db, byNobody, [TEST_NOW_MS + 61 * MINUTE_MS, 5]);
  expect(wrongClock(col.collection)).toBeNull();
});

test('the last answer is looked for among rows from the future alone', () => {
  const [plan] = col.db.prepare(`EXPLAIN QUERY PLAN ${LAST_ANSWER_AFTER}`).all([TEST_NOW_MS]);
  expect(plan).toMatchObject({ detail: 'SEARCH revlog USING INTEGER PRIMARY KEY (rowid>?)' });
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { findConfig, setConfig } from '../storage/config-storage.ts';
import { getCol } from '../storage/col-storage.ts';
import { TEST_NOW_MS } from '../testing/fixed-env.ts';
import { makeCollection, type TestCollection } from '../testing/make-collection.ts';
import { beginDay } from './begin-day.ts';

const DAY_MS = 86_400_000;
let made: TestCollection;
beforeEach(() => {
  made = makeCollection();
});
afterEach(() => made.remove());
const today = (): number => made.collection.dayTiming().daysElapsed;

test('the day goes on at the rollover and never back within a session', () => {
  const { env } = made;
  expect(today()).toBe(0);
  env.setNow(TEST_NOW_MS + 16 * 3_600_000 - 1);
  expect(today()).toBe(0);
  env.setNow(TEST_NOW_MS + 16 * 3_600_000);
  expect(today()).toBe(1);
  env.setNow(TEST_NOW_MS);
  expect(today()).toBe(1);
  env.setOffsetWest(720);
  expect(today()).toBe(1);
});

test('another rollover hour counts at once', () => {
  const { collection, db, env } = made;
  env.setNow(TEST_NOW_MS + 16 * 3_600_000);
  expect(today()).toBe(1);
  collection.writeQuietly(() => setConfig(db, 'rollover', 6, { mtimeSecs: 0, usn: 0 }));
  expect(today()).toBe(0);
});

test('a changed zone is noted with the next day, and is no change of the collection', () => {
  const { collection, db, env } = made;
  const { modMs } = getCol(db);
  beginDay(collection);
  expect(findConfig(db, 'localOffset')).toBeUndefined();
  env.setOffsetWest(-330);
  env.setNow(TEST_NOW_MS + DAY_MS);
  beginDay(collection);
  expect(findConfig(db, 'localOffset')).toBe(-330);
  expect(getCol(db).modMs).toBe(modMs);
  expect(collection.undoStatus()).toEqual({ undo: null, redo: null });
});

test('a day far ahead of today was written under a wrong clock and does not keep cards buried', () => {
  const { collection, db } = made;
  const setLast = (day: number): void =>
    void collection.writeQuietly(() => setConfig(db, 'lastUnburied', day, { mtimeSecs: 0, usn: 0 }));
  setLast(7);
  beginDay(collection);
  expect(findConfig(db, 'lastUnburied')).toBe(7);
  setLast(8);
  beginDay(collection);
  expect(findConfig(db, 'lastUnburied')).toBe(0);
});

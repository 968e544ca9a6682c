import { afterEach, beforeEach, expect, test } from 'vitest';
import { addTestCard, makeCollection, type TestCollection } from '../testing/make-collection.ts';
import { keptCard } from './kept-card.ts';
import { run } from './statement.ts';

let made: TestCollection;
beforeEach(() => {
  made = makeCollection();
  addTestCard(made.db, { id: 100, did: 1, type: 0, queue: 0, due: 3 });
});
afterEach(() => made.remove());

const due = (): number | undefined => keptCard(made.db, 100)?.due;
const setDue = (to: number): void => void run(made.db, 'UPDATE cards SET due = ? WHERE id = 100', [to]);

test('a row stays the same one until something is written', () => {
  const first = keptCard(made.db, 100);
  expect(keptCard(made.db, 100)).toBe(first);
  run(made.db, 'UPDATE cards SET due = due');
  expect(keptCard(made.db, 100)).not.toBe(first);
  expect(keptCard(made.db, 100)).toEqual(first);
});

test('a row that is written past whoever keeps it is read anew', () => {
  expect(due()).toBe(3);
  setDue(5);
  expect(due()).toBe(5);
  run(made.db, 'DELETE FROM cards');
  expect(due()).toBeUndefined();
});

test('what a transaction reads of its own is forgotten when it is rolled back', () => {
  expect(due()).toBe(3);
  const work = made.db.transaction(() => {
    setDue(7);
    expect(due()).toBe(7);
    throw new Error('no');
  });
  expect(work).toThrow('no');
  expect(due()).toBe(3);
});

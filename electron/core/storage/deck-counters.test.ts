import { afterEach, beforeEach, expect, test } from 'vitest';
import { codeOf } from '../testing/code-of.ts';
import { makeCollection, type TestCollection } from '../testing/make-collection.ts';
import { DeckCounters } from './deck-counters.ts';
import { deckFromJson } from './deck-json.ts';
import { addDeck, getDeck, updateDeck } from './deck-storage.ts';
import type { JsonObject } from './lossless-json.ts';
import { run } from './statement.ts';

let made: TestCollection;
let counters: DeckCounters;
beforeEach(() => {
  made = makeCollection();
  counters = new DeckCounters();
});
afterEach(() => made.remove());

const JSON_OF_DECK: JsonObject = {
  ...{ id: 5, mod: 7, name: 'Lang', usn: 3, newToday: [2, 9], revToday: ['3', 4], lrnToday: [3, 1] },
  ...{ timeToday: [3, 400], conf: 1, dyn: 0, fromTheFuture: { id: 8 } },
};
const stamp = { mtimeSecs: 20, usn: -1 };
function countReview(): void {
  counters.change(made.db, 5, (studied) => ({ ...studied, reviews: studied.reviews + 1 }), stamp);
}

test('a count goes into the deck’s object, and what it does not touch keeps its spelling', () => {
  addDeck(made.db, deckFromJson(JSON_OF_DECK));
  countReview();
  expect(getDeck(made.db, 5).json).toEqual({ ...JSON_OF_DECK, revToday: [3, 5], mod: 20, usn: -1 });
  counters.change(made.db, 5, () => ({ day: 4, newCards: 0, reviews: 0, learning: 0, tookMs: 6 }), stamp);
  const fresh = { newToday: [4, 0], revToday: [4, 0], lrnToday: [4, 0], timeToday: [4, 6] };
  expect(getDeck(made.db, 5).json).toEqual({ ...JSON_OF_DECK, ...fresh, mod: 20, usn: -1 });
});

test('counting goes on from what the row says, whoever wrote it, and also after it was rolled back', () => {
  addDeck(made.db, deckFromJson(JSON_OF_DECK));
  countReview();
  updateDeck(made.db, { ...getDeck(made.db, 5), description: 'edited' });
  countReview();
  expect(getDeck(made.db, 5)).toMatchObject({ description: 'edited', studied: { reviews: 6 } });
  const failing = made.db.transaction(() => {
    countReview();
    throw new Error('rolled back');
  });
  expect(failing).toThrow('rolled back');
  countReview();
  expect(getDeck(made.db, 5)).toMatchObject({ description: 'edited', studied: { reviews: 7 } });
  run(made.db, 'UPDATE decks SET mtime = 50 WHERE id = 5');
  countReview();
  expect(getDeck(made.db, 5)).toMatchObject({ mtimeSecs: 50, studied: { reviews: 8 } });
});

test('a deck that is not there counts nothing', async () => {
  expect(await codeOf(() => countReview())).toBe('notFound');
  addDeck(made.db, deckFromJson(JSON_OF_DECK));
  countReview();
  run(made.db, 'DELETE FROM decks WHERE id = 5');
  expect(await codeOf(() => countReview())).toBe('notFound');
});

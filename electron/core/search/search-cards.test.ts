import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BrowserColumn } from '#shared/domain/browser-column.ts';
import { addDeck, getDeck } from '../storage/deck-storage.ts';
import { run } from '../storage/statement.ts';
import { addTestCard, makeCollection, type TestCollection } from '../testing/make-collection.ts';
import { searchCards } from './search-cards.ts';

let made: TestCollection;
beforeEach(() => {
  made = makeCollection();
});
afterEach(() => made.remove());

function sorted(column: BrowserColumn, query = ''): { readonly up: number[]; readonly down: number[] } {
  const by = (descending: boolean): number[] => searchCards(made.collection, query, { column, descending });
  return { up: by(false), down: by(true) };
}

describe('cards sorted by deck', () => {
  beforeEach(() => {
    const { db } = made;
    addDeck(db, { ...getDeck(db, 1), id: 20, name: 'b' });
    addDeck(db, { ...getDeck(db, 1), id: 10, name: 'Z' });
    addTestCard(db, { id: 1, did: 10 });
    addTestCard(db, { id: 2, did: 20 });
    addTestCard(db, { id: 3, did: 10 });
    addTestCard(db, { id: 4, did: 99 });
    addTestCard(db, { id: 5, did: 1 });
  });

  test('come deck after deck by name, those of a deck that is gone first, and last in reverse', () => {
    expect(sorted('deck')).toEqual({ up: [4, 2, 5, 1, 3], down: [1, 3, 5, 2, 4] });
  });

  test('come in the same order when they are looked for', () => {
    expect(sorted('deck', 'nid:1,2,3,4,5')).toEqual(sorted('deck'));
  });
});

describe('cards sorted by a number of their memory', () => {
  const DATA = [
    '{"s":12.0001,"d":5.0}',
    '{"s":0.0012,"d":10.0}',
    '{"s":36500.0,"d":1.0}',
    '{"pos":3}',
    '{"s":12.0002,"d":4.999}',
    '{"s":7.5}',
    'no "s" and "d" of JSON',
    '{"s":12, "d":9.25}',
  ];
  beforeEach(() => {
    DATA.forEach((data, i) => {
      addTestCard(made.db, { id: i + 1, did: 1 });
      run(made.db, 'UPDATE cards SET data = ? WHERE id = ?', [data, i + 1]);
    });
  });

  test('come by it to its last digit, those without the whole memory first, and last in reverse', () => {
    expect(sorted('stability')).toEqual({ up: [4, 6, 7, 2, 8, 1, 5, 3], down: [3, 5, 1, 8, 2, 4, 6, 7] });
    expect(sorted('difficulty')).toEqual({ up: [4, 6, 7, 3, 5, 1, 8, 2], down: [2, 8, 1, 5, 3, 4, 6, 7] });
  });
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { BROWSER_COLUMNS, type BrowserColumn, firstDirection } from '#shared/domain/browser-column.ts';
import { column as values, run } from '../storage/statement.ts';
import { addTestCard, makeCollection, type TestCollection } from '../testing/make-collection.ts';
import { KeptOrders } from './kept-orders.ts';
import { searchCards, searchNotes } from './search-cards.ts';

const CARDS = 2400;

let made: TestCollection;
beforeEach(() => {
  made = makeCollection();
  const { db } = made;
  addTestCard(db, { id: 1, did: 1 });
  const more = `WITH RECURSIVE i (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM i WHERE n < ${CARDS})`;
  // No two alike in what is sorted by: the order of equal ones is left open.
  run(
    db,
    `${more} INSERT INTO notes SELECT n * 3, n, mid, 1, 0, '', 'x' || n, (n * 7919) % 100003, 0, 0, '' FROM i, notes`,
  );
  run(
    db,
    `${more} INSERT INTO cards SELECT 9000 - n, n * 3, 1, 0, 1, 0, 2, 2, (n * 7919) % 100003, (n * 131) % 2411, 0, 0, 0,
      0, 0, 0, 0, '' FROM i`,
  );
});
afterEach(() => made.remove());

const by = (column: BrowserColumn, descending = false) => ({ column, descending });
const cards = (query: string, column: BrowserColumn, descending = false): number[] =>
  searchCards(made.collection, query, by(column, descending));

test('what a search finds comes from an order that is known as it comes from the rows', () => {
  for (const query of ['', 'deck:*', 'prop:ivl>700', 'nid:30,60,90', 'x12', 'x12 prop:ivl>700', 'nid:1']) {
    const fresh = [cards(query, 'cardIvl'), cards(query, 'cardIvl', true)];
    const notes = searchNotes(made.collection, query, by('noteFld'));
    expect(KeptOrders.of(made.db).find('cards', 'cardIvl') !== undefined).toBe(fresh[0]?.length === CARDS);
    cards('', 'cardIvl', true);
    searchNotes(made.collection, '', by('noteFld'));
    expect(KeptOrders.of(made.db).find('cards', 'cardIvl')).toBeDefined();
    expect([cards(query, 'cardIvl'), cards(query, 'cardIvl', true)]).toEqual(fresh);
    expect(searchNotes(made.collection, query, by('noteFld'))).toEqual(notes);
    run(made.db, 'UPDATE col SET mod = mod + 1');
  }
});

test('what is written is in the order at once', () => {
  cards('', 'cardIvl');
  run(made.db, 'UPDATE cards SET ivl = 100000 WHERE id = 8000');
  expect(cards('', 'cardIvl').at(-1)).toBe(8000);
  made.db.exec('BEGIN; UPDATE cards SET ivl = 200000 WHERE id = 8001');
  expect(cards('', 'cardIvl').at(-1)).toBe(8001);
  made.db.exec('ROLLBACK');
  expect(cards('', 'cardIvl').at(-1)).toBe(8000);
});

test('an order that time changes is not kept, and of the others only the last few', () => {
  const sortable = BROWSER_COLUMNS.filter((column) => firstDirection(column, 'cards') !== null);
  for (const column of sortable) cards('', column);
  const orders = KeptOrders.of(made.db);
  expect(sortable.filter((column) => orders.find('cards', column) !== undefined)).toHaveLength(4);
  cards('', 'cardDue');
  cards('', 'retrievability');
  expect(orders.find('cards', 'cardDue')).toBeUndefined();
  expect(orders.find('cards', 'retrievability')).toBeUndefined();
});

test('of a small collection none is kept', () => {
  run(made.db, 'DELETE FROM cards WHERE id > 3000');
  cards('', 'cardIvl');
  expect(KeptOrders.of(made.db).find('cards', 'cardIvl')).toBeUndefined();
  expect(cards('', 'cardIvl')).toEqual(values(made.db, 'SELECT id FROM cards ORDER BY ivl'));
});

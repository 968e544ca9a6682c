import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cardsBetween, textsOfNotes } from '../storage/search/note-texts-storage.ts';
import { all, run, type SqlValue } from '../storage/statement.ts';
import { makeCollection, type TestCollection } from '../testing/make-collection.ts';
import { cardIdsOf, noteIdsOf, SortFieldOrder } from './sort-field-order.ts';

const numRuns = 100 * Number(process.env['EBB_DEPTH'] ?? 1);
const PIECES = ['a', 'A', 'b', 'Z', '[', '_', 'é', 'É', 'ß', 'عر', '日', '\ue000', '\uffee', '\ud83d\ude00', ' ', '7'];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 5 }).map((pieces) => pieces.join(''));
const number = fc.oneof(
  fc.integer({ min: -20, max: 20 }),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
);
/** What a note's sort field is, and the places of its cards' templates. */
const note = fc.tuple(fc.oneof({ weight: 3, arbitrary: text }, number), fc.uniqueArray(fc.nat(3), { maxLength: 3 }));
type MadeNote = readonly [sfld: SqlValue, ords: readonly number[]];

let col: TestCollection;
beforeEach(() => {
  col = makeCollection();
});
afterEach(() => col.remove());

function put(notes: readonly MadeNote[]): void {
  run(col.db, 'DELETE FROM notes');
  run(col.db, 'DELETE FROM cards');
  for (const [i, [sfld, ords]] of notes.entries()) {
    const id = i + 1;
    run(col.db, `INSERT INTO notes VALUES (?, '', 1, 1, 0, '', ?, ?, 0, 0, '')`, [id, `${String(sfld)}\u001f`, sfld]);
    for (const ord of ords) {
      run(col.db, `INSERT INTO cards VALUES (?, ?, 1, ?, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, '')`, [
        ...[1000 - id * 10 - ord, id, ord],
      ]);
    }
  }
}

function inPortions(size: number): SortFieldOrder {
  const order = new SortFieldOrder();
  for (let last = 0; ; ) {
    const notes = textsOfNotes(col.db).after(last, size);
    if (notes.length === 0) return order;
    order.add(notes, cardsBetween(col.db, notes[0]?.id ?? 0, notes.at(-1)?.id ?? 0));
    last = notes.at(-1)?.id ?? 0;
  }
}

/** Ids with the number of their place: those that are equal for SQLite share one. */
function places(sql: string): ReadonlyMap<number, number> {
  return new Map(all<{ id: number; place: number }>(col.db, sql).map(({ id, place }) => [id, place]));
}

function expectInOrder(ids: Float64Array, expected: ReadonlyMap<number, number>): void {
  expect([...ids].toSorted()).toEqual([...expected.keys()].toSorted());
  expect([...ids].map((id) => expected.get(id))).toEqual([...expected.values()]);
}

test('notes and cards come in the order in which SQLite has them', () => {
  fc.assert(
    fc.property(fc.array(note, { maxLength: 40 }), fc.integer({ min: 1, max: 15 }), (notes, size) => {
      put(notes);
      const entries = inPortions(size).entries() ?? [];
      const rank = 'dense_rank() OVER (ORDER BY n.sfld COLLATE NOCASE';
      expectInOrder(noteIdsOf(entries), places(`SELECT n.id, ${rank}) AS place FROM notes n ORDER BY place`));
      const ofCards = `SELECT c.id, ${rank}, c.ord) AS place FROM cards c JOIN notes n ON n.id = c.nid ORDER BY place`;
      expectInOrder(cardIdsOf(entries), places(ofCards));
    }),
    { numRuns },
  );
});

test.each([
  ['whole numbers that JavaScript can’t tell apart', 9_007_199_254_740_993n],
  ['bytes', new Uint8Array([1])],
  ['a text that ends early for SQLite', 'a\u0000b'],
])('%s are left to SQLite', (_, sfld) => {
  put([
    ['a', [0]],
    [sfld, [0]],
  ]);
  expect(inPortions(5).entries()).toBeUndefined();
});

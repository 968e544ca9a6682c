import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { derivedColumns } from '../notes/field-checksum.ts';
import { noteStorage } from '../storage/note-storage.ts';
import { column, run } from '../storage/statement.ts';
import { makeCollection, type TestCollection } from '../testing/make-collection.ts';
import { NoteTexts } from './note-texts.ts';
import { searchCards, searchNotes } from './search-cards.ts';

const numRuns = 60 * Number(process.env['EBB_DEPTH'] ?? 1);
/** What texts and words are made of: letters that fold in odd ways, markup that the sort field has not. */
const PIECES = [
  'a',
  'B',
  'k',
  'K',
  '\u212a',
  'İ',
  'i',
  'é',
  'É',
  'عر',
  '日',
  '<b>',
  '</b>',
  '&amp;',
  '&',
  ' ',
  '%',
  '1',
  '\ud83d\ude00',
];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((pieces) => pieces.join(''));
const NOTE_COUNT = 9000;

let col: TestCollection;
beforeEach(() => {
  col = makeCollection();
});
afterEach(() => col.remove());

function addNotes(fields: readonly (readonly [string, string])[]): void {
  const rows = fields.map(([first, second], i) => {
    const flds = `${first}\u001f${second}`;
    const common = { guid: `g${i}`, mid: 1, mod: 1, usn: 0, tags: '', flags: 0, data: '' };
    return { ...common, id: 1000 + i * 3, flds, ...derivedColumns([first, second], 0) };
  });
  noteStorage.putAll(col.db, rows);
  run(
    col.db,
    `INSERT INTO cards SELECT 9000000 - id, id, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, '{}' FROM notes`,
  );
}

const words = (...all: string[]) => ({ words: all, absentWords: [], matchers: [] });

/** Made in idle moments after a search that had to do without. */
async function ready(): Promise<NoteTexts> {
  const texts = NoteTexts.of(col.db);
  texts.prepare();
  await vi.waitUntil(() => texts.find(words('a'), 'notes') !== undefined, { timeout: 20_000, interval: 5 });
  return texts;
}

test('words are found as in the rows, or not at all told of', async () => {
  const seed = fc.sample(fc.tuple(text, text), { numRuns: 400, seed: 7 });
  addNotes(Array.from({ length: NOTE_COUNT }, (_, i) => seed[(i * 37) % seed.length] ?? ['', '']));
  const texts = await ready();
  const like = `SELECT id FROM notes WHERE (flds LIKE :word ESCAPE '\\' OR CAST(sfld AS text) LIKE :word ESCAPE '\\') ORDER BY id`;
  let told = 0;
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 2 }), (wanted) => {
      const found = texts.find(words(...wanted), 'notes');
      if (found === undefined) return;
      told++;
      const sets = wanted.map(
        (word) => new Set(column<number>(col.db, like, { word: `%${word.replaceAll('%', '\\%')}%` })),
      );
      const expected = [...(sets[0] ?? [])].filter((id) => sets.every((set) => set.has(id)));
      expect(found).toEqual(expected);
    }),
    { numRuns },
  );
  expect(told).toBeGreaterThan(5);
});

test('a search finds the same from memory, in the same order', async () => {
  addNotes(Array.from({ length: NOTE_COUNT }, (_, i) => [`word ${i % 7}`, i % 3 === 0 ? 'Other' : '']));
  const order = { column: 'noteFld', descending: true } as const;
  const all = (): unknown[] => [
    searchCards(col.collection, 'word other'),
    searchNotes(col.collection, 'WORD 3'),
    searchNotes(col.collection, 'word other', order).length,
    searchCards(col.collection, 'nowhere', order),
  ];
  const before = all();
  await ready();
  expect(all()).toEqual(before);
  expect(before[0]).toHaveLength(NOTE_COUNT / 3);
});

test('whole words and regular expressions are found in memory as in the rows', async () => {
  const plain = PIECES.filter((piece) => piece !== '\u212a' && piece !== 'İ');
  const fields = fc.array(fc.constantFrom(...plain, 'foo', 'Foos', 'ΣΑΣ'), { maxLength: 8 }).map((all) => all.join(''));
  const seed = fc.sample(fc.tuple(fields, fields), { numRuns: 400, seed: 3 });
  addNotes(Array.from({ length: NOTE_COUNT }, (_, i) => seed[(i * 37) % seed.length] ?? ['', '']));
  const searches = [
    'w:a',
    'w:É',
    'w:foo*',
    'w:σας',
    're:a.B',
    're:[^a]k',
    're:^1',
    're:(foo|é)s',
    're:\\d b',
    're:foo w:a',
    'a -b',
    '-a',
    '-É',
    '-foo w:a -1',
  ];
  const search = () =>
    searches.flatMap((query) => [searchCards(col.collection, query), searchNotes(col.collection, query)]);
  const before = search();
  const texts = await ready();
  expect(texts.find({ words: [], absentWords: [], matchers: [() => true] }, 'notes')).toHaveLength(NOTE_COUNT);
  expect(search()).toEqual(before);
  expect(before.filter((ids) => ids.length > 0 && ids.length < NOTE_COUNT).length).toBeGreaterThan(10);
});

test('where a letter of the texts can’t be folded, only words are told of', async () => {
  addNotes(Array.from({ length: NOTE_COUNT }, (_, i) => [i === 5000 ? 'a \u212a b' : 'a b', '']));
  const texts = await ready();
  expect(texts.find({ words: [], absentWords: [], matchers: [() => true] }, 'notes')).toBeUndefined();
  expect(searchNotes(col.collection, 're:a.k')).toHaveLength(1);
});

test('what was written since is found', async () => {
  addNotes(Array.from({ length: NOTE_COUNT }, () => ['old', '']));
  const texts = await ready();
  run(col.db, `UPDATE notes SET flds = 'fresh' || char(31), sfld = 'fresh' WHERE id = 1003`);
  expect(texts.find(words('fresh'), 'notes')).toBeUndefined();
  expect(searchNotes(col.collection, 'fresh')).toEqual([1003]);
  await vi.waitUntil(() => texts.find(words('fresh'), 'notes') !== undefined, { timeout: 20_000, interval: 5 });
  expect(searchNotes(col.collection, 'fresh')).toEqual([1003]);
});

test('what is taken back was never there', async () => {
  addNotes(Array.from({ length: NOTE_COUNT }, () => ['old', '']));
  await ready();
  col.db.exec(`BEGIN; UPDATE notes SET flds = 'gone' || char(31) WHERE id = 1003`);
  expect(searchNotes(col.collection, 'gone')).toEqual([1003]);
  NoteTexts.of(col.db).prepare();
  col.db.exec('ROLLBACK');
  await ready();
  expect(searchNotes(col.collection, 'gone')).toEqual([]);
});

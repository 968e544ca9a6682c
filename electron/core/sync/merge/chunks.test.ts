import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CardRow, cardStorage } from '../../storage/card-storage.ts';
import { type NoteRow, noteStorage } from '../../storage/note-storage.ts';
import { type RevlogRow, revlogStorage } from '../../storage/revlog-storage.ts';
import { run } from '../../storage/statement.ts';
import { type TestCollection, addTestCard, makeCollection } from '../../testing/make-collection.ts';
import {
  ChunkReceiver,
  OFFICIAL_CHUNK_LIMIT,
  type OutgoingChunk,
  chunkFromWire,
  chunkText,
  countRows,
  outgoingChunks,
  splitChunk,
} from './chunks.ts';
import { pendingOnClient } from './merge-rules.ts';

let made: TestCollection;
beforeEach(() => {
  made = makeCollection();
});
afterEach(() => made.remove());

/** So many notes with a card each, and reviews, all waiting. */
function addPending(notes: number, reviews: number): void {
  const { db } = made;
  for (let id = 1; id <= notes; id += 1) addTestCard(db, { id, did: 1 });
  run(db, 'UPDATE notes SET usn = -1');
  run(db, 'UPDATE cards SET usn = -1');
  for (let id = 1; id <= reviews; id += 1) {
    revlogStorage.put(db, { id, cid: 1, usn: -1, ease: 3, ivl: 1, lastIvl: 1, factor: 2500, time: 1, type: 1 });
  }
}
const sizes = (chunks: Iterable<OutgoingChunk>): [number, boolean][] =>
  [...chunks].map((chunk) => [countRows(chunk), chunk.done]);

const numRuns = Number(process.env['EBB_DEPTH'] ?? 1) * 200;
const id = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const whole = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const count = fc.nat(2 ** 31 - 1);
/** As SQLite keeps it: without halves of characters. */
const text = fc.string({ unit: 'binary' });
const revlogRow: fc.Arbitrary<RevlogRow> = fc.record({
  ...{ id, cid: id, usn: fc.constant(-1), ease: fc.nat(4), ivl: whole, lastIvl: whole },
  ...{ factor: count, time: count, type: fc.nat(5) },
});
const cardRow: fc.Arbitrary<CardRow> = fc.record({
  ...{ id, nid: id, did: id, ord: fc.nat(65_535), mod: count, usn: fc.constant(-1), type: fc.nat(3) },
  ...{ queue: fc.integer({ min: -3, max: 4 }), due: whole, ivl: count, factor: fc.nat(65_535), reps: count },
  ...{ lapses: count, left: count, odue: whole, odid: id, flags: fc.nat(255), data: text },
});
const noteRow: fc.Arbitrary<NoteRow> = fc.record({
  ...{ id, guid: text, mid: id, mod: count, usn: fc.constant(-1), tags: text, flds: text },
  ...{ sfld: text, csum: count, flags: whole, data: text },
});

describe('a row that was sent and read by whoever gets it', () => {
  it('is the same but for the usn it was sent under and what the other side computes itself', () => {
    const { db } = made;
    fc.assert(
      fc.property(revlogRow, cardRow, noteRow, fc.nat(2 ** 31), (aReview, aCard, aNote, usn) => {
        db.exec('DELETE FROM revlog; DELETE FROM cards; DELETE FROM notes');
        revlogStorage.put(db, aReview);
        cardStorage.put(db, aCard);
        noteStorage.put(db, aNote);
        const [sent] = outgoingChunks(db, usn, OFFICIAL_CHUNK_LIMIT);
        if (sent === undefined) throw new Error('there is always one');
        const { flags: _, data: __, sfld: ___, csum: ____, ...theNote } = aNote;
        expect(chunkFromWire(JSON.parse(chunkText(sent)).chunk)).toEqual({
          ...{ done: true, revlog: [{ ...aReview, usn }], cards: [{ ...aCard, usn }], notes: [{ ...theNote, usn }] },
        });
      }),
      { numRuns },
    );
  });

  it('is written as whole numbers and short texts', () => {
    addPending(1, 1);
    run(made.db, "UPDATE notes SET guid = 'g', mid = 5, mod = 6, flds = 'a' || char(31) || '\"\u00a0'");
    const [sent] = outgoingChunks(made.db, 7, OFFICIAL_CHUNK_LIMIT);
    expect(sent?.notes).toEqual(['[1,"g",5,6,7,"","a\\u001f\\"\u00a0","","",0,""]']);
    expect(sent?.revlog).toEqual(['[1,1,7,3,1,1,2500,1,1]']);
  });
});

describe('what waits here', () => {
  it('goes in one chunk that is the last, empty or not', () => {
    expect(sizes(outgoingChunks(made.db, 7, OFFICIAL_CHUNK_LIMIT))).toEqual([[0, true]]);
    addPending(20, 5);
    expect(sizes(outgoingChunks(made.db, 7, OFFICIAL_CHUNK_LIMIT))).toEqual([[45, true]]);
  });

  it('ends with an empty chunk when the limit was used up to the last', () => {
    addPending(125, 0);
    expect(sizes(outgoingChunks(made.db, 7, OFFICIAL_CHUNK_LIMIT))).toEqual([
      [250, false],
      [0, true],
    ]);
  });

  it('is taken from the end of each list in turn, so that a chunk may hold two more', () => {
    addPending(100, 100);
    expect(sizes(outgoingChunks(made.db, 7, OFFICIAL_CHUNK_LIMIT))).toEqual([
      [252, false],
      [48, true],
    ]);
    const [first] = outgoingChunks(made.db, 7, OFFICIAL_CHUNK_LIMIT);
    expect(first?.revlog[0]).toBe('[100,1,7,3,1,1,2500,1,1]');
  });

  it('goes under the server’s usn, in chunks of so many bytes', () => {
    addPending(300, 300);
    const chunks = [...outgoingChunks(made.db, 7, { rows: 50_000, bytes: 10_000 })];
    expect(chunks.length).toBeGreaterThan(2);
    for (const chunk of chunks) expect(chunkText(chunk).length).toBeLessThan(11_000);
    const read = chunks.map((chunk) => chunkFromWire(JSON.parse(chunkText(chunk)).chunk));
    expect(read.map(({ done }) => done)).toEqual([...chunks.slice(1).map(() => false), true]);
    expect(new Set(read.flatMap(({ notes }) => notes.map(({ id }) => id))).size).toBe(300);
    expect(new Set(read.flatMap(({ revlog }) => revlog.map(({ usn }) => usn)))).toEqual(new Set([7]));
  });

  it('goes whole, however many pages it is read in', () => {
    addPending(1100, 1);
    const [whole] = outgoingChunks(made.db, 7, { rows: 50_000, bytes: 1 << 20 });
    const ids = whole?.notes.map((text) => (JSON.parse(text) as number[])[0]);
    expect(ids).toEqual(Array.from({ length: 1100 }, (_, at) => 1100 - at));
  });

  it('can be split afterwards, and only the last part is the last', () => {
    addPending(300, 10);
    const [whole] = outgoingChunks(made.db, 7, { rows: 50_000, bytes: 1 << 20 });
    if (whole === undefined) throw new Error('there is always one');
    expect(sizes(splitChunk(whole, 250))).toEqual([
      [250, false],
      [250, false],
      [110, true],
    ]);
    expect(sizes(splitChunk({ done: true, revlog: [], cards: [], notes: [] }, 250))).toEqual([[0, true]]);
  });
});

describe('what comes in', () => {
  const receive = (chunk: object): void => new ChunkReceiver(made.db, pendingOnClient).apply(chunkFromWire(chunk));
  const note = (id: number, mod: number, flds: string, tags = ''): unknown[] => {
    const mid = noteStorage.find(made.db, 1)?.mid ?? 0;
    return [id, `guid${id}`, mid, mod, 9, tags, flds, '', '', 0, ''];
  };
  const card = (id: number, mod: number, data: string): unknown[] => [
    id,
    1,
    1,
    0,
    mod,
    9,
    0,
    0,
    4,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    data,
  ];
  beforeEach(() => addPending(1, 1));

  it('gets its sort field and checksum here, and loses control characters', () => {
    receive({ notes: [note(2, 5, 'hello <b>x</b>\u0007\u001fba\u007fck\n', 'b\u3000a  c')] });
    expect(noteStorage.find(made.db, 2)).toMatchObject({
      sfld: 'hello x',
      csum: 1_759_323_011,
      flds: 'hello <b>x</b>\u001fback\n',
      tags: ' b a c ',
      usn: 9,
    });
  });

  it('never changes a review that is known', () => {
    receive({
      revlog: [
        [1, 5, 9, 1, 1, 1, 1, 1, 1],
        [2, 5, 9, 1, 1, 1, 1, 1, 1],
      ],
    });
    expect(revlogStorage.find(made.db, 1)).toMatchObject({ cid: 1, usn: -1 });
    expect(revlogStorage.find(made.db, 2)).toMatchObject({ cid: 5, usn: 9 });
  });

  it('yields to what waits here and is later', () => {
    const own = cardStorage.find(made.db, 1);
    receive({ cards: [card(1, (own?.mod ?? 0) - 1, '')] });
    expect(cardStorage.find(made.db, 1)).toEqual(own);
    receive({ cards: [card(1, (own?.mod ?? 0) + 1, '{"x":1,"s":1.23456,"d":5}')] });
    expect(cardStorage.find(made.db, 1)).toMatchObject({ due: 4, usn: 9, data: '{"s":1.2346,"d":5.0}' });
  });

  it.each([
    ['a note with a field too many', () => receive({ notes: [note(2, 5, 'a\u001fb\u001fc')] }), 'note.flds'],
    ['a note of an unknown note type', () => receive({ notes: [note(2, 5, 'a\u001fb').with(2, 77)] }), 'note.mid'],
    ['a list that is none', () => receive({ notes: 'x' }), 'chunk.notes'],
  ])('is refused when it is %s', (_name, act, what) => {
    expect(act).toThrow(expect.objectContaining({ code: 'sync.badData', details: { what } }));
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cardStorage } from '../../storage/card-storage.ts';
import { noteStorage } from '../../storage/note-storage.ts';
import { run } from '../../storage/statement.ts';
import { type TestCollection, addTestCard, makeCollection } from '../../testing/make-collection.ts';
import { ChunkReceiver } from './chunks.ts';
import { type MergeObserver, NO_OBSERVER, type Overwritten } from './merge-observer.ts';
import { pendingOnClient } from './merge-rules.ts';
import type { ObjectChanges } from './object-changes.ts';
import { tellRemoved, tellReplacedObjects } from './overwritten-versions.ts';
import type { WireNote } from './wire-rows.ts';

let made: TestCollection;
let told: Overwritten[];
let observer: MergeObserver;
beforeEach(() => {
  made = makeCollection();
  told = [];
  observer = { ...NO_OBSERVER, overwritten: (version) => told.push(version) };
  addTestCard(made.db, { id: 1, did: 1 });
  setOwn({ usn: -1, mod: 100 });
});
afterEach(() => made.remove());

function setOwn(stamp: { usn: number; mod: number }): void {
  run(made.db, "UPDATE notes SET usn = :usn, mod = :mod, flds = 'ours\u001fback'", stamp);
  run(made.db, 'UPDATE cards SET usn = :usn, mod = :mod', stamp);
}
function ownNote(): WireNote {
  const note = noteStorage.find(made.db, 1);
  if (note === undefined) throw new Error('the note is gone');
  return note;
}
function ownCard() {
  const card = cardStorage.find(made.db, 1);
  if (card === undefined) throw new Error('the card is gone');
  return card;
}
function receive(rows: { notes?: readonly WireNote[]; cards?: readonly ReturnType<typeof ownCard>[] }): void {
  new ChunkReceiver(made.db, pendingOnClient, observer).apply({
    done: true,
    revlog: [],
    cards: [],
    notes: [],
    ...rows,
  });
}

describe('a row that both sides changed', () => {
  it('is told as ours when the other side’s is later', () => {
    receive({ notes: [{ ...ownNote(), flds: 'theirs\u001fback', mod: 101, usn: 5 }] });
    expect(told).toMatchObject([{ kind: 'note', side: 'ours', by: 'edit', row: { id: 1, flds: 'ours\u001fback' } }]);
  });

  it('is told as theirs when ours is later', () => {
    receive({ notes: [{ ...ownNote(), tags: 'x', mod: 99, usn: 5 }], cards: [{ ...ownCard(), due: 77, mod: 98 }] });
    expect(told).toMatchObject([
      { kind: 'card', side: 'theirs', row: { due: 77 } },
      { kind: 'note', side: 'theirs', row: { tags: ' x ' } },
    ]);
    expect(ownNote().flds).toBe('ours\u001fback');
  });

  it('is not told when both have the same in it', () => {
    receive({ notes: [{ ...ownNote(), mod: 200, usn: 5 }], cards: [{ ...ownCard(), mod: 200, usn: 5 }] });
    expect(told).toEqual([]);
  });

  it('is not told when only the other side changed it', () => {
    setOwn({ usn: 3, mod: 100 });
    receive({ notes: [{ ...ownNote(), flds: 'theirs\u001fback', mod: 101, usn: 5 }] });
    expect(told).toEqual([]);
  });
});

describe('what was deleted on the other side', () => {
  it('is told when it has changes that were never sent, the note with where its cards were', () => {
    tellRemoved(made.db, { notes: [1], cards: [1], decks: [] }, observer);
    expect(told).toMatchObject([
      { kind: 'note', side: 'ours', by: 'removal', row: { id: 1 }, deckId: 1 },
      { kind: 'card', side: 'ours', by: 'removal', row: { id: 1 } },
    ]);
  });

  it('is not told when there was nothing new in it, or it is not here', () => {
    setOwn({ usn: 3, mod: 100 });
    tellRemoved(made.db, { notes: [1, 2], cards: [1], decks: [1, 9] }, observer);
    expect(told).toEqual([]);
  });
});

describe('objects that both sides send', () => {
  const NONE: ObjectChanges = {
    notetypes: [],
    decks: [],
    deckConfigs: [],
    tags: [],
    config: undefined,
    crtSecs: undefined,
  };
  const deck = (mod: number, more: object = {}) => ({ id: 5, name: 'Deck', mod, usn: 1, desc: '', ...more });

  it('are told by the version that is earlier; in one second theirs is lost, as the server takes ours', () => {
    tellReplacedObjects({ ...NONE, decks: [deck(10, { desc: 'ours' })] }, { ...NONE, decks: [deck(11)] }, observer);
    tellReplacedObjects({ ...NONE, decks: [deck(10)] }, { ...NONE, decks: [deck(10, { desc: 'theirs' })] }, observer);
    expect(told).toMatchObject([
      { kind: 'deck', side: 'ours', id: 5, name: 'Deck', json: { desc: 'ours' } },
      { kind: 'deck', side: 'theirs', json: { desc: 'theirs' } },
    ]);
  });

  it('are not told for what studying and folding change, nor for the order of keys', () => {
    const ours = deck(10, { newToday: [1, 2], collapsed: true, extra: { a: 1, b: [{ c: 1, d: 2 }] } });
    const theirs = deck(11, { newToday: [1, 9], extra: { b: [{ d: 2, c: 1 }], a: 1 } });
    tellReplacedObjects({ ...NONE, decks: [ours] }, { ...NONE, decks: [theirs] }, observer);
    expect(told).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addGrave, GRAVE_CARD, GRAVE_DECK, GRAVE_NOTE } from '../../storage/grave-storage.ts';
import { all } from '../../storage/statement.ts';
import { type TestCollection, addTestCard, makeCollection } from '../../testing/make-collection.ts';
import { applyGraves, countGraves, graveChunks, gravesFromWire, takePendingGraves } from './graves.ts';

let made: TestCollection;
beforeEach(() => {
  made = makeCollection();
});
afterEach(() => made.remove());

const graves = (): unknown[] => all(made.db, 'SELECT type, oid, usn FROM graves ORDER BY type, oid');

describe('deletions', () => {
  it('are taken once, and count as sent then', () => {
    addGrave(made.db, { oid: 5, type: GRAVE_CARD, usn: -1 });
    addGrave(made.db, { oid: 6, type: GRAVE_NOTE, usn: -1 });
    addGrave(made.db, { oid: 7, type: GRAVE_DECK, usn: 3 });
    expect(takePendingGraves(made.db, 9)).toEqual({ cards: [5], notes: [6], decks: [] });
    expect(countGraves(takePendingGraves(made.db, 9))).toBe(0);
    expect(graves()).toContainEqual({ type: 0, oid: 5, usn: 9 });
  });

  it('go in parts from the ends of cards, notes and decks', () => {
    expect([...graveChunks({ cards: [1, 2, 3], notes: [4, 5], decks: [6] }, 2)]).toEqual([
      { cards: [3, 2], notes: [], decks: [] },
      { cards: [1], notes: [5], decks: [] },
      { cards: [], notes: [4], decks: [6] },
    ]);
    expect([...graveChunks({ cards: [], notes: [], decks: [] }, 2)]).toEqual([]);
  });

  it('remove just what they name, and are noted', () => {
    for (const id of [1, 2]) addTestCard(made.db, { id, did: 1 });
    applyGraves(made.db, gravesFromWire({ notes: ['1'], cards: [], decks: [8] }), 9);
    expect(all(made.db, 'SELECT id FROM notes')).toEqual([{ id: 2 }]);
    expect(all(made.db, 'SELECT id FROM cards')).toHaveLength(2);
    expect(graves()).toEqual([
      { type: 1, oid: 1, usn: 9 },
      { type: 2, oid: 8, usn: 9 },
    ]);
  });

  it('without sense are refused', () => {
    expect(() => gravesFromWire({ notes: ['x'] })).toThrow(expect.objectContaining({ code: 'sync.badData' }));
    expect(() => gravesFromWire([])).toThrow(expect.objectContaining({ code: 'sync.badData' }));
  });
});

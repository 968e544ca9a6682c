import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Deck } from '#shared/domain/deck.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import type { CardRow } from './card-storage.ts';
import { cardStorage } from './card-storage.ts';
import { addCol, getCol, isSchemaChanged, updateCol } from './col-storage.ts';
import { numbersOf } from './collection-numbers.ts';
import { allConfig, findConfig, replaceConfig, setConfig } from './config-storage.ts';
import type { WriteDb } from './connection.ts';
import { openDb } from './connection.ts';
import { deckFromJson, jsonFromDeck } from './deck-json.ts';
import { deckConfigFromJson, findDeckConfig, jsonFromDeckConfig, putDeckConfig } from './deck-config-storage.ts';
import * as decks from './deck-storage.ts';
import { addGrave, GRAVE_CARD, pendingGraves } from './grave-storage.ts';
import type { JsonObject } from './lossless-json.ts';
import { parseLossless, stringifyLossless } from './lossless-json.ts';
import { migrate } from './migrations/migrate.ts';
import { findNotetype, jsonFromNotetype, notetypeFromJson, putNotetype } from './notetype-storage.ts';
import { addTag, findTag, listTags } from './tag-storage.ts';

const numRuns = Number(process.env['EBB_DEPTH'] ?? 1) * 100;

let folder: string;
let db: WriteDb;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ebb-storage-'));
  db = openDb(join(folder, 'collection.db'), { create: true });
  migrate(db);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

function objectFrom(text: string): JsonObject {
  return parseLossless(text) as JsonObject;
}

const NORMAL = objectFrom(
  `{"id":5,"mod":7,"name":"Lang::Über","usn":-1,"lrnToday":[3,1],"revToday":[3,-2],"newToday":[2,9],"timeToday":[3,400],
    "collapsed":true,"browserCollapsed":false,"desc":"d","dyn":0,"conf":1,"extendNew":0,"extendRev":0,"reviewLimit":null,
    "newLimit":12,"reviewLimitToday":{"limit":3,"today":8},"newLimitToday":null,"desiredRetention":88,
    "fromTheFuture":{"id":12345678901234567890}}`,
);

function deckNamed(id: number, name: string): Deck {
  return { ...deckFromJson(NORMAL), id, name };
}

describe('decks', () => {
  test('the fields we use are read, with counts of earlier days at zero', () => {
    expect(deckFromJson(NORMAL)).toMatchObject({
      kind: 'normal',
      id: 5,
      name: 'Lang::Über',
      configId: 1,
      newLimit: 12,
      reviewLimitToday: { limit: 3, day: 8 },
      desiredRetentionPercent: 88,
      studied: { day: 3, newCards: 0, reviews: -2, learning: 1, tookMs: 400 },
    });
  });

  test('an object that nobody changed comes out of the file as it went in', () => {
    decks.addDeck(db, deckFromJson(NORMAL));
    expect(stringifyLossless(jsonFromDeck(decks.getDeck(db, 5)))).toBe(stringifyLossless(NORMAL));
  });

  test('a deck that is asked for again is what its row says by then, also when a change was rolled back', () => {
    const deck = deckFromJson(NORMAL);
    decks.addDeck(db, deck);
    const first = decks.getDeck(db, 5);
    expect(decks.getDeck(db, 5)).toBe(first);
    const edited = db.transaction(() => {
      decks.updateDeck(db, { ...deck, description: 'edited' });
      expect(decks.getDeck(db, 5)).toMatchObject({ description: 'edited' });
      throw new Error('rolled back');
    });
    expect(edited).toThrow('rolled back');
    expect(decks.getDeck(db, 5)).toEqual(first);
    decks.removeDeck(db, 5);
    expect(decks.findDeck(db, 5)).toBeUndefined();
  });

  test('an edit with a clock behind is not earlier than what it changes; what a merge puts in place is as it came', () => {
    const deck = deckFromJson(NORMAL);
    decks.addDeck(db, { ...deck, mtimeSecs: 5000 });
    decks.updateDeck(db, { ...deck, description: 'edited', mtimeSecs: 4000 });
    expect(decks.getDeck(db, 5)).toMatchObject({ description: 'edited', mtimeSecs: 5000 });
    decks.putDeck(db, { ...deck, mtimeSecs: 4000 });
    expect(decks.getDeck(db, 5).mtimeSecs).toBe(4000);
  });

  test('a change of one field leaves everything else alone', () => {
    const deck = deckFromJson(NORMAL);
    expect(jsonFromDeck({ ...deck, collapsed: false, usn: 4 })).toEqual({ ...NORMAL, collapsed: false, usn: 4 });
    const reread = deckFromJson(jsonFromDeck({ ...deck, studied: { ...deck.studied, newCards: 2 } }));
    expect(reread.studied).toEqual({ ...deck.studied, newCards: 2 });
  });

  test('any object of another program keeps what it says', () => {
    const object = fc.dictionary(
      fc.constantFrom(
        'name',
        'collapsed',
        'desc',
        'newToday',
        'conf',
        'terms',
        'dyn',
        'delays',
        'md',
        'x',
        '__proto__',
      ),
      fc.jsonValue({ maxDepth: 2 }),
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(object, (given) => {
        const json = objectFrom(stringifyLossless({ ...(given as JsonObject), id: 1, name: 'a', mod: 2, usn: 3 }));
        expect(stringifyLossless(jsonFromDeck(deckFromJson(json)))).toBe(stringifyLossless(json));
      }),
      { numRuns },
    );
  });

  test('are found by name whatever the case, and listed with parents before children', () => {
    for (const [id, name] of [
      [2, 'b'],
      [3, 'A'],
      [4, 'a::Z'],
      [5, 'A b'],
      [6, 'a::z::y'],
      [7, 'Straße'],
    ] as const) {
      decks.addDeck(db, deckNamed(id, name));
    }
    expect(decks.listDecks(db).map((deck) => deck.name)).toEqual(['A', 'a::Z', 'a::z::y', 'A b', 'b', 'Straße']);
    expect(decks.listChildDeckIds(db, 'a')).toEqual([4, 6]);
    expect(decks.findDeckByName(db, 'STRASSE')?.id).toBe(7);
    expect(decks.freeDeckName(db, ' strasse')).toBe('strasse+');
    expect(decks.freeDeckName(db, 'strasse', 7)).toBe('strasse');
  });

  test('a deck that is not there is said to be not there', () => {
    expect(decks.findDeck(db, 9)).toBeUndefined();
    for (const call of [() => decks.getDeck(db, 9), () => decks.updateDeck(db, deckNamed(9, 'x'))]) {
      expect(() => call()).toThrowError(expect.objectContaining({ code: 'notFound' }));
    }
    try {
      decks.getDeck(db, 9);
    } catch (error: unknown) {
      expect(isAppError(error, 'notFound')).toBe(true);
    }
  });

  test('a new id is the moment, or the next one that is free', () => {
    expect(decks.freeDeckId(db, 1000)).toBe(1000);
    decks.addDeck(db, deckNamed(1000, 'x'));
    decks.addDeck(db, deckNamed(1005, 'y'));
    expect(decks.freeDeckId(db, 1000)).toBe(1006);
  });

  test('children are found through the index', () => {
    const plan = db
      .prepare('EXPLAIN QUERY PLAN SELECT id FROM decks WHERE name_key >= ? || char(31) AND name_key < ? || char(32)')
      .all('a', 'a');
    expect(JSON.stringify(plan)).toContain('SEARCH decks USING');
  });
});

describe('presets and note types', () => {
  test('a preset keeps unknown keys at every level, and a broken block counts as its default', () => {
    const json = objectFrom(
      '{"id":2,"mod":1,"name":"P","usn":0,"new":{"delays":[1],"ints":[1,4,0],"order":1,"initialFactor":2500,"perDay":7,"mine":[1]},"rev":{"perDay":9},"x":{"y":9007199254740993}}',
    );
    putDeckConfig(db, deckConfigFromJson(json));
    const config = findDeckConfig(db, 2);
    expect(config).toMatchObject({ newPerDay: 7, reviewsPerDay: 200 });
    expect(config && stringifyLossless(jsonFromDeckConfig(config))).toBe(stringifyLossless(json));
    expect(config && jsonFromDeckConfig({ ...config, newPerDay: 8 })).toMatchObject({
      new: { initialFactor: 2500, perDay: 8, mine: [1] },
    });
  });

  test('ids of fields and templates keep all their digits', () => {
    const json = objectFrom(
      '{"id":3,"name":"N","mod":1,"usn":0,"type":1,"sortf":0,"flds":[{"name":"F","id":-5564691263034886561}],"tmpls":[{"name":"T","id":9223372036854775807}]}',
    );
    putNotetype(db, notetypeFromJson(json));
    const notetype = findNotetype(db, 3);
    expect(notetype?.fields[0]?.id).toBe('-5564691263034886561');
    expect(notetype?.templates[0]?.id).toBe('9223372036854775807');
    expect(notetype && stringifyLossless(jsonFromNotetype(notetype))).toBe(stringifyLossless(json));
  });
});

describe('the rest of the collection', () => {
  test('configuration is kept as JSON; the same value again is no change', () => {
    const stamp = { mtimeSecs: 1, usn: -1 };
    expect(setConfig(db, 'nextPos', 5, stamp)).toBe(true);
    expect(setConfig(db, 'nextPos', 5, stamp)).toBe(false);
    replaceConfig(db, { a: null, big: objectFrom('{"x":12345678901234567890}') }, stamp);
    expect(findConfig(db, 'nextPos')).toBeUndefined();
    expect(stringifyLossless(allConfig(db))).toBe('{"a":null,"big":{"x":12345678901234567890}}');
  });

  test('a tag of another case is the same tag', () => {
    expect(addTag(db, { name: 'Ärger', usn: -1, collapsed: false })).toBe(true);
    expect(addTag(db, { name: 'äRGER', usn: -1, collapsed: false })).toBe(false);
    expect(findTag(db, 'ÄRGER')?.name).toBe('Ärger');
    expect(listTags(db)).toHaveLength(1);
  });

  test('a grave is dug once', () => {
    addGrave(db, { oid: 1, type: GRAVE_CARD, usn: 3 });
    addGrave(db, { oid: 1, type: GRAVE_CARD, usn: -1 });
    expect(pendingGraves(db)).toEqual([{ oid: 1, type: GRAVE_CARD, usn: -1 }]);
  });

  test('the collection row changes only where told', () => {
    addCol(db, { crtSecs: 1, modMs: 2, scmMs: 3, usn: 4, lastSyncMs: 3 });
    expect(isSchemaChanged(getCol(db))).toBe(false);
    updateCol(db, { scmMs: 9 });
    expect(getCol(db)).toEqual({ crtSecs: 1, modMs: 2, scmMs: 9, usn: 4, lastSyncMs: 3 });
    expect(isSchemaChanged(getCol(db))).toBe(true);
    expect(numbersOf(db)).toEqual({ cards: 0, notes: 0, reviews: 0, decks: 0, modifiedMs: 2 });
  });

  test('rows of cards come out as they went in', () => {
    const int = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
    const row: fc.Arbitrary<CardRow> = fc.record({
      id: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
      nid: fc.maxSafeInteger(),
      did: fc.maxSafeInteger(),
      ord: int,
      mod: int,
      usn: int,
      type: int,
      queue: int,
      due: int,
      ivl: int,
      factor: int,
      reps: int,
      lapses: int,
      left: int,
      odue: int,
      odid: fc.maxSafeInteger(),
      flags: int,
      data: fc.string({ unit: 'grapheme' }),
    });
    fc.assert(
      fc.property(row, (card) => {
        cardStorage.put(db, card);
        expect(cardStorage.find(db, card.id)).toEqual(card);
      }),
      { numRuns },
    );
  });
});

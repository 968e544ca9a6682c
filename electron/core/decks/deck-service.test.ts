import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeckTreeNode } from '#shared/contract/decks.ts';
import { DeckId } from '#shared/contract/ids.ts';
import { getCol } from '../storage/col-storage.ts';
import { findConfig, setConfig } from '../storage/config-storage.ts';
import { deckFromJson } from '../storage/deck-json.ts';
import { addDeck, findDeckByName, getDeck, listDecks } from '../storage/deck-storage.ts';
import { normalDeckObject } from '../storage/default-objects.ts';
import { all, column, run, value } from '../storage/statement.ts';
import { callContext } from '../testing/call-context.ts';
import { codeOf } from '../testing/code-of.ts';
import { addTestCard, makeCollection, snapshot, type TestCollection } from '../testing/make-collection.ts';
import { COUNT_BURIED_IN_DECKS, COUNT_IN_DECKS, deckService, STUDIED_SINCE } from './deck-service.ts';

let made: TestCollection;
let service: ReturnType<typeof serviceOf>;
beforeEach(() => {
  made = makeCollection();
  service = serviceOf(made);
});
afterEach(() => made.remove());

/** The handlers, which are all synchronous, without their context. */
function serviceOf({ collection }: TestCollection) {
  const handlers = deckService({ collection: () => collection, defaultDeckName: 'Default' });
  type Name = keyof typeof handlers;
  type Output<N extends Name> = Awaited<ReturnType<(typeof handlers)[N]>>;
  return <N extends Name>(name: N, input: Parameters<(typeof handlers)[N]>[0]): Output<N> =>
    (handlers[name] as (input: unknown, ctx: unknown) => Output<N>)(input, callContext());
}

const names = (): string[] => listDecks(made.db).map((deck) => deck.name);
const create = (name: string): DeckId => service('create', { name }).output.deckId;
function idOf(name: string): DeckId {
  const deck = findDeckByName(made.db, name);
  if (deck === undefined) throw new Error(`no deck ${name}`);
  return DeckId.parse(deck.id);
}
function addFiltered(id: number, name: string): DeckId {
  const object = { ...normalDeckObject(id, name), dyn: 1, resched: true, terms: [['', 100, 0]], conf: undefined };
  addDeck(made.db, deckFromJson(JSON.parse(JSON.stringify(object))));
  return DeckId.parse(id);
}
const flat = (nodes: DeckTreeNode[]): Record<string, [number, number, number]> =>
  Object.fromEntries(
    nodes.flatMap((node) => [
      [node.fullName, [node.newCount, node.learnCount, node.reviewCount]],
      ...Object.entries(flat(node.children)),
    ]),
  );

describe('creating', () => {
  test('makes missing parents and answers the deck itself', () => {
    const { output, changes } = service('create', { name: ' A :: B::C ' });
    expect(output.name).toBe('A::B::C');
    expect(output.deckId).toBe(idOf('A::B::C'));
    expect(changes).toMatchObject({ op: 'createDeck', deck: true, card: false });
    expect(names()).toEqual(['A', 'A::B', 'A::B::C', 'Default']);
    expect(getDeck(made.db, output.deckId)).toMatchObject({ usn: -1, collapsed: true, kind: 'normal', configId: 1 });
  });

  test('a taken name gets a suffix, parents keep their spelling', () => {
    create('Straße::Eins');
    expect(service('create', { name: 'STRASSE::EINS' }).output.name).toBe('Straße::EINS+');
    expect(service('create', { name: 'strasse::eins' }).output.name).toBe('Straße::eins++');
  });

  test('under a filtered deck is refused and leaves nothing behind', async () => {
    addFiltered(500, 'Filtered');
    const before = snapshot(made.db, { withCol: true });
    expect(await codeOf(() => create('filtered::child::x'))).toBe('deck.filteredCantHaveChildren');
    expect(snapshot(made.db, { withCol: true })).toEqual(before);
  });

  test('without a name is refused', async () => {
    expect(await codeOf(() => create('  '))).toBe('deck.nameEmpty');
    expect(await codeOf(() => create(':'))).toBe('deck.nameEmpty');
    expect(service('create', { name: 'blank' }).output.name).toBe('blank');
  });
});

describe('renaming', () => {
  test('moves the children along and marks all of them to be sent', () => {
    create('A::B::C');
    run(made.db, 'UPDATE decks SET usn = 3, mtime = 1');
    expect(service('rename', { deckId: idOf('A'), name: 'X::Y' }).output.name).toBe('X::Y');
    expect(names()).toEqual(['Default', 'X', 'X::Y', 'X::Y::B', 'X::Y::B::C']);
    expect(all(made.db, 'SELECT name FROM decks WHERE usn = -1 AND mtime > 1 ORDER BY name')).toHaveLength(4);
  });

  test('to below itself makes new parents of the old name', () => {
    create('A::B::C');
    service('rename', { deckId: idOf('A'), name: 'A::B::Z' });
    expect(names()).toEqual(['A', 'A::B', 'A::B::Z', 'A::B::Z::B', 'A::B::Z::B::C', 'Default']);
  });

  test('in case only, and to its own name', () => {
    create('alpha::beta');
    expect(service('rename', { deckId: idOf('alpha'), name: 'Alpha' }).output.name).toBe('Alpha');
    expect(names()).toEqual(['Alpha', 'Alpha::beta', 'Default']);
    expect(service('rename', { deckId: idOf('alpha'), name: 'Alpha' }).changes).toBeNull();
  });

  test('of an unknown deck is refused', async () => {
    expect(await codeOf(() => service('rename', { deckId: DeckId.parse(99), name: 'x' }))).toBe('notFound');
  });
});

describe('moving', () => {
  test('puts decks below another one and back to the top', () => {
    create('A::B');
    create('T');
    const ids = [idOf('A::B'), idOf('A')];
    expect(service('reparent', { deckIds: ids, newParentId: idOf('T') }).output).toEqual({ movedCount: 2 });
    expect(names()).toEqual(['Default', 'T', 'T::A', 'T::B']);
    expect(service('reparent', { deckIds: [idOf('T::A')], newParentId: null }).output).toEqual({ movedCount: 1 });
    expect(names()).toEqual(['A', 'Default', 'T', 'T::B']);
    expect(service('reparent', { deckIds: [idOf('A')], newParentId: null }).changes).toBeNull();
  });

  test('below itself, its child or a filtered deck is refused', async () => {
    create('A::B');
    const filtered = addFiltered(500, 'Filtered');
    const move = (newParentId: DeckId) => () => service('reparent', { deckIds: [idOf('A')], newParentId });
    expect(await codeOf(move(idOf('A')))).toBe('deck.cantMoveIntoItself');
    expect(await codeOf(move(idOf('A::B')))).toBe('deck.cantMoveIntoItself');
    expect(await codeOf(move(filtered))).toBe('deck.filteredCantHaveChildren');
    expect(await codeOf(move(DeckId.parse(98)))).toBe('notFound');
  });

  test('to where the name is taken gets a suffix', () => {
    create('A::B');
    create('B');
    service('reparent', { deckIds: [idOf('A::B')], newParentId: null });
    expect(names()).toEqual(['A', 'B', 'B+', 'Default']);
  });
});

describe('removing', () => {
  beforeEach(() => {
    create('A::B');
    create('Other');
  });

  test('takes children, cards, notes without cards and settings along, and leaves graves and the log', () => {
    const { db } = made;
    const a = idOf('A');
    const other = idOf('Other');
    const filtered = addFiltered(500, 'Filtered');
    addTestCard(db, { id: 1, did: a });
    addTestCard(db, { id: 2, did: idOf('A::B') });
    addTestCard(db, { id: 3, did: filtered, odid: a, odue: 7, due: -100_000 });
    addTestCard(db, { id: 4, did: other });
    addTestCard(db, { id: 5, did: a, nid: 4 });
    run(db, 'INSERT INTO revlog VALUES (1, 1, 0, 3, 1, 1, 0, 10, 0)');
    for (const key of [`_deck_${a}_x`, `_deck_${a}x`, `_deck_${other}_x`])
      setConfig(db, key, 1, { mtimeSecs: 0, usn: 0 });
    expect(service('removalPreview', { deckIds: [a] })).toEqual({
      deckCount: 2,
      cardCount: 4,
      fullName: 'A',
      filtered: false,
    });

    expect(service('remove', { deckIds: [a] }).output).toEqual({ cardCount: 4 });
    expect(names()).toEqual(['Default', 'Filtered', 'Other']);
    expect(column(db, 'SELECT id FROM cards')).toEqual([4]);
    expect(column(db, 'SELECT id FROM notes')).toEqual([4]);
    expect(value(db, 'SELECT count(*) FROM revlog')).toBe(1);
    expect(all(db, 'SELECT type, count(*) AS n FROM graves WHERE usn = -1 GROUP BY type')).toEqual([
      { type: 0, n: 4 },
      { type: 1, n: 3 },
      { type: 2, n: 2 },
    ]);
    expect(findConfig(db, `_deck_${a}_x`)).toBeUndefined();
    expect(findConfig(db, `_deck_${a}x`)).toBe(1);
    expect(findConfig(db, `_deck_${other}_x`)).toBe(1);
  });

  test('of a filtered deck gives its cards back', () => {
    const { db } = made;
    const filtered = addFiltered(500, 'Filtered');
    const a = idOf('A');
    addTestCard(db, { id: 1, did: filtered, odid: a, odue: 12, due: -100_000, type: 2, queue: 2 });
    addTestCard(db, { id: 2, did: filtered, odid: a, odue: 0, due: 3, type: 1, queue: -1 });
    addTestCard(db, { id: 3, did: filtered, odid: a, odue: 2_000_000_000, due: -99_999, type: 3, queue: 4 });
    addTestCard(db, { id: 4, did: filtered, odid: a, odue: 9, due: -99_998, type: 3, queue: 4 });
    expect(service('removalPreview', { deckIds: [filtered] })).toMatchObject({ cardCount: 0, filtered: true });
    expect(service('remove', { deckIds: [filtered] }).output).toEqual({ cardCount: 0 });
    expect(all(db, 'SELECT id, did, odid, odue, due, queue, usn FROM cards ORDER BY id')).toEqual([
      { id: 1, did: a, odid: 0, odue: 0, due: 12, queue: 2, usn: -1 },
      { id: 2, did: a, odid: 0, odue: 0, due: 3, queue: -1, usn: -1 },
      { id: 3, did: a, odid: 0, odue: 0, due: 2_000_000_000, queue: 1, usn: -1 },
      { id: 4, did: a, odid: 0, odue: 0, due: 9, queue: 3, usn: -1 },
    ]);
  });

  test('of the Default deck empties it and gives it its name back', () => {
    const { db } = made;
    service('rename', { deckId: DeckId.parse(1), name: 'Mine' });
    addTestCard(db, { id: 1, did: 1 });
    expect(service('remove', { deckIds: [DeckId.parse(1)] }).output).toEqual({ cardCount: 1 });
    expect(getDeck(db, 1).name).toBe('Default');
    expect(column(db, 'SELECT id FROM cards')).toEqual([]);
    expect(column(db, 'SELECT oid FROM graves WHERE type = 2')).toEqual([]);
  });
});

describe('choosing and folding', () => {
  test('the chosen deck is remembered without a step; one that is gone counts as the Default deck', async () => {
    const deckId = create('A');
    expect(service('current', {})).toEqual({ deckId: 1, fullName: 'Default' });
    expect(service('select', { deckId }).changes).toMatchObject({ op: 'selectDeck', config: true });
    expect(service('select', { deckId }).changes).toBeNull();
    expect(service('current', {})).toEqual({ deckId, fullName: 'A' });
    expect(made.collection.undoStatus().undo).toBe('createDeck');
    service('remove', { deckIds: [deckId] });
    expect(service('current', {})).toEqual({ deckId: 1, fullName: 'Default' });
    expect(await codeOf(() => service('select', { deckId }))).toBe('notFound');
  });

  test('folding is stored and sent, but is no step', () => {
    const deckId = create('A');
    expect(service('setCollapsed', { deckId, collapsed: true }).changes).toBeNull();
    expect(service('setCollapsed', { deckId, collapsed: false }).changes).toMatchObject({ deck: true });
    expect(getDeck(made.db, deckId).collapsed).toBe(false);
    expect(made.collection.undoStatus().undo).toBe('createDeck');
  });

  test('the browser’s sidebar folds decks apart from the deck list', () => {
    const deckId = create('A');
    const folded = () => service('tree', {})[0];
    expect(folded()).toMatchObject({ collapsed: true, collapsedInBrowser: true });
    expect(service('setCollapsed', { deckId, collapsed: false, in: 'browser' }).changes).toMatchObject({ deck: true });
    expect(folded()).toMatchObject({ collapsed: true, collapsedInBrowser: false });
    expect(service('setCollapsed', { deckId, collapsed: false, in: 'browser' }).changes).toBeNull();
    expect(made.collection.undoStatus().undo).toBe('createDeck');
  });

  test('a description is stored; a filtered deck has none', async () => {
    const deckId = create('A');
    service('setDescription', { deckId, description: '<b>hi</b>', markdown: true });
    expect(service('get', { deckId })).toMatchObject({ description: '<b>hi</b>', descriptionIsMarkdown: true });
    const filtered = addFiltered(500, 'Filtered');
    const describe = () => service('setDescription', { deckId: filtered, description: 'x', markdown: false });
    expect(await codeOf(describe)).toBe('invalidInput');
  });
});

describe('counts', () => {
  test('the tree shows what may be studied, the overview also what is there', () => {
    const { db } = made;
    const a = create('A');
    const b = create('A::B');
    const today = made.collection.dayTiming().daysElapsed;
    for (let id = 1; id <= 30; id++) addTestCard(db, { id, did: a });
    addTestCard(db, { id: 40, did: b, type: 2, queue: 2, due: today });
    addTestCard(db, { id: 41, did: b, type: 2, queue: 2, due: today + 1 });
    addTestCard(db, { id: 42, did: b, type: 2, queue: -2, due: today });
    const nowSecs = made.env.clock.nowMs() / 1000;
    addTestCard(db, { id: 43, did: b, type: 1, queue: 1, due: nowSecs + 1199 });
    addTestCard(db, { id: 44, did: b, type: 1, queue: 1, due: nowSecs + 1200 });
    service('tree', {}); // begins the day: 42 comes back
    run(db, 'UPDATE cards SET queue = -2 WHERE id = 42');
    expect(flat(service('tree', {}))).toEqual({ A: [20, 1, 1], 'A::B': [0, 1, 1] });
    expect(service('get', { deckId: a })).toMatchObject({
      newCount: 20,
      learnCount: 1,
      reviewCount: 1,
      cardCount: 35,
      buriedCount: 1,
    });
  });

  test('the Default deck shows only while it is needed', () => {
    expect(Object.keys(flat(service('tree', {})))).toEqual(['Default']);
    create('A');
    expect(Object.keys(flat(service('tree', {})))).toEqual(['A']);
    addTestCard(made.db, { id: 1, did: 1 });
    expect(Object.keys(flat(service('tree', {})))).toEqual(['A', 'Default']);
  });

  test('on a new day buried cards come back without any card or the collection counting as changed', () => {
    const { db, env } = made;
    service('tree', {});
    addTestCard(db, { id: 1, did: 1, type: 0, queue: -2 });
    addTestCard(db, { id: 2, did: 1, type: 1, queue: -3, due: 2_000_000_000 });
    addTestCard(db, { id: 3, did: 1, type: 3, queue: -3, due: 5 });
    addTestCard(db, { id: 4, did: 1, type: 2, queue: -1 });
    const { modMs } = getCol(db);
    service('tree', {});
    expect(column(db, 'SELECT queue FROM cards ORDER BY id')).toEqual([-2, -3, -3, -1]);
    env.setNow(env.clock.nowMs() + 86_400_000);
    service('tree', {});
    expect(column(db, 'SELECT queue FROM cards ORDER BY id')).toEqual([0, 1, 3, -1]);
    expect(column(db, 'SELECT DISTINCT usn FROM cards')).toEqual([5]);
    expect(getCol(db).modMs).toBe(modMs);
    expect(findConfig(db, 'lastUnburied')).toBe(1);
  });

  test('answers since the day began are summed, what the program did by itself is not', () => {
    const { db, collection } = made;
    const began = (collection.dayTiming().nextDayAtSecs - 86_400) * 1000;
    const log = 'INSERT INTO revlog VALUES (?, 1, 0, 3, 1, 1, 0, 1500, ?)';
    for (const [id, type] of [
      [began - 1, 0],
      [began + 1, 0],
      [began + 2, 1],
      [began + 3, 3],
      [began + 4, 4],
      [began + 5, 5],
    ] as const) {
      run(db, log, [id, type]);
    }
    expect(service('studiedToday', {})).toEqual({ cards: 3, tookMs: 4500 });
  });

  test('questions over cards and the log are answered by an index', () => {
    const plan = (sql: string, params: unknown[]) =>
      made.db
        .prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .all(...params)
        .map((row) => (row as { detail: string }).detail);
    expect(plan(STUDIED_SINCE, [1]).join()).toMatch(/SEARCH revlog USING INTEGER PRIMARY KEY/);
    expect(plan(COUNT_IN_DECKS, ['[1]']).join()).toMatch(/SEARCH cards USING COVERING INDEX ix_cards_sched/);
    expect(plan(COUNT_BURIED_IN_DECKS, ['[1]']).join()).toMatch(/SEARCH cards USING COVERING INDEX ix_cards_sched/);
  });
});

import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DeckTreeNode } from '#shared/contract/decks.ts';
import { getCol } from '#core/storage/col-storage.ts';
import { currentDeckTree } from '#core/decks/deck-list.ts';
import { deckService } from '#core/decks/deck-service.ts';
import { all } from '#core/storage/statement.ts';
import { callContext } from '#core/testing/call-context.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { type AdoptedCollection, adoptedCollection } from './adopted-collection.ts';
import { collectionRows } from './collection-rows.ts';

/** Noon of the day that the made collections take for today, in UTC. */
const NOW_SECS = Date.UTC(2025, 10, 15, 12) / 1000;
const DAY_SECS = 86_400;
const ZONES = ['UTC', 'America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Auckland'];

interface ShownDeck {
  readonly id: number;
  readonly name: string;
  readonly level: number;
  readonly collapsed: boolean;
  readonly filtered: boolean;
  readonly counts: readonly [newCount: number, learnCount: number, reviewCount: number];
  readonly children: readonly ShownDeck[];
}
interface PeerDeck {
  readonly id: number;
  readonly name: string;
  readonly level: number;
  readonly collapsed: boolean;
  readonly filtered: boolean;
  readonly new: number;
  readonly learn: number;
  readonly review: number;
  readonly children: readonly PeerDeck[];
}

const shownByPeer = (deck: PeerDeck): ShownDeck => ({
  id: deck.id,
  name: deck.name,
  level: deck.level,
  collapsed: deck.collapsed,
  filtered: deck.filtered,
  counts: [deck.new, deck.learn, deck.review],
  children: deck.children.map(shownByPeer),
});
const shownByUs = (deck: DeckTreeNode): ShownDeck => ({
  id: deck.deckId,
  name: deck.name,
  level: deck.level,
  collapsed: deck.collapsed,
  filtered: deck.filtered,
  counts: [deck.newCount, deck.learnCount, deck.reviewCount],
  children: deck.children.map(shownByUs),
});
const sumOf = (decks: readonly ShownDeck[]): number =>
  decks.reduce((sum, deck) => sum + deck.counts[0] + deck.counts[1] + deck.counts[2], 0);

describe.skipIf(!peerAvailable())('deck counts', () => {
  let folder: string;
  /** One process makes the collections, so that tests share them. */
  let maker: Peer;
  const made = new Map<string, string>();
  /** One for each zone, which a process has for good. */
  const peers = new Map<string, Peer>();
  let copies = 0;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-counts-'));
    maker = await startPeer({ now: NOW_SECS, freeze: true });
  });
  afterAll(async () => {
    for (const peer of [maker, ...peers.values()]) await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A closed collection of the peer's in a folder of its own. */
  async function madeCollection(args: Record<string, unknown>): Promise<string> {
    const key = JSON.stringify(args);
    let source = made.get(key);
    if (source === undefined) {
      source = join(folder, `made-${made.size}`, 'collection.anki2');
      await maker.call('make', { day: '2025-11-15', ...args }, source);
      await maker.call('close', {}, source);
      made.set(key, source);
    }
    const copy = join(folder, `copy-${copies++}`);
    mkdirSync(copy);
    copyFileSync(source, join(copy, 'collection.anki2'));
    return join(copy, 'collection.anki2');
  }

  async function peerTree(peer: Peer, file: string): Promise<ShownDeck[]> {
    const { decks } = await peer.call<{ decks: PeerDeck[] }>('deck-tree', {}, file);
    return decks.map(shownByPeer);
  }

  /** Both show the same now. The peer's collection is closed for it; ours is read from what it then holds. */
  async function expectSame(peer: Peer, file: string, at: { nowSecs: number; tz?: string }): Promise<ShownDeck[]> {
    const theirs = await peerTree(peer, file);
    await peer.call('close', {}, file);
    const ours = adoptedCollection(file, at);
    try {
      expect(currentDeckTree(ours.collection).map(shownByUs)).toEqual(theirs);
    } finally {
      ours.close();
    }
    expect(sumOf(theirs)).toBeGreaterThan(0);
    return theirs;
  }

  /** Its clock stands still at that time to begin with, wherever the test before has left it. */
  async function withPeer<T>(options: { nowSecs: number; tz?: string }, work: (peer: Peer) => Promise<T>): Promise<T> {
    const { nowSecs, tz = 'UTC' } = options;
    const peer = peers.get(tz) ?? (await startPeer({ now: nowSecs, freeze: true, tz }));
    peers.set(tz, peer);
    await peer.call('set-now', { now: nowSecs, freeze: true });
    return work(peer);
  }

  describe.each([
    ['500 notes', { notes: 500 }],
    ['500 notes, filtered deck, FSRS', { notes: 500, filtered: true, fsrs: true, seed: 2 }],
    ['500 notes in many decks', { notes: 500, decks: 60, filtered: true, seed: 3 }],
    ['20,000 notes', { notes: 20_000, filtered: true, fsrs: true, reviews: 40_000 }],
  ])('of a collection with %s', (_name, args) => {
    test('are the official ones as made, after studying part of a day, and on the days after', async () => {
      const file = await madeCollection(args);
      await withPeer({ nowSecs: NOW_SECS }, async (peer) => {
        const asMade = await expectSame(peer, file, { nowSecs: NOW_SECS });
        const ids = asMade.filter((deck) => sumOf([deck]) > 0).map((deck) => deck.id);
        for (const [i, id] of ids.entries()) {
          await peer.call('answer', { deck: String(id), count: 15 + i, rating: (i % 4) + 1, brief: true }, file);
        }
        const studied = await expectSame(peer, file, { nowSecs: NOW_SECS });
        expect(studied).not.toEqual(asMade);
        // In the same minute, within the time that may be learned ahead, later that day, after the rollover, a week on.
        for (const laterSecs of [60, 1199, 1200, 3 * 3600, 16 * 3600 - 1, 16 * 3600, DAY_SECS, 7 * DAY_SECS]) {
          await peer.call('set-now', { now: NOW_SECS + laterSecs, freeze: true });
          await expectSame(peer, file, { nowSecs: NOW_SECS + laterSecs });
        }
      });
    });

    test.each(ZONES)('are the official ones in %s, over a day in steps', async (tz) => {
      const file = await madeCollection(args);
      await withPeer({ nowSecs: NOW_SECS, tz }, async (peer) => {
        for (let hours = 0; hours <= 24; hours += 4) {
          const nowSecs = NOW_SECS + hours * 3600 + 1;
          await peer.call('set-now', { now: nowSecs, freeze: true });
          await expectSame(peer, file, { nowSecs, tz });
        }
      });
    });
  });

  describe('with limits', () => {
    const scenarios: [string, (peer: Peer, file: string, ids: number[]) => Promise<void>][] = [
      ['of the preset lowered', (peer, file) => setPreset(peer, file, { 'new.perDay': 4, 'rev.perDay': 6 })],
      ['of the preset at zero', (peer, file) => setPreset(peer, file, { 'new.perDay': 0, 'rev.perDay': 0 })],
      ['that new cards ignore', (peer, file) => setConfig(peer, file, 'newCardsIgnoreReviewLimit', true)],
      [
        'that new cards ignore, at zero for reviews',
        async (peer, file) => {
          await setPreset(peer, file, { 'rev.perDay': 0 });
          await setConfig(peer, file, 'newCardsIgnoreReviewLimit', true);
        },
      ],
      ['of all parents', (peer, file) => setConfig(peer, file, 'applyAllParentLimits', true)],
      [
        'of all parents, that new cards ignore, with different presets',
        async (peer, file, ids) => {
          await ownPresets(peer, file, ids);
          await setConfig(peer, file, 'applyAllParentLimits', true);
          await setConfig(peer, file, 'newCardsIgnoreReviewLimit', true);
        },
      ],
      [
        'of all parents, with different presets',
        async (peer, file, ids) => {
          await ownPresets(peer, file, ids);
          await setConfig(peer, file, 'applyAllParentLimits', true);
        },
      ],
      ['of different presets', ownPresets],
      [
        'extended for today',
        async (peer, file, ids) => {
          for (const [i, id] of ids.entries()) {
            await peer.call('extend-limits', { deck: String(id), new: 3 + i, review: 7 - i }, file);
          }
        },
      ],
    ];

    async function setPreset(peer: Peer, file: string, set: Record<string, number>): Promise<void> {
      await peer.call('deck-config', { id: 1, set }, file);
    }
    async function setConfig(peer: Peer, file: string, key: string, value: unknown): Promise<void> {
      await peer.call('set-config', { key, value }, file);
    }
    async function ownPresets(peer: Peer, file: string, ids: number[]): Promise<void> {
      for (const [i, id] of ids.entries()) {
        const set = { 'new.perDay': (i * 5) % 13, 'rev.perDay': (i * 7) % 17 };
        await peer.call('deck-config', { deck: String(id), add: `preset ${i}`, use: true, set }, file);
      }
    }

    test.each(scenarios)('%s', async (_name, change) => {
      const file = await madeCollection({ notes: 500, decks: 20, seed: 4 });
      await withPeer({ nowSecs: NOW_SECS }, async (peer) => {
        const before = await peerTree(peer, file);
        const flat = (decks: readonly ShownDeck[]): number[] =>
          decks.flatMap((deck) => (deck.filtered ? [] : [deck.id, ...flat(deck.children)]));
        const ids = flat(before);
        await peer.call('answer', { deck: String(ids[1]), count: 7, brief: true }, file);
        await change(peer, file, ids);
        const theirs = await peerTree(peer, file);
        await peer.call('close', {}, file);
        const ours = adoptedCollection(file, { nowSecs: NOW_SECS });
        expect(currentDeckTree(ours.collection).map(shownByUs)).toEqual(theirs);
        ours.close();
        expect(theirs).not.toEqual(before);
      });
    });

    test('of a deck’s own, for good and for today', async () => {
      const file = await madeCollection({ notes: 500, decks: 20, seed: 4 });
      // The official client has no command for it; it reads what a deck of this kind holds.
      const ours = adoptedCollection(file, { nowSecs: NOW_SECS });
      const { db } = ours.collection;
      const today = ours.collection.dayTiming().daysElapsed;
      const sets = [
        { newLimit: 2, reviewLimit: 3 },
        { newLimitToday: { limit: 1, today }, reviewLimitToday: { limit: 2, today } },
        { newLimit: 1, newLimitToday: { limit: 9, today: today - 1 }, reviewLimit: 0 },
      ];
      const decks = all<{ id: number; json: string }>(db, 'SELECT id, json FROM decks ORDER BY id');
      for (const [i, { id, json }] of decks.entries()) {
        const changed = JSON.stringify({ ...JSON.parse(json), ...sets[i % sets.length] });
        db.prepare('UPDATE decks SET json = ? WHERE id = ?').run(changed, id);
      }
      const exported = join(folder, 'limits', 'collection.anki2');
      mkdirSync(join(folder, 'limits'));
      ours.exportTo(exported);
      const shown = currentDeckTree(ours.collection).map(shownByUs);
      ours.close();
      await withPeer({ nowSecs: NOW_SECS }, async (peer) => {
        expect(shown).toEqual(await peerTree(peer, exported));
      });
    });
  });

  test('the Default deck hides as it does in the official client', async () => {
    await withPeer({ nowSecs: NOW_SECS }, async (peer) => {
      const file = join(folder, 'default', 'collection.anki2');
      mkdirSync(join(folder, 'default'));
      const compare = async (): Promise<string[]> => {
        const theirs = await peerTree(peer, file);
        await peer.call('close', {}, file);
        const ours = adoptedCollection(file, { nowSecs: NOW_SECS });
        expect(currentDeckTree(ours.collection).map(shownByUs)).toEqual(theirs);
        ours.close();
        return theirs.map((deck) => deck.name);
      };
      await peer.call('create', {}, file);
      expect(await compare()).toEqual(['Default']);
      await peer.call('add-deck', { name: 'Other' }, file);
      expect(await compare()).toEqual(['Other']);
      await peer.call('add-note', { fields: ['a', 'b'] }, file);
      expect(await compare()).toContain('Default');
      // Its only card visits a filtered deck.
      await peer.call('filtered-deck', { name: 'Cram', search: 'deck:Default' }, file);
      await compare();
      await peer.call('add-deck', { name: 'Default::Child' }, file);
      expect(await compare()).toContain('Default');
    });
  });

  describe('the first look at a day', () => {
    const rowsOf = ({ collection: { db } }: AdoptedCollection) => ({
      cards: all(db, 'SELECT id, did, mod, usn, type, queue, due, odue, odid FROM cards ORDER BY id'),
      config: all(db, 'SELECT key, value, mtime, usn FROM config ORDER BY key'),
      mod: getCol(db).modMs,
    });

    test.each(['UTC', 'Asia/Kolkata'])('writes the rows that the official client writes, in %s', async (tz) => {
      const file = await madeCollection({ notes: 500, filtered: true, seed: 5 });
      await withPeer({ nowSecs: NOW_SECS, tz }, async (peer) => {
        // Learning cards that are buried while a filtered deck holds them: their own due waits in odue.
        await peer.call('filtered-deck', { name: 'Learning', search: 'is:learn', limit: 100 }, file);
        await peer.call('sql', { query: 'UPDATE cards SET queue = -3 WHERE odid != 0 AND type IN (1, 3)' }, file);
        // Everything counts as sent, so that what is touched shows.
        for (const table of ['cards', 'config']) await peer.call('sql', { query: `UPDATE ${table} SET usn = 7` }, file);
        await peer.call('close', {}, file);
        const nowSecs = NOW_SECS + 2 * DAY_SECS;
        await peer.call('set-now', { now: nowSecs, freeze: true });
        const ours = adoptedCollection(file, { nowSecs, tz });
        const before = rowsOf(ours);
        currentDeckTree(ours.collection);
        await peer.call('deck-tree', {}, file);
        await peer.call('close', {}, file);
        const theirs = adoptedCollection(file, { nowSecs, tz });
        expect(rowsOf(ours)).toEqual(rowsOf(theirs));
        expect(rowsOf(ours).cards).not.toEqual(before.cards);
        ours.close();
        theirs.close();
      });
    });
  });

  test.each(['America/New_York', 'Asia/Kolkata'])(
    'opening what an old client made adds its zone as the official client does, in %s',
    async (tz) => {
      const file = await madeCollection({ notes: 100, seed: 7 });
      await withPeer({ nowSecs: NOW_SECS, tz }, async (peer) => {
        await peer.call('sql', { query: "DELETE FROM config WHERE KEY IN ('creationOffset', 'rollover')" }, file);
        await peer.call('sql', { query: 'UPDATE config SET usn = 7' }, file);
        await peer.call('close', {}, file);
        const nowSecs = NOW_SECS + 500;
        await peer.call('set-now', { now: nowSecs, freeze: true });
        const ours = adoptedCollection(file, { nowSecs, tz });
        const shown = currentDeckTree(ours.collection).map(shownByUs);
        expect(shown).toEqual(await peerTree(peer, file));
        await peer.call('close', {}, file);
        const theirs = adoptedCollection(file, { nowSecs, tz });
        // The official client saves all its preferences with it: defaults, which say nothing.
        const ofDays = ({ collection: { db } }: AdoptedCollection): unknown => {
          const { config, ...rows } = collectionRows(db);
          const keys = ['creationOffset', 'rollover', 'localOffset', 'lastUnburied'];
          return { ...rows, config: config.filter((row) => keys.includes(row.key)) };
        };
        expect(ofDays(ours)).toEqual(ofDays(theirs));
        ours.close();
        theirs.close();
      });
    },
  );

  test('the sum of today’s answers is the official one', async () => {
    const file = await madeCollection({ notes: 500, seed: 6 });
    await withPeer({ nowSecs: NOW_SECS }, async (peer) => {
      const today = async (): Promise<{ text: string; ours: { cards: number; tookMs: number } }> => {
        const { studied_today: text } = await peer.call<{ studied_today: string }>('stats', { graphs: false }, file);
        await peer.call('close', {}, file);
        const ours = adoptedCollection(file, { nowSecs: NOW_SECS });
        const handlers = deckService({ collection: () => ours.collection, defaultDeckName: 'Default' });
        const answer = await handlers.studiedToday({}, callContext());
        ours.close();
        return { text: text.replaceAll(/[\u2068\u2069]/g, ''), ours: answer };
      };
      const before = await today();
      await peer.call('answer', { count: 12, millis: 5000, brief: true }, file);
      const { ids } = await peer.call<{ ids: number[] }>('search', { query: 'is:new', limit: 3 }, file);
      // Rows that the program wrote by itself are no studying.
      await peer.call('set-due', { cards: ids, days: '3' }, file);
      const after = await today();
      expect(after.ours.cards).toBe(before.ours.cards + 12);
      expect(after.ours.tookMs).toBe(before.ours.tookMs + 60_000);
      expect(after.text).toContain(String(after.ours.cards));
    });
  });
});

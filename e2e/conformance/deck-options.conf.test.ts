import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { all } from '#core/storage/statement.ts';
import { callContext } from '#core/testing/call-context.ts';
import { type Peer, peerAvailable } from '#e2e/peer/peer.ts';
import { collectionRows } from './collection-rows.ts';
import { OPTIONS_SCENARIOS, type OptionsScenario, ourChange, theirChange } from './deck-options-scenarios.ts';
import { LATER_SECS, OfficialSource } from './official-source.ts';
import { opsCollection, type OpsCollection } from './ops-collection.ts';

describe.skipIf(!peerAvailable())('deck options', () => {
  let source: OfficialSource;
  let peer: Peer;

  beforeAll(async () => {
    source = await OfficialSource.start(prepare);
    ({ peer } = source);
  });
  afterAll(() => source.stop());

  const open = (file: string): OpsCollection => opsCollection(file, { nowSecs: LATER_SECS });

  async function rowsOfPeer(file: string): Promise<OpsCollection> {
    await peer.call('close', {}, file);
    return open(file);
  }

  test.each<OptionsScenario>(OPTIONS_SCENARIOS)(
    '$name: saved like in the official screen, and undone in one step',
    async ({ changes, shuffled = [] }) => {
      const file = source.newCopy();
      const ours = open(file);
      for (const change of changes) {
        const their = theirChange(ours, change);
        const before = collectionRows(ours.db);
        await ours.deckConfig.save(await ourChange(ours, change), callContext());
        const after = collectionRows(ours.db);
        await peer.call('save-deck-options', { deck: String(ours.deckId(change.deck)), change: their }, file);
        expect(ours.collection.undoStatus().undo).toBe('changeDeckOptions');
        ours.collection.undo();
        expect(withoutStamps(collectionRows(ours.db))).toEqual(withoutStamps(before));
        ours.collection.redo();
        expect(withoutStamps(collectionRows(ours.db))).toEqual(withoutStamps(after));
      }
      const theirs = await rowsOfPeer(file);
      expect(besideChance(ours, shuffled)).toEqual(besideChance(theirs, shuffled));
      ours.close();
      theirs.close();
    },
  );
});

/** Decks below each other, filtered ones, cards in every state, two presets beside Default. */
async function prepare(peer: Peer, file: string): Promise<void> {
  const call = (command: string, args: Record<string, unknown>) => peer.call(command, args, file);
  const sql = (query: string) => call('sql', { query });
  await call('make', { notes: 220, day: '2025-11-15', filtered: true });
  await call('add-deck', { name: 'Random' });
  await call('check-db', {});
  await call('deck-config', { deck: 'Random', add: 'At random', use: true });
  await call('deck-config', { deck: 'Random', set: { 'new.order': 0, 'new.delays': [5, 10, 30], 'lapse.delays': [] } });
  // A third of the cards of the fullest deck.
  await sql(`UPDATE cards SET did = (SELECT id FROM decks WHERE name = 'Random') WHERE id % 5 = 0 AND odid = 0`);
  await call('deck-config', { deck: 'Languages', add: 'Hard', use: true });
  await call('deck-config', {
    deck: 'Languages',
    set: { 'new.delays': [1, 10, 60], 'lapse.delays': [5, 10], desiredRetention: 0.93, 'new.order': 1 },
  });
}

/** What every undo writes afresh. */
function withoutStamps(rows: ReturnType<typeof collectionRows>): unknown {
  return JSON.parse(JSON.stringify(rows), (key: string, value: unknown) =>
    key === 'mod' || key === 'mtime' || key === 'usn' ? undefined : value,
  );
}

/**
 * Where new cards are shuffled it counts which places there are, and that cards of a note share one. Official takes
 * presets in an order of chance, which shows in the ids of log rows alone: those are compared preset by preset.
 */
function besideChance({ db, deckId }: OpsCollection, shuffled: readonly string[]): unknown {
  const decks = new Set(shuffled.map<number>(deckId));
  const { cards, revlog, ...rest } = collectionRows(db) as unknown as { cards: Card[]; revlog: LogRow[] };
  const isShuffled = (card: Card): boolean => card.type === 0 && decks.has(card.odid === 0 ? card.did : card.odid);
  const places = [...Map.groupBy(cards.filter(isShuffled), ({ nid }) => nid).values()].map((own) => [
    ...new Set(own.map(({ due, odue, odid }) => (odid === 0 ? due : odue))),
  ]);
  const [added, old] = [true, false].map((isNew) => revlog.filter(({ id }) => id >= LATER_SECS * 1000 === isNew));
  const presets = new Map(
    all<{ id: number; preset: number }>(db, PRESET_OF_CARD).map(({ id, preset }) => [id, preset]),
  );
  return {
    ...rest,
    mod: undefined,
    cards: cards.map((card) => (isShuffled(card) ? { ...card, due: 0, odue: 0 } : card)),
    sharedPlaces: places.map(({ length }) => length),
    places: places.map(([place]) => place ?? 0).toSorted((a, b) => a - b),
    revlog: old,
    ids: added?.map(({ id }) => id),
    rescheduled: Object.groupBy(
      (added ?? []).map((row) => ({ ...row, id: 0 })),
      ({ cid }) => presets.get(cid) ?? 0,
    ),
  };
}

const PRESET_OF_CARD = `SELECT c.id, d.json ->> 'conf' AS preset FROM cards c
  JOIN decks d ON d.id = iif(c.odid = 0, c.did, c.odid)`;

interface LogRow {
  readonly id: number;
  readonly cid: number;
}

interface Card {
  readonly nid: number;
  readonly did: number;
  readonly odid: number;
  readonly due: number;
  readonly odue: number;
  readonly type: number;
}

import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAppError } from '#shared/errors/app-error.ts';
import { type Peer, peerAvailable, PeerError, startPeer } from '#e2e/peer/peer.ts';
import { collectionRows } from './collection-rows.ts';
import { NOTETYPE_SCENARIOS } from './ops-notetype-scenarios.ts';
import { opsCollection, type OpsCollection } from './ops-collection.ts';
import { rowsBesideChance } from './ops-rows.ts';
import { CARD_SCENARIOS, NOTE_SCENARIOS, type OpsScenario, PRESET_SCENARIOS, TWO_DECKS } from './ops-scenarios.ts';

const NOW_SECS = Date.UTC(2025, 10, 15, 12) / 1000;
const LATER_SECS = NOW_SECS + 100;

/** What the collection that all begin with needs beside what the peer puts into one. */
async function prepare(peer: Peer, file: string): Promise<void> {
  const call = (command: string, args: Record<string, unknown>) => peer.call(command, args, file);
  await call('make', { notes: 150, day: '2025-11-15', filtered: true });
  const sql = (query: string) => call('sql', { query });
  await call('add-deck', { name: 'Random' });
  // Fills in what the maker leaves to it, so that it finds nothing later.
  await call('check-db', {});
  await call('deck-config', { deck: 'Random', add: 'At random', use: true });
  await call('deck-config', { deck: 'Random', set: { 'new.order': 0, 'new.delays': [5, 10, 30], 'lapse.delays': [] } });
  const [{ id: science }] = (await call('deck-tree', { flat: true })).decks.filter(
    (d: { name: string }) => d.name === '日本語',
  );
  const cards = [
    { name: 'Here', qfmt: '{{Front}}', afmt: '{{Back}}' },
    { name: 'There', qfmt: '{{Back}}', afmt: '{{Front}}', did: science },
  ];
  await call('add-notetype', { name: TWO_DECKS, cards });
  const withData = (keys: string, where: string): Promise<unknown> =>
    sql(`UPDATE cards SET data = json_insert(CASE data WHEN '' THEN '{}' ELSE data END, ${keys}) WHERE ${where}`);
  await withData(`'$.strange', 1, '$.pos', 3, '$.cd', '{"a":1}'`, 'id % 7 = 0');
  await withData(`'$.s', 12.345678, '$.d', 5.4321, '$.dr', 0.9, '$.decay', 0.1542, '$.pos', 'x'`, 'id % 7 = 1');
  await sql(`UPDATE cards SET data = '' WHERE id % 7 = 2 AND id NOT IN (SELECT cid FROM revlog)`);
  await sql('UPDATE cards SET left = left + 2000, flags = 8 + id % 8 WHERE id % 5 = 0');
  await sql('UPDATE cards SET left = 1 + id % 3 WHERE type IN (1, 3) AND id % 5 = 1');
  // Everything was sent, so that what is touched shows.
  for (const table of ['notes', 'cards', 'revlog', 'decks', 'deck_config', 'notetypes', 'config', 'tags']) {
    await sql(`UPDATE ${table} SET usn = 7`);
  }
  await sql('DELETE FROM graves');
}

describe.skipIf(!peerAvailable())('operations on notes, cards, presets and note types', () => {
  let folder: string;
  let source: string;
  let peer: Peer;
  let runs = 0;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-ops-'));
    source = join(folder, 'source', 'collection.anki2');
    peer = await startPeer({ now: NOW_SECS, freeze: true });
    await prepare(peer, source);
    await peer.call('close', {}, source);
    await peer.call('set-now', { now: LATER_SECS, freeze: true });
  });
  afterAll(async () => {
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  function newCopy(): string {
    const copy = join(folder, String(runs++));
    mkdirSync(copy);
    copyFileSync(source, join(copy, 'collection.anki2'));
    return join(copy, 'collection.anki2');
  }
  const open = (file: string): OpsCollection => opsCollection(file, { nowSecs: LATER_SECS });

  /** Undone step by step it is the start, redone the end. */
  function undoAndRedo({ collection, db }: OpsCollection): void {
    let steps = 0;
    const end = collectionRows(db);
    for (; collection.undoStatus().undo !== null; steps++) collection.undo();
    expect(steps).toBeGreaterThan(0);
    const start = open(source);
    expect(collectionRows(db)).toEqual(collectionRows(start.db));
    start.close();
    for (; steps > 0; steps--) collection.redo();
    expect(collectionRows(db)).toEqual(end);
  }

  async function rowsOfPeerAfter(file: string, knownCards: ReadonlySet<number>): Promise<Record<string, unknown>> {
    await peer.call('close', {}, file);
    const after = open(file);
    const rows = rowsBesideChance(after.db, knownCards);
    after.close();
    return rows;
  }

  test.each<OpsScenario>([...NOTE_SCENARIOS, ...CARD_SCENARIOS, ...PRESET_SCENARIOS, ...NOTETYPE_SCENARIOS])(
    '$name writes the rows that the official client writes',
    async (scenario) => {
      const file = newCopy();
      const ours = open(file);
      const known = new Set<number>(ours.cardIds('true'));
      const before = rowsBesideChance(ours.db, known);
      const mine = await outcome(() => scenario.ours(ours), isAppError);
      const theirs = await outcome(
        () => scenario.theirs((command, args) => peer.call(command, args, file), ours),
        (error) => error instanceof PeerError,
      );
      expect(mine).toBe(theirs);
      const changesNothing = scenario.changesNothing === true || mine === 'refused';
      const rows = rowsBesideChance(ours.db, known);
      const expected = await rowsOfPeerAfter(file, known);
      if (changesNothing) expect(rows).toEqual(before);
      else {
        expect(rows).toEqual(expected);
        expect(rows).not.toEqual(before);
        undoAndRedo(ours);
      }
      // And as the peer sees it.
      const exported = newCopy();
      ours.exportTo(exported);
      const { ok, report } = await peer.call('check-db', {}, exported);
      expect(ok ? [] : report).toEqual(scenario.isRepairedByCheck === true ? expect.anything() : []);
      await peer.call('close', {}, exported);
      ours.close();
    },
  );

  // A sample of all kinds: undo itself is the same for every operation.
  const undone = [...NOTE_SCENARIOS, ...CARD_SCENARIOS].filter(
    (scenario, i) => i % 4 === 0 && scenario.changesNothing !== true,
  );
  test.each<OpsScenario>(undone)('$name and undone is the start in the official client too', async (scenario) => {
    const file = newCopy();
    const ours = open(file);
    const known = new Set<number>(ours.cardIds('true'));
    const start = rowsBesideChance(ours.db, known);
    await scenario.ours(ours);
    let steps = 0;
    for (; ours.collection.undoStatus().undo !== null; steps++) ours.collection.undo();
    await scenario.theirs((command, args) => peer.call(command, args, file), ours);
    await peer.call('undo', { count: steps }, file);
    expect(rowsBesideChance(ours.db, known)).toEqual(start);
    // What it did not know in a card's data does not come back there.
    expect(withoutCardData(await rowsOfPeerAfter(file, known))).toEqual(withoutCardData(start));
    ours.close();
  });
});

function withoutCardData(rows: Record<string, unknown>): Record<string, unknown> {
  return { ...rows, cards: (rows['cards'] as object[]).map((card) => ({ ...card, data: undefined })) };
}

async function outcome(work: () => unknown, isRefusal: (error: unknown) => boolean): Promise<'done' | 'refused'> {
  try {
    await work();
    return 'done';
  } catch (error: unknown) {
    if (!isRefusal(error)) throw error;
    return 'refused';
  }
}

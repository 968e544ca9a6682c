import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callContext } from '#core/testing/call-context.ts';
import { all } from '#core/storage/statement.ts';
import type { ReadDb } from '#core/storage/connection.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { opsCollection } from './ops-collection.ts';

const NOW_SECS = Date.UTC(2025, 10, 15, 12) / 1000;
const LATER_SECS = NOW_SECS + 100;
const OTHER_PARAMETERS = [
  ...[0.4, 1.9, 3.3, 12.1, 6.9, 0.7, 2.5, 0.02, 1.6, 0.2, 0.9, 1.3, 0.08, 0.3, 1.4, 0.5, 2.1, 0.6, 0.2, 0.05, 0.31],
];
const STEPS = [
  { name: 'as many', set: { 'new.delays': [2, 20], 'lapse.delays': [20] } },
  { name: 'more', set: { 'new.delays': [0.5, 1, 10, 30, 60], 'lapse.delays': [1, 10, 1440] } },
  { name: 'no', set: { 'new.delays': [], 'lapse.delays': [] } },
];

describe.skipIf(!peerAvailable())('cards moved to a deck of another preset, with FSRS,', () => {
  let folder: string;
  let peer: Peer;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-move-'));
    peer = await startPeer({ now: NOW_SECS, freeze: true });
  });
  afterAll(async () => {
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(STEPS)('of $name steps get its memory and its steps', async ({ name, set }) => {
    const file = join(folder, name, 'collection.anki2');
    mkdirSync(join(folder, name));
    await peer.call('set-now', { now: NOW_SECS, freeze: true });
    await prepare(peer, file, set);
    await peer.call('close', {}, file);
    const copy = join(folder, `${name}.anki2`);
    copyFileSync(file, copy);
    await peer.call('set-now', { now: LATER_SECS, freeze: true });
    const ours = opsCollection(copy, { nowSecs: LATER_SECS });
    // Also those of the new deck, which stay, and of filtered decks, which leave them.
    const cardIds = ours.cardIds('id % 3 != 0');
    await ours.cards.setDeck({ cardIds, deckId: ours.deckId('Moved to') }, callContext());
    await peer.call('move-cards', { cards: cardIds, deck: 'Moved to' }, file);
    await peer.call('close', {}, file);
    const theirs = opsCollection(file, { nowSecs: LATER_SECS });
    const moved = cardRows(ours.db);
    expect(moved).toEqual(cardRows(theirs.db));
    // The deck has a retention of its own, beside its preset's.
    expect(moved.filter(({ data }) => data.includes('"dr":0.77,"decay":0.31')).length).toBeGreaterThan(20);
    ours.close();
    theirs.close();
  });
});

function cardRows(db: ReadDb): { readonly data: string }[] {
  return all(db, 'SELECT * FROM cards ORDER BY id');
}

/** Cards in every state, some without a memory in either deck. */
async function prepare(peer: Peer, file: string, set: Record<string, unknown>): Promise<void> {
  const call = (command: string, args: Record<string, unknown>) => peer.call(command, args, file);
  await call('make', { notes: 200, day: '2025-11-15', filtered: true, fsrs: true, seed: 5 });
  await call('check-db', {});
  await call('add-deck', { name: 'Moved to' });
  await call('deck-config', { deck: 'Moved to', add: 'Other', use: true });
  const fsrs = { fsrsParams6: OTHER_PARAMETERS, desiredRetention: 0.83, sm2Retention: 0.8 };
  await call('deck-config', { deck: 'Moved to', set: { ...set, ...fsrs } });
  await call('save-deck-options', { deck: 'Moved to', change: { limits: { desired_retention: 0.77 } } });
  const sql = (query: string) => call('sql', { query });
  await sql(`UPDATE cards SET did = (SELECT id FROM decks WHERE name = 'Moved to') WHERE id % 7 = 0 AND odid = 0`);
  await sql(`UPDATE cards SET data = '{}' WHERE id % 5 = 0`);
  await sql(`UPDATE cards SET left = left % 1000 + id % 4 WHERE type IN (1, 3)`);
  await sql('UPDATE cards SET usn = 7');
}

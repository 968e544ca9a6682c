import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allConfig } from '#core/storage/config-storage.ts';
import { callContext } from '#core/testing/call-context.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { opsCollection, type OpsCollection } from './ops-collection.ts';

const NOW_SECS = 1_750_000_000;
const context = callContext();
const PLACES = ['reviewer', 'browser'] as const;
const KEYS = /^(?:setDue|restorePosition|resetCounts|randomOrderReposition|shiftPositionOfExistingCards)/u;

/** What was chosen in the dialogs that move cards by hand is stored where official looks for it, and the other way round. */
describe.skipIf(!peerAvailable())('choices of moving cards by hand', () => {
  let folder: string;
  let file: string;
  let peer: Peer;
  let ours: OpsCollection;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-choices-'));
    file = join(folder, 'collection.anki2');
    peer = await startPeer({ now: NOW_SECS, freeze: true });
    await peer.call('make', { notes: 20, reviews: 0, day: '2025-06-15' }, file);
    await peer.call('close', {}, file);
    ours = opsCollection(file, { nowSecs: NOW_SECS });
  });
  afterAll(async () => {
    ours.close();
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const chosen = (config: object): object =>
    Object.fromEntries(Object.entries(config).filter(([key]) => KEYS.test(key)));
  async function bothRemember(): Promise<void> {
    const { config: theirs } = await peer.call<{ config: object }>('get-config', {}, file);
    expect(chosen(allConfig(ours.db))).toEqual(chosen(theirs));
  }

  async function sameEnds(): Promise<void> {
    const query = 'select min(due), max(due) from cards where type = 0 and odid = 0';
    const { rows } = await peer.call<{ rows: [number, number][] }>('sql', { query }, file);
    const [first, last] = rows[0] ?? [];
    expect(await ours.scheduler.newPlaces({}, context)).toEqual({ first, last });
  }

  test('are none in the beginning, and those of the last time afterwards', async () => {
    const cards = ours.cardIds('type = 0').slice(0, 4);
    const first = { restorePosition: true, resetCounts: false, random: false, shiftOthers: false };
    for (const place of PLACES) {
      const dueDays = place === 'reviewer' ? '1' : '0';
      expect(await ours.scheduler.handChoices({ place }, context)).toEqual({ dueDays, ...first });
    }
    await bothRemember();
    for (const [random, shift] of [
      [false, true],
      [true, false],
    ] as const) {
      const places = { start: 3, step: 2 };
      await ours.scheduler.reposition({ cardIds: cards, ...places, random, shiftOthers: shift }, context);
      await peer.call('reposition', { cards, ...places, random, shift }, file);
      // In an order by chance the places are the same, but those of other cards than there.
      await sameEnds();
      await bothRemember();
    }
    for (const [place, days] of [
      ['reviewer', '3-7!'],
      ['browser', '5'],
      [undefined, '9'],
    ] as const) {
      const forPlace = place === undefined ? {} : { rememberFor: place };
      await ours.scheduler.setDueDate({ cardIds: cards, days, ...forPlace }, context);
      await peer.call('set-due', { cards, days, ...(place === undefined ? {} : { remember_for: place }) }, file);
      await bothRemember();
    }
    for (const [place, restorePosition, resetCounts] of [
      ['reviewer', false, true],
      ['browser', true, false],
      [undefined, false, false],
    ] as const) {
      const how = { restorePosition, resetCounts };
      const forPlace = place === undefined ? {} : { rememberFor: place };
      await ours.scheduler.forget({ cardIds: cards, ...how, ...forPlace }, context);
      const theirHow = { restore_position: restorePosition, reset_counts: resetCounts };
      await peer.call('forget', { cards, ...theirHow, ...(place === undefined ? {} : { remember_for: place }) }, file);
      await bothRemember();
    }
    expect(await ours.scheduler.handChoices({ place: 'reviewer' }, context)).toEqual({
      dueDays: '3-7!',
      restorePosition: false,
      resetCounts: true,
      random: true,
      shiftOthers: false,
    });
    ours.collection.undo();
    ours.collection.undo();
    expect(await ours.scheduler.handChoices({ place: 'browser' }, context)).toMatchObject({ dueDays: '5' });
  });
});

import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countsDaysTheOldWay, schedulerVersion, updateScheduler } from '#core/old-scheduler/update-scheduler.ts';
import { getCol } from '#core/storage/col-storage.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { type AdoptedCollection, adoptedCollection } from './adopted-collection.ts';
import { rowsBesideChance } from './ops-rows.ts';

const NOW_SECS = Date.UTC(2025, 10, 15, 12) / 1000;
const ZONE = 'America/St_Johns';
const SEEDS = [1, 2, 3];

describe.skipIf(!peerAvailable())('a collection of an older scheduler', () => {
  let folder: string;
  let source: string;
  let peer: Peer;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-old-scheduler-'));
    source = join(folder, 'source', 'collection.anki2');
    peer = await startPeer({ now: NOW_SECS, freeze: true, tz: ZONE });
    await peer.call('make', { notes: 200, day: '2025-11-15', seed: 3 }, source);
    await peer.call('close', {}, source);
  }, 60_000);
  afterAll(async () => {
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** One that was last studied with that scheduler, opened in Ebb; the peer has its own copy. */
  async function made(version: 1 | 2, seed: number): Promise<{ file: string; ours: AdoptedCollection }> {
    const copy = join(folder, `${version}-${seed}`);
    mkdirSync(copy);
    const file = join(copy, 'collection.anki2');
    copyFileSync(source, file);
    await peer.call('make-old-scheduler', { version, seed }, file);
    await peer.call('close', {}, file);
    return { file, ours: adoptedCollection(file, { nowSecs: NOW_SECS, tz: ZONE }) };
  }

  async function afterOfficial(file: string): Promise<AdoptedCollection> {
    await peer.call('upgrade-scheduler', {}, file);
    await peer.call('close', {}, file);
    return adoptedCollection(file, { nowSecs: NOW_SECS, tz: ZONE });
  }

  test.each(SEEDS)('the first one’s has the same rows after either client’s update (seed %i)', async (seed) => {
    const { file, ours } = await made(1, seed);
    const { collection } = ours;
    expect(schedulerVersion(collection.db)).toBe('first');
    expect(countsDaysTheOldWay(collection.db)).toBe(true);
    const before = getCol(collection.db);
    const rowsBefore = rowsBesideChance(collection.db, new Set());
    collection.transact('updateScheduler', () => updateScheduler(collection));
    const theirs = await afterOfficial(file);
    const rows = rowsBesideChance(collection.db, new Set());
    expect(rows['cards']).not.toEqual(rowsBefore['cards']);
    expect(rows['revlog']).not.toEqual(rowsBefore['revlog']);
    expect(rows).toEqual(rowsBesideChance(theirs.collection.db, new Set()));
    expect(getCol(collection.db).scmMs).toBeGreaterThan(before.scmMs);
    expect(getCol(theirs.collection.db).scmMs).toBeGreaterThan(before.scmMs);
    expect(schedulerVersion(collection.db)).toBe('third');
    ours.close();
    theirs.close();
  });

  test('the second one’s keeps all cards, and needs no sync in one direction', async () => {
    const { file, ours } = await made(2, 9);
    const { collection } = ours;
    expect(schedulerVersion(collection.db)).toBe('second');
    const before = getCol(collection.db);
    const rowsBefore = rowsBesideChance(collection.db, new Set());
    collection.transact('updateScheduler', () => updateScheduler(collection));
    const theirs = await afterOfficial(file);
    const rows = rowsBesideChance(collection.db, new Set());
    expect(rows['cards']).toEqual(rowsBefore['cards']);
    const theirRows = rowsBesideChance(theirs.collection.db, new Set());
    expect({ ...rows, config: null }).toEqual({ ...theirRows, config: null });
    // On the way to the time zone official writes every preference anew, with the value that it has anyway.
    expect(new Set(configOf(theirRows))).toEqual(new Set([...configOf(theirRows), ...configOf(rows)]));
    expect(configOf(rows)).toContain('creationOffset: 150');
    expect(getCol(collection.db).scmMs).toBe(before.scmMs);
    expect(getCol(theirs.collection.db).scmMs).toBe(before.scmMs);
    ours.close();
    theirs.close();
  });
});

function configOf(rows: Record<string, unknown>): string[] {
  const entries = rows['config'] as readonly { readonly key: string; readonly value: string }[];
  return entries.map(({ key, value }) => `${key}: ${value}`);
}

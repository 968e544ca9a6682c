import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { peerAvailable } from '#e2e/peer/peer.ts';
import { collectionRows } from './collection-rows.ts';
import { type DisturbedDevices, failureOf, startDisturbedDevices } from './disturbed-devices.ts';
import { FAULTS, Survivors, nameOf } from './fault-kinds.ts';
import type { Fault, FaultyProxy } from './faulty-proxy.ts';
import type { Devices } from './merge-devices.ts';

/** The requests that move a whole collection; their metas are those of every sync. */
const REQUESTS = [
  ['download', 'download'],
  ['upload', 'download'],
  ['upload', 'upload'],
] as const;

describe.skipIf(!peerAvailable())('a one-way sync that is disturbed', () => {
  const survivors = new Survivors();
  let disturbed: DisturbedDevices;
  let proxy: FaultyProxy;
  let devices: Devices;
  let edits = 0;

  beforeAll(async () => {
    disturbed = await startDisturbedDevices('o');
    ({ proxy, devices } = disturbed);
  });
  afterAll(async () => {
    survivors.print('a fault at each request of a one-way sync');
    await disturbed.stop();
  });

  const resolved = (way: 'upload' | 'download') => failureOf(() => devices.ebb.resolve(way));
  const officialDownloads = (): Promise<unknown> =>
    disturbed.peer.call(
      'sync',
      { url: disturbed.server.url, user: 'o', pass: 'secret', on_full: 'download' },
      join(disturbed.folder, 'o', 'official.anki2'),
    );

  test.for(REQUESTS.flatMap(([way, method]) => FAULTS.map((fault) => [way, method, nameOf(fault), fault] as const)))(
    '%s, its %s %s: Ebb is as it was, and the next try succeeds',
    async ([way, method, name, fault]) => {
      const lived = survivors.began(name);
      edits += 1;
      await devices.edit('ebb', { do: 'addNote', fields: [`here ${edits}`, ''] });
      await devices.ebb.forceOneWay(true);
      expect(await devices.ebb.start()).toMatchObject({ kind: 'fullSyncRequired', reason: 'forced' });
      const before = collectionRows(devices.ebb.collection().db);
      proxy.failNext(method, fault);
      const met = await resolved(way);
      expect(proxy.faultMet).toBe(true);
      if (!mayGoThrough(method, fault)) expect(met).toBeDefined();
      if (met !== undefined) {
        expect(met.code).not.toBe('internal');
        expect(collectionRows(devices.ebb.collection().db)).toEqual(before);
        if ((await devices.ebb.status()).account === null) await devices.ebb.login(proxy.url, 'o');
        // A collection that did arrive though its answer did not is noticed; otherwise the question is the same.
        const now = await devices.ebb.start();
        if (now.kind === 'fullSyncRequired') expect(await resolved(way)).toBeUndefined();
        else expect([way, now.kind]).toEqual(['upload', 'noChanges']);
      }
      await officialDownloads();
      expect(await devices.rows('official', `select count(*) from notes where sfld = 'here ${edits}'`)).toEqual([
        [way === 'upload' ? 1 : 0],
      ]);
      expect(await devices.ebb.start()).toMatchObject({ kind: 'merged' });
      expect(await devices.differences('ebb', await devices.file('official'))).toEqual({});
      lived();
    },
  );

  test('after all of it the official Check Database finds nothing to repair', async () => {
    expect((await devices.faults()).filter((fault) => !fault.startsWith('third'))).toEqual([]);
  });
});

/** Late, twice, or taken with its answer lost, which Ebb asks about. */
function mayGoThrough(method: string, fault: Fault): boolean {
  if (fault.kind === 'delayed' || fault.kind === 'duplicated') return true;
  return method === 'upload';
}

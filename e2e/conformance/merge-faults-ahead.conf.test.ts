import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callContext } from '#core/testing/call-context.ts';
import { peerAvailable } from '#e2e/peer/peer.ts';
import type { SyncProgress } from '#shared/contract/sync.ts';
import { collectionRows } from './collection-rows.ts';
import { type DisturbedDevices, failureOf, startDisturbedDevices } from './disturbed-devices.ts';
import { FAULTS, Survivors, nameOf } from './fault-kinds.ts';
import type { FaultyProxy } from './faulty-proxy.ts';
import type { Devices } from './merge-devices.ts';
import { BothSidesWork, notesForRounds } from './merge-work.ts';

/** What is under way at the same time when nobody has synced since Ebb did: ours go while theirs are asked for. */
const METHODS = ['applyChanges', 'chunk', 'applyChunk'] as const;

describe.skipIf(!peerAvailable())('a merge whose own rows go ahead', () => {
  const survivors = new Survivors();
  let disturbed: DisturbedDevices;
  let proxy: FaultyProxy;
  let devices: Devices;
  let work: BothSidesWork;

  beforeAll(async () => {
    const notes = notesForRounds(METHODS.length * (FAULTS.length + 2) + 1);
    disturbed = await startDisturbedDevices('f', { notes });
    ({ proxy, devices } = disturbed);
    work = new BothSidesWork(devices, disturbed.start);
  });
  afterAll(async () => {
    survivors.print('a fault while rows go both ways at once');
    await disturbed.stop();
  });

  const rows = () => collectionRows(devices.ebb.collection().db);
  const failure = () => failureOf(() => devices.ebb.start());

  test('asks for the server’s rows once, sends its own without waiting, and the server has them', async () => {
    const round = await work.nextHere();
    const seen = proxy.seen.length;
    let sentMeanwhile = false;
    proxy.failNext('chunk', {
      kind: 'handled',
      act: async () => {
        await expect.poll(() => proxy.seen.slice(seen)).toContain('applyChunk');
        sentMeanwhile = true;
      },
    });
    expect(await devices.ebb.start()).toMatchObject({ kind: 'merged' });
    expect(sentMeanwhile).toBe(true);
    const asked = proxy.seen.slice(seen).toSorted();
    const once = ['applyChanges', 'applyChunk', 'applyGraves', 'chunk', 'finish', 'meta', 'sanityCheck2', 'start'];
    expect(asked).toEqual(once);
    await work.expectConverged(round);
  });

  test.for(METHODS.flatMap((method) => FAULTS.map((fault) => [method, nameOf(fault), fault] as const)))(
    '%s %s: Ebb is as it was, and the next sync brings everything together',
    async ([method, name, fault]) => {
      const lived = survivors.began(name);
      const round = await work.nextHere();
      const before = rows();
      proxy.failNext(method, fault);
      const met = await failure();
      expect(proxy.faultMet).toBe(true);
      if (fault.kind === 'delayed') expect(met).toBeUndefined();
      else if (fault.kind !== 'duplicated') expect(met).toBeDefined();
      if (met !== undefined) {
        expect(rows()).toEqual(before);
        expect(met.code).not.toBe('internal');
      }
      if (met?.code === 'sync.sessionEnded') await devices.ebb.login(proxy.url, 'f');
      await work.expectConverged(round);
      lived();
    },
  );

  test.for(METHODS.map((method) => [method] as const))(
    '%s after another device began to sync: Ebb lets it finish, and comes next',
    async ([method]) => {
      const lived = survivors.began('another device');
      const round = await work.nextHere();
      const before = rows();
      await devices.edit('third', { do: 'addNote', fields: [`from elsewhere ${method}`, ''] });
      const third = Promise.withResolvers<string>();
      const act = async (): Promise<void> => {
        third.resolve(devices.sync('third'));
        await third.promise;
      };
      proxy.failNext(method, { kind: 'meanwhile', act });
      expect(await failure()).toMatchObject({ code: 'sync.otherDeviceSyncing' });
      await third.promise;
      expect(rows()).toEqual(before);
      await work.expectConverged(round);
      lived();
    },
  );

  test.for(METHODS.map((method) => [method] as const))(
    'a cancel at %s takes everything back, and the server is told',
    async ([method]) => {
      const lived = survivors.began('cancel');
      const round = await work.nextHere();
      const before = rows();
      const stop = new AbortController();
      proxy.failNext(method, { kind: 'meanwhile', act: () => Promise.resolve(stop.abort()) });
      const context = { ...callContext<SyncProgress>(), signal: stop.signal };
      await expect(devices.ebb.handlers.sync.start({}, context)).rejects.toMatchObject({ code: 'interrupted' });
      expect(rows()).toEqual(before);
      expect(proxy.seen.at(-1)).toBe('abort');
      await work.expectConverged(round);
      lived();
    },
  );

  test('after all of it the official Check Database finds nothing to repair', async () => {
    await devices.sync('third');
    expect(await devices.faults()).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callContext } from '#core/testing/call-context.ts';
import { peerAvailable } from '#e2e/peer/peer.ts';
import type { SyncProgress } from '#shared/contract/sync.ts';
import { type AppError, isAppError } from '#shared/errors/app-error.ts';
import { collectionRows } from './collection-rows.ts';
import { type DisturbedDevices, failureOf, startDisturbedDevices } from './disturbed-devices.ts';
import type { Fault, FaultyProxy } from './faulty-proxy.ts';
import { FAULTS, Survivors, nameOf } from './fault-kinds.ts';
import type { Devices } from './merge-devices.ts';
import { BothSidesWork, notesForRounds } from './merge-work.ts';

/** Every request of a merge that has something of each kind, both ways. */
const METHODS = [
  'meta',
  'start',
  'applyGraves',
  'applyChanges',
  'chunk',
  'applyChunk',
  'sanityCheck2',
  'finish',
] as const;
/** After these the sync has succeeded all the same; a question that is asked twice may do no harm either. */
const HARMLESS: ReadonlySet<Fault['kind']> = new Set(['delayed', 'redirected']);

describe.skipIf(!peerAvailable())('a merge that is disturbed', () => {
  const survivors = new Survivors();
  let disturbed: DisturbedDevices;
  let proxy: FaultyProxy;
  let devices: Devices;
  let work: BothSidesWork;

  beforeAll(async () => {
    const notes = notesForRounds(METHODS.length * (FAULTS.length + 3) + FAULTS.length);
    disturbed = await startDisturbedDevices('f', { notes });
    ({ proxy, devices } = disturbed);
    work = new BothSidesWork(devices, disturbed.start);
  });
  afterAll(async () => {
    survivors.print('a fault at each request of a merge');
    await disturbed.stop();
  });

  /** What is asked twice without harm is asked once more when its connection ends: then both tries meet the fault. */
  function arm(method: string, fault: Fault): void {
    proxy.failNext(method, fault);
    if (fault.kind.startsWith('cut') && (method === 'meta' || method === 'hostKey')) proxy.failNext(method, fault);
  }

  const failure = () => failureOf(() => devices.ebb.start());

  /** A key that is refused is forgotten, and so is the address that the server gave. */
  async function loginIfNeeded(met: AppError | undefined): Promise<void> {
    if (met?.code === 'sync.sessionEnded') await devices.ebb.login(proxy.url, 'f');
  }

  test.for(METHODS.flatMap((method) => FAULTS.map((fault) => [method, nameOf(fault), fault] as const)))(
    '%s %s: Ebb is as it was, and the next sync brings everything together',
    async ([method, name, fault]) => {
      const lived = survivors.began(name);
      const round = await work.next();
      const before = collectionRows(devices.ebb.collection().db);
      arm(method, fault);
      const met = await failure();
      expect(proxy.faultMet, `it ended before: ${String(met)}`).toBe(true);
      const followed = HARMLESS.has(fault.kind) && (fault.kind !== 'redirected' || method === 'meta');
      if (followed) expect(met).toBeUndefined();
      else if (fault.kind !== 'duplicated') expect(met).toBeDefined();
      if (met !== undefined) {
        expect(collectionRows(devices.ebb.collection().db)).toEqual(before);
        expect(met.code).not.toBe('internal');
      }
      await loginIfNeeded(met);
      await work.expectConverged(round);
      lived();
    },
  );

  test('a connection that ends once before the sync has begun is not even noticed', async () => {
    const round = await work.next();
    proxy.failNext('meta', { kind: 'cutBefore' });
    expect(await devices.ebb.start()).toMatchObject({ kind: 'merged' });
    expect(proxy.faultMet).toBe(true);
    await work.expectConverged(round);
  });

  test.for(FAULTS.map((fault) => [nameOf(fault), fault] as const))(
    'an abort that meets %s is no worse than none: the merge was given up before',
    async ([name, fault]) => {
      const lived = survivors.began(name);
      const round = await work.next();
      const before = collectionRows(devices.ebb.collection().db);
      proxy.failNext('sanityCheck2', { kind: 'status', status: 502 });
      proxy.failNext('abort', fault);
      expect(await failure()).toMatchObject({ code: 'sync.serverProblem', details: { status: 502 } });
      expect(proxy.faultMet).toBe(true);
      expect(collectionRows(devices.ebb.collection().db)).toEqual(before);
      await work.expectConverged(round);
      lived();
    },
  );

  test.for(FAULTS.map((fault) => [nameOf(fault), fault] as const))(
    'a login that meets %s keeps the account that was there, and works the next time',
    async ([name, fault]) => {
      const lived = survivors.began(name);
      const before = await devices.ebb.profile();
      arm('hostKey', fault);
      const met = await devices.ebb.login(proxy.url, 'f').then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(proxy.faultMet).toBe(true);
      if (!HARMLESS.has(fault.kind) && fault.kind !== 'duplicated') expect(isAppError(met)).toBe(true);
      if (met !== undefined) {
        expect(isAppError(met) && met.code).not.toBe('internal');
        expect(await devices.ebb.profile()).toEqual(before);
      }
      await devices.ebb.login(proxy.url, 'f');
      expect(await devices.ebb.start()).toMatchObject({ kind: 'noChanges' });
      lived();
    },
  );

  test.for(METHODS.slice(2).map((method) => [method] as const))(
    '%s after another device began to sync: Ebb lets it finish, and comes next',
    async ([method]) => {
      const lived = survivors.began('another device');
      const round = await work.next();
      const before = collectionRows(devices.ebb.collection().db);
      await devices.edit('third', { do: 'addNote', fields: [`from elsewhere ${method}`, ''] });
      const third = Promise.withResolvers<string>();
      proxy.failNext(method, {
        kind: 'meanwhile',
        act: async () => {
          third.resolve(devices.sync('third'));
          await third.promise;
        },
      });
      expect(await failure()).toMatchObject({ code: 'sync.otherDeviceSyncing' });
      // Of several requests at once, another one hears of it before the third device is done.
      await third.promise;
      expect(proxy.seen.at(-1)).not.toBe('abort');
      expect(collectionRows(devices.ebb.collection().db)).toEqual(before);
      await work.expectConverged(round);
      lived();
    },
  );

  test.for(METHODS.slice(1).map((method) => [method] as const))(
    'a cancel at %s takes everything back, and the server is told',
    async ([method]) => {
      const lived = survivors.began('cancel');
      const round = await work.next();
      const before = collectionRows(devices.ebb.collection().db);
      const stop = new AbortController();
      proxy.failNext(method, { kind: 'meanwhile', act: () => Promise.resolve(stop.abort()) });
      const context = { ...callContext<SyncProgress>(), signal: stop.signal };
      await expect(devices.ebb.handlers.sync.start({}, context)).rejects.toMatchObject({ code: 'interrupted' });
      expect(collectionRows(devices.ebb.collection().db)).toEqual(before);
      expect(proxy.seen.at(-1)).toBe('abort');
      await work.expectConverged(round);
      lived();
    },
  );

  test('after all of it the official Check Database finds nothing to repair', async () => {
    await devices.sync('third');
    expect(await devices.faults()).toEqual([]);
  });

  test('a review that is missing on one side ends the merge: a backup, the counts, and a choice to make', async () => {
    const { ebb } = devices;
    await work.next();
    const { db } = ebb.collection();
    ebb.collection().transact('createDeck', () => {
      db.exec('DELETE FROM revlog WHERE id = (SELECT min(id) FROM revlog)');
    });
    const { mod: _, ...before } = collectionRows(db);
    const met = await failure();
    expect(met).toMatchObject({ code: 'sync.sanityFailed', details: { differing: ['reviews'] } });
    const { here, there } = (met as AppError<'sync.sanityFailed'>).details;
    expect(there?.reviews).toBe(here.reviews + 1);
    const { mod: __, ...after } = collectionRows(db);
    expect(after).toEqual(before);
    expect((await ebb.handlers.backups.list({}, callContext())).map(({ reason }) => reason)).toContain('sanityFailure');
    expect(await ebb.status()).toMatchObject({ button: 'oneWay' });
    expect(await ebb.start()).toMatchObject({ kind: 'fullSyncRequired', canUpload: true, canDownload: true });
    // The server has forgotten all of it.
    expect(await devices.sync('official')).not.toMatch(/full/u);
    await ebb.resolve('download');
    expect(await devices.differences('ebb', await devices.file('official'))).toEqual({});
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import { collectionRows } from './collection-rows.ts';
import { Survivors } from './fault-kinds.ts';
import { type FaultyProxy, startFaultyProxy } from './faulty-proxy.ts';
import { type Devices, makeStartCollection, startDevices } from './merge-devices.ts';
import { BothSidesWork, notesForRounds } from './merge-work.ts';
import { movedClock } from './moved-clock.ts';
import { type RestartingServer, startRestartingServer } from './restarting-server.ts';

const HOUR_SECS = 3600;
const METHODS = ['start', 'applyGraves', 'applyChanges', 'chunk', 'applyChunk', 'sanityCheck2', 'finish'] as const;

describe.skipIf(!peerAvailable())('clocks that jump', { timeout: 60_000 }, () => {
  const clock = movedClock();
  const survivors = new Survivors();
  let folder: string;
  let peer: Peer;
  let restarting: RestartingServer;
  let proxy: FaultyProxy;
  let devices: Devices;
  let work: BothSidesWork;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-merge-clocks-'));
    peer = await startPeer();
    restarting = await startRestartingServer(['c:secret']);
    proxy = await startFaultyProxy(restarting.server.port);
    const start = await makeStartCollection(peer, folder, { notes: notesForRounds(60) });
    // Each device brings buried cards back by itself when its day begins, and no sync tells of it: not under test here.
    const buried = await peer.call('sql', { query: 'select id from cards where queue < -1' }, start.file);
    await peer.call('bury', { cards: buried.rows.flat(), off: true }, start.file);
    await peer.call('close', {}, start.file);
    devices = await startDevices({
      ...{ peer, server: restarting.server, folder, user: 'c', start, ebbUrl: proxy.url, ebbOptions: { clock } },
    });
    work = new BothSidesWork(devices, start);
  });
  afterAll(async () => {
    survivors.print('clocks that jump');
    await devices.close();
    await proxy.stop();
    await restarting.stop();
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Ebb refuses to sync, with the times of both sides, and nothing has changed. */
  async function expectSkew(serverAheadSecs: number): Promise<void> {
    const before = collectionRows(devices.ebb.collection().db);
    const met = await devices.ebb.start().then(
      () => undefined,
      (error: unknown) => error,
    );
    if (!isAppError(met, 'sync.clockSkew')) throw new Error('no word about the clocks', { cause: met });
    const { localSecs, serverSecs } = met.details;
    expect(Math.abs(serverSecs - localSecs - serverAheadSecs)).toBeLessThan(30);
    expect(collectionRows(devices.ebb.collection().db)).toEqual(before);
  }

  test.for([5 * HOUR_SECS, -5 * HOUR_SECS, 26 * HOUR_SECS, -26 * HOUR_SECS].map((secs) => [secs] as const))(
    'work done while ours was %i s off is synced once it is right again',
    async ([secs]) => {
      const lived = survivors.began('ours, hours off');
      clock.aheadSecs = secs;
      const round = await work.next();
      await expectSkew(-secs);
      clock.aheadSecs = 0;
      await work.expectConverged(round);
      // What then comes from elsewhere is taken, though it looks older or much newer than what is here.
      await devices.edit('official', { do: 'editNote', note: round.number * 2, fields: [`again ${secs}`, ''] });
      await devices.sync('official');
      await devices.ebb.start();
      const { db } = devices.ebb.collection();
      expect(db.prepare('SELECT count(*) FROM notes WHERE sfld = ?').pluck().get(`again ${secs}`)).toBe(1);
      expect(await devices.differences('ebb', await devices.file('official'))).toEqual({});
      lived();
    },
  );

  test.for([290, -290].map((secs) => [secs] as const))(
    'a difference of %i s is no hindrance, and loses nothing',
    async ([secs]) => {
      const lived = survivors.began('ours, minutes off');
      clock.aheadSecs = secs;
      await work.expectConverged(await work.next());
      // And right after it, with the clock corrected: back by minutes, or on.
      clock.aheadSecs = 0;
      await work.expectConverged(await work.next());
      lived();
    },
  );

  test('a setting that was changed with the clock put back is still the newer one', async () => {
    const lived = survivors.began('ours, minutes off');
    await work.expectConverged(await work.next());
    clock.aheadSecs = -280;
    await devices.edit('ebb', { do: 'setConfig', key: 'timeLim', value: 17 });
    expect(await devices.ebb.status()).toMatchObject({ button: 'changes' });
    await devices.ebb.start();
    clock.aheadSecs = 0;
    await devices.sync('official');
    expect(await peer.call('get-config', { key: 'timeLim' }, await devices.file('official'))).toMatchObject({
      value: 17,
    });
    lived();
  });

  test.for(METHODS.flatMap((method) => [3 * HOUR_SECS, -3 * HOUR_SECS].map((secs) => [method, secs] as const)))(
    'a jump while %s is under way, by %i s, does no harm',
    async ([method, secs]) => {
      const lived = survivors.began('ours, during a merge');
      const round = await work.next();
      const jump = (): Promise<void> => {
        clock.aheadSecs = secs;
        return Promise.resolve();
      };
      proxy.failNext(method, { kind: 'meanwhile', act: jump });
      expect(await devices.ebb.start()).toMatchObject({ kind: 'merged' });
      expect(proxy.faultMet).toBe(true);
      await expectSkew(-secs);
      clock.aheadSecs = 0;
      await work.expectConverged(round);
      lived();
    },
  );

  test.for([2 * HOUR_SECS, -2 * HOUR_SECS].map((secs) => [secs] as const))(
    'a server that is %i s off is told of, and merges once it is right again',
    async ([secs]) => {
      const lived = survivors.began('the server’s, hours off');
      const round = await work.next();
      await restarting.restart({ nowSecs: Date.now() / 1000 + secs });
      await expectSkew(secs);
      // Wrong together is right enough: only the difference counts.
      clock.aheadSecs = secs;
      expect(await devices.ebb.start()).toMatchObject({ kind: 'merged' });
      clock.aheadSecs = 0;
      await restarting.restart();
      await work.expectConverged(round);
      await work.expectConverged(await work.next());
      lived();
    },
  );

  test.for([250, -250].map((secs) => [secs] as const))(
    'a server whose clock moves by %i s between two syncs is merged with as ever',
    async ([secs]) => {
      const lived = survivors.began('the server’s, minutes off');
      await restarting.restart({ nowSecs: Date.now() / 1000 + secs });
      await work.expectConverged(await work.next());
      await restarting.restart();
      await work.expectConverged(await work.next());
      lived();
    },
  );

  test('after all of it the official Check Database minds nothing but the days that have not come yet', async () => {
    await devices.sync('third');
    // Answers written as rows carry no time of the last review; the check adds it, whether or not a date is ahead.
    const futureOnly =
      /^\w+: (?:Added last review time[^.]*\.\s*)?(?:Fixed \S+ objects with timestamps in the future\.|$)/u;
    expect((await devices.faults()).filter((fault) => !futureOnly.test(fault))).toEqual([]);
  });
});

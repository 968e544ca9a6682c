import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OfficialServer, startOfficialServer } from '#e2e/peer/official-server.ts';
import { type Peer, PeerError, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { Survivors } from './fault-kinds.ts';
import { type FaultyProxy, startFaultyProxy } from './faulty-proxy.ts';
import { type Devices, type StartCollection, makeStartCollection, startDevices } from './merge-devices.ts';
import { BothSidesWork, EDITED_NOTES, notesForRounds } from './merge-work.ts';

/** Where the official client is when Ebb comes in; its abort and its meta are no part of a merge yet. */
const STATEFUL = ['applyGraves', 'applyChanges', 'chunk', 'applyChunk', 'sanityCheck2', 'finish'] as const;
const NEXT_SECOND_MS = 1100;

describe.skipIf(!peerAvailable())('two syncs at once', { timeout: 60_000 }, () => {
  const survivors = new Survivors();
  let folder: string;
  let peer: Peer;
  let server: OfficialServer;
  /** Before the official client, to hold it up. */
  let proxy: FaultyProxy;
  let start: StartCollection;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-merge-together-'));
    peer = await startPeer();
    server = await startOfficialServer({ users: ['held:secret', 'between:secret', 'lost:secret'] });
    proxy = await startFaultyProxy(server.port);
    start = await makeStartCollection(peer, folder, { notes: notesForRounds(20) });
  });
  afterAll(async () => {
    survivors.print('two syncs at once, and lost answers to finish');
    await proxy.stop();
    await server.stop();
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function withDevices(
    user: string,
    act: (devices: Devices, work: BothSidesWork) => Promise<void>,
    ebbUrl = server.url,
  ): Promise<void> {
    const devices = await startDevices({ peer, server, folder, user, start, ebbUrl });
    try {
      await act(devices, new BothSidesWork(devices, start));
    } finally {
      await devices.close();
    }
  }
  const officialSync = (user: string, url: string): Promise<unknown> =>
    peer.call('sync', { url, user, pass: 'secret' }, join(folder, user, 'official.anki2'));

  test('Ebb begins while the official client is at any request of its merge: that one has to come again', () =>
    withDevices('held', async (devices, work) => {
      for (const method of STATEFUL) {
        const lived = survivors.began('Ebb during official');
        const round = await work.next();
        // Something of each kind, for every request to be made.
        await devices.edit('official', { do: 'removeNote', note: EDITED_NOTES + STATEFUL.indexOf(method) });
        let came: string | undefined;
        proxy.failNext(method, {
          kind: 'meanwhile',
          act: async () => {
            came = (await devices.ebb.start()).kind;
          },
        });
        await expect(officialSync('held', proxy.url)).rejects.toBeInstanceOf(PeerError);
        expect(came).toBe('merged');
        await devices.sync('official');
        await devices.ebb.start();
        await work.expectEqualAndWhole(round);
        lived();
      }
      await devices.sync('third');
      expect(await devices.faults()).toEqual([]);
    }));

  /*
   * The protocol's own gap: rows go out under the number that meta named, and who finishes a sync between that answer
   * and our start has seen the number already. Official clients do the same to each other.
   */
  test('what slips in between our question and our start is found out by the counts, and the server has it all', async () => {
    const ebbProxy = await startFaultyProxy(server.port);
    try {
      await withDevices(
        'between',
        async (devices, work) => {
          const lived = survivors.began('between meta and start');
          const round = await work.next();
          await devices.edit('official', { do: 'addNote', fields: ['from in between', ''] });
          ebbProxy.failNext('meta', { kind: 'handled', act: async () => void (await devices.sync('official')) });
          expect(await devices.ebb.start()).toMatchObject({ kind: 'merged' });
          await expect(devices.sync('official')).rejects.toBeInstanceOf(PeerError);
          await peer.call(
            'sync',
            { url: server.url, user: 'between', pass: 'secret', on_full: 'download' },
            join(folder, 'between', 'official.anki2'),
          );
          expect(await devices.ebb.start()).toMatchObject({ kind: 'merged' });
          await work.expectEqualAndWhole(round);
          lived();
        },
        ebbProxy.url,
      );
    } finally {
      await ebbProxy.stop();
    }
  });

  test('after a lost answer to finish both sides may go on working on the same things', async () => {
    const ebbProxy = await startFaultyProxy(server.port);
    try {
      await withDevices('lost', (devices, work) => workAfterLostFinish(devices, work, ebbProxy), ebbProxy.url);
    } finally {
      await ebbProxy.stop();
    }
  });

  async function workAfterLostFinish(devices: Devices, work: BothSidesWork, ebbProxy: FaultyProxy): Promise<void> {
    const lived = survivors.began('lost finish');
    const round = await work.next();
    for (const note of [11, 12, 13, 14]) {
      await devices.edit('ebb', { do: 'editNote', note, fields: [`first ${note}`, ''] });
    }
    await devices.edit('ebb', { do: 'flag', card: 5, flag: 3 });
    await devices.edit('ebb', { do: 'flag', card: 6, flag: 3 });
    ebbProxy.failNext('finish', { kind: 'cutAfter' });
    await expect(devices.ebb.start()).rejects.toMatchObject({ code: 'sync.connectionLost' });
    // The server has all of it, and gives it to others; here it waits still.
    await devices.sync('official');
    expect(await devices.rows('official', "select count(*) from notes where sfld like 'first 1_'")).toEqual([[4]]);
    await sleep(NEXT_SECOND_MS);
    await devices.edit('ebb', { do: 'editNote', note: 11, fields: ['second, here', ''] });
    await devices.edit('official', { do: 'editNote', note: 12, fields: ['second, there', ''] });
    await devices.edit('ebb', { do: 'removeNote', note: 13 });
    await devices.edit('official', { do: 'removeNote', note: 14 });
    await devices.edit('official', { do: 'flag', card: 5, flag: 4 });
    // The server has this card with its first flag and the same time.
    await devices.edit('ebb', { do: 'flag', card: 6, flag: 5 });
    // And once more, now with the other side's work in it.
    await devices.sync('official');
    ebbProxy.failNext('finish', { kind: 'cutAfter' });
    await expect(devices.ebb.start()).rejects.toMatchObject({ code: 'sync.connectionLost' });
    await work.expectConverged(round);
    const found = `select (select group_concat(sfld, ', ') from (select sfld from notes
        where sfld like 'second%' or sfld like 'first 1_' order by sfld)),
      (select flags from cards where id = ${start.ids.cards[5]}),
      (select flags from cards where id = ${start.ids.cards[6]})`;
    expect(await devices.rows('official', found)).toEqual([['second, here, second, there', 4, 5]]);
    await devices.sync('third');
    expect(await devices.faults()).toEqual([]);
    lived();
  }
});

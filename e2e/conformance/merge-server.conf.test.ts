import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callContext } from '#core/testing/call-context.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { collectionRows } from './collection-rows.ts';
import { Survivors } from './fault-kinds.ts';
import { type FaultyProxy, startFaultyProxy } from './faulty-proxy.ts';
import { type Devices, type StartCollection, makeStartCollection, startDevices } from './merge-devices.ts';
import { BothSidesWork, notesForRounds } from './merge-work.ts';
import { type RestartingServer, startRestartingServer } from './restarting-server.ts';

/** In the middle of a merge: what these would have asked, a server that has started anew knows nothing of. */
const STATEFUL = ['applyGraves', 'applyChanges', 'chunk', 'applyChunk', 'sanityCheck2', 'finish'] as const;
const LOST = /sync\.(?:otherDeviceSyncing|connectionLost)/u;
/** These are on their way at once: while the first is at the server, another may meet it while it is down. */
const TOGETHER: readonly string[] = ['applyChanges', 'chunk', 'applyChunk'];
const codeAfterLossAt = (method: string): unknown =>
  TOGETHER.includes(method) ? expect.stringMatching(LOST) : 'sync.otherDeviceSyncing';
const USERS = ['killed', 'reset', 'restored', 'download', 'overtaken'];

describe.skipIf(!peerAvailable())('a server that loses what it had', { timeout: 180_000 }, () => {
  const survivors = new Survivors();
  let folder: string;
  let peer: Peer;
  let restarting: RestartingServer;
  let proxy: FaultyProxy;
  let start: StartCollection;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-merge-server-'));
    peer = await startPeer();
    restarting = await startRestartingServer(USERS.map((user) => `${user}:secret`));
    proxy = await startFaultyProxy(restarting.server.port);
    start = await makeStartCollection(peer, folder, { notes: notesForRounds(20) });
  });
  afterAll(async () => {
    survivors.print('a server that stops, forgets or goes back');
    await proxy.stop();
    await restarting.stop();
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Devices with a fresh account, and work for them. */
  async function withDevices(
    user: string,
    act: (devices: Devices, work: BothSidesWork) => Promise<void>,
  ): Promise<void> {
    const devices = await startDevices({ peer, server: restarting.server, folder, user, start, ebbUrl: proxy.url });
    try {
      await act(devices, new BothSidesWork(devices, start));
    } finally {
      await devices.close();
    }
  }
  const official = (user: string, onFull: 'upload' | 'download'): Promise<{ required: string; ran: string }> =>
    peer.call(
      'sync',
      { url: restarting.server.url, user, pass: 'secret', on_full: onFull },
      join(folder, user, 'official.anki2'),
    );

  test('a server that is killed at any request of a merge has kept all or nothing, and so has Ebb', () =>
    withDevices('killed', async (devices, work) => {
      for (const method of STATEFUL) {
        for (const when of ['meanwhile', 'handled'] as const) {
          const lived = survivors.began('killed');
          const round = await work.next();
          const before = collectionRows(devices.ebb.collection().db);
          proxy.failNext(method, { kind: when, act: () => restarting.restart({ killed: true }) });
          if (method === 'finish' && when === 'handled') {
            expect(await devices.ebb.start()).toMatchObject({ kind: 'merged' });
          } else {
            await expect(devices.ebb.start()).rejects.toMatchObject({ code: codeAfterLossAt(method) });
            expect(collectionRows(devices.ebb.collection().db)).toEqual(before);
          }
          await proxy.acted();
          await work.expectConverged(round);
          lived();
        }
      }
      await devices.sync('third');
      expect(await devices.faults()).toEqual([]);
    }));

  test('a server whose data is gone gets this device’s cards back, and nothing here was lost', () =>
    withDevices('reset', async (devices, work) => {
      await work.expectConverged(await work.next());
      for (const moment of ['between syncs', 'applyChunk', 'finish'] as const) {
        const lived = survivors.began('reset');
        await devices.edit('ebb', { do: 'addNote', fields: [`kept through ${moment}`, ''] });
        const before = collectionRows(devices.ebb.collection().db);
        if (moment === 'between syncs') await restarting.wipe();
        else {
          proxy.failNext(moment, { kind: 'meanwhile', act: () => restarting.wipe() });
          await expect(devices.ebb.start()).rejects.toMatchObject({ code: codeAfterLossAt(moment) });
          await proxy.acted();
        }
        expect(await devices.ebb.start()).toMatchObject({
          ...{ kind: 'fullSyncRequired', reason: 'serverEmptyAgain', canUpload: true, canDownload: false },
        });
        await expect(devices.ebb.resolve('download')).rejects.toMatchObject({ code: 'sync.choiceOutdated' });
        expect(collectionRows(devices.ebb.collection().db)).toEqual(before);
        expect(await devices.ebb.resolve('upload')).toMatchObject({ kind: 'uploaded' });
        expect(await official('reset', 'download')).toMatchObject({ ran: 'full_download' });
        expect(
          await devices.rows('official', `select count(*) from notes where sfld = 'kept through ${moment}'`),
        ).toEqual([[1]]);
        expect(await devices.ebb.start()).toMatchObject({ kind: 'merged' });
        expect(await devices.differences('ebb', await devices.file('official'))).toEqual({});
        lived();
      }
    }));

  /** Copies the server's data, lets all devices sync on, and puts the copy back. */
  async function goBack(devices: Devices, edit: () => Promise<void>): Promise<void> {
    await restarting.copyData();
    await edit();
    for (const device of ['ebb', 'official', 'third', 'ebb', 'official', 'third', 'ebb'] as const) {
      await devices.sync(device);
    }
    await restarting.putBack();
  }
  const editOnly = (devices: Devices) => () =>
    devices.edit('ebb', { do: 'editNote', note: 3, fields: ['written after the copy', ''] });
  const isWritten = "select count(*) from notes where sfld = 'written after the copy'";

  test('a server that was put back to an older copy is no merge: an upload brings back what it has forgotten', () =>
    withDevices('restored', async (devices) => {
      const lived = survivors.began('restored');
      await goBack(devices, editOnly(devices));
      await devices.edit('ebb', { do: 'addNote', fields: ['waits since then', ''] });
      const before = collectionRows(devices.ebb.collection().db);
      expect(await devices.ebb.start()).toMatchObject({
        ...{ kind: 'fullSyncRequired', reason: 'serverRestored', canUpload: true, canDownload: true },
      });
      expect(collectionRows(devices.ebb.collection().db)).toEqual(before);
      // The official client merges, and the sides differ from now on without a word.
      await devices.edit('third', { do: 'editNote', note: 4, fields: ['a later edit', ''] });
      expect(await devices.sync('third')).toBe('normal_sync');
      expect(await devices.rows('third', isWritten)).toEqual([[1]]);
      const onServer = await devices.server();
      expect((await peer.call('sql', { query: isWritten }, onServer)).rows).toEqual([[0]]);
      await peer.call('close', {}, onServer);
      expect(await devices.ebb.start()).toMatchObject({ kind: 'fullSyncRequired', reason: 'serverRestored' });
      expect(await devices.ebb.resolve('upload')).toMatchObject({ kind: 'uploaded' });
      const backups = await devices.ebb.handlers.backups.list({}, callContext());
      expect(backups.map(({ reason }) => reason)).toContain('serverCopy');
      expect(await official('restored', 'download')).toMatchObject({ ran: 'full_download' });
      const both = "select count(*) from notes where sfld in ('written after the copy', 'waits since then')";
      expect(await devices.rows('official', both)).toEqual([[2]]);
      expect(await devices.ebb.start()).toMatchObject({ kind: 'merged' });
      expect(await devices.differences('ebb', await devices.file('official'))).toEqual({});
      lived();
    }));

  test('whoever wants the older copy gets it, and what was newer is among the backups', () =>
    withDevices('download', async (devices) => {
      const lived = survivors.began('restored');
      await goBack(devices, editOnly(devices));
      // The quiet look tells as much, and turns the button red.
      expect(await devices.ebb.handlers.sync.checkServer({ force: true }, callContext())).toMatchObject({
        button: 'oneWay',
      });
      expect(await devices.ebb.start()).toMatchObject({ reason: 'serverRestored' });
      const { backups } = await devices.ebb.resolve('download');
      expect(await devices.differences('ebb', await devices.server())).toEqual({});
      const [backupId = ''] = backups;
      await devices.ebb.handlers.backups.restore({ backupId }, callContext<never>());
      const { db } = devices.ebb.collection();
      expect(db.prepare("SELECT count(*) FROM notes WHERE sfld = 'written after the copy'").pluck().get()).toBe(1);
      lived();
    }));

  test('a server that went back and has overtaken us since is found out by the counts', () =>
    withDevices('overtaken', async (devices) => {
      const lived = survivors.began('restored');
      await goBack(devices, () => devices.edit('ebb', { do: 'addNote', fields: ['added after the copy', ''] }));
      // A device that knows nothing of the lost time, as a new phone: it drives the numbers past ours.
      const phone = join(folder, 'overtaken', 'phone.anki2');
      const auth = { url: restarting.server.url, user: 'overtaken', pass: 'secret' };
      for (let time = 0; time < 9; time += 1) await peer.call('download', auth, phone);
      await peer.call('close', {}, phone);
      const before = collectionRows(devices.ebb.collection().db);
      await expect(devices.ebb.start()).rejects.toMatchObject({
        ...{ code: 'sync.sanityFailed', details: { differing: ['cards', 'notes'] } },
      });
      const { mod: _, ...was } = before;
      const { mod: __, ...is } = collectionRows(devices.ebb.collection().db);
      expect(is).toEqual(was);
      expect(await devices.ebb.start()).toMatchObject({ kind: 'fullSyncRequired', canUpload: true, canDownload: true });
      expect(await devices.ebb.resolve('upload')).toMatchObject({ kind: 'uploaded' });
      expect(await official('overtaken', 'download')).toMatchObject({ ran: 'full_download' });
      const added = "select count(*) from notes where sfld = 'added after the copy'";
      expect(await devices.rows('official', added)).toEqual([[1]]);
      lived();
    }));
});

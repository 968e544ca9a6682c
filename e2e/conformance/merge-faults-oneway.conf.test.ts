import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OfficialServer, startOfficialServer } from '#e2e/peer/official-server.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { type AppError, isAppError } from '#shared/errors/app-error.ts';
import { collectionRows } from './collection-rows.ts';
import { FAULTS, Survivors, nameOf } from './fault-kinds.ts';
import { type Fault, type FaultyProxy, startFaultyProxy } from './faulty-proxy.ts';
import { handTimer } from './hand-timer.ts';
import { type Devices, makeStartCollection, startDevices } from './merge-devices.ts';

/** The requests that move a whole collection; their metas are those of every sync. */
const REQUESTS = [
  ['download', 'download'],
  ['upload', 'download'],
  ['upload', 'upload'],
] as const;
const STALL_MS = 61_000;

describe.skipIf(!peerAvailable())('a one-way sync that is disturbed', () => {
  const timer = handTimer();
  const survivors = new Survivors();
  let folder: string;
  let peer: Peer;
  let server: OfficialServer;
  let proxy: FaultyProxy;
  let devices: Devices;
  let edits = 0;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-oneway-faults-'));
    peer = await startPeer();
    server = await startOfficialServer({ users: ['o:secret'] });
    proxy = await startFaultyProxy(server.port, { onSilence: () => timer.advance(STALL_MS) });
    const start = await makeStartCollection(peer, folder);
    devices = await startDevices({
      ...{ peer, server, folder, user: 'o', start, ebbUrl: proxy.url, ebbOptions: { timer } },
    });
  });
  afterAll(async () => {
    survivors.print('a fault at each request of a one-way sync');
    await devices.close();
    await proxy.stop();
    await server.stop();
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function resolved(way: 'upload' | 'download'): Promise<AppError | undefined> {
    try {
      await devices.ebb.resolve(way);
      return undefined;
    } catch (error) {
      if (isAppError(error)) return error;
      throw error;
    }
  }
  const officialDownloads = (): Promise<unknown> =>
    peer.call(
      'sync',
      { url: server.url, user: 'o', pass: 'secret', on_full: 'download' },
      join(folder, 'o', 'official.anki2'),
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

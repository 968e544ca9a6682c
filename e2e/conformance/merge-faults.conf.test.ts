import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callContext } from '#core/testing/call-context.ts';
import { type OfficialServer, startOfficialServer } from '#e2e/peer/official-server.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import type { SyncProgress } from '#shared/contract/sync.ts';
import { type AppError, isAppError } from '#shared/errors/app-error.ts';
import { collectionRows } from './collection-rows.ts';
import { type Fault, type FaultyProxy, startFaultyProxy } from './faulty-proxy.ts';
import { type Devices, makeStartCollection, startDevices } from './merge-devices.ts';

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
/** What Anki's servers and whatever stands before them may answer. */
const STATUSES = [400, 403, 404, 405, 407, 409, 413, 429, 500, 501, 502, 503, 504, 505];
const FAULTS: readonly Fault[] = [
  { kind: 'cutBefore' },
  { kind: 'cutAfter' },
  { kind: 'truncated' },
  { kind: 'corrupted' },
  { kind: 'html' },
  { kind: 'duplicated' },
  ...STATUSES.map((status): Fault => ({ kind: 'status', status })),
];

const NOTES = 1000;

describe.skipIf(!peerAvailable())('a merge that is disturbed', () => {
  let folder: string;
  let peer: Peer;
  let server: OfficialServer;
  let proxy: FaultyProxy;
  let devices: Devices;
  let round = 0;
  const reviewsAtBoth = { query: 'select count(*) from revlog' };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-merge-faults-'));
    peer = await startPeer();
    server = await startOfficialServer({ users: ['f:secret'] });
    proxy = await startFaultyProxy(server.port);
    const start = await makeStartCollection(peer, folder, { notes: NOTES });
    devices = await startDevices({ peer, server, folder, user: 'f', start, ebbUrl: proxy.url });
  });
  afterAll(async () => {
    await devices.close();
    await proxy.stop();
    await server.stop();
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Something of every kind on both sides, on other objects each time. */
  async function editBoth(): Promise<void> {
    round += 1;
    const both = [
      { do: 'addNote', fields: [`from here ${round}`, ''], tags: `round${round}` },
      { do: 'addDeck', name: `Deck ${round}` },
    ] as const;
    for (const edit of both) await devices.edit('ebb', edit);
    await devices.edit('ebb', { do: 'answer', card: round % 10, rating: 3, uncounted: true });
    await devices.edit('ebb', { do: 'removeNote', note: NOTES - round * 2 });
    await devices.edit('official', { do: 'addNote', fields: [`from there ${round}`, ''] });
    await devices.edit('official', { do: 'answer', card: 10 + (round % 10), rating: 3 });
    await devices.edit('official', { do: 'removeNote', note: NOTES - round * 2 - 1 });
    await devices.sync('official');
  }

  async function failure(): Promise<AppError | undefined> {
    try {
      await devices.ebb.start();
      return undefined;
    } catch (error) {
      if (isAppError(error)) return error;
      throw error;
    }
  }

  /** Nothing was lost: both sides' reviews and edits are everywhere in the end. */
  async function expectConverged(reviews: number): Promise<void> {
    expect(await devices.ebb.start()).toMatchObject({ kind: expect.stringMatching(/merged|noChanges/u) });
    await devices.sync('official');
    expect(await devices.ebb.start()).toMatchObject({ kind: 'merged' });
    const { rows } = await peer.call('sql', reviewsAtBoth, await devices.file('official'));
    expect(rows).toEqual([[reviews]]);
    expect(await devices.differences('ebb', await devices.file('official'))).toEqual({});
  }

  async function reviewsNow(): Promise<number> {
    const { rows } = await peer.call('sql', reviewsAtBoth, await devices.file('official'));
    const ours = devices.ebb.collection().db.prepare('SELECT count(*) FROM revlog WHERE usn = -1').pluck().get();
    return Number(rows[0][0]) + Number(ours);
  }

  const cases = METHODS.flatMap((method) => FAULTS.map((fault) => ({ method, fault })));
  const nameOf = (fault: Fault): string => (fault.kind === 'status' ? `status ${fault.status}` : fault.kind);

  test.for(cases.map(({ method, fault }) => [method, nameOf(fault), fault] as const))(
    '%s %s: Ebb is as it was, and the next sync brings everything together',
    async ([method, name, fault]) => {
      await editBoth();
      const reviews = await reviewsNow();
      const before = collectionRows(devices.ebb.collection().db);
      proxy.failNext(method, fault);
      const met = await failure();
      expect(proxy.faultMet).toBe(true);
      // A question that is asked twice does no harm; nor do rows that arrive twice.
      if (name !== 'duplicated') expect(met).toBeDefined();
      if (met !== undefined) {
        expect(collectionRows(devices.ebb.collection().db)).toEqual(before);
        expect(met.code).not.toBe('internal');
      }
      // A key that is refused is forgotten.
      if (met?.code === 'sync.sessionEnded') await devices.ebb.login(proxy.url, 'f');
      await expectConverged(reviews);
    },
  );

  test.for(METHODS.slice(2).map((method) => [method] as const))(
    '%s after another device began to sync: Ebb lets it finish, and comes next',
    async ([method]) => {
      await editBoth();
      const reviews = await reviewsNow();
      const before = collectionRows(devices.ebb.collection().db);
      await devices.edit('third', { do: 'addNote', fields: [`from elsewhere ${round}`, ''] });
      proxy.failNext(method, {
        kind: 'meanwhile',
        act: async () => void (await devices.sync('third')),
      });
      expect(await failure()).toMatchObject({ code: 'sync.otherDeviceSyncing' });
      expect(proxy.seen.at(-1)).not.toBe('abort');
      expect(collectionRows(devices.ebb.collection().db)).toEqual(before);
      await expectConverged(reviews);
    },
  );

  test('what a cancel interrupts is taken back, and the server is told', async () => {
    for (const method of METHODS.slice(1)) {
      await editBoth();
      const reviews = await reviewsNow();
      const before = collectionRows(devices.ebb.collection().db);
      const stop = new AbortController();
      proxy.failNext(method, {
        kind: 'meanwhile',
        act: async () => {
          stop.abort();
          await Promise.resolve();
        },
      });
      const context = { ...callContext<SyncProgress>(), signal: stop.signal };
      await expect(devices.ebb.handlers.sync.start({}, context)).rejects.toMatchObject({ code: 'interrupted' });
      expect(collectionRows(devices.ebb.collection().db)).toEqual(before);
      expect(proxy.seen.at(-1)).toBe('abort');
      await expectConverged(reviews);
    }
  });

  test('a review that is missing on one side ends the merge: a backup, the counts, and a choice to make', async () => {
    const { ebb } = devices;
    await editBoth();
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

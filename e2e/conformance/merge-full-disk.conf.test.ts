import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { integrityCheck } from '#core/storage/connection.ts';
import { type OfficialServer, startOfficialServer } from '#e2e/peer/official-server.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { type AppError, isAppError } from '#shared/errors/app-error.ts';
import { collectionRows } from './collection-rows.ts';
import { Survivors } from './fault-kinds.ts';
import { type Devices, type StartCollection, makeStartCollection, startDevices } from './merge-devices.ts';
import { BothSidesWork, EDITED_NOTES, type Round, notesForRounds } from './merge-work.ts';
import { mountSmallDisk } from './small-disk.ts';

const KIB = 1024;
/** From nothing up to what is enough, so that the end comes at another write each time. */
const ROOM = [0, 4, 16, 48, 96, 192, 384, 768, 1536, 3072].map((kib) => kib * KIB);
const MANY = 400;

const disk = peerAvailable() ? mountSmallDisk(40) : undefined;

describe.skipIf(disk === undefined)('a disk that is full', { timeout: 120_000 }, () => {
  const survivors = new Survivors();
  let folder: string;
  let peer: Peer;
  let server: OfficialServer;
  let start: StartCollection;
  let devices: Devices;
  let work: BothSidesWork;
  let many = 0;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-full-disk-'));
    peer = await startPeer();
    server = await startOfficialServer({ users: ['d:secret'] });
    start = await makeStartCollection(peer, folder, { notes: notesForRounds(3 * ROOM.length + 5) + MANY });
    const ebbFolder = join(disk?.folder ?? '', 'ebb');
    devices = await startDevices({ peer, server, folder, user: 'd', start, ebbFolder });
    work = new BothSidesWork(devices, start);
  });
  afterAll(async () => {
    survivors.print('a full disk');
    await devices.close();
    disk?.unmount();
    await server.stop();
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function failure(doing: Promise<unknown>): Promise<AppError | undefined> {
    try {
      await doing;
      return undefined;
    } catch (error) {
      if (isAppError(error)) return error;
      throw error;
    }
  }

  /** With the disk still full, and again with room on it, what is opened is what was there. */
  async function expectReopensTo(before: unknown): Promise<void> {
    for (const room of [0, null]) {
      await devices.whileEbbIsClosed(async () => disk?.leaveFree(room));
      integrityCheck(devices.ebb.collection().db);
      expect(readdirSync(join(devices.ebbFolder, 'scratch'))).toEqual([]);
      expect(collectionRows(devices.ebb.collection().db)).toEqual(before);
    }
  }

  /** Many rows to receive, so that storing them takes room. */
  async function muchWork(): Promise<Round> {
    many += 1;
    const notes = start.ids.notes.slice(EDITED_NOTES, EDITED_NOTES + MANY);
    await peer.call('tag', { notes, add: `a-tag-of-some-length-${many}` }, join(folder, 'd', 'official.anki2'));
    return work.next();
  }

  test.for([
    ['in a merge', false],
    ['in a merge and in the backup beside it', true],
  ] as const)('%s leaves everything as it was, and all is well once there is room', async ([name, backupDue]) => {
    // Merges that follow closely on this one share its backup, unless that is gone.
    await work.expectConverged(await work.next());
    const codes = new Set<string | undefined>();
    for (const room of ROOM) {
      const round = await muchWork();
      if (backupDue) rmSync(join(devices.ebbFolder, 'backups'), { recursive: true, force: true });
      const before = collectionRows(devices.ebb.collection().db);
      disk?.leaveFree(room);
      const met = await failure(devices.ebb.start());
      codes.add(met?.code);
      const lived = survivors.began(`${name}: ${met?.code ?? 'enough room'}`);
      if (met !== undefined) {
        expect(met.code).toMatch(/^(?:disk\.full|backup\.failed)$/u);
        expect(collectionRows(devices.ebb.collection().db)).toEqual(before);
        await expectReopensTo(before);
      }
      disk?.leaveFree(null);
      await work.expectConverged(round);
      lived();
    }
    // The least room is never enough, the most is; between them the room ends at one write or another.
    expect([...codes]).toContain(undefined);
    expect(codes.size).toBeGreaterThan(1);
  });

  test('in a download leaves the old collection, and the next one succeeds', async () => {
    const codes = new Set<string | undefined>();
    for (const room of ROOM) {
      await work.next();
      await devices.ebb.forceOneWay(true);
      expect(await devices.ebb.start()).toMatchObject({ kind: 'fullSyncRequired', reason: 'forced' });
      const before = collectionRows(devices.ebb.collection().db);
      disk?.leaveFree(room);
      const met = await failure(devices.ebb.resolve('download'));
      codes.add(met?.code);
      const lived = survivors.began(`in a download: ${met?.code ?? 'enough room'}`);
      if (met !== undefined) {
        expect(met.code).toMatch(/^(?:disk\.full|backup\.failed)$/u);
        expect(collectionRows(devices.ebb.collection().db)).toEqual(before);
        await expectReopensTo(before);
        disk?.leaveFree(null);
        expect(await devices.ebb.start()).toMatchObject({ kind: 'fullSyncRequired' });
        expect(await devices.ebb.resolve('download')).toMatchObject({ kind: 'downloaded' });
      }
      disk?.leaveFree(null);
      await devices.sync('official');
      expect(await devices.ebb.start()).toMatchObject({ kind: 'merged' });
      expect(await devices.differences('ebb', await devices.file('official'))).toEqual({});
      lived();
    }
    expect([...codes]).toContain(undefined);
    expect(codes.size).toBeGreaterThan(1);
  });

  test('after all of it the official Check Database finds nothing to repair', async () => {
    await devices.sync('third');
    expect(await devices.faults()).toEqual([]);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OfficialServer, startOfficialServer } from '#e2e/peer/official-server.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { collectionRows } from './collection-rows.ts';
import { type Devices, type StartCollection, makeStartCollection, startDevices } from './merge-devices.ts';
import type { Edit } from './merge-edits.ts';

interface SchemaChange {
  readonly name: string;
  /** Known to both sides before. */
  readonly first: readonly Edit[];
  readonly there: Edit;
  /** Waits here meanwhile, and fits no longer. */
  readonly here: Edit;
  /** Official's table, and what is in it after the other side's change. */
  readonly query: string;
  readonly after: { readonly download: unknown; readonly upload: unknown };
}

const CHANGES: readonly SchemaChange[] = [
  {
    name: 'a preset that was removed elsewhere, while its deck was described here',
    first: [{ do: 'addPreset', name: 'Unhurried', deck: 'Shared' }],
    there: { do: 'removePreset', deck: 'Shared' },
    here: { do: 'describeDeck', deck: 'Shared', text: 'still unhurried' },
    query: "select count(*) from deck_config where name = 'Unhurried'",
    after: { download: 0, upload: 1 },
  },
  {
    name: 'a note type that got a field elsewhere, while a note of it was written here',
    first: [],
    there: { do: 'addField', name: 'Extra' },
    here: { do: 'addNote', fields: ['of two fields', ''] },
    query: "select count(*) from fields where name = 'Extra'",
    after: { download: 1, upload: 0 },
  },
];

describe.skipIf(!peerAvailable())('what can’t be merged with the official client', { timeout: 60_000 }, () => {
  const cases = CHANGES.flatMap((change) => (['download', 'upload'] as const).map((way) => ({ ...change, way })));
  const userOf = (index: number): string => `schema${index}`;
  let folder: string;
  let peer: Peer;
  let server: OfficialServer;
  let start: StartCollection;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-merge-schema-'));
    peer = await startPeer();
    server = await startOfficialServer({ users: cases.map((_, index) => `${userOf(index)}:secret`) });
    start = await makeStartCollection(peer, folder);
  });
  afterAll(async () => {
    await server.stop();
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const officialOneWay = (user: string, onFull: 'upload' | 'download'): Promise<unknown> =>
    peer.call('sync', { url: server.url, user, pass: 'secret', on_full: onFull }, join(folder, user, 'official.anki2'));

  async function withDevices(user: string, act: (devices: Devices) => Promise<void>): Promise<void> {
    const devices = await startDevices({ peer, server, folder, user, start });
    try {
      await act(devices);
    } finally {
      await devices.close();
    }
  }

  test.for(cases.map((one, index) => [one.name, one.way, one, userOf(index)] as const))(
    '%s: nothing moves until a side is chosen, and %s makes both equal',
    ([, way, { first, there, here, query, after }, user]) =>
      withDevices(user, async (devices) => {
        for (const edit of first) await devices.edit('official', edit);
        for (const device of ['official', 'ebb', 'official', 'ebb'] as const) await devices.sync(device);
        await devices.edit('official', there);
        await officialOneWay(user, 'upload');
        await devices.edit('ebb', here);
        const before = collectionRows(devices.ebb.collection().db);
        expect(await devices.ebb.start()).toMatchObject({ kind: 'fullSyncRequired', reason: 'conflict' });
        expect(collectionRows(devices.ebb.collection().db)).toEqual(before);
        await devices.ebb.resolve(way);
        await officialOneWay(user, 'download');
        await devices.ebb.start();
        await devices.sync('official');
        expect(await devices.rows('official', query)).toEqual([[after[way]]]);
        expect(await devices.differences('ebb', await devices.file('official'))).toEqual({});
        expect((await devices.faults()).filter((fault) => !fault.startsWith('third'))).toEqual([]);
      }),
  );
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OfficialServer, startOfficialServer } from '#e2e/peer/official-server.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { type SyncProxy, startSyncProxy } from '#e2e/sync-proxy.ts';
import { filesIn } from './media-devices.ts';
import { type MediaEbb, mediaEbb } from './media-ebb.ts';
import { type EbbClient, ebbClient } from './sync-ebb.ts';

describe.skipIf(!peerAvailable())('media after a sync of the cards, which tells the server’s media usn', () => {
  let folder: string;
  let peer: Peer;
  let server: OfficialServer;
  let between: SyncProxy;
  let cards: EbbClient;
  let media: MediaEbb;
  const official = {
    folder: (): string => join(folder, 'official', 'collection.media'),
    call: (command: string, args: Record<string, unknown> = {}) =>
      peer.call<Record<string, unknown>>(command, args, join(folder, 'official', 'collection.anki2')),
    sync: () => official.call('sync', { url: between.url, user: 'me', pass: 'secret', on_full: 'upload', media: true }),
    add: async (name: string, content: string) => {
      const file = join(folder, 'content');
      writeFileSync(file, content);
      await official.call('add-media', { file, name });
    },
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-media-in-passing-'));
    peer = await startPeer();
    server = await startOfficialServer();
    between = await startSyncProxy(server.port);
    await official.call('make', { notes: 5, decks: 1, seed: 3 });
    cards = ebbClient(join(folder, 'ebb'));
    media = mediaEbb(join(folder, 'ebb-media'));
    await cards.login(between.url, 'me');
    await media.login(between.url, 'me');
  });
  afterAll(async () => {
    await media.close();
    await cards.close();
    await official.call('close');
    await between.stop();
    await server.stop();
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What `work` asked the media server for. */
  async function asked(work: () => Promise<unknown>): Promise<string[]> {
    const before = between.seen.length;
    await work();
    return between.seen.slice(before).filter((method) => method.startsWith('/msync/'));
  }
  /** As a window does it. */
  async function syncAll() {
    const outcome = await cards.start();
    if (outcome.kind !== 'noChanges' && outcome.kind !== 'merged') throw new Error(outcome.kind);
    const { mediaUsn } = outcome;
    const moved = await media.sync(mediaUsn === undefined ? {} : { mediaUsn });
    return { mediaUsn, kind: moved.kind };
  }

  test('asks for nothing when nothing moved, as the official client does, and for what did otherwise', async () => {
    await official.add('one.txt', '1');
    await official.sync();
    const alone = { url: between.url, user: 'me', pass: 'secret' };
    const along = () => official.call('sync', { ...alone, media_along: true });
    await official.add('two.txt', '2');
    expect(await asked(along)).toEqual(['/msync/uploadChanges', '/msync/mediaSanity']);
    expect(await asked(along)).toEqual([]);

    await cards.start();
    await cards.resolve('download');
    expect(await asked(() => media.sync())).toContain('/msync/begin');
    const told = await cards.start();
    expect(told).toMatchObject({ kind: 'noChanges', mediaUsn: 2 });
    expect(await official.sync()).toMatchObject({ server_media_usn: 2 });
    expect(await asked(async () => expect(await syncAll()).toMatchObject({ kind: 'nothingToDo' }))).toEqual([]);

    await official.add('three.txt', '3');
    await official.sync();
    expect(await syncAll()).toEqual({ mediaUsn: 3, kind: 'synced' });
    expect(filesIn(media.folder)).toEqual(filesIn(official.folder()));

    // Nothing is sent without asking: somebody may have changed something after the cards were synced.
    const { mediaUsn = -1 } = await syncAll();
    writeFileSync(join(media.folder, 'four.txt'), '4');
    await official.add('five.txt', '5');
    await official.sync();
    expect(await asked(() => media.sync({ mediaUsn }))).toEqual(expect.arrayContaining(['/msync/begin']));
    await official.sync();
    expect(filesIn(media.folder).size).toBe(5);
    expect(filesIn(media.folder)).toEqual(filesIn(official.folder()));
    expect(
      await asked(async () => expect(await syncAll()).toMatchObject({ mediaUsn: 5, kind: 'nothingToDo' })),
    ).toEqual([]);
    expect((await media.status()).waiting).toBe(0);
  });
});

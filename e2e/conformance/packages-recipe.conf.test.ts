import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MergeLog } from '#shared/contract/packages.ts';
import { type OfficialServer, startOfficialServer } from '#e2e/peer/official-server.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { runBatch } from './cli-batch.ts';

/** Both sides have notes that the other lacks; nobody wants to lose any. */
describe.skipIf(!peerAvailable())('the recipe for a conflict', () => {
  let folder: string;
  let peer: Peer;
  let server: OfficialServer;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-recipe-'));
    peer = await startPeer();
    server = await startOfficialServer();
  });
  afterAll(async () => {
    await peer.stop();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('cancel, export all, download, import, sync: everything of both sides is there', async () => {
    const auth = { url: server.url, user: 'me', pass: 'secret', media: true };
    mkdirSync(join(folder, 'theirs'));
    const theirs = join(folder, 'theirs', 'collection.anki2');
    await peer.call('make', { notes: 40, media: 3, media_size: 300, decks: 3, reviews: 60 }, theirs);
    await peer.call('sync', { ...auth, on_full: 'upload' }, theirs);
    await peer.call('close', {}, theirs);
    // This device's own collection, with its own progress.
    mkdirSync(join(folder, 'mine'));
    const mine = join(folder, 'mine', 'collection.anki2');
    await peer.call('make', { notes: 30, seed: 5, decks: 2, reviews: 50 }, mine);
    await peer.call('close', {}, mine);
    const profile = join(folder, 'profile');
    const sound = join(folder, 'own sound.mp3');
    writeFileSync(sound, 'a sound of this device');
    const path = join(folder, 'everything.apkg');

    const before = await runBatch(profile, [
      ['collection.importAnki2', { path: mine }],
      ['media.add', { file: sound }],
      ['notetypes.list', {}],
    ]);
    const basic = (before[2] as { notetypeId: number; name: string }[]).find(({ name }) => name === 'Basic');
    const own = ['[sound:own sound.mp3]', 'of this device'];
    const answers = await runBatch(profile, [
      ['notes.add', { notetypeId: basic?.notetypeId, deckId: 1, fields: own, tags: [] }],
      ['collection.info', {}],
      ['sync.login', { serverUrl: server.url, username: 'me', password: 'secret' }],
      // The choice is offered and not made.
      ['sync.start', {}],
      [
        'packages.export',
        {
          path,
          scope: { kind: 'all' },
          options: { kind: 'apkg', withScheduling: true, withDeckConfigs: true, withMedia: true, legacy: false },
        },
      ],
      ['sync.resolve', { direction: 'download' }],
      ['collection.info', {}],
      ['packages.import', { path, options: { kind: 'merge', withScheduling: true, withDeckConfigs: true } }],
      ['collection.info', {}],
      ['sync.start', {}],
      ['media.sync', {}],
    ]);
    const [, mineNumbers, , offered, exported, , downloaded, imported, both, synced] = answers;
    const [ours, server1, all] = [mineNumbers, downloaded, both] as { cards: number; notes: number; reviews: number }[];
    expect(offered).toMatchObject({ kind: 'fullSyncRequired', canDownload: true });
    expect(exported).toMatchObject({ counts: { notes: 31, media: 1 } });
    const { log } = imported as { log: MergeLog };
    expect(log).toMatchObject({ found: 31, new: { count: 31 }, schemaChanged: false });
    expect(all).toMatchObject({ notes: 71, cards: (ours?.cards ?? 0) + (server1?.cards ?? 0) });
    expect(all?.reviews).toBe((ours?.reviews ?? 0) + (server1?.reviews ?? 0));
    expect(synced).toMatchObject({ kind: 'merged' });

    // The other device gets it all by an ordinary sync.
    expect(await peer.call('sync', auth, theirs)).toMatchObject({ required: 'normal_sync' });
    const { counts } = await peer.call('dump', {}, theirs);
    expect(counts).toMatchObject({ notes: 71, cards: all?.cards });
    expect(await peer.call('check-db', {}, theirs)).toMatchObject({ ok: true });
    expect(readFileSync(join(folder, 'theirs', 'collection.media', 'own sound.mp3'), 'utf8')).toContain('this device');
  });
});

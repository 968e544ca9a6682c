import { copyFileSync, existsSync, lstatSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OfficialServer, startOfficialServer } from '#e2e/peer/official-server.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { type SyncProxy, startSyncProxy } from '#e2e/sync-proxy.ts';
import { callContext } from '#core/testing/call-context.ts';
import { filesIn } from './media-devices.ts';
import { type MediaEbb, mediaEbb } from './media-ebb.ts';
import { type EbbClient, ebbClient } from './sync-ebb.ts';

/** All that a database holds which its owner keeps to itself: read from a copy, with what is in its log. */
function rowsIn(path: string): Readonly<Record<string, readonly unknown[]>> {
  const copy = mkdtempSync(join(tmpdir(), 'ebb-media-rows-'));
  for (const file of [path, `${path}-wal`]) if (existsSync(file)) copyFileSync(file, join(copy, basename(file)));
  const db = new Database(join(copy, basename(path)));
  try {
    const tables = db.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
    return Object.fromEntries(tables.map(({ name }) => [name, db.prepare(`SELECT * FROM "${name}"`).all()]));
  } finally {
    db.close();
    rmSync(copy, { recursive: true });
  }
}

/** Each file of a folder, with what would tell that it was written, even with the same content. */
function tracesIn(path: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(path).map((name) => {
      const { ino, size, mtimeMs, ctimeMs } = lstatSync(join(path, name));
      return [name, [ino, size, mtimeMs, ctimeMs].join(' ')];
    }),
  );
}

describe.skipIf(!peerAvailable())('media beside syncs of the cards', () => {
  let folder: string;
  let peer: Peer;
  let server: OfficialServer;
  let between: SyncProxy;
  let cards: EbbClient;
  let media: MediaEbb;
  const official = {
    login: () => ({ url: between.url, user: 'me', pass: 'secret' }),
    folder: (): string => join(folder, 'official', 'collection.media'),
    call: (command: string, args: Record<string, unknown> = {}) =>
      peer.call<Record<string, unknown>>(command, args, join(folder, 'official', 'collection.anki2')),
    sync: (onFull: 'upload' | 'download' = 'upload') =>
      official.call('sync', { ...official.login(), on_full: onFull, media: true }),
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
    media = mediaEbb(join(folder, 'ebb'));
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

  test('a media sync that is told the server’s media usn asks for nothing when nothing moved, as the official client’s', async () => {
    await official.add('one.txt', '1');
    await official.sync();
    const along = () => official.call('sync', { ...official.login(), media_along: true });
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

  /** Everything about media, on this device and on the server. */
  function mediaState() {
    const onServer = join(server.base, 'me');
    return {
      ours: { folder: tracesIn(media.folder), known: rowsIn(join(folder, 'ebb', 'media.db')) },
      server: { folder: tracesIn(join(onServer, 'media')), known: rowsIn(join(onServer, 'media.db')) },
    };
  }

  test.each(['upload', 'download'] as const)('a one-way %s of the cards touches no media', async (direction) => {
    for (const name of ['kept', 'edited', 'removed'])
      writeFileSync(join(media.folder, `${name} ${direction}.txt`), name);
    await media.sync();
    await official.sync('download');
    writeFileSync(join(media.folder, `ours ${direction}.txt`), 'ours');
    writeFileSync(join(media.folder, `edited ${direction}.txt`), 'edited here');
    rmSync(join(media.folder, `removed ${direction}.txt`));
    await official.add(`theirs ${direction}.txt`, 'theirs');
    await official.sync();
    await media.handlers.look({}, callContext());
    expect((await media.status()).waiting).toBe(3);
    const before = mediaState();
    expect(Object.keys(before.server.folder).length).toBeGreaterThan(0);

    await cards.forceOneWay(true);
    const moved = await asked(async () => {
      expect(await cards.start()).toMatchObject({ kind: 'fullSyncRequired', canUpload: true, canDownload: true });
      await cards.resolve(direction);
    });
    expect(moved).toEqual([]);
    expect(mediaState()).toEqual(before);

    expect(await media.sync()).toMatchObject({
      kind: 'synced',
      counts: { added: { up: 2, down: 1 }, removed: { up: 1, down: 0 } },
    });
    await official.sync('download');
    expect(filesIn(media.folder)).toEqual(filesIn(official.folder()));
    expect([...filesIn(media.folder).keys()].filter((name) => name.endsWith(`${direction}.txt`)).toSorted()).toEqual(
      ['edited', 'kept', 'ours', 'theirs'].map((name) => `${name} ${direction}.txt`),
    );
    expect(await official.call('media-counts')).toMatchObject({ pending: 0 });
  });

  test('nor does one of the official client, for which what waited still goes up afterwards', async () => {
    await official.add('waits.txt', 'waits');
    const before = mediaState();
    await official.call('force-one-way');
    const moved = await asked(() => official.call('sync', { ...official.login(), on_full: 'upload' }));
    expect(moved).toEqual([]);
    expect(mediaState()).toEqual(before);
    await official.sync();
    await media.sync();
    expect(filesIn(media.folder)).toEqual(filesIn(official.folder()));
  });
});

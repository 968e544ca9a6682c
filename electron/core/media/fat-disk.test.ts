import { mkdtempSync, readFileSync, readdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../collection/system-clock.ts';
import type { Env } from '../env.ts';
import { MediaFolder } from './media-folder.ts';
import { scanMedia } from './media-scan.ts';
import { MediaStore } from './media-store.ts';
import { WIDE_MEDIA_TRANSFER } from './sync/media-transfer-plan.ts';
import { Settling } from './sync/settling.ts';
import { syncMedia } from './sync/sync-run.ts';
import { FakeMediaServer } from './sync/testing/fake-media-server.ts';
import { mountFatDisk } from './testing/fat-disk.ts';

const quiet = (): void => undefined;
const env: Env = {
  clock: systemClock({}),
  random: { bits64: () => 1n },
  log: { info: quiet, warn: quiet, error: quiet },
};
const disk = mountFatDisk();

describe.skipIf(disk === undefined)('a media folder on a FAT disk', () => {
  let folder: MediaFolder;
  let store: MediaStore;
  let server: FakeMediaServer;
  let settling: Settling;

  beforeEach(() => {
    const profile = mkdtempSync(join(disk?.folder ?? '', 'profile-'));
    folder = new MediaFolder(profile);
    folder.make();
    store = new MediaStore({ path: join(profile, 'media.db'), env });
    settling = new Settling(store, folder);
    server = new FakeMediaServer();
    return () => store.close();
  });
  afterAll(() => disk?.unmount());

  const look = (signal?: AbortSignal) => scanMedia({ store, folder, env, ...(signal !== undefined && { signal }) });
  async function sync() {
    const parts = { store, folder, env, settling, calls: server, plan: WIDE_MEDIA_TRANSFER, serverUsn: undefined };
    const hear = { report: quiet, onFiles: quiet, signal: new AbortController().signal };
    const outcome = await syncMedia({ ...parts, ...hear, look: async (signal) => void (await look(signal)) });
    await settling.all();
    return outcome;
  }
  const put = (name: string, content: string): void => writeFileSync(join(folder.path, name), content);
  const here = (): Record<string, string> => {
    const names = readdirSync(folder.path).toSorted();
    return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder.path, name), 'utf8')]));
  };

  it('is known to take names in other letters for the same', () => {
    put('dog.JPG', 'dog');
    expect([folder.ignoresCase(), folder.has('dog.jpg'), folder.hasExactly('dog.jpg')]).toEqual([true, true, false]);
  });

  it('gets one of two files that differ in case; the other stays on the server, and is told of', async () => {
    server.put('dog.JPG', 'large dog');
    server.put('dog.jpg', 'small dog');
    const { kind, skipped } = await sync();
    expect([kind, skipped.map(({ reason }) => reason), Object.keys(here()).length]).toEqual([
      'synced',
      ['caseClash'],
      1,
    ]);
    await sync();
    expect(server.contents()).toEqual({ 'dog.JPG': 'large dog', 'dog.jpg': 'small dog' });
  });

  it('has a file renamed that gets other letters, on the server too', async () => {
    put('cat.jpg', 'cat');
    await sync();
    renameSync(join(folder.path, 'cat.jpg'), join(folder.path, 'between.jpg'));
    renameSync(join(folder.path, 'between.jpg'), join(folder.path, 'CAT.JPG'));
    expect((await sync()).kind).toBe('synced');
    expect([server.contents(), here(), store.count('dirty')]).toEqual([{ 'CAT.JPG': 'cat' }, { 'CAT.JPG': 'cat' }, 0]);
    expect((await sync()).kind).toBe('nothingToDo');
  });

  it('has what came, went and was edited noticed, whatever the times of the folder say', async () => {
    put('stays', 'stays');
    put('edited', 'one');
    put('removed', 'removed');
    await sync();
    const old = new Date(2020, 0, 1);
    put('edited', 'two');
    put('new', 'new');
    await folder.remove('removed');
    utimesSync(folder.path, old, old);
    await sync();
    expect(server.contents()).toEqual({ edited: 'two', new: 'new', stays: 'stays' });
  });

  it('has an edit noticed that keeps size and second', async () => {
    const second = new Date(Math.floor(Date.now() / 1000) * 1000);
    put('note.txt', 'abc');
    utimesSync(join(folder.path, 'note.txt'), second, second);
    await look();
    put('note.txt', 'xyz');
    utimesSync(join(folder.path, 'note.txt'), second, second);
    await sync();
    expect(server.contents()).toEqual({ 'note.txt': 'xyz' });
  });
});

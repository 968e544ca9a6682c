import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FolderWatch } from '#shared/rpc/worker-link.ts';
import { TestMedia } from '../testing/make-media.ts';
import { MediaLook } from './media-look.ts';

let media: TestMedia;
let look: MediaLook;
let watch: FolderWatch;
let nowMs: number;
const emit = vi.fn();
beforeEach(() => {
  media = new TestMedia();
  emit.mockClear();
  watch = { watching: true, quiet: true };
  nowMs = Date.now() + 60_000;
  const { store, folder } = media;
  const env = { ...media.env, clock: { nowMs: () => nowMs, offsetWestMins: () => 0 } };
  look = new MediaLook({ store, folder, env, emit, folderWatch: async () => watch });
});
afterEach(async () => {
  await look.close();
  media.end();
});

const inPlace = (name: string, text: string): void => writeFileSync(join(media.path, name), text, { flag: 'r+' });
const changed = async (): Promise<readonly string[]> => (await look.look({ ifNeeded: true })).changed;

it('tells windows the names of what changed, and only that much did beyond some hundreds', async () => {
  media.put({ 'a.txt': 'one' });
  await look.look({});
  media.put(Object.fromEntries(Array.from({ length: 501 }, (_, at) => [`${at}.txt`, 'x'])));
  await look.look({});
  await look.look({});
  expect(emit.mock.calls).toEqual([
    ['mediaFiles', { fileNames: ['a.txt'] }],
    ['mediaFiles', { fileNames: null }],
  ]);
});

it('tidies up before anybody can write, not while they do', async () => {
  media.put({ '.ebb-0123456789abcdef.part': 'half' });
  look.start();
  expect(media.names()).toEqual([]);
  const files = Array.from({ length: 20 }, (_, at) => ({ fileName: `${at}.txt`, content: Buffer.from('x') }));
  await media.folder.write(files);
  await look.first();
  expect(media.names()).toHaveLength(20);
});

it('looks at the folder one time after the other', async () => {
  media.put({ 'a.txt': 'one' });
  const results = await Promise.all([look.look({}), look.look({}), look.look({})]);
  expect(results.map((result) => result.changed)).toEqual([['a.txt'], [], []]);
});

it('ends a look that goes on when the worker is closed', async () => {
  media.put(Object.fromEntries(Array.from({ length: 2000 }, (_, at) => [`${at}.txt`, 'x'])));
  const going = look.look({});
  const ended = expect(going).rejects.toMatchObject({ code: 'interrupted' });
  await look.close();
  await ended;
  await expect(look.look({})).rejects.toMatchObject({ code: 'interrupted' });
});

describe('a look that is taken only if it is needed', () => {
  beforeEach(async () => {
    media.put({ 'a.txt': 'one' });
    await look.look({});
    inPlace('a.txt', 'two');
  });

  it('trusts the watcher that nothing happened', async () => {
    // It is wrong here; nothing else tells whether it was asked.
    expect(await changed()).toEqual([]);
    expect((await look.look({})).changed).toEqual(['a.txt']);
  });

  it.each<[string, () => void]>([
    ['something happened', () => (watch = { watching: true, quiet: false })],
    ['nobody watches any more', () => (watch = { watching: false, quiet: false })],
    ['the last look is long ago', () => (nowMs += 11 * 60_000)],
    ['files came', () => media.put({ 'b.txt': 'new' })],
    ['everything was forgotten', () => media.store.forgetAll()],
  ])('is taken when %s', async (_why, happens) => {
    happens();
    expect(await changed()).toContain('a.txt');
  });

  it('is taken when the folder is another one', async () => {
    rmSync(media.path, { recursive: true });
    expect(await changed()).toEqual(['a.txt']);
  });

  it('is taken when nobody watched as the last one began', async () => {
    watch = { watching: false, quiet: false };
    await look.look({});
    watch = { watching: true, quiet: true };
    inPlace('a.txt', 'six');
    expect(await changed()).toEqual(['a.txt']);
  });
});

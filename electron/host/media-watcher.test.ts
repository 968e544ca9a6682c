import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type MediaWatcher, watchMediaFolder } from './media-watcher.ts';

/** What is waited for comes within two seconds on an idle machine. */
const patience = { timeout: 20_000, interval: 20 };
const depth = Number(process.env['EBB_DEPTH'] ?? 1);

let parent: string;
let folder: string;
let watcher: MediaWatcher | undefined;
/** The names that each look found, when it was over. */
let looks: ReadonlySet<string>[];
/** What a look takes its time for. */
let lookGoesOnUntil: Promise<void> | undefined;
let looksUnderWay: number;
let mostLooksAtOnce: number;
const warn = vi.fn();

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'ebb-watch-'));
  folder = join(parent, 'collection.media');
  mkdirSync(folder);
  looks = [];
  lookGoesOnUntil = undefined;
  looksUnderWay = 0;
  mostLooksAtOnce = 0;
  warn.mockClear();
});
afterEach(async () => {
  await watcher?.close();
  rmSync(parent, { recursive: true });
});

async function look(): Promise<void> {
  looksUnderWay += 1;
  mostLooksAtOnce = Math.max(mostLooksAtOnce, looksUnderWay);
  // As the look of the media worker does.
  mkdirSync(folder, { recursive: true });
  const seen = new Set(readdirSync(folder));
  await lookGoesOnUntil;
  looksUnderWay -= 1;
  looks.push(seen);
}

const path = (name: string): string => join(folder, name);
const lastSeen = (): string[] => [...(looks.at(-1) ?? [])].toSorted();
const state = async () => watcher?.state();
const seen = (...names: readonly string[]): Promise<unknown> =>
  vi.waitFor(() => expect(lastSeen()).toEqual(names), patience);
const lookedAgain = (before: number): Promise<unknown> =>
  vi.waitFor(() => expect(looks.length).toBeGreaterThan(before), patience);

async function watching(): Promise<void> {
  watcher = watchMediaFolder({ folder, look, warn });
  await settled();
}

/** The folder is watched, and no look goes on or is due. */
async function settled(): Promise<void> {
  await vi.waitFor(async () => expect(await state()).toEqual({ watching: true, quiet: true }), patience);
}

describe('the media folder is looked at', () => {
  it('when files come, change, are renamed and go', async () => {
    await watching();
    writeFileSync(path('a.txt'), 'one');
    await seen('a.txt');
    renameSync(path('a.txt'), path('b.txt'));
    await seen('b.txt');
    rmSync(path('b.txt'));
    await seen();
    expect(warn).not.toHaveBeenCalled();
  });

  it('when a file is edited in place, and when another takes its place', async () => {
    writeFileSync(path('a.txt'), 'one');
    writeFileSync(join(parent, 'new.txt'), 'three');
    await watching();
    expect(looks).toEqual([]);
    writeFileSync(path('a.txt'), 'two', { flag: 'r+' });
    await lookedAgain(0);
    await settled();
    const before = looks.length;
    renameSync(join(parent, 'new.txt'), path('a.txt'));
    await lookedAgain(before);
  });

  it('a few times at most for thousands of files, and in the end with all of them', async () => {
    await watching();
    const count = 20_000 * depth;
    const startMs = performance.now();
    for (let at = 0; at < count; at++) {
      closeSync(openSync(path(`${at}.txt`), 'w'));
      if (at % 500 === 0) await new Promise(setImmediate);
    }
    await vi.waitFor(() => expect(looks.at(-1)?.size).toBe(count), { ...patience, timeout: 60_000 });
    // Some a second while files keep coming, however long that takes: a busy machine makes pauses between them.
    const secs = (performance.now() - startMs) / 1000;
    expect(looks.length).toBeLessThanOrEqual(4 * secs + 5);
    expect(warn).not.toHaveBeenCalled();
  }, 120_000);

  it('once more after a storm of renames, with the names as they are then', async () => {
    for (let at = 0; at < 300; at++) writeFileSync(path(`${at}.txt`), 'x');
    await watching();
    for (let round = 0; round < 10; round++) {
      for (let at = 0; at < 300; at++) renameSync(path(`${at}.txt`), path(`${at}.tmp`));
      for (let at = 0; at < 300; at++) renameSync(path(`${at}.tmp`), path(`${at}.txt`));
      await new Promise(setImmediate);
    }
    renameSync(path('0.txt'), path('last.txt'));
    await vi.waitFor(() => expect(lastSeen()).toContain('last.txt'), patience);
    expect(lastSeen().filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('not again while a look goes on, but after it', async () => {
    await watching();
    const { promise, resolve } = Promise.withResolvers<void>();
    lookGoesOnUntil = promise;
    writeFileSync(path('a.txt'), 'x');
    await vi.waitFor(() => expect(looksUnderWay).toBe(1), patience);
    writeFileSync(path('b.txt'), 'x');
    expect(await state()).toEqual({ watching: true, quiet: false });
    resolve();
    await seen('a.txt', 'b.txt');
    expect(looks.map((names) => names.size)).toEqual([1, 2]);
    expect(mostLooksAtOnce).toBe(1);
  });
});

describe('a folder that is taken away while it is watched', () => {
  it('is made again, and watched', async () => {
    await watching();
    rmSync(folder, { recursive: true });
    await vi.waitFor(() => expect(existsSync(folder)).toBe(true), patience);
    await settled();
    writeFileSync(path('later.txt'), 'x');
    await seen('later.txt');
    await settled();
    const before = looks.length;
    writeFileSync(path('later.txt'), 'y', { flag: 'r+' });
    await lookedAgain(before);
  });

  it('is watched when it was moved away and another one is there', async () => {
    await watching();
    renameSync(folder, join(parent, 'away'));
    mkdirSync(folder);
    writeFileSync(path('other.txt'), 'x');
    await seen('other.txt');
    await settled();
    writeFileSync(path('more.txt'), 'x');
    await seen('more.txt', 'other.txt');
  });
});

it('a look that fails is told to the log, and the next one comes', async () => {
  let failing = true;
  watcher = watchMediaFolder({ folder, look: async () => (failing ? Promise.reject(new Error('no')) : look()), warn });
  await settled();
  writeFileSync(path('a.txt'), 'x');
  await vi.waitFor(() => expect(warn).toHaveBeenCalledWith('media.lookFailed', expect.anything()), patience);
  expect(await state()).toEqual({ watching: true, quiet: false });
  failing = false;
  writeFileSync(path('b.txt'), 'x');
  await seen('a.txt', 'b.txt');
  await settled();
});

it('knows whether anything has happened that was not looked at', async () => {
  writeFileSync(path('first.txt'), 'a');
  await watching();
  // Asked in the same moment: what the system has to say of the edit is waited for.
  writeFileSync(path('first.txt'), 'z', { flag: 'r+' });
  expect(await state()).toEqual({ watching: true, quiet: false });
  await settled();
  expect(looks).toHaveLength(1);
});

it('a folder that can’t be made keeps nobody from working, and is watched as soon as it is there', async () => {
  rmSync(folder, { recursive: true });
  writeFileSync(folder, 'a file');
  watcher = watchMediaFolder({ folder, look: async () => void looks.push(new Set(['seen'])), warn });
  expect(warn.mock.calls[0]?.[0]).toBe('media.folderNotMade');
  rmSync(folder);
  mkdirSync(folder);
  await vi.waitFor(() => expect(looks.length).toBeGreaterThan(0), patience);
  await vi.waitFor(async () => expect((await state())?.watching).toBe(true), patience);
});

import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
/** The names and contents that each look found. */
let looks: Map<string, string>[];
let lookTakesMs = 0;
const warn = vi.fn();

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'ebb-watch-'));
  folder = join(parent, 'collection.media');
  mkdirSync(folder);
  looks = [];
  lookTakesMs = 0;
  warn.mockClear();
});
afterEach(async () => {
  await watcher?.close();
  rmSync(parent, { recursive: true });
});

async function look(): Promise<void> {
  // As the look of the media worker does.
  mkdirSync(folder, { recursive: true });
  const seen = new Map(readdirSync(folder).map((name) => [name, 'x']));
  await new Promise((resolve) => setTimeout(resolve, lookTakesMs));
  looks.push(seen);
}

function watching(): void {
  watcher = watchMediaFolder({ folder, look, warn });
}
const path = (name: string): string => join(folder, name);
const lastSeen = (): string[] => [...(looks.at(-1)?.keys() ?? [])].toSorted();

/** The watch stands a moment after it was asked for: something is written until it is noticed. */
async function noticing(): Promise<void> {
  await vi.waitFor(() => {
    writeFileSync(path('first.txt'), String(performance.now()));
    expect(looks.length).toBeGreaterThan(0);
  }, patience);
  await settled();
}

/** Until no look comes any more. */
async function settled(): Promise<void> {
  let count: number;
  do {
    count = looks.length;
    await new Promise((resolve) => setTimeout(resolve, 450));
  } while (looks.length !== count);
}

describe('the media folder is looked at', () => {
  it('when files come, change, are renamed and go', async () => {
    watching();
    await noticing();
    writeFileSync(path('a.txt'), 'one');
    await vi.waitFor(() => expect(lastSeen()).toEqual(['a.txt', 'first.txt']), patience);
    renameSync(path('a.txt'), path('b.txt'));
    await vi.waitFor(() => expect(lastSeen()).toEqual(['b.txt', 'first.txt']), patience);
    rmSync(path('b.txt'));
    await vi.waitFor(() => expect(lastSeen()).toEqual(['first.txt']), patience);
  });

  it('when a file is edited in place', async () => {
    writeFileSync(path('a.txt'), 'one');
    watching();
    await noticing();
    const before = looks.length;
    writeFileSync(path('a.txt'), 'two', { flag: 'r+' });
    await vi.waitFor(() => expect(looks.length).toBeGreaterThan(before), patience);
  });

  it('when a file takes the place of another', async () => {
    writeFileSync(path('a.txt'), 'one');
    writeFileSync(join(parent, 'new.txt'), 'two');
    watching();
    await noticing();
    const before = looks.length;
    renameSync(join(parent, 'new.txt'), path('a.txt'));
    await vi.waitFor(() => expect(looks.length).toBeGreaterThan(before), patience);
  });

  it('a few times at most for thousands of files, and in the end with all of them', async () => {
    watching();
    await noticing();
    const before = looks.length;
    const count = 20_000 * depth;
    const startMs = performance.now();
    for (let at = 0; at < count; at++) {
      writeFileSync(path(`${at}.txt`), 'x');
      if (at % 500 === 0) await new Promise(setImmediate);
    }
    await vi.waitFor(() => expect(looks.at(-1)?.size).toBe(count + 1), { ...patience, timeout: 60_000 });
    // Some a second while files keep coming, however long that takes: a busy machine makes pauses between them.
    const secs = (performance.now() - startMs) / 1000;
    expect(looks.length - before).toBeLessThanOrEqual(4 * secs + 5);
    expect(warn).not.toHaveBeenCalled();
  }, 120_000);

  it('once more after a storm of renames, with the names as they are then', async () => {
    for (let at = 0; at < 300; at++) writeFileSync(path(`${at}.txt`), 'x');
    watching();
    await noticing();
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
    watching();
    await noticing();
    lookTakesMs = 700;
    const before = looks.length;
    writeFileSync(path('a.txt'), 'x');
    await vi.waitFor(() => expect(looks.length).toBeGreaterThan(before), patience);
    writeFileSync(path('b.txt'), 'x');
    await vi.waitFor(() => expect(lastSeen()).toContain('b.txt'), patience);
  });
});

describe('a folder that is taken away while it is watched', () => {
  it('is made again, and watched', async () => {
    watching();
    await noticing();
    rmSync(folder, { recursive: true });
    await vi.waitFor(() => expect(existsSync(folder)).toBe(true), patience);
    await vi.waitFor(() => {
      writeFileSync(path('later.txt'), String(performance.now()));
      expect(lastSeen()).toContain('later.txt');
    }, patience);
    await settled();
    const before = looks.length;
    writeFileSync(path('later.txt'), 'y', { flag: 'r+' });
    await vi.waitFor(() => expect(looks.length).toBeGreaterThan(before), patience);
  });

  it('is watched when it was moved away and another one is there', async () => {
    watching();
    await noticing();
    renameSync(folder, join(parent, 'away'));
    mkdirSync(folder);
    writeFileSync(path('other.txt'), 'x');
    await vi.waitFor(() => expect(lastSeen()).toContain('other.txt'), patience);
    await settled();
    writeFileSync(path('more.txt'), 'x');
    await vi.waitFor(() => expect(lastSeen()).toContain('more.txt'), patience);
  });
});

it('a look that fails is told to the log, and the next one comes', async () => {
  let failing = true;
  watcher = watchMediaFolder({ folder, look: async () => (failing ? Promise.reject(new Error('no')) : look()), warn });
  await vi.waitFor(() => {
    writeFileSync(path('a.txt'), String(performance.now()));
    expect(warn).toHaveBeenCalled();
  }, patience);
  failing = false;
  await vi.waitFor(() => {
    writeFileSync(path('a.txt'), String(performance.now()));
    expect(looks.length).toBeGreaterThan(0);
  }, patience);
});

it('knows whether anything has happened that was not looked at', async () => {
  watching();
  await noticing();
  const state = async () => watcher?.state();
  await vi.waitFor(async () => expect(await state()).toEqual({ watching: true, quiet: true }), patience);
  // Asked in the same moment: what the system has to say of the edit is waited for.
  writeFileSync(path('first.txt'), 'z', { flag: 'r+' });
  expect(await state()).toEqual({ watching: true, quiet: false });
  await vi.waitFor(async () => expect(await state()).toEqual({ watching: true, quiet: true }), patience);
  lookTakesMs = 700;
  writeFileSync(path('b.txt'), 'x');
  expect(await state()).toMatchObject({ quiet: false });
});

it('a folder that can’t be made keeps nobody from working, and is watched as soon as it is there', async () => {
  rmSync(folder, { recursive: true });
  writeFileSync(folder, 'a file');
  watcher = watchMediaFolder({ folder, look: async () => void looks.push(new Map([['seen', 'x']])), warn });
  expect(warn.mock.calls[0]?.[0]).toBe('media.folderNotMade');
  rmSync(folder);
  mkdirSync(folder);
  await vi.waitFor(() => expect(looks.length).toBeGreaterThan(0), patience);
  await vi.waitFor(async () => expect((await watcher?.state())?.watching).toBe(true), patience);
});

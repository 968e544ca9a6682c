import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acquireProfileLock } from '#host/profile-lock.ts';

interface Note {
  readonly what: string;
  readonly value: unknown;
}
interface Run {
  readonly code: number | null;
  readonly notes: readonly Note[];
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ebb-main-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs main.ts as it is, on a stand-in for Electron that plays a page and closes its window. */
async function runMain(dataFolder: string, ...args: readonly string[]): Promise<Run> {
  return runMainUntil('close', dataFolder, ...args);
}

/** `end`: what the page's stand-in brings about when it has seen everything. */
async function runMainUntil(end: 'close' | 'shutdown', dataFolder: string, ...args: readonly string[]): Promise<Run> {
  const hooks = fileURLToPath(new URL('./testing/with-fake-electron.ts', import.meta.url));
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', hooks, main, '--data', dataFolder, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, EBB_FAKE_END: end },
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString('utf8');
  });
  const [code] = (await once(child, 'close')) as [number | null];
  const notes = printed.split('\n').filter((line) => line !== '');
  return { code, notes: notes.map((line) => JSON.parse(line) as Note) };
}

describe('the main process', () => {
  let run: Run;
  const noted = (what: string): unknown => run.notes.find((note) => note.what === what)?.value;
  beforeAll(async () => {
    run = await runMain(join(folder, 'data'));
  });

  it('puts the sandbox and its own files in place before anything else', () => {
    expect(noted('sandbox')).toBe(true);
    expect(noted('path')).toEqual({ name: 'userData', path: join(folder, 'data', 'electron') });
    expect(noted('hardwareAcceleration')).toBeUndefined();
  });

  it('opens one window on its own page, with Node shut out', () => {
    expect(noted('window')).toMatchObject({
      webPreferences: { contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true },
    });
    expect(noted('loaded')).toMatchObject({ url: 'app://ebb/' });
  });

  it('lets the page go nowhere, open nothing and ask for nothing', () => {
    expect(noted('foreignNavigationPrevented')).toBe(true);
    expect(noted('popup')).toEqual({ action: 'deny' });
    expect(noted('openExternal')).toBeUndefined();
    expect([noted('mediaGranted'), noted('geolocationAllowed'), noted('deviceAllowed')]).toEqual([false, false, false]);
  });

  it('answers its own page and closes a port from any other', () => {
    expect(noted('info')).toMatchObject({ door: 'electron', systemLocale: 'ar', firstStart: true });
    expect(noted('foreignPortClosed')).toBe(true);
  });

  it('has its menu in the language of the app, and again when that is changed', () => {
    const menus = run.notes.filter(({ what }) => what === 'menu').map(({ value }) => (value as string[]).at(-1));
    expect(menus[0]).toMatch(/\p{Script=Arabic}/u);
    expect(menus.at(-1)).toBe('Help');
  });

  it('asks the page before the window closes, then closes the collection and ends', () => {
    expect(noted('endHeldBack')).toBe(true);
    expect(noted('command')).toEqual({ id: 'quit' });
    expect(run.notes.filter(({ what }) => what === 'quit').map(({ value }) => value)).toEqual([
      { prevented: true },
      { prevented: false },
    ]);
    expect(run.code).toBe(0);
    const profile = join(folder, 'data', 'profiles', 'User 1');
    expect(existsSync(join(profile, 'collection.db'))).toBe(true);
    expect(existsSync(join(profile, 'collection.db-wal'))).toBe(false);
    expect(existsSync(join(profile, 'profile.lock'))).toBe(false);
  });

  it('remembers where its window stood', () => {
    const kept: unknown = JSON.parse(readFileSync(join(folder, 'data', 'window.json'), 'utf8'));
    expect(kept).toEqual({ x: 30, y: 40, width: 900, height: 600, isMaximized: false });
  });
});

it('holds the system’s shutdown back until the page has said that it may end', async () => {
  const { code, notes } = await runMainUntil('shutdown', join(folder, 'shutdown'));
  const order = notes.map(({ what }) => what).filter((what) => ['endHeldBack', 'command', 'quit'].includes(what));
  expect(order.toSorted()).toEqual(['command', 'endHeldBack', 'quit', 'quit']);
  expect(order.slice(-2)).toEqual(['quit', 'quit']);
  expect(code).toBe(0);
  expect(existsSync(join(folder, 'shutdown', 'profiles', 'User 1', 'profile.lock'))).toBe(false);
});

it('says who has the profile, and ends', async () => {
  const data = join(folder, 'busy');
  const lock = await acquireProfileLock(join(data, 'profiles', 'User 1'), 'cli');
  const { code, notes } = await runMain(data, '--lang', 'en');
  await lock.release();
  expect(notes.at(-1)).toMatchObject({
    what: 'errorBox',
    value: { text: expect.stringContaining(`process ${process.pid}`) },
  });
  expect(code).toBe(1);
});

it('starts without hardware acceleration in safe mode, its window where it was', async () => {
  mkdirSync(join(folder, 'safe'));
  const place = { x: 200, y: 100, width: 800, height: 500, isMaximized: true };
  writeFileSync(join(folder, 'safe', 'window.json'), JSON.stringify(place));
  const { notes } = await runMain(join(folder, 'safe'), '--safe-mode');
  const { isMaximized: _, ...bounds } = place;
  expect(notes.find(({ what }) => what === 'window')?.value).toMatchObject(bounds);
  expect(notes).toContainEqual({ what: 'maximized', value: true });
  expect(notes).toContainEqual({ what: 'hardwareAcceleration', value: false });
});

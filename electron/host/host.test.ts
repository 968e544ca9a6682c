import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Contract } from '#shared/contract/contract.ts';
import { memoryTransportPair } from '#shared/rpc/memory-transport.ts';
import { createClient, type RpcClient } from '#shared/rpc/rpc-client.ts';
import type { DeckId } from '#shared/contract/ids.ts';
import { placesIn } from './data-folder.ts';
import { type Host, type HostOptions, startHost } from './host.ts';

// Each host starts threads that load the whole contract: on a machine that is busy with other tests that takes a while.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const WHILE = { timeout: 60_000 } as const;

let folder: string;
let hosts: Host[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ebb-host-'));
  hosts = [];
});
afterEach(async () => {
  await Promise.all(hosts.map((host) => host.stop()));
  rmSync(folder, { recursive: true });
});

const deckId = 1 as DeckId;

async function started(changes: Partial<HostOptions> = {}): Promise<Host> {
  const host = await startHost({
    door: 'loopback',
    places: placesIn(folder),
    platform: { systemLanguages: ['ar-EG', 'en'], resolveProxy: async () => 'DIRECT', quit: async () => undefined },
    version: '1.2.3',
    createAtOnce: true,
    workerEntry: new URL('../worker/testing/fake-worker.ts', import.meta.url),
    mediaWorkerEntry: new URL('../worker/testing/fake-media-worker.ts', import.meta.url),
    ...changes,
  });
  hosts.push(host);
  return host;
}
function clientOf(host: Host): RpcClient<Contract> {
  const [mine, theirs] = memoryTransportPair();
  host.connect(theirs);
  return createClient<Contract>(mine);
}
function profileFile(name: string): string {
  return join(folder, 'profiles', 'User 1', name);
}
async function engineSaw(host: Host, what: string): Promise<unknown> {
  return JSON.parse((await clientOf(host).calls.decks.rename({ deckId, name: what })).name);
}

it('asks its platform, from within the engine, which way leads to a server', async () => {
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY']) {
    vi.stubEnv(name, undefined);
    vi.stubEnv(name.toLowerCase(), undefined);
  }
  const resolveProxy = vi.fn(async () => 'PROXY 127.0.0.1:1');
  const workerEntry = new URL('../worker/collection-worker.ts', import.meta.url);
  const platform = { systemLanguages: ['en'], resolveProxy, quit: async () => undefined };
  const { calls } = clientOf(await started({ platform, workerEntry }));
  await expect(calls.sync.testConnection({ serverUrl: 'https://sync.example/anki' })).rejects.toMatchObject({
    code: 'sync.proxyUnreachable',
    details: { host: 'sync.example/anki', proxy: '127.0.0.1:1' },
  });
  expect(resolveProxy.mock.calls).toEqual([['https://sync.example/anki/']]);
  vi.unstubAllEnvs();
});

it('tells of a folder that another program syncs, until the person wants the profile there', async () => {
  const places = placesIn(join(folder, 'Dropbox', 'Ebb'));
  const synced = { kind: 'synced', by: 'Dropbox' };
  const first = await started({ places });
  const { calls } = clientOf(first);
  expect(await calls.app.info({})).toMatchObject({ riskyPlace: synced });
  await calls.app.acceptPlace({});
  expect(await calls.app.info({})).toMatchObject({ riskyPlace: null });
  await first.stop();
  const { calls: later } = clientOf(await started({ places }));
  expect(await later.app.info({})).toMatchObject({ riskyPlace: null });
});

describe('first start', () => {
  it('makes no collection before its choices are made', async () => {
    const { calls } = clientOf(await started({ createAtOnce: false }));
    expect(await calls.app.info({})).toMatchObject({ firstStart: true, systemLocale: 'ar', profileName: 'User 1' });
    await expect(calls.decks.tree({})).rejects.toMatchObject({ code: 'collection.notOpen' });
    expect(existsSync(profileFile('collection.db'))).toBe(false);
  });

  it('makes one in the language that was chosen, once', async () => {
    const host = await started({ createAtOnce: false });
    const { calls, on } = clientOf(host);
    const states = vi.fn();
    on('collectionState', states);
    await Promise.all([
      calls.app.completeFirstStart({ language: 'en' }),
      calls.app.completeFirstStart({ language: 'en' }),
    ]);
    expect(await calls.app.info({})).toMatchObject({ firstStart: false });
    expect(states).toHaveBeenCalledOnce();
    expect(await engineSaw(host, 'options')).toMatchObject({ defaultDeck: 'Default', createIfMissing: true });
    expect(await calls.preferences.get({})).toMatchObject({ language: 'en' });
  });

  it('is not passed over by starting the engine again', async () => {
    const { calls } = clientOf(await started({ createAtOnce: false }));
    await calls.app.reopen({ safeMode: true });
    expect(await calls.app.info({})).toMatchObject({ firstStart: true, safeMode: true });
    expect(existsSync(profileFile('collection.db'))).toBe(false);
  });

  it('follows the system’s language where that was chosen', async () => {
    const host = await started({ createAtOnce: false });
    await clientOf(host).calls.app.completeFirstStart({ language: 'system' });
    expect(await engineSaw(host, 'options')).not.toMatchObject({ defaultDeck: 'Default' });
  });

  it('is over for good: a collection that is missing later is no new beginning', async () => {
    const host = await started();
    await clientOf(host).calls.decks.tree({});
    await host.stop();
    rmSync(profileFile('collection.db'));
    const again = await started({ createAtOnce: false });
    expect(await clientOf(again).calls.app.info({})).toMatchObject({ firstStart: false });
    expect(await engineSaw(again, 'options')).toMatchObject({ createIfMissing: false });
  });
});

describe('a running host', () => {
  it('refuses calls with paths of this machine from every door but the CLI', async () => {
    const { calls } = clientOf(await started());
    const refused = { code: 'notAllowedHere', details: { method: 'collection.exportAnki2' } };
    await expect(calls.collection.exportAnki2({ path: '/tmp/a.anki2' })).rejects.toMatchObject(refused);
  });

  it('gives clock, zone and safe mode to the engine', async () => {
    const host = await started({ clock: { startSecs: 1_000_000, zone: 'Asia/Kathmandu' }, safeMode: true });
    expect(await engineSaw(host, 'clock')).toMatchObject({
      west: -345,
      nowMs: expect.toSatisfy(isNearly(1_000_000_000)),
    });
    expect(await engineSaw(host, 'options')).toMatchObject({ safeMode: true });
    expect(await clientOf(host).calls.app.info({})).toMatchObject({ safeMode: true });
  });

  it('keeps the account for the engine', async () => {
    const host = await started();
    expect(await engineSaw(host, 'save account')).toMatchObject({ username: 'me', hostKey: 'key-1' });
    expect(await engineSaw(host, 'load account')).toMatchObject({ username: 'me', hostKey: 'key-1' });
    expect(readFileSync(profileFile('secrets.json'), 'utf8')).toContain('key-1');
  });

  it('writes what the engine logs, without secrets', async () => {
    const host = await started();
    await clientOf(host).calls.decks.rename({ deckId, name: 'log a secret' });
    await vi.waitFor(() => {
      const log = readFileSync(profileFile('logs/ebb.log'), 'utf8');
      expect(log).toContain('"hostKey":"[redacted]"');
      expect(log).not.toContain('key-1');
    }, WHILE);
  });

  it('tells every connection of changed preferences', async () => {
    const host = await started();
    const heard = new Promise((resolve) => clientOf(host).on('preferences', resolve));
    await clientOf(host).calls.preferences.set({ theme: 'dark' });
    expect(await heard).toMatchObject({ theme: 'dark' });
  });

  it('opens the network for cards when the profile says so, and closes it at once', async () => {
    const host = await started();
    expect(host.cardsUseNetwork).toBe(false);
    await clientOf(host).calls.profilePreferences.set({ cardsUseNetwork: true });
    expect(host.cardsUseNetwork).toBe(true);
    await host.stop();
    const again = await started();
    expect(again.cardsUseNetwork).toBe(true);
    await clientOf(again).calls.profilePreferences.set({ cardsUseNetwork: false });
    expect(again.cardsUseNetwork).toBe(false);
  });

  it('starts the engine again on request, in safe mode if wished', async () => {
    const host = await started();
    await clientOf(host).calls.app.reopen({ safeMode: true });
    expect(await engineSaw(host, 'options')).toMatchObject({ safeMode: true, createIfMissing: false });
  });
});

describe('what is done on opening', () => {
  it('falls to the first window that asks, once for each opening', async () => {
    const host = await started();
    const [first, second] = [clientOf(host).calls, clientOf(host).calls];
    expect([await first.app.claimOpening({}), await second.app.claimOpening({})]).toEqual([true, false]);
    expect(await first.app.claimOpening({})).toBe(false);
    await first.app.reopen({ safeMode: false });
    expect([await second.app.claimOpening({}), await first.app.claimOpening({})]).toEqual([true, false]);
  });

  it('falls to nobody before there is a collection', async () => {
    const { calls } = clientOf(await started({ createAtOnce: false }));
    expect(await calls.app.claimOpening({})).toBe(false);
    await calls.app.completeFirstStart({ language: 'en' });
    expect(await calls.app.claimOpening({})).toBe(true);
  });
});

it('tells its platform that a window which was to close stays open', async () => {
  const keepOpen = vi.fn();
  const platform = {
    systemLanguages: ['en'],
    resolveProxy: async () => 'DIRECT',
    quit: async () => undefined,
    keepOpen,
  };
  await clientOf(await started({ platform })).calls.app.keepOpen({});
  expect(keepOpen).toHaveBeenCalledOnce();
});

it('says where the media folder and its files lie, where its platform can’t show them', async () => {
  const mediaFolder = profileFile('collection.media');
  const { app } = clientOf(await started()).calls;
  expect(await app.openMediaFolder({})).toEqual({ path: mediaFolder, opened: false });
  expect(existsSync(mediaFolder)).toBe(true);
  const path = join(mediaFolder, 'dot.png');
  writeFileSync(path, 'x');
  expect(await app.openMediaFile({ fileName: 'dot.png', how: 'open' })).toEqual({ path, opened: false });
  expect(await app.openMediaFile({ fileName: 'dot.png', how: 'showInFolder' })).toEqual({ path, opened: false });
});

it('offers the log of deleted notes once there is one', async () => {
  const { calls } = clientOf(await started());
  expect(await calls.app.deletedNotes({})).toBeNull();
  writeFileSync(profileFile('deleted.txt'), 'a');
  expect(await calls.app.deletedNotes({})).toMatchObject({ fileName: 'deleted.txt', sizeBytes: 1 });
});

it('asks its platform to open the media folder', async () => {
  const openFolder = vi.fn(async () => true);
  const platform = {
    systemLanguages: ['en'],
    resolveProxy: async () => 'DIRECT',
    quit: async () => undefined,
    openFolder,
  };
  const path = profileFile('collection.media');
  expect(await clientOf(await started({ platform })).calls.app.openMediaFolder({})).toEqual({ path, opened: true });
  expect(openFolder.mock.calls).toEqual([[path]]);
});

it('opens pictures of the media folder and shows its files by its platform, or says where they lie', async () => {
  const folder = profileFile('collection.media');
  mkdirSync(folder, { recursive: true });
  for (const name of ['dot.png', 'program.exe']) writeFileSync(join(folder, name), 'x');
  symlinkSync('program.exe', join(folder, 'link.png'));
  writeFileSync(profileFile('outside.png'), 'x');
  const openFile = vi.fn(async () => true);
  const showInFolder = vi.fn();
  const platform = {
    systemLanguages: ['en'],
    resolveProxy: async () => 'DIRECT',
    quit: async () => undefined,
    ...{ openFile, showInFolder },
  };
  const { app } = clientOf(await started({ platform })).calls;
  const [picture, program] = [join(folder, 'dot.png'), join(folder, 'program.exe')];
  expect(await app.openMediaFile({ fileName: 'dot.png', how: 'open' })).toEqual({ path: picture, opened: true });
  // Whatever it is called: what the system would run is not opened.
  for (const fileName of ['program.exe', 'link.png']) {
    expect(await app.openMediaFile({ fileName, how: 'open' })).toEqual({ path: program, opened: false });
  }
  expect(await app.openMediaFile({ fileName: 'program.exe', how: 'showInFolder' })).toMatchObject({ opened: true });
  for (const fileName of ['missing.png', '../outside.png']) {
    expect(await app.openMediaFile({ fileName, how: 'open' })).toEqual({ path: null, opened: false });
  }
  expect(openFile.mock.calls).toEqual([[picture]]);
  expect(showInFolder.mock.calls).toEqual([[program]]);
});

describe('a worker that dies', () => {
  it('fails every open call, and every later one, until the engine is started again', async () => {
    const host = await started();
    const { calls, on } = clientOf(host);
    const told = new Promise((resolve) => on('collectionState', resolve));
    await calls.decks.tree({});
    const failure = { code: 'internal', incident: expect.stringMatching(/^[0-9a-f]{8}$/) };
    await expect(calls.decks.create({ name: 'end the thread' })).rejects.toMatchObject(failure);
    await told;
    await expect(calls.decks.tree({})).rejects.toMatchObject(failure);
    expect(await calls.app.info({})).toMatchObject({ firstStart: false });
    await calls.app.reopen({ safeMode: false });
    expect(await calls.decks.tree({})).toHaveLength(1);
    expect(readFileSync(profileFile('logs/ebb.log'), 'utf8')).toContain('worker.ended');
  });
});

describe('stopping', () => {
  it('cancels what runs, closes the collection, and gives the profile back', async () => {
    const host = await started();
    const { calls, onClose } = clientOf(host);
    const closed = new Promise<void>((resolve) => onClose(resolve));
    const begun = Promise.withResolvers<unknown>();
    const running = calls.sync.resolve({ direction: 'download' }, { onProgress: begun.resolve });
    const outcome = running.catch((error: unknown) => error);
    await begun.promise;
    await host.stop();
    expect(await outcome).toMatchObject({ code: 'interrupted' });
    await closed;
    expect(readFileSync(profileFile('collection.db'), 'utf8')).toBe('closed');
    expect(existsSync(profileFile('profile.lock'))).toBe(false);
  });

  it('closes media before the collection, which they may still ask something', async () => {
    const host = await started();
    const { calls } = clientOf(host);
    await calls.decks.rename({ deckId, name: 'c' });
    await calls.media.addData({ fileName: 'settings', data: 'YWJj' });
    await host.stop();
    expect(readFileSync(profileFile('as the media closed'), 'utf8')).toBe('open');
    expect(readFileSync(profileFile('collection.db'), 'utf8')).toBe('closed');
  });

  it('refuses calls that come too late', async () => {
    const host = await started();
    await host.stop();
    expect(() => host.call({ type: 'request', id: 1, method: 'decks.tree', input: {} }, () => undefined)).toThrow(
      expect.objectContaining({ code: 'disconnected' }),
    );
  });

  it('is done once, however often it is asked for', async () => {
    const host = await started();
    const stopped = host.stop();
    expect(host.stop()).toBe(stopped);
    await stopped;
    expect(host.stop()).toBe(stopped);
  });

  it('gives the profile back when the start fails', async () => {
    const folderAsFile = { ...placesIn(folder), preferencesFile: folder };
    await expect(started({ places: folderAsFile })).rejects.toThrow('EISDIR');
    expect(existsSync(profileFile('profile.lock'))).toBe(false);
  });
});

function isNearly(expectedMs: number): (ms: number) => boolean {
  return (ms) => ms >= expectedMs && ms < expectedMs + 10_000;
}

describe('the media worker', () => {
  const addData = (host: Host, fileName: string) => clientOf(host).calls.media.addData({ fileName, data: 'YWJj' });

  it('asks the collection’s worker through the host', async () => {
    expect((await addData(await started(), 'ask the collection')).fileName).toBe('1:3');
  });

  it('is started again after a crash, and knows of it, while study goes on', async () => {
    const host = await started();
    const { calls, on } = clientOf(host);
    const states = vi.fn();
    on('mediaState', states);
    await expect(addData(host, 'end the thread')).rejects.toMatchObject({ code: 'internal' });
    await vi.waitFor(() => expect(states.mock.calls).toEqual([[{ running: false }]]), WHILE);
    expect(await calls.decks.rename({ deckId, name: 'c' })).toEqual({ name: 'c' });
    expect(JSON.parse((await addData(host, 'settings')).fileName)).toEqual({ safeMode: false, afterCrash: true });
  });

  it('is told of safe mode', async () => {
    const host = await started();
    await clientOf(host).calls.app.reopen({ safeMode: true });
    expect(JSON.parse((await addData(host, 'settings')).fileName)).toMatchObject({ safeMode: true });
  });

  it('is not there before there is a collection', async () => {
    const host = await started({ createAtOnce: false });
    await expect(addData(host, 'settings')).rejects.toMatchObject({ code: 'collection.notOpen' });
    expect(existsSync(profileFile('collection.media'))).toBe(false);
  });
});

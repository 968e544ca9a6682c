import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Contract } from '#shared/contract/contract.ts';
import { memoryTransportPair } from '#shared/rpc/memory-transport.ts';
import { createClient, type RpcClient } from '#shared/rpc/rpc-client.ts';
import { placesIn } from './data-folder.ts';
import { acquireProfileLock } from './profile-lock.ts';
import { profileToOpen } from './profiles.ts';
import { startSwitchableHost, type SwitchableHost } from './switchable-host.ts';

// Hosts start threads; a machine that is busy with other tests takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let folder: string;
let host: SwitchableHost;
function client(): RpcClient<Contract> {
  const [mine, theirs] = memoryTransportPair();
  host.connect(theirs);
  return createClient<Contract>(mine);
}
const path = (profile: string, file = ''): string => join(folder, 'profiles', profile, file);
const ids = async (): Promise<string[]> => (await client().calls.profiles.list({})).map(({ profileId }) => profileId);

describe('profiles', () => {
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-profiles-'));
    host = await startSwitchableHost({
      door: 'loopback',
      folder,
      ...(await profileToOpen(folder, undefined)),
      platform: { systemLanguages: ['en'], resolveProxy: async () => 'DIRECT', quit: async () => undefined },
      version: '1.2.3',
      createAtOnce: true,
      workerEntry: new URL('../worker/testing/fake-worker.ts', import.meta.url),
      mediaWorkerEntry: new URL('../worker/testing/fake-media-worker.ts', import.meta.url),
    });
    // Both threads are there.
    const { calls } = client();
    await calls.decks.tree({});
    await calls.media.addData({ fileName: 'settings', data: 'YWJj' });
  });
  afterEach(async () => {
    await host.stop();
    rmSync(folder, { recursive: true });
  });

  it('are added with names that every file system takes, once', async () => {
    const { calls } = client();
    expect(await calls.profiles.add({ name: ' Rana ' })).toEqual({ profileId: 'Rana' });
    for (const [name, reason] of [
      ['rana', 'nameTaken'],
      ['../x', 'badName'],
      ['CON', 'badName'],
      ['', 'badName'],
    ] as const) {
      await expect(calls.profiles.add({ name })).rejects.toMatchObject({
        code: 'profile.refused',
        details: { reason },
      });
    }
    expect(await ids()).toEqual(['Rana', 'User 1']);
  });

  it('get another name while they are open; the folder stays', async () => {
    const { calls } = client();
    const bad = calls.profiles.rename({ profileId: 'User 1', name: 'Me: no' });
    await expect(bad).rejects.toMatchObject({ code: 'profile.refused', details: { reason: 'badName' } });
    await calls.profiles.rename({ profileId: 'User 1', name: 'Me' });
    expect(await calls.profiles.list({})).toMatchObject([{ profileId: 'User 1', name: 'Me', isOpen: true }]);
    expect((await calls.app.info({})).profileName).toBe('Me');
    await expect(calls.profiles.add({ name: 'user 1' })).rejects.toMatchObject({ details: { reason: 'nameTaken' } });
    expect(await profileToOpen(folder, 'Me')).toEqual({ profileId: 'User 1', isToBeChosen: false });
  });

  it('that are removed are kept beside, without the key to their account', async () => {
    const { calls } = client();
    await calls.profiles.add({ name: 'Old' });
    writeFileSync(path('Old', 'collection.db'), 'cards');
    writeFileSync(path('Old', 'secrets.json'), 'key');
    const { keptAt } = await calls.profiles.remove({ profileId: 'Old' });
    expect(readFileSync(join(keptAt, 'collection.db'), 'utf8')).toBe('cards');
    expect(existsSync(join(keptAt, 'secrets.json'))).toBe(false);
    expect(await ids()).toEqual(['User 1']);
    for (const profileId of ['Old', '..', '../..']) {
      await expect(calls.profiles.remove({ profileId })).rejects.toMatchObject({ code: 'notFound' });
    }
    await expect(calls.profiles.remove({ profileId: 'User 1' })).rejects.toMatchObject({
      details: { reason: 'isOpen' },
    });
    expect(existsSync(path('User 1', 'collection.db'))).toBe(true);
  });

  it('that another process has open are neither removed nor opened, and nothing closes for it', async () => {
    const { calls } = client();
    await calls.profiles.add({ name: 'Busy' });
    const lock = await acquireProfileLock(path('Busy'), 'cli');
    expect(await calls.profiles.list({})).toMatchObject([{ profileId: 'Busy', isInUse: true }, { isInUse: false }]);
    await expect(calls.profiles.remove({ profileId: 'Busy' })).rejects.toMatchObject({ code: 'collection.busy' });
    await expect(calls.profiles.open({ profileId: 'Busy' })).rejects.toMatchObject({ code: 'collection.busy' });
    expect((await calls.app.info({})).profileName).toBe('User 1');
    expect(readFileSync(path('User 1', 'collection.db'), 'utf8')).toBe('open');
    await lock.release();
  });

  it('are opened one after the other in the same process: the one before is closed in order', async () => {
    const { calls, onClose } = client();
    const closed = new Promise<void>((resolve) => onClose(resolve));
    const switched = vi.fn();
    host.onSwitch(switched);
    await host.lock.publishAddress('http://127.0.0.1:1/x/');
    await calls.profiles.add({ name: 'Other' });
    await calls.profiles.open({ profileId: 'Other' });
    expect((await client().calls.app.info({})).profileName).toBe('Other');
    expect(host.mediaFolder).toBe(path('Other', 'collection.media'));
    expect(switched).toHaveBeenCalledTimes(1);
    await closed;
    await vi.waitFor(() => expect(existsSync(path('User 1', 'profile.lock'))).toBe(false), { timeout: 60_000 });
    expect(readFileSync(path('User 1', 'as the media closed'), 'utf8')).toBe('open');
    expect(readFileSync(path('User 1', 'collection.db'), 'utf8')).toBe('closed');
    expect(JSON.parse(readFileSync(path('Other', 'profile.lock'), 'utf8'))).toMatchObject({
      address: 'http://127.0.0.1:1/x/',
    });
    // The next start opens it again, unless it is gone.
    expect(await profileToOpen(folder, undefined)).toEqual({ profileId: 'Other', isToBeChosen: false });
    expect(await profileToOpen(folder, 'User 1')).toEqual({ profileId: 'User 1', isToBeChosen: false });
  });

  it('of one account are told apart from others', async () => {
    const sync = { server: { kind: 'own', url: 'http://a/' }, username: 'me' };
    // What the start writes there is written.
    await vi.waitFor(() => expect(readFileSync(path('User 1', 'profile.json'), 'utf8')).toContain('collectionMade'), {
      timeout: 60_000,
    });
    for (const name of ['User 1', 'Same']) {
      mkdirSync(path(name), { recursive: true });
      writeFileSync(path(name, 'profile.json'), JSON.stringify({ sync }));
    }
    expect(await client().calls.profiles.list({})).toMatchObject([
      { profileId: 'Same', account: 'me', sharesAccount: true },
      { profileId: 'User 1', account: 'me', sharesAccount: false },
    ]);
    expect(placesIn(folder, 'Same').profileFolder).toBe(path('Same'));
  });
});

describe('a start', () => {
  let data: string;
  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'ebb-start-'));
  });
  afterEach(() => rmSync(data, { recursive: true }));

  const made = (...names: string[]): void => {
    for (const name of names) mkdirSync(join(data, 'profiles', name), { recursive: true });
  };
  const lastWas = (name: string): void =>
    writeFileSync(join(data, 'preferences.json'), JSON.stringify({ lastProfile: name }));
  const opens = (profileId: string) => ({ profileId, isToBeChosen: false });
  const letsChoose = (profileId: string) => ({ profileId, isToBeChosen: true });

  it('begins with a first profile where there is none, by the name that was asked for', async () => {
    expect(await profileToOpen(data, undefined)).toEqual(opens('User 1'));
    expect(await profileToOpen(data, 'Rana')).toEqual(opens('Rana'));
  });

  it('opens the only profile, whatever was open last', async () => {
    made('Rana');
    lastWas('gone');
    expect(await profileToOpen(data, undefined)).toEqual(opens('Rana'));
  });

  it('opens the one of several that was open last, unless another is asked for', async () => {
    made('A', 'B', 'User 1');
    lastWas('B');
    expect(await profileToOpen(data, undefined)).toEqual(opens('B'));
    expect(await profileToOpen(data, 'A')).toEqual(opens('A'));
  });

  it('lets choose among several where none was open last, that one is gone, or none has the name', async () => {
    made('A', 'B');
    expect(await profileToOpen(data, undefined)).toEqual(letsChoose('A'));
    lastWas('gone');
    expect(await profileToOpen(data, undefined)).toEqual(letsChoose('A'));
    lastWas('B');
    expect(await profileToOpen(data, 'Nobody')).toEqual(letsChoose('A'));
  });

  it.each(['User 1', 'B'])(
    'opens nothing before one is chosen, then %s, which the next start opens',
    async (chosen) => {
      made('B', 'User 1');
      const choosing = await startSwitchableHost({
        door: 'loopback',
        folder: data,
        ...(await profileToOpen(data, undefined)),
        platform: { systemLanguages: ['en'], resolveProxy: async () => 'DIRECT', quit: async () => undefined },
        version: '1.2.3',
        workerEntry: new URL('../worker/testing/fake-worker.ts', import.meta.url),
        mediaWorkerEntry: new URL('../worker/testing/fake-media-worker.ts', import.meta.url),
      });
      const asked = () => {
        const [mine, theirs] = memoryTransportPair();
        choosing.connect(theirs);
        return createClient<Contract>(mine).calls;
      };
      try {
        expect(await asked().app.info({})).toMatchObject({ choosesProfile: true, firstStart: false });
        await expect(asked().decks.tree({})).rejects.toMatchObject({ code: 'collection.notOpen' });
        expect(await asked().app.claimOpening({})).toBe(false);
        // The choices of a first start can't be made past the question.
        await asked().app.completeFirstStart({ language: 'en' });
        expect(existsSync(join(data, 'profiles', 'User 1', 'collection.db'))).toBe(false);
        expect(await profileToOpen(data, undefined)).toMatchObject({ isToBeChosen: true });
        await choosing.files.offer(join(data, 'preferences.json'));
        await asked().profiles.open({ profileId: chosen });
        expect(await asked().app.info({})).toMatchObject({
          choosesProfile: false,
          firstStart: true,
          profileName: chosen,
        });
        await asked().app.completeFirstStart({ language: 'en' });
        await asked().decks.tree({});
        expect(await asked().files.takeOffered({})).toMatchObject([{ kind: 'file' }]);
        expect(await profileToOpen(data, undefined)).toEqual(opens(chosen));
      } finally {
        await choosing.stop();
      }
    },
  );
});

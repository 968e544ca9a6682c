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
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ebb-profiles-'));
  host = await startSwitchableHost({
    door: 'loopback',
    folder,
    profileId: await profileToOpen(folder, undefined),
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

function client(): RpcClient<Contract> {
  const [mine, theirs] = memoryTransportPair();
  host.connect(theirs);
  return createClient<Contract>(mine);
}
const path = (profile: string, file = ''): string => join(folder, 'profiles', profile, file);
const ids = async (): Promise<string[]> => (await client().calls.profiles.list({})).map(({ profileId }) => profileId);

describe('profiles', () => {
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
    await calls.profiles.rename({ profileId: 'User 1', name: 'Me: no' }).catch(() => undefined);
    await calls.profiles.rename({ profileId: 'User 1', name: 'Me' });
    expect(await calls.profiles.list({})).toMatchObject([{ profileId: 'User 1', name: 'Me', isOpen: true }]);
    expect((await calls.app.info({})).profileName).toBe('Me');
    await expect(calls.profiles.add({ name: 'user 1' })).rejects.toMatchObject({ details: { reason: 'nameTaken' } });
    expect(await profileToOpen(folder, 'Me')).toBe('User 1');
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
    expect(await profileToOpen(folder, undefined)).toBe('Other');
    expect(await profileToOpen(folder, 'User 1')).toBe('User 1');
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

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callContext } from '../testing/call-context.ts';
import { HOST_KEY, PASSWORD, type SyncHarness, USERNAME, failureOf, makeSyncHarness } from './testing/sync-harness.ts';

let h: SyncHarness;
beforeEach(async () => {
  h = await makeSyncHarness();
});
afterEach(() => h.remove());

describe('login', () => {
  const login = async (input: { serverUrl?: string; username?: string; password?: string } = {}) =>
    h.sync.login({ serverUrl: h.account.server.url, username: USERNAME, password: PASSWORD, ...input }, callContext());

  it('keeps the key and the name and nothing of the password', async () => {
    expect(await login({ username: `  ${USERNAME} ` })).toEqual({
      username: USERNAME,
      host: `127.0.0.1:${h.account.server.port}`,
      differentUser: false,
    });
    expect(await h.syncProfile()).toMatchObject({ username: USERNAME, hostKey: HOST_KEY });
    expect(JSON.stringify(await h.syncProfile())).not.toContain(PASSWORD);
    expect(h.events.map(({ name }) => name)).toContain('syncState');
  });

  it('does not trim the password', async () => {
    expect((await failureOf(login({ password: ` ${PASSWORD}` }))).code).toBe('sync.wrongCredentials');
  });

  it('that fails changes nothing of the account', async () => {
    const before = await h.syncProfile();
    expect(await failureOf(login({ password: 'wrong' }))).toEqual({
      code: 'sync.wrongCredentials',
      details: { username: USERNAME },
    });
    expect(await h.syncProfile()).toEqual(before);
  });

  it('cleans the address that was pasted', async () => {
    await login({ serverUrl: ` ${h.account.server.url}sync/hostKey` });
    expect((await h.syncProfile()).server).toEqual({ kind: 'own', url: h.account.server.url });
  });

  it('says when another account synced here before', async () => {
    await h.saveSyncProfile({ lastUsername: 'somebody' });
    expect((await login()).differentUser).toBe(true);
  });

  it('refuses a name of blanks', async () => {
    expect((await failureOf(login({ username: '   ' }))).code).toBe('invalidInput');
  });
});

describe('settings', () => {
  const set = async (input: object) => h.sync.setSettings(input, callContext());

  it('of another server log out and forget where the old one sent us', async () => {
    await h.login();
    await h.saveSyncProfile({ redirectedUrl: 'http://127.0.0.1:1/', lastUsername: USERNAME });
    await set({ server: { kind: 'own', url: 'nas:8080/sync/' } });
    expect(await h.syncProfile()).toMatchObject({
      server: { kind: 'own', url: 'http://nas:8080/' },
      hostKey: null,
      username: null,
      redirectedUrl: null,
      lastUsername: USERNAME,
    });
  });

  it('that mean the same server keep the login', async () => {
    await h.login();
    await set({ server: { kind: 'own', url: `${h.account.server.url}sync/` }, timeoutSecs: 90 });
    expect(await h.syncProfile()).toMatchObject({ hostKey: HOST_KEY, timeoutSecs: 90 });
  });

  it('with a broken address change nothing', async () => {
    const before = await h.syncProfile();
    expect((await failureOf(set({ server: { kind: 'own', url: '' }, autoSync: false }))).code).toBe('sync.badAddress');
    expect(await h.syncProfile()).toEqual(before);
  });
});

describe('testConnection', () => {
  const test = async (serverUrl: string) => h.sync.testConnection({ serverUrl }, callContext());

  it('finds a server without a login', async () => {
    expect(await test(h.account.server.url)).toEqual({
      url: h.account.server.url,
      encrypted: false,
      reachable: true,
      loginAccepted: null,
      clockDifferenceSecs: null,
    });
  });

  it('tries the login and the clock where there is one', async () => {
    await h.login();
    expect(await test(h.account.server.url)).toMatchObject({ loginAccepted: true, clockDifferenceSecs: 0 });
    await h.saveSyncProfile({ hostKey: 'old' });
    expect(await test(h.account.server.url)).toMatchObject({ loginAccepted: false });
    expect((await h.syncProfile()).hostKey).toBe('old');
  });

  it('does not send the key to another server', async () => {
    await h.login();
    const other = await makeSyncHarness();
    await test(other.account.server.url);
    expect(other.account.server.received.map(({ header }) => header['k'])).toEqual(['']);
    await other.remove();
  });
});

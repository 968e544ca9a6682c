import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callContext } from '../testing/call-context.ts';
import { startScriptedServer } from './testing/scripted-server.ts';
import { HOST_KEY, PASSWORD, type SyncHarness, USERNAME, failureOf, makeSyncHarness } from './testing/sync-harness.ts';
import { testCertificate } from './testing/test-certificates.ts';

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

describe('certificates to trust', () => {
  const authority = testCertificate({ commonName: 'My CA', authority: true, validUntilMs: 4e12, validFromMs: 0 });
  const trust = async (pem: string | null) => h.sync.trustCertificates({ pem }, callContext());
  const shown = async () => h.sync.trustedCertificates({}, callContext());

  it('are shown, kept, replaced and removed', async () => {
    expect(await shown()).toEqual([]);
    expect(await trust(authority.cert)).toMatchObject([{ subject: 'CN=My CA', validUntilMs: 4e12 }]);
    expect(await shown()).toMatchObject([{ subject: 'CN=My CA' }]);
    await trust(testCertificate({ commonName: 'other', validUntilMs: 4e12, validFromMs: 0 }).cert);
    expect(await shown()).toMatchObject([{ subject: 'CN=other' }]);
    expect(await trust(null)).toEqual([]);
    expect((await h.syncProfile()).ownCertificates).toBeNull();
  });

  it('that are none leave those that were there', async () => {
    await trust(authority.cert);
    expect(await failureOf(trust('hello'))).toEqual({
      code: 'sync.badCertificate',
      details: { reason: 'notACertificate' },
    });
    expect(await shown()).toMatchObject([{ subject: 'CN=My CA' }]);
  });

  it('are trusted by the next connection, and no longer once removed', async () => {
    const tls = testCertificate({ names: ['127.0.0.1'], issuer: authority });
    const server = await startScriptedServer({ meta: (exchange) => exchange.status(403) }, { tls });
    const test = async () => h.sync.testConnection({ serverUrl: server.url }, callContext());
    expect((await failureOf(test())).code).toBe('sync.tlsUnknownIssuer');
    await trust(authority.cert);
    expect(await test()).toMatchObject({ reachable: true, encrypted: true });
    await trust(null);
    expect((await failureOf(test())).code).toBe('sync.tlsUnknownIssuer');
    await server.stop();
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

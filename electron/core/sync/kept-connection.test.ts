import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callContext } from '../testing/call-context.ts';
import { addTestCard } from '../testing/make-collection.ts';
import { KEEP_ALIVE_MS, KeptConnection } from './kept-connection.ts';
import { connectWith } from './testing/connect-with.ts';
import { testContext } from './testing/progress-context.ts';
import { type ScriptedServer, startScriptedServer } from './testing/scripted-server.ts';
import { PASSWORD, type SyncHarness, USERNAME, failureOf, makeSyncHarness } from './testing/sync-harness.ts';
import { testCertificate } from './testing/test-certificates.ts';

const META = { mod: 1, scm: 2, usn: 3, ts: 4 };

describe('between two syncs', () => {
  let h: SyncHarness;
  const start = async () => h.sync.start({ otherAccount: false }, testContext().context);
  const server = () => h.account.server;
  beforeEach(async () => {
    h = await makeSyncHarness();
    await h.login();
    expect((await start()).kind).toBe('noChanges');
    expect([server().connections, server().openConnections]).toEqual([1, 1]);
  });
  afterEach(() => h.remove());

  it('one connection stays open and is gone on with, by the quiet check too', async () => {
    await start();
    await h.sync.checkServer({ force: true }, callContext());
    await start();
    expect([server().connections, server().openConnections]).toEqual([1, 1]);
  });

  it('it stays alone, however many a merge has opened', async () => {
    h.collection().transact('createDeck', () => addTestCard(h.collection().db, { id: 1, did: 1 }));
    await start();
    await h.sync.resolve({ direction: 'upload', withoutServerCopy: false }, testContext().context);
    server().reactions['start'] = (exchange) => {
      h.account.changeElsewhere();
      exchange.reply({ cards: [], decks: [], notes: [] });
    };
    h.account.changeElsewhere();
    expect((await start()).kind).toBe('merged');
    expect(server().connections).toBeGreaterThan(1);
    await expect.poll(() => server().openConnections).toBe(1);
    const { connections } = server();
    await start();
    expect(server().connections).toBe(connections);
  });

  it.each([
    ['at once', async () => undefined],
    ['a while ago', async () => expect.poll(() => server().openConnections).toBe(0)],
  ])('a server that hung up %s is simply connected to again', async (_when, wait) => {
    server().hangUp();
    await wait();
    expect((await start()).kind).toBe('noChanges');
    expect(server().connections).toBe(2);
  });

  it('a server that hangs up on the next request is asked once more', async () => {
    const { meta } = h.account;
    server().reactions['meta'] = (exchange) => {
      server().reactions['meta'] = meta;
      exchange.cut();
    };
    expect((await start()).kind).toBe('noChanges');
    expect(server().received).toHaveLength(3);
  });

  it('it is not gone on with after a pause in which others may have ended it unheard', async () => {
    h.profile.env.setNow(h.profile.env.clock.nowMs() + KEEP_ALIVE_MS);
    await start();
    expect(server().connections).toBe(2);
    await expect.poll(() => server().openConnections).toBe(1);
  });

  const ends: readonly (readonly [string, () => Promise<unknown>])[] = [
    [
      'a sync that failed',
      () => {
        server().reactions['meta'] = (exchange) => exchange.status(503);
        return failureOf(start());
      },
    ],
    [
      'a sync that was cancelled',
      async () => {
        const stop = new AbortController();
        server().reactions['meta'] = () => stop.abort();
        const context = { ...testContext().context, signal: stop.signal };
        await failureOf(Promise.resolve(h.sync.start({ otherAccount: false }, context)));
      },
    ],
    ['logging out', async () => h.sync.logout({}, callContext())],
    [
      'logging in',
      async () => h.sync.login({ serverUrl: server().url, username: USERNAME, password: PASSWORD }, callContext()),
    ],
    [
      'another server',
      async () => h.sync.setSettings({ server: { kind: 'own', url: 'http://127.0.0.1:1/' } }, callContext()),
    ],
    ['other certificates', async () => h.sync.trustCertificates({ pem: null }, callContext())],
    ['closing the profile', () => h.close()],
  ];
  it.each(ends)('%s ends it', async (_what, act) => {
    await act();
    await expect.poll(() => server().openConnections).toBe(0);
  });
});

describe('a connection that was kept', () => {
  let server: ScriptedServer;
  const authority = testCertificate({ commonName: 'Test CA', authority: true });
  beforeEach(async () => {
    const tls = testCertificate({ names: ['127.0.0.1'], issuer: authority });
    server = await startScriptedServer({ meta: (exchange) => exchange.reply(META) }, { tls });
  });
  afterEach(() => server.stop());

  async function askOnce(kept: KeptConnection, ownCertificates: string | null): Promise<void> {
    const client = connectWith(server.url, { ownCertificates }, { kept });
    try {
      await client.meta();
    } finally {
      await client.close({ keep: true });
    }
  }

  it('is no way round what is trusted now', async () => {
    const kept = new KeptConnection({ nowMs: () => 0 });
    await askOnce(kept, authority.cert);
    await askOnce(kept, authority.cert);
    expect(server.connections).toBe(1);
    expect((await failureOf(askOnce(kept, null))).code).toBe('sync.tlsUnknownIssuer');
    await expect.poll(() => server.openConnections).toBe(0);
  });

  it('is given to one at a time', async () => {
    const kept = new KeptConnection({ nowMs: () => 0 });
    await askOnce(kept, authority.cert);
    await Promise.all([askOnce(kept, authority.cert), askOnce(kept, authority.cert)]);
    expect(server.connections).toBe(2);
    await expect.poll(() => server.openConnections).toBe(1);
    await kept.close();
    await expect.poll(() => server.openConnections).toBe(0);
  });
});

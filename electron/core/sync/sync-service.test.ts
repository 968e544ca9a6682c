import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getCol, updateCol } from '../storage/col-storage.ts';
import { callContext } from '../testing/call-context.ts';
import { memorySyncProfile } from '../testing/memory-sync-profile.ts';
import type { SyncProfile } from '../engine-types.ts';
import { syncedWith } from './sync-state.ts';
import { testContext } from './testing/progress-context.ts';
import { otherCards, otherCollection } from './testing/other-collection.ts';
import {
  HOST_KEY,
  PASSWORD,
  type SyncHarness,
  USERNAME,
  failureOf,
  makeSyncHarness,
  syncSteps,
} from './testing/sync-harness.ts';

let h: SyncHarness;
beforeEach(async () => {
  h = await makeSyncHarness();
});
afterEach(() => h.remove());

const { db, start, resolve, status, addCards, inStep } = syncSteps(() => h);

describe('start', () => {
  it('says when the two sides were last in step in a choice between them, and of others nothing', async () => {
    await h.login();
    addCards(3);
    h.account.setContent(otherCards(2));
    const lastSync = async () => (await start(true)) as { local?: { lastSyncMs: number | null } };
    // As a collection that another program has synced comes in by an import.
    updateCol(db(), { lastSyncMs: 5 });
    expect((await lastSync()).local?.lastSyncMs).toBeNull();
    await resolve('upload');
    const atMs = syncedWith.find(db())?.atMs;
    await h.sync.setForceOneWay({ on: true }, callContext());
    expect((await lastSync()).local?.lastSyncMs).toBe(atMs);
    h.collection().writeQuietly(() => syncedWith.set(db(), { base: 'https://nas/', username: USERNAME, atMs: 9 }));
    expect((await lastSync()).local?.lastSyncMs).toBeNull();
  });

  it('asks for a login first', async () => {
    expect((await failureOf(start())).code).toBe('sync.loggedOut');
  });

  it('forgets a key that the server no longer takes, and only that', async () => {
    await h.login();
    await h.saveSyncProfile({ hostKey: 'old', lastUsername: USERNAME });
    expect((await failureOf(start())).code).toBe('sync.sessionEnded');
    expect(await h.syncProfile()).toMatchObject({ hostKey: null, username: null, lastUsername: USERNAME });
  });

  it('has nothing to do between two that were never used', async () => {
    await h.login();
    expect(await start()).toEqual({ kind: 'noChanges', serverMessage: '', mediaUsn: 0 });
  });

  it('that finds nothing to do notes when that was, and saves nothing of the account again', async () => {
    const profile = memorySyncProfile(await h.syncProfile());
    const saved: object[] = [];
    const syncProfile = {
      load: () => profile.load(),
      save: async (patch: Partial<SyncProfile>) => {
        saved.push(patch);
        return profile.save(patch);
      },
    };
    const other = await makeSyncHarness({ syncProfile });
    await profile.save({
      server: { kind: 'own', url: other.account.server.url },
      username: USERNAME,
      hostKey: HOST_KEY,
    });
    const sync = async () => other.sync.start({ otherAccount: false }, testContext().context);
    await sync();
    other.profile.env.setNow(other.profile.env.clock.nowMs() + 5000);
    await sync();
    expect(saved).toEqual([{ lastUsername: USERNAME }]);
    expect(syncedWith.find(other.collection().db)?.atMs).toBe(other.profile.env.clock.nowMs());
    await other.remove();
  });

  it('offers only the upload when the account is empty', async () => {
    await h.login();
    addCards(3);
    expect(await start()).toEqual({
      kind: 'fullSyncRequired',
      canUpload: true,
      canDownload: false,
      reason: 'serverEmpty',
      local: {
        cards: 3,
        notes: 3,
        reviews: 0,
        decks: 1,
        modifiedMs: getCol(db()).modMs,
        empty: false,
        lastSyncMs: null,
      },
      server: { empty: true, modifiedMs: 0 },
      serverMessage: '',
    });
  });

  it('offers only the download when this device is empty', async () => {
    await h.login();
    h.account.setContent(otherCards(2));
    expect(await start()).toMatchObject({ canUpload: false, canDownload: true, reason: 'localEmpty' });
  });

  it('offers both when both are filled, and changes nothing', async () => {
    await h.login();
    addCards(3);
    h.account.setContent(otherCards(2));
    const [before, serverBefore] = [h.rows(), h.account.content()];
    expect(await start()).toMatchObject({
      canUpload: true,
      canDownload: true,
      reason: 'firstSync',
      server: { empty: false },
    });
    expect(h.rows()).toEqual(before);
    expect(h.account.content()).toEqual(serverBefore);
    expect(h.safetyCopies()).toEqual([]);
  });

  it('merges what is new on the server, and is in step afterwards', async () => {
    await inStep();
    h.account.changeElsewhere();
    expect(await start()).toMatchObject({ kind: 'merged', serverMessage: '' });
    const { modMs, scmMs, usn } = h.account.marks();
    expect(getCol(db())).toMatchObject({ modMs, scmMs, usn, lastSyncMs: modMs });
    expect(await status()).toMatchObject({ button: 'normal', reason: 'upToDate' });
    expect(await start()).toEqual({ kind: 'noChanges', serverMessage: '', mediaUsn: 0 });
  });

  it('gives a server’s message on after a merge', async () => {
    await inStep();
    addCards(1, 50);
    h.account.server.reactions['meta'] = (exchange) => {
      const { modMs, scmMs, usn } = h.account.marks();
      const ts = Math.floor(h.profile.env.clock.nowMs() / 1000);
      exchange.reply({ mod: modMs, scm: scmMs, usn, ts, msg: 'closed on Sundays', cont: true });
    };
    expect(await start()).toEqual({
      kind: 'merged',
      serverMessage: 'closed on Sundays',
      counts: { sent: 3, received: 0, removalsSent: 0, removalsReceived: 0 },
    });
  });

  it('tells an account that was emptied from one that was never used', async () => {
    await inStep();
    h.account.setContent(otherCollection(() => undefined));
    expect(await start()).toMatchObject({ canUpload: true, canDownload: false, reason: 'serverEmptyAgain' });
    await h.saveSyncProfile({ username: 'somebody else' });
    expect(await start(true)).toMatchObject({ canUpload: true, canDownload: false, reason: 'serverEmpty' });
  });

  it('calls it a conflict with the account we were in step with, and a first sync with any other', async () => {
    await inStep();
    h.account.setContent(otherCards(2));
    expect(await start()).toMatchObject({ canUpload: true, canDownload: true, reason: 'conflict' });
    await h.saveSyncProfile({ username: 'somebody else' });
    expect(await start(true)).toMatchObject({ canUpload: true, canDownload: true, reason: 'firstSync' });
  });

  it.each(['merge', 'oneWay'] as const)('stops before a %s with another account until that is wished', async (way) => {
    await inStep();
    const { host } = new URL(h.account.server.url);
    if (way === 'merge') h.account.changeElsewhere();
    else h.account.setContent(otherCards(2));
    await h.saveSyncProfile({ username: 'somebody else' });
    const before = h.rows();
    const calls = h.account.server.received.length;
    expect(await start()).toEqual({
      kind: 'otherAccount',
      last: { username: USERNAME, host },
      now: { username: 'somebody else', host },
    });
    expect(h.account.server.received.slice(calls).map(({ method }) => method)).toEqual(['meta']);
    expect(h.rows()).toEqual(before);
    expect((await start(true)).kind).toBe(way === 'merge' ? 'merged' : 'fullSyncRequired');
    // Once merged it is the account of this collection.
    if (way === 'merge') expect((await start()).kind).toBe('noChanges');
  });

  it('gives a server’s message on together with the one-way question', async () => {
    await h.login();
    addCards(1);
    h.account.server.reactions['meta'] = (exchange) => {
      const ts = Math.floor(h.profile.env.clock.nowMs() / 1000);
      exchange.reply({ mod: 5, scm: 5, usn: 1, ts, msg: 'closed on Sundays', cont: true });
    };
    expect(await start()).toMatchObject({ kind: 'fullSyncRequired', serverMessage: 'closed on Sundays' });
  });

  it('shows the server’s own words when it says stop', async () => {
    await h.login();
    h.account.server.reactions['meta'] = (exchange) =>
      exchange.reply({ mod: 1, scm: 1, usn: 1, ts: 1, msg: 'closed on Sundays', cont: false });
    expect(await start()).toEqual({ kind: 'stopped', message: 'closed on Sundays' });
  });

  it('refuses to go on with a clock that is five minutes off', async () => {
    await h.login();
    const nowSecs = h.profile.env.clock.nowMs() / 1000;
    h.account.server.reactions['meta'] = (exchange) => exchange.reply({ mod: 1, scm: 1, usn: 1, ts: nowSecs - 301 });
    expect(await failureOf(start())).toEqual({
      code: 'sync.clockSkew',
      details: { localSecs: nowSecs, serverSecs: nowSecs - 301 },
    });
  });

  it('remembers the address the server moved to', async () => {
    await h.login();
    const other = await makeSyncHarness();
    h.account.server.reactions['meta'] = (exchange) => exchange.status(308, '', { location: other.account.server.url });
    expect((await start()).kind).toBe('noChanges');
    expect(await h.syncProfile()).toMatchObject({
      redirectedUrl: other.account.server.url,
      server: { kind: 'own', url: h.account.server.url },
    });
    await start();
    expect(h.account.server.received).toHaveLength(1);
    await other.remove();
  });

  it('runs once at a time and says so while it does', async () => {
    await h.login();
    const first = start();
    expect((await failureOf(start())).code).toBe('sync.running');
    expect((await failureOf(resolve('upload'))).code).toBe('sync.running');
    expect((await status()).running).toBe(true);
    await first;
    expect((await status()).running).toBe(false);
    expect(h.events.filter(({ name }) => name === 'syncState').map(({ value }) => value)).toEqual([
      { running: true },
      { running: false },
    ]);
  });
});

describe('forcing one way', () => {
  const force = (on: boolean) => h.sync.setForceOneWay({ on }, callContext());

  it('turns the button red and can be taken back', async () => {
    await inStep();
    const before = h.rows();
    expect(await force(true)).toMatchObject({ output: { forcedOneWay: true }, changes: { op: 'forceOneWay' } });
    expect(await status()).toMatchObject({ button: 'oneWay', reason: 'oneWay', forcedOneWay: true });
    expect(await start()).toMatchObject({ kind: 'fullSyncRequired', reason: 'forced' });
    expect(await force(false)).toMatchObject({ output: { forcedOneWay: false } });
    expect(h.rows()).toEqual(before);
    expect(await status()).toMatchObject({ button: 'normal', reason: 'upToDate' });
    expect((await start()).kind).toBe('noChanges');
  });

  it('twice is the same as once', async () => {
    await inStep();
    const before = h.rows();
    await force(true);
    expect(await force(true)).toMatchObject({ output: { forcedOneWay: true }, changes: null });
    await force(false);
    expect(h.rows()).toEqual(before);
    expect(await force(false)).toMatchObject({ output: { forcedOneWay: false }, changes: null });
  });

  it('and editing, then taking it back, leaves the edit to be merged', async () => {
    await inStep();
    await force(true);
    addCards(1, 70);
    await force(false);
    expect(await status()).toMatchObject({ button: 'changes', reason: 'localChanges', waiting: { cards: 1 } });
    expect((await start()).kind).toBe('merged');
  });

  it('can’t be taken back when the schema changed otherwise since', async () => {
    await inStep();
    await force(true);
    h.collection().writeQuietly(() => updateCol(db(), { scmMs: getCol(db()).scmMs + 5 }));
    expect(await status()).toMatchObject({ button: 'oneWay', forcedOneWay: false });
    await force(false);
    expect((await status()).button).toBe('oneWay');
  });

  it('is over after the one-way sync, whichever way it went', async () => {
    for (const direction of ['upload', 'download'] as const) {
      if (direction === 'upload') await inStep();
      await force(true);
      await start();
      await resolve(direction);
      expect(await status()).toMatchObject({ button: 'normal', forcedOneWay: false });
    }
  });
});

describe('the quiet check', () => {
  const check = async (force = false) => h.sync.checkServer({ force }, callContext());
  const metas = () => h.account.server.received.filter(({ method }) => method === 'meta').length;
  const fiveMinutesLater = () => h.profile.env.setNow(h.profile.env.clock.nowMs() + 300_000);

  it('turns the button blue when the server has news, and asks once in five minutes', async () => {
    await inStep();
    fiveMinutesLater();
    h.account.changeElsewhere();
    const before = metas();
    expect(await check()).toMatchObject({ button: 'changes', reason: 'serverChanges', answered: true });
    expect(await check()).toMatchObject({ button: 'changes', answered: false });
    expect(metas()).toBe(before + 1);
    fiveMinutesLater();
    await check();
    await check(true);
    expect(metas()).toBe(before + 3);
  });

  it.each(['noChanges', 'merged'])('does not ask after a sync that ended with %s: it has just heard', async (kind) => {
    await inStep();
    fiveMinutesLater();
    if (kind === 'merged') addCards(1, 90);
    expect((await start()).kind).toBe(kind);
    const before = metas();
    await check();
    expect(metas()).toBe(before);
    fiveMinutesLater();
    await check();
    expect(metas()).toBe(before + 1);
  });

  it('keeps in mind what it heard when something is changed here', async () => {
    await inStep();
    h.account.changeElsewhere();
    await check(true);
    addCards(1, 75);
    expect(await status()).toMatchObject({ reason: 'localChanges', serverHasNews: true });
  });

  it('does not ask when something waits here anyway, nor when logged out', async () => {
    await inStep();
    addCards(1, 80);
    const before = metas();
    await check(true);
    await h.sync.logout({}, callContext());
    await check(true);
    expect(metas()).toBe(before);
  });

  it('keeps what was known when the server fails, throws nothing and forgets no key', async () => {
    await inStep();
    h.account.changeElsewhere();
    await check(true);
    h.account.server.reactions['meta'] = (exchange) => exchange.status(403);
    expect(await check(true)).toMatchObject({ button: 'changes', reason: 'serverChanges' });
    expect((await h.syncProfile()).hostKey).toBe(HOST_KEY);
  });

  it('is left when a sync begins', async () => {
    await inStep();
    h.account.server.reactions['meta'] = () => undefined;
    const quiet = check(true);
    await expect.poll(metas).toBeGreaterThan(2);
    h.account.server.reactions['meta'] = h.account.meta;
    expect((await start()).kind).toBe('noChanges');
    await quiet;
  });
});

it('keeps no key and no password in any file of the profile', async () => {
  await inStep();
  const { folder } = h.profile.paths;
  for (const name of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue;
    const text = readFileSync(join(name.parentPath, name.name)).toString('latin1');
    expect(text.includes(HOST_KEY) || text.includes(PASSWORD)).toBe(false);
  }
});

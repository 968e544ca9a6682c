import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { getCol } from '#core/storage/col-storage.ts';
import { callContext } from '#core/testing/call-context.ts';
import { type OfficialServer, startOfficialServer } from '#e2e/peer/official-server.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { removeServerCard } from '../server-tampering.ts';
import { type EbbClient, ebbClient } from './sync-ebb.ts';

const account = { user: 'me', pass: 'secret' };

describe.skipIf(!peerAvailable())('the doctor at the official server', () => {
  let folder: string;
  let peer: Peer;
  let server: OfficialServer;
  let ebb: EbbClient;
  let anki: string;

  beforeAll(async () => {
    peer = await startPeer();
  });
  afterAll(() => peer.stop());
  /** Ebb and the official client, both in step with the server. */
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-doctor-'));
    anki = join(folder, 'anki', 'collection.anki2');
    server = await startOfficialServer({ base: join(folder, 'server') });
    await peer.call('make', { notes: 40, decks: 3, reviews: 60, seed: 3 }, anki);
    await peer.call('sync', { url: server.url, ...account, on_full: 'upload' }, anki);
    ebb = ebbClient(join(folder, 'ebb'));
    await ebb.login(server.url, account.user);
    await ebb.start();
    await ebb.resolve('download');
    await peer.call('sync', { url: server.url, ...account }, anki);
    await ebb.start();
  });
  afterEach(async () => {
    await ebb.close();
    await peer.call('close', {}, anki);
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  function serverNumbers(): unknown {
    const db = new Database(join(server.base, account.user, 'collection.anki2'), { readonly: true });
    try {
      return db.prepare('SELECT mod, scm, usn FROM col').get();
    } finally {
      db.close();
    }
  }
  const diagnosed = async () => ebb.handlers.syncDoctor.run({}, callContext());

  test('finds nothing, compares the counts, and leaves the server as it was', async () => {
    const diagnosis = await diagnosed();
    expect(diagnosis.finding).toBeNull();
    expect(diagnosis.checks.at(-1)).toMatchObject({ check: 'sanityCounts', result: 'ok', facts: { compared: true } });
    // Neither side has anything to do: no number of the server's has moved.
    expect(await ebb.start()).toMatchObject({ kind: 'noChanges' });
    await server.stop();
    const { modMs, scmMs, usn } = getCol(ebb.collection().db);
    expect(serverNumbers()).toEqual({ mod: modMs, scm: scmMs, usn });
    server = await startOfficialServer({ base: server.base, port: server.port });
  });

  test('leaves changes that wait on either side to the next sync', async () => {
    await ebb.handlers.decks.create({ name: 'From Ebb' }, callContext());
    await peer.call('add-note', { notetype: 'Basic', deck: 'Default', fields: { Front: 'q' } }, anki);
    await peer.call('sync', { url: server.url, ...account }, anki);
    const diagnosis = await diagnosed();
    expect(diagnosis.finding).toBeNull();
    expect(diagnosis.checks.at(-1)).toMatchObject({ facts: { compared: false } });
    expect(await ebb.start()).toMatchObject({ kind: 'merged' });
  });

  test('knows that the key is dead', async () => {
    // Another password is another key; the old one is refused.
    const { base, port } = server;
    await server.stop();
    server = await startOfficialServer({ base, port, users: ['me:changed'] });
    const diagnosis = await diagnosed();
    expect(diagnosis.finding).toMatchObject({ kind: 'loginRefused' });
    expect(diagnosis.checks.map(({ check, result }) => `${check} ${result}`).slice(4, 8)).toEqual([
      'clock ok',
      'serverVersion ok',
      'login failed',
      'size skipped',
    ]);
  });

  test('names the count that differs when a row was removed behind the server’s back', async () => {
    const { base, port } = server;
    await server.stop();
    removeServerCard(base);
    server = await startOfficialServer({ base, port });
    // To a sync both sides are the same.
    expect(await ebb.start()).toMatchObject({ kind: 'noChanges' });
    const { finding } = await diagnosed();
    if (finding?.kind !== 'countsDiffer') throw new Error(`found ${JSON.stringify(finding)}`);
    expect(finding.there).toEqual({ ...finding.here, cards: finding.here.cards - 1 });
    // What the comparison began was taken back.
    expect(await ebb.start()).toMatchObject({ kind: 'noChanges' });
  });

  test('keeps what a failed merge counted, and its times over a sync in one direction', async () => {
    for (const times of [1, 2]) {
      const { base, port } = server;
      await server.stop();
      removeServerCard(base);
      server = await startOfficialServer({ base, port });
      await ebb.handlers.decks.create({ name: `Round ${times}` }, callContext());
      await expect(ebb.start()).rejects.toMatchObject({ code: 'sync.sanityFailed' });
      const { finding } = await diagnosed();
      expect(finding?.kind).toBe(times === 1 ? 'countsDiffered' : 'countsDifferAgain');
      expect(await ebb.start()).toMatchObject({ kind: 'fullSyncRequired' });
      await ebb.resolve('upload');
      expect((await diagnosed()).finding).toBeNull();
    }
    expect(ebb.handlers.syncDoctor.countFailures({}, callContext())).toEqual({ times: 2 });
  });
});

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DeckTreeNode } from '#shared/contract/decks.ts';
import { type OfficialServer, startOfficialServer } from '#e2e/peer/official-server.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { callCli, type CliAnswer } from './cli-process.ts';

/** Noon UTC on 2025-11-15; the official client's day begins at four in its zone. */
const NOON_SECS = 1_763_208_000;
const PASSWORD = 'a-password-to-look-for';

interface PeerDeck {
  readonly name: string;
  readonly new: number;
  readonly learn: number;
  readonly review: number;
  readonly children: readonly PeerDeck[];
}
type Shown = readonly [name: string, newCount: number, learnCount: number, reviewCount: number, children: Shown[]];

const shownByPeer = (deck: PeerDeck): Shown => [
  deck.name,
  deck.new,
  deck.learn,
  deck.review,
  deck.children.map(shownByPeer),
];
const shownByUs = (deck: DeckTreeNode): Shown => [
  deck.name,
  deck.newCount,
  deck.learnCount,
  deck.reviewCount,
  deck.children.map(shownByUs),
];

describe.skipIf(!peerAvailable())('the command line beside the official client', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-cli-conf-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Does one official command and closes the collection, so that others can read the file. */
  async function official(peer: Peer, command: string, args: Record<string, unknown>, collection: string) {
    try {
      return await peer.call(command, args, collection);
    } finally {
      await peer.call('close', {}, collection);
    }
  }
  function fileIn(name: string): string {
    mkdirSync(join(folder, name), { recursive: true });
    return join(folder, name, 'collection.anki2');
  }
  async function expectEqual(peer: Peer, a: string, b: string): Promise<void> {
    const diff = await peer.call('diff', { a, b });
    for (const path of [a, b]) await peer.call('close', {}, path);
    expect(diff.differing).toEqual([]);
  }

  describe('one way and back', () => {
    let peer: Peer;
    let server: OfficialServer;
    let profile: string;
    beforeAll(async () => {
      peer = await startPeer();
      server = await startOfficialServer({ users: [`me:${PASSWORD}`] });
      profile = join(folder, 'profile');
    });
    afterAll(async () => {
      await peer.stop();
      await server.stop();
    });
    const auth = () => ({ url: server.url, user: 'me', pass: PASSWORD });
    async function call(method: string, input: unknown = {}): Promise<unknown> {
      const { code, output }: CliAnswer = await callCli(['--profile', profile, method, JSON.stringify(input)]);
      expect(code, JSON.stringify(output)).toBe(0);
      return output;
    }

    test('fetches what the official client uploaded, and exports it unchanged', async () => {
      const original = fileIn('original');
      await official(peer, 'make', { notes: 500, decks: 12, filtered: true, fsrs: true }, original);
      await official(peer, 'upload', auth(), original);
      expect(await call('sync.login', { serverUrl: server.url, username: 'me', password: PASSWORD })).toMatchObject({
        username: 'me',
      });
      expect(await call('sync.start')).toMatchObject({ kind: 'fullSyncRequired', canUpload: false, canDownload: true });
      expect(await call('sync.resolve', { direction: 'download' })).toMatchObject({ kind: 'downloaded' });
      expect(await call('sync.start')).toMatchObject({ kind: 'noChanges' });
      const exported = fileIn('exported');
      await call('collection.exportAnki2', { path: exported });
      await expectEqual(peer, original, exported);
    });

    test('sends its own changes back, and the official client finds nothing to repair', async () => {
      const { deckId } = (await call('decks.create', { name: 'From Ebb::Ünïcode' })) as { deckId: number };
      expect(await call('sync.start')).toMatchObject({ kind: 'merged' });
      expect(await call('sync.setForceOneWay', { on: true })).toEqual({ forcedOneWay: true });
      expect(await call('sync.start')).toMatchObject({ kind: 'fullSyncRequired', canUpload: true, reason: 'forced' });
      const outcome = await call('sync.resolve', { direction: 'upload' });
      expect(outcome).toMatchObject({ kind: 'uploaded', backups: expect.arrayContaining([expect.any(String)]) });
      expect(await call('backups.list')).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'server' })]));
      const fetched = fileIn('fetched');
      await official(peer, 'download', auth(), fetched);
      const tree = await official(peer, 'deck-tree', {}, fetched);
      expect(JSON.stringify(tree)).toContain(String(deckId));
      const report = await official(peer, 'check-db', {}, fetched);
      expect(report).toMatchObject({ ok: true });
      const exported = fileIn('exported-again');
      await call('collection.exportAnki2', { path: exported });
      await expectEqual(peer, fetched, exported);
    });

    test('keeps the password nowhere, and the key where only its user can read it', () => {
      const files = readdirSync(profile, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      const holding = (text: string): string[] =>
        files
          .filter((entry) => readFileSync(join(entry.parentPath, entry.name)).includes(text))
          .map((entry) => entry.name);
      const secrets = JSON.parse(readFileSync(join(profile, 'secrets.json'), 'utf8')) as { file: { sealed: string } };
      expect(secrets.file.sealed.length).toBeGreaterThan(8);
      expect(holding(secrets.file.sealed)).toEqual(['secrets.json']);
      expect(holding(PASSWORD)).toEqual([]);
      expect(statSync(join(profile, 'secrets.json')).mode & 0o077).toBe(0);
    });
  });

  test.each([
    ['UTC', 0],
    ['America/New_York', 0],
    ['Asia/Tokyo', 0],
    // Before and after four in the morning of the next day there.
    ['Asia/Tokyo', 6.5 * 3600],
    ['Asia/Tokyo', 7.5 * 3600],
  ])('shows the official counts with --tz %s, %d seconds on', async (tz, laterSecs) => {
    const now = NOON_SECS + laterSecs;
    const file = fileIn(`counts-${tz.replace('/', '-')}-${laterSecs}`);
    const peer = await startPeer({ now: NOON_SECS, freeze: true, tz });
    try {
      await official(peer, 'make', { notes: 500, decks: 12, filtered: true, day: '2025-11-15' }, file);
      const profile = join(folder, `profile-${tz.replace('/', '-')}-${laterSecs}`);
      const at = ['--now', String(now), '--tz', tz, '--profile', profile];
      expect((await callCli([...at, 'collection.importAnki2', JSON.stringify({ path: file })])).code).toBe(0);
      await peer.call('set-now', { now, freeze: true });
      const theirs = (await official(peer, 'deck-tree', {}, file)) as { decks: PeerDeck[] };
      const ours = await callCli([...at, 'decks.tree']);
      expect((ours.output as DeckTreeNode[]).map(shownByUs)).toEqual(theirs.decks.map(shownByPeer));
      expect(JSON.stringify(theirs)).toMatch(/"review": ?[1-9]/);
    } finally {
      await peer.stop();
    }
  });
});

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportSchema11 } from '#core/storage/exchange/write-schema-11.ts';
import { requirePeerPython } from '#e2e/peer/find-peer.ts';
import { type OfficialServer, startOfficialServer } from '#e2e/peer/official-server.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { firstNoteId } from './exchange-files.ts';
import { addOddities } from './exchange-oddities.ts';
import { type EbbClient, type EbbClientOptions, ebbClient } from './sync-ebb.ts';
import { type CuttingProxy, startCuttingProxy } from './sync-cutting-proxy.ts';

const ACCOUNTS = ['big500', 'big20000', 'empty', 'filled', 'both', 'cut', 'large', 'broken', 'door'];

/** For calls whose progress and cancelling are no matter here. */
const contextless = {
  signal: new AbortController().signal,
  throwIfCancelled: (): void => undefined,
  report: (): void => undefined,
};

describe.skipIf(!peerAvailable())('one-way sync with the official server and client', () => {
  let folder: string;
  let peer: Peer;
  let server: OfficialServer;
  const ebbs: EbbClient[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-sync-conf-'));
    peer = await startPeer();
    server = await startOfficialServer({ users: ACCOUNTS.map((name) => `${name}:secret`) });
  });
  afterAll(async () => {
    for (const ebb of ebbs) await ebb.close();
    await peer.stop();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const auth = (user: string, url = server.url) => ({ url, user, pass: 'secret' });
  const file = (...parts: string[]): string => {
    mkdirSync(join(folder, ...parts.slice(0, -1)), { recursive: true });
    return join(folder, ...parts);
  };
  function newEbb(name: string, options: EbbClientOptions = {}): EbbClient {
    const ebb = ebbClient(join(folder, `ebb-${name}`), options);
    ebbs.push(ebb);
    return ebb;
  }
  async function differences(a: string, b: string): Promise<unknown> {
    const diff = await peer.call('diff', { a, b });
    await peer.call('close', {}, a);
    await peer.call('close', {}, b);
    return Object.fromEntries(diff.differing.map((section: string) => [section, diff.sections[section]]));
  }
  /** Does one official command and closes the collection, so that others can read the file. */
  async function official(command: string, args: Record<string, unknown>, collection: string) {
    try {
      return await peer.call(command, args, collection);
    } finally {
      await peer.call('close', {}, collection);
    }
  }
  /** What is on the server, as a new official client gets it. */
  async function onServer(user: string, name: string): Promise<string> {
    const path = file('clients', `${name}.anki2`);
    await official('download', auth(user), path);
    return path;
  }
  async function make(name: string, notes: number): Promise<string> {
    const path = file(name, 'made.anki2');
    await official('make', { notes, decks: 12, filtered: true, fsrs: true }, path);
    return path;
  }
  /** With unknown keys, 64-bit ids, presets of one name and deck names that nearly clash. */
  async function makeOdd(name: string, notes: number): Promise<string> {
    const made = await make(name, notes);
    const colpkg = file(name, 'legacy.colpkg');
    await official('export-colpkg', { file: colpkg, media: false, legacy: true }, made);
    const unpacked = file(name, 'unpacked');
    execFileSync(requirePeerPython(), ['-m', 'zipfile', '-e', colpkg, unpacked]);
    const odd = file(name, 'odd.anki2');
    copyFileSync(join(unpacked, 'collection.anki21'), odd);
    addOddities(odd);
    await peer.call('tag', { notes: [firstNoteId(odd)], add: 'Ünïcode::STRASSE Été zz' }, odd);
    await official('check-db', {}, odd);
    return odd;
  }

  describe.each([500, 20_000])('a collection of %i notes', (notes) => {
    const user = `big${notes}`;
    let original: string;
    let first: string;
    let ebb: EbbClient;

    beforeAll(async () => {
      original = await makeOdd(user, notes);
      first = file(user, 'first.anki2');
      copyFileSync(original, first);
      await official('upload', auth(user), first);
      ebb = newEbb(user);
      await ebb.login(server.url, user);
    });

    test('comes down whole: what Ebb then exports equals the original, section by section', async () => {
      expect(await ebb.start()).toMatchObject({
        kind: 'fullSyncRequired',
        canUpload: false,
        canDownload: true,
        reason: 'localEmpty',
        local: { cards: 0, notes: 0, empty: true, lastSyncMs: null },
        server: { empty: false },
      });
      const seen: { doneBytes: number; totalBytes: number | null }[] = [];
      const result = await ebb.resolve('download', {
        onProgress: ({ stage, doneBytes, totalBytes }) => {
          if (stage === 'downloading') seen.push({ doneBytes, totalBytes });
        },
      });
      expect(result).toMatchObject({ kind: 'downloaded', numbers: { notes } });
      expect(seen.at(-1)?.doneBytes).toBe(seen.at(-1)?.totalBytes);
      expect(seen.at(-1)?.doneBytes).toBeGreaterThan(notes * 100);
      expect(await differences(original, await ebb.exportTo(file(user, 'ebb.anki2')))).toEqual({});
      expect(await ebb.start()).toEqual({ kind: 'noChanges', serverMessage: '', mediaUsn: 0 });
      expect(await ebb.status()).toMatchObject({ button: 'normal', reason: 'upToDate' });
    });

    test('goes back up whole, and the official client finds nothing to repair', async () => {
      await ebb.forceOneWay(true);
      const { counts } = await official('dump', { hash: true }, original);
      expect(await ebb.start()).toMatchObject({
        kind: 'fullSyncRequired',
        canUpload: true,
        canDownload: true,
        reason: 'forced',
        local: { cards: counts.cards, notes: counts.notes, reviews: counts.revlog, decks: counts.decks, empty: false },
        server: { empty: false },
      });
      const result = await ebb.resolve('upload');
      expect(result.backups).toHaveLength(2);
      const second = await onServer(user, `${user}-second`);
      expect(await differences(original, second)).toEqual({});
      // Rows that still waited on the server would make every later sync fail. (Check Database marks tags anew.)
      const { bookkeeping } = await official('dump', { hash: true }, second);
      expect(Object.entries(bookkeeping.pending).filter(([, waiting]) => waiting !== 0)).toEqual([]);
      expect(await official('check-db', {}, second)).toMatchObject({ ok: true });
      expect(await differences(original, second)).toEqual({});
    });

    test('is merged by official clients afterwards, and by Ebb', async () => {
      const second = file('clients', `${user}-second.anki2`);
      const third = await onServer(user, `${user}-third`);
      await peer.call('add-note', { fields: ['made after Ebb', 'x'], deck: 'New here' }, second);
      await peer.call('edit-note', { note: firstNoteId(original), fields: ['changed after Ebb'] }, second);
      expect(await official('sync', auth(user), second)).toMatchObject({ ran: 'normal_sync' });
      expect(await official('sync', auth(user), third)).toMatchObject({ ran: 'normal_sync' });
      expect(await differences(second, third)).toEqual({});
      // The one that uploaded at first has to take Ebb's version over.
      expect(await official('sync', { ...auth(user), 'on-full': 'download' }, first)).toMatchObject({
        ran: 'full_download',
      });
      expect(await differences(first, third)).toEqual({});
      expect(await ebb.start()).toMatchObject({ kind: 'merged', serverMessage: '' });
      expect(await differences(first, await ebb.exportTo(file(user, 'merged.anki2')))).toEqual({});
      expect(await ebb.status()).toMatchObject({ button: 'normal', reason: 'upToDate' });
    });
  });

  describe('the first sync', () => {
    test('of an empty account takes the upload without a choice to make', async () => {
      const ebb = newEbb('to-empty');
      const made = await make('to-empty', 60);
      await ebb.handlers.collection.importAnki2({ path: made }, contextless);
      await ebb.login(server.url, 'empty');
      expect(await ebb.start()).toMatchObject({
        kind: 'fullSyncRequired',
        canUpload: true,
        canDownload: false,
        reason: 'serverEmpty',
        local: { notes: 60, empty: false },
        server: { empty: true, modifiedMs: 0 },
      });
      expect((await ebb.resolve('upload')).backups).toHaveLength(1);
      expect(await differences(made, await onServer('empty', 'from-empty'))).toEqual({});
      expect((await ebb.profile()).lastUsername).toBe('empty');
    });

    test('of two filled sides asks, and asking changes neither', async () => {
      const theirs = await make('both-theirs', 40);
      const client = file('both', 'client.anki2');
      copyFileSync(theirs, client);
      await official('upload', auth('both'), client);
      const ebb = newEbb('both');
      const ours = await make('both-ours', 70);
      await ebb.handlers.collection.importAnki2({ path: ours }, contextless);
      await ebb.login(server.url, 'both');
      expect(await ebb.start()).toMatchObject({
        kind: 'fullSyncRequired',
        canUpload: true,
        canDownload: true,
        reason: 'firstSync',
        local: { notes: 70 },
        server: { empty: false },
      });
      // An official client that was in step before still is.
      expect(await official('sync', auth('both'), client)).toMatchObject({ required: 'no_changes' });
      expect(await differences(ours, await ebb.exportTo(file('both', 'ebb.anki2')))).toEqual({});
      // A look at what is there, to choose by; the same file then is the download.
      expect(await ebb.handlers.sync.inspectServer({}, contextless)).toMatchObject({ notes: 40 });
      const stages = new Set<string>();
      const result = await ebb.resolve('download', { onProgress: ({ stage }) => stages.add(stage) });
      expect(result.numbers.notes).toBe(40);
      expect(stages).not.toContain('downloading');
      expect(await ebb.start()).toMatchObject({ kind: 'noChanges' });
      expect(await differences(theirs, await ebb.exportTo(file('both', 'down.anki2')))).toEqual({});
    });

    test('with a wrong password or a dead key says so', async () => {
      const ebb = newEbb('door');
      await expect(ebb.login(server.url, 'door', 'wrong')).rejects.toMatchObject({ code: 'sync.wrongCredentials' });
      await ebb.login(server.url, 'door');
      expect(await ebb.start()).toMatchObject({ kind: 'noChanges' });
      const other = await startOfficialServer({ users: ['door:changed'], port: 0 });
      try {
        await expect(ebb.login(other.url, 'door', 'secret')).rejects.toMatchObject({ code: 'sync.wrongCredentials' });
        expect(await ebb.handlers.sync.testConnection({ serverUrl: other.url }, contextless)).toMatchObject({
          loginAccepted: null,
        });
      } finally {
        await other.stop();
      }
      expect(await ebb.handlers.sync.testConnection({ serverUrl: `${server.url}sync/` }, contextless)).toMatchObject({
        url: server.url,
        loginAccepted: true,
      });
      expect(readFileSync(server.logPath, 'utf8')).toContain('ebb,0.1.0,linux');
    });
  });

  describe('an upload that fails', () => {
    let proxy: CuttingProxy;
    let ebb: EbbClient;
    let theirs: string;
    let ours: string;

    beforeAll(async () => {
      proxy = await startCuttingProxy(server.port);
      theirs = await make('cut-theirs', 40);
      const client = file('cut', 'client.anki2');
      copyFileSync(theirs, client);
      await official('upload', auth('cut'), client);
      ours = await make('cut-ours', 500);
      ebb = newEbb('cut');
      await ebb.handlers.collection.importAnki2({ path: ours }, contextless);
      await ebb.login(proxy.url, 'cut');
    });
    afterAll(() => proxy.stop());

    test('at any tenth of its bytes leaves the server’s collection and ours as they were', async () => {
      // Twice: the first one writes what was waiting as sent, and so is of another size than all that follow.
      for (const client of [file('cut', 'again-1.anki2'), file('cut', 'again-2.anki2')]) {
        await ebb.start();
        await ebb.resolve('upload');
        expect(await differences(ours, await onServer('cut', `cut-${basename(client, '.anki2')}`))).toEqual({});
        copyFileSync(theirs, client);
        await official('upload', auth('cut'), client);
      }
      const wholeBytes = proxy.uploadedBytes;
      for (let tenth = 1; tenth <= 10; tenth += 1) {
        // The last cut takes the very end only. (Moments in it make one upload some bytes longer than another.)
        proxy.cutUploadsAfter(Math.floor((wholeBytes * tenth) / 10) - 64);
        expect(await ebb.start()).toMatchObject({ kind: 'fullSyncRequired', canUpload: true, canDownload: true });
        await expect(ebb.resolve('upload')).rejects.toMatchObject({ code: 'sync.connectionLost' });
        expect(await differences(theirs, await onServer('cut', `cut-${tenth}`))).toEqual({});
      }
      expect(await differences(ours, await ebb.exportTo(file('cut', 'ebb.anki2')))).toEqual({});
      proxy.cutUploadsAfter(null);
      await ebb.start();
      await ebb.resolve('upload');
      expect(await differences(ours, await onServer('cut', 'cut-no-more'))).toEqual({});
    });

    test('because the file is broken shows the server’s words and changes nothing', async () => {
      const client = file('broken', 'client.anki2');
      copyFileSync(theirs, client);
      await official('upload', auth('broken'), client);
      const broken = newEbb('broken', {
        files: {
          exportForUpload: (db, targetPath, forUpload) => {
            exportSchema11(db, targetPath, { forUpload });
            const bytes = readFileSync(targetPath);
            writeFileSync(targetPath, bytes.fill(0x5a, bytes.length / 2, bytes.length / 2 + 20_000));
          },
        },
      });
      await broken.handlers.collection.importAnki2({ path: ours }, contextless);
      await broken.login(server.url, 'broken');
      await broken.start();
      await expect(broken.resolve('upload')).rejects.toMatchObject({
        code: 'sync.uploadRefused',
        details: { message: expect.stringMatching(/\w+ \w+/u) },
      });
      expect(await differences(theirs, await onServer('broken', 'after-broken'))).toEqual({});
      expect(await differences(ours, await broken.exportTo(file('broken', 'ebb.anki2')))).toEqual({});
    });

    test('because it is too large for the server names the size and changes nothing', async () => {
      const small = await startOfficialServer({ users: ['large:secret'], env: { MAX_SYNC_PAYLOAD_MEGS: '1' } });
      try {
        const client = file('large', 'client.anki2');
        copyFileSync(theirs, client);
        await official('upload', auth('large', small.url), client);
        const large = newEbb('large');
        await large.handlers.collection.importAnki2({ path: await make('large-ours', 8000) }, contextless);
        await large.login(small.url, 'large');
        await large.start();
        await expect(large.resolve('upload')).rejects.toMatchObject({ code: 'sync.tooLarge' });
        const after = file('large', 'after.anki2');
        await official('download', auth('large', small.url), after);
        expect(await differences(theirs, after)).toEqual({});
      } finally {
        await small.stop();
      }
    });
  });
});

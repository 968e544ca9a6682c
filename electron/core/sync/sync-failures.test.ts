import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { numbersOf } from '../storage/collection-numbers.ts';
import { type WriteDb, openDb } from '../storage/connection.ts';
import { run } from '../storage/statement.ts';
import { addTestCard } from '../testing/make-collection.ts';
import type { Digests } from './testing/digests.ts';
import { otherCollection } from './testing/other-collection.ts';
import { testContext } from './testing/progress-context.ts';
import type { Exchange, Reaction } from './testing/scripted-server.ts';
import { type SyncHarness, failureOf, makeSyncHarness } from './testing/sync-harness.ts';

/** Text that does not shrink, so that a tenth of the file is a tenth of what is sent. */
const FIELD_BYTES = 600_000;
let h: SyncHarness;
let before: Digests;
let serverBefore: Buffer;

function fill(db: WriteDb, first: number): void {
  for (let id = first; id < first + 3; id += 1) addTestCard(db, { id, did: 1 });
  run(db, 'UPDATE notes SET flds = ? WHERE id = ?', [randomBytes(FIELD_BYTES).toString('base64'), first]);
}

/** Both sides filled, neither knows the other; the user was asked. */
beforeEach(async () => {
  h = await makeSyncHarness();
  await h.login();
  h.collection().transact('createDeck', () => fill(h.collection().db, 1));
  h.account.setContent(otherCollection((db) => fill(db, 1000)));
  await h.sync.start({}, testContext().context);
  before = h.rows();
  serverBefore = h.account.content() ?? Buffer.alloc(0);
});
afterEach(() => h.remove());

const resolve = async (direction: 'upload' | 'download') => h.sync.resolve({ direction }, testContext().context);

/** What must hold after any failure: ours as it was, in the file too, the server's as it was, nothing left over. */
async function expectUntouched(): Promise<void> {
  expect(h.rows()).toEqual(before);
  expect(h.account.content()?.equals(serverBefore)).toBe(true);
  expect(readdirSync(h.profile.paths.scratch)).toEqual([]);
  await h.close();
  const db = openDb(h.profile.paths.collection);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
}
function answer(exchange: Exchange, size: number, body: Buffer): void {
  exchange.response.writeHead(200, { 'anki-original-size': String(size) });
  exchange.response.end(body);
}

const tenths = Array.from({ length: 10 }, (_, index) => index + 1);

describe('a download', () => {
  it.each(tenths)('that is cut after %i tenths changes nothing', async (tenth) => {
    h.account.server.reactions['download'] = async (exchange) => {
      const packed = zstdCompressSync(serverBefore);
      exchange.response.writeHead(200, { 'anki-original-size': String(serverBefore.length) });
      // The last cut takes the end of the message only: all the file's bytes were sent.
      const part = packed.subarray(0, Math.floor((packed.length * tenth) / 10));
      await new Promise((sent) => exchange.response.write(part, sent));
      await new Promise((later) => setTimeout(later, 20));
      exchange.cut();
    };
    expect((await failureOf(resolve('download'))).code).toBe('sync.connectionLost');
    await expectUntouched();
  });

  const damaged = (): Buffer => {
    const file = Buffer.from(serverBefore);
    file.fill(0x5a, Math.floor(file.length / 2), Math.floor(file.length / 2) + 9000);
    return file;
  };
  it.each<[string, string, Reaction]>([
    ['403', 'sync.sessionEnded', (exchange) => exchange.status(403)],
    ['409', 'sync.otherDeviceSyncing', (exchange) => exchange.status(409)],
    ['413', 'sync.tooLarge', (exchange) => exchange.status(413)],
    ['500', 'sync.serverProblem', (exchange) => exchange.status(500)],
    ['400', 'sync.badRequest', (exchange) => exchange.status(400)],
    ['garbage', 'sync.damagedDownload', (exchange) => answer(exchange, 5000, randomBytes(5000))],
    ['a web page', 'sync.notASyncServer', (exchange) => exchange.status(200, '<html>hello</html>')],
    ['no bytes at all', 'sync.damagedDownload', (exchange) => exchange.reply(Buffer.alloc(0))],
    ['an empty body', 'sync.connectionLost', (exchange) => answer(exchange, 10, Buffer.alloc(0))],
    ['a truncated file', 'sync.damagedDownload', (exchange) => exchange.reply(serverBefore.subarray(0, 200_000))],
    ['a damaged file', 'sync.damagedDownload', (exchange) => exchange.reply(damaged())],
    ['a file that is no database', 'sync.damagedDownload', (exchange) => exchange.reply(randomBytes(100_000))],
    [
      'a size that is too small',
      'sync.damagedDownload',
      (exchange) => answer(exchange, serverBefore.length - 1, zstdCompressSync(serverBefore)),
    ],
    [
      'a size that is too large',
      'sync.damagedDownload',
      (exchange) => answer(exchange, serverBefore.length + 1, zstdCompressSync(serverBefore)),
    ],
    [
      'half a zstd frame',
      'sync.connectionLost',
      (exchange) => answer(exchange, serverBefore.length, zstdCompressSync(serverBefore).subarray(0, 100_000)),
    ],
  ])('answered by %s changes nothing and names the cause', async (_case, code, reaction) => {
    h.account.server.reactions['download'] = reaction;
    expect((await failureOf(resolve('download'))).code).toBe(code);
    await expectUntouched();
  });

  it('that meets a full disk says so and changes nothing', async () => {
    await h.remove();
    h = await makeSyncHarness({
      files: {
        adopt: (path) => {
          throw Object.assign(new Error('no words that count'), { code: 'ENOSPC', path });
        },
        exportForUpload: () => undefined,
        numbersOf,
      },
    });
    await h.login();
    h.account.setContent(serverBefore);
    before = h.rows();
    h.account.server.reactions['download'] = (exchange) => exchange.reply(serverBefore);
    expect((await failureOf(resolve('download'))).code).toBe('disk.full');
    await expectUntouched();
  });

  it('goes through at the next try', async () => {
    h.account.server.reactions['download'] = (exchange) => exchange.cut();
    await failureOf(resolve('download'));
    h.account.server.reactions['download'] = h.account.download;
    expect((await resolve('download')).numbers.cards).toBe(3);
  });
});

describe('an upload', () => {
  // The account must look unchanged to the last byte, so its safety copy is served without counting.
  beforeEach(() => {
    h.account.server.reactions['download'] = (exchange) => {
      void h.account.download(exchange);
      serverBefore = h.account.content() ?? serverBefore;
    };
  });

  it.each(tenths)('that is cut after %i tenths changes nothing', async (tenth) => {
    let sentBytes = 0;
    h.account.server.reactions['upload'] = async ({ request, cut }) => {
      const wholeBytes = zstdCompressSync(readFileSync(h.profile.paths.collection)).length;
      for await (const chunk of request) {
        sentBytes += (chunk as Buffer).length;
        if (tenth < 10 && sentBytes >= (wholeBytes * tenth) / 10) break;
      }
      // After ten tenths all has arrived, and the server dies before it could do anything with it.
      cut();
    };
    expect((await failureOf(resolve('upload'))).code).toBe('sync.connectionLost');
    expect(sentBytes).toBeGreaterThan(0);
    await expectUntouched();
  });

  const afterBody =
    (then: Reaction): Reaction =>
    async (exchange) => {
      await exchange.body();
      await then(exchange);
    };
  it.each<[string, string, Reaction]>([
    ['403', 'sync.sessionEnded', afterBody((exchange) => exchange.status(403))],
    ['409', 'sync.otherDeviceSyncing', afterBody((exchange) => exchange.status(409))],
    ['413', 'sync.tooLarge', afterBody((exchange) => exchange.status(413))],
    ['500', 'sync.serverProblem', afterBody((exchange) => exchange.status(500))],
    ['400', 'sync.badRequest', afterBody((exchange) => exchange.status(400))],
    ['garbage', 'sync.notASyncServer', afterBody((exchange) => answer(exchange, 2, randomBytes(50)))],
    ['a web page', 'sync.notASyncServer', afterBody((exchange) => exchange.status(200, '<html>hello</html>'))],
    ['nothing', 'sync.uploadRefused', afterBody((exchange) => exchange.reply(''))],
    ['words that only begin with OK', 'sync.uploadRefused', afterBody((exchange) => exchange.reply('OK, but later'))],
    [
      'a size that is wrong',
      'sync.notASyncServer',
      afterBody((exchange) => answer(exchange, 7, zstdCompressSync('OK'))),
    ],
  ])('answered by %s changes nothing and names the cause', async (_case, code, reaction) => {
    h.account.server.reactions['upload'] = reaction;
    expect((await failureOf(resolve('upload'))).code).toBe(code);
    await expectUntouched();
  });

  it.each(['backingUp', 'fetchingServerCopy', 'preparing', 'uploading'])(
    'cancelled while %s changes nothing',
    async (stage) => {
      const call = testContext((progress, { cancel }) => {
        if (progress.stage === stage) cancel();
      });
      const work = Promise.resolve(h.sync.resolve({ direction: 'upload' }, call.context));
      expect((await failureOf(work)).code).toBe('interrupted');
      serverBefore = h.account.content() ?? serverBefore;
      await expectUntouched();
    },
  );

  it('does not begin when our own backup fails', async () => {
    await h.remove();
    h = await makeSyncHarness({
      safety: {
        backupCollection: () => Promise.reject(new Error('no room')),
        backUpBesideMerge: () => null,
        keepServerCopy: () => Promise.reject(new Error('no room')),
      },
    });
    await h.login();
    h.collection().transact('createDeck', () => fill(h.collection().db, 1));
    await expect(resolve('upload')).rejects.toThrow('no room');
    expect(h.account.server.received.map(({ method }) => method)).toEqual(['meta']);
    expect(h.account.content()).toBeUndefined();
  });

  it('never sends a body of no bytes, whatever the export made', async () => {
    await h.remove();
    h = await makeSyncHarness({
      files: {
        adopt: () => undefined,
        numbersOf,
        exportForUpload: (_db, targetPath) => writeFileSync(targetPath, ''),
      },
    });
    await h.login();
    h.collection().transact('createDeck', () => fill(h.collection().db, 1));
    expect((await failureOf(resolve('upload'))).code).toBe('sync.nothingToUpload');
    expect(h.account.server.received.map(({ method }) => method)).not.toContain('upload');
  });
});

describe('a server that stalls', () => {
  it.each(['download', 'upload'] as const)('in a %s is given up, and nothing changed', async (direction) => {
    await h.remove();
    let nowMs = 0;
    const callbacks = new Set<() => void>();
    h = await makeSyncHarness({
      timer: {
        nowMs: () => nowMs,
        every: (_period, callback) => {
          callbacks.add(callback);
          return () => callbacks.delete(callback);
        },
      },
    });
    await h.login();
    h.collection().transact('createDeck', () => fill(h.collection().db, 1));
    h.account.setContent(serverBefore);
    before = h.rows();
    h.account.server.reactions['download'] = (exchange) => {
      if (direction === 'upload') void h.account.download(exchange);
      serverBefore = h.account.content() ?? serverBefore;
    };
    h.account.server.reactions['upload'] = () => undefined;
    const outcome = failureOf(resolve(direction));
    await expect.poll(() => h.account.server.received.at(-1)?.method).toBe(direction);
    nowMs += 61_000;
    for (const callback of [...callbacks]) callback();
    expect(await outcome).toMatchObject({ code: 'sync.timeout', details: { timeoutSecs: 60 } });
    await expectUntouched();
  });
});

import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ClientHarness, failureOf, startClientHarness } from './testing/client-harness.ts';
import type { ScriptedServer } from './testing/scripted-server.ts';
import { uploadFile } from './upload-file.ts';

const quiet = (): void => undefined;

let harness: ClientHarness;
let server: ScriptedServer;

beforeEach(async () => {
  harness = await startClientHarness();
  ({ server } = harness);
});
afterEach(() => harness.end());

/** A database file as far as the first bytes tell, of data that does not shrink. */
function databaseFile(bytes: number): string {
  const path = join(harness.folder, 'up.db');
  writeFileSync(path, Buffer.concat([Buffer.from('SQLite format 3\0'), randomBytes(bytes - 16)]));
  return path;
}
describe('a transfer', () => {
  it('brings a file down byte for byte and reports how far it is', async () => {
    const content = randomBytes(3_000_000);
    server.reactions['download'] = (exchange) => exchange.reply(content);
    const path = join(harness.folder, 'down');
    const seen: [number, number][] = [];
    await harness.connect().download(path, (done, total) => seen.push([done, total]));
    expect(readFileSync(path).equals(content)).toBe(true);
    expect(seen[0]).toEqual([0, 3_000_000]);
    expect(seen.at(-1)).toEqual([3_000_000, 3_000_000]);
    expect(seen.length).toBeGreaterThan(3);
  });

  it('calls a download of the wrong size or of garbage damaged', async () => {
    server.reactions['download'] = ({ response }) =>
      void response.writeHead(200, { 'anki-original-size': '10' }).end(zstdCompressSync('123'));
    expect(await failureOf(harness.connect().download(join(harness.folder, 'a'), quiet))).toEqual({
      code: 'sync.damagedDownload',
      details: { reason: 'wrongSize' },
    });
    server.reactions['download'] = ({ response }) =>
      void response.writeHead(200, { 'anki-original-size': '10' }).end('garbage that is not packed');
    expect(await failureOf(harness.connect().download(join(harness.folder, 'b'), quiet))).toEqual({
      code: 'sync.damagedDownload',
      details: { reason: 'notZstd' },
    });
  });

  it('sends a file byte for byte and reports how far it is', async () => {
    server.reactions['upload'] = async (exchange) => {
      await exchange.body();
      exchange.reply('OK');
    };
    const path = databaseFile(5_000_000);
    const seen: number[] = [];
    expect(await harness.connect().upload(await uploadFile(path), (done) => seen.push(done))).toBe('OK');
    expect(server.received[0]?.body?.equals(readFileSync(path))).toBe(true);
    expect(seen.at(-1)).toBe(5_000_000);
    expect(seen.length).toBeGreaterThan(3);
  });

  it.each(['truncated', 'grown', 'emptied', 'replaced by something else'])(
    'of a file that was %s after it was checked never arrives as a whole body',
    async (change) => {
      let whole = false;
      server.reactions['upload'] = async (exchange) => {
        await exchange.body();
        whole = true;
        exchange.reply('OK');
      };
      const path = databaseFile(300_000);
      const file = await uploadFile(path);
      const old = readFileSync(path);
      const now = {
        truncated: old.subarray(0, 200_000),
        grown: Buffer.concat([old, old]),
        emptied: Buffer.alloc(0),
        'replaced by something else': randomBytes(300_000),
      }[change];
      writeFileSync(path, now ?? old);
      expect((await failureOf(harness.connect().upload(file, quiet))).code).toBe('internal');
      await expect.poll(() => server.received.length).toBeLessThanOrEqual(1);
      expect(whole).toBe(false);
    },
  );
});

describe('uploadFile', () => {
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['something that is no database', randomBytes(4096)],
    ['less than a header', Buffer.from('SQLite')],
  ])('refuses %s', async (_case, content) => {
    const path = join(harness.folder, 'x');
    writeFileSync(path, content);
    expect(existsSync(path)).toBe(true);
    expect((await failureOf(uploadFile(path))).code).toBe('sync.nothingToUpload');
  });
});

import { mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startCardServer } from './card-server.ts';

let folder: string;
let server: Awaited<ReturnType<typeof startCardServer>>;
const unexpected: unknown[] = [];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ebb-card-server-'));
  writeFileSync(join(folder, 'picture.bmp'), Buffer.alloc(300_000));
  server = await startCardServer({
    mediaFolder: folder,
    pageOrigins: [],
    isNetworkOpen: () => false,
    onUnexpected: (error) => unexpected.push(error),
  });
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Asks for the picture and hangs up after so long. */
async function hangUpAfter(ms: number): Promise<void> {
  const request = get(`${server.address}picture.bmp`, { agent: false });
  request.on('error', () => undefined);
  request.on('response', (response) => response.on('error', () => undefined));
  await wait(ms);
  request.destroy();
}

function openPictures(): number {
  const open = readdirSync('/proc/self/fd').map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      // The folder's own number is gone by then.
      return '';
    }
  });
  return open.filter((path) => path.endsWith('picture.bmp')).length;
}

test('a picture comes whole', async () => {
  const response = await fetch(`${server.address}picture.bmp`);
  expect((await response.arrayBuffer()).byteLength).toBe(300_000);
});

test.runIf(process.platform === 'linux')('who hangs up at any moment leaves no file open', async () => {
  for (let round = 0; round < 40; round++) await hangUpAfter(round % 5);
  await expect.poll(openPictures, { timeout: 10_000 }).toBe(0);
  expect(unexpected).toEqual([]);
  expect((await fetch(`${server.address}picture.bmp`)).status).toBe(200);
});

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { memorySyncProfile } from '../testing/memory-sync-profile.ts';
import { TestMedia } from '../testing/make-media.ts';
import { fetchPicture } from './fetch-picture.ts';

const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const asked: { url: string; headers: NodeJS.Dict<string | string[]> }[] = [];
let server: Server;
let base: string;
let media: TestMedia;

beforeEach(async () => {
  media = new TestMedia();
  asked.length = 0;
  server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', headers: request.headers });
    const answers: Record<string, () => void> = {
      '/a%20dot.png?x=1': () => response.setHeader('content-type', 'text/plain').end(DOT),
      '/moved': () => response.writeHead(302, { location: '/a%20dot.png?x=1' }).end(),
      '/round': () => response.writeHead(302, { location: '/round' }).end(),
      '/away': () => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      '/page.png': () => response.setHeader('content-type', 'image/png').end('<html>log in'),
      '/': () => response.end('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      '/huge.png': () => response.end(Buffer.concat([DOT, Buffer.alloc(33 << 20)])),
    };
    const answer = answers[request.url ?? ''];
    if (answer === undefined) response.writeHead(404).end(DOT);
    else answer();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  media.end();
  server.close();
});

const fetched = (url: string, signal = new AbortController().signal) =>
  fetchPicture({ store: media.store, folder: media.folder, syncProfile: memorySyncProfile() }, url, signal);

test('a picture of the web lies in the folder under its name, and nothing is said of who asked', async () => {
  expect(await fetched(`${base}/moved`)).toEqual({ fileName: 'a dot.png', failure: null });
  expect(media.names()).toEqual(['a dot.png']);
  expect(await fetched(`${base}/`)).toMatchObject({ fileName: expect.stringMatching(/^paste-[\da-f]{40}\.svg$/u) });
  for (const { headers } of asked) expect([headers.cookie, headers.referer]).toEqual([undefined, undefined]);
});

test.each([
  ['/missing.png', 'refused'],
  ['/round', 'refused'],
  ['/away', 'refused'],
  ['/page.png', 'notPicture'],
  ['/huge.png', 'tooLarge'],
])('%s is %s, and leaves nothing', async (path, failure) => {
  expect(await fetched(`${base}${path}`)).toEqual({ fileName: null, failure });
  expect(media.names()).toEqual([]);
});

test('an address where nobody answers is told of; a cancel is a cancel', async () => {
  expect(await fetched('http://127.0.0.1:1/x.png')).toEqual({ fileName: null, failure: 'unreachable' });
  const cancelled = AbortSignal.abort(new Error('cancelled'));
  await expect(fetched(`${base}/moved`, cancelled)).rejects.toThrow('cancelled');
});

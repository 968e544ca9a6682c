import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { answerCardRequest, type CardSiteOptions } from './card-site.ts';

let base: string;
let site: CardSiteOptions;
let networkOpen = false;
afterEach(() => {
  networkOpen = false;
});
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'ebb-site-'));
  const [mediaFolder, appFolder] = [join(base, 'collection.media'), join(base, 'cards')];
  mkdirSync(join(mediaFolder, 'folder'), { recursive: true });
  mkdirSync(appFolder);
  writeFileSync(join(base, 'collection.db'), 'private');
  writeFileSync(join(appFolder, 'card-document.js'), 'run();');
  writeFileSync(join(mediaFolder, 'a.mp3'), '0123456789');
  writeFileSync(join(mediaFolder, 'empty.png'), '');
  writeFileSync(join(mediaFolder, '100% صورة #1?.png'), 'picture');
  writeFileSync(join(mediaFolder, '\u00e9.jpg'), 'composed');
  writeFileSync(join(mediaFolder, 'page.HTML'), '<p>');
  writeFileSync(join(mediaFolder, 'what.is'), '?');
  writeFileSync(join(mediaFolder, 'folder', 'inner.png'), 'inner');
  symlinkSync(join(base, 'collection.db'), join(mediaFolder, 'link.png'));
  symlinkSync(join(mediaFolder, 'a.mp3'), join(mediaFolder, 'alias.mp3'));
  symlinkSync(base, join(mediaFolder, 'up'));
  execFileSync('mkfifo', [join(mediaFolder, 'pipe.png')]);
  site = {
    address: 'http://127.0.0.1:1/secret/',
    pageOrigins: ['http://127.0.0.1:2'],
    isNetworkOpen: () => networkOpen,
    mediaFolder,
    appFolder,
  };
});
afterAll(() => rmSync(base, { recursive: true }));

interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

async function get(path: string, range?: string, method = 'GET'): Promise<Got> {
  const { status, headers, body } = await answerCardRequest(site, { method, path, range });
  const bytes = body instanceof Readable ? await buffer(body) : Buffer.from(body ?? []);
  return { status, headers, text: bytes.toString('utf8') };
}

describe('the media folder', () => {
  it.each([
    ['a.mp3', 'audio/mpeg', '0123456789'],
    ['100%25%20%D8%B5%D9%88%D8%B1%D8%A9%20%231%3F.png', 'image/png', 'picture'],
    ['%C3%A9.jpg', 'image/jpeg', 'composed'],
    ['e%CC%81.jpg', 'image/jpeg', 'composed'],
    ['page.HTML', 'text/html; charset=utf-8', '<p>'],
    ['what.is', 'application/octet-stream', '?'],
    ['alias.mp3', 'audio/mpeg', '0123456789'],
    ['empty.png', 'image/png', ''],
  ])('gives %s as %s', async (path, type, text) => {
    const got = await get(path);
    expect([got.status, got.headers['Content-Type'], got.text]).toEqual([200, type, text]);
    expect(got.headers['Content-Length']).toBe(String(Buffer.byteLength(text)));
  });

  it.each([
    '',
    '.',
    '..',
    '../collection.db',
    '..%2fcollection.db',
    '..%5ccollection.db',
    '%2e%2e%2fcollection.db',
    'folder',
    'folder/inner.png',
    'folder%2finner.png',
    'link.png',
    'up/collection.db',
    'up%2fcollection.db',
    'pipe.png',
    'a.mp3%00.png',
    'a.mp3::$DATA',
    'C:a.mp3',
    '%',
    '%ff',
    'gone.png',
    ':app',
    ':app/',
    ':app/../collection.db',
    ':app/..%2fcollection.db',
    ':card/',
    `${'x'.repeat(5000)}.png`,
  ])('gives nothing for %j', async (path) => {
    expect(await get(path)).toMatchObject({ status: 404, text: '' });
  });

  it('lets no file run anything, be taken for something else, or be shown by another page', async () => {
    const { headers } = await get('page.HTML');
    expect(headers).toMatchObject({
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Access-Control-Allow-Origin': '*',
      'Referrer-Policy': 'no-referrer',
    });
    expect(headers).not.toHaveProperty('Set-Cookie');
  });

  it.each([
    ['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
    ['bytes=4-', 206, '456789', 'bytes 4-9/10'],
    ['bytes=-3', 206, '789', 'bytes 7-9/10'],
    ['bytes=-30', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=8-100', 206, '89', 'bytes 8-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=-0', 416, '', 'bytes */10'],
    ['bytes=5-4', 200, '0123456789', undefined],
    ['bytes=0-1,3-4', 200, '0123456789', undefined],
    ['lines=1-2', 200, '0123456789', undefined],
    ['bytes=-', 200, '0123456789', undefined],
  ])('answers %s with %i', async (range, status, text, contentRange) => {
    const got = await get('a.mp3', range);
    expect([got.status, got.text, got.headers['Content-Range']]).toEqual([status, text, contentRange]);
    expect(got.headers['Content-Length']).toBe(String(text.length));
  });

  it('answers a range of an empty file with what there is', async () => {
    expect(await get('empty.png', 'bytes=0-')).toMatchObject({ status: 416 });
  });

  it('gives only the headers when these are asked for', async () => {
    expect(await get('a.mp3', undefined, 'HEAD')).toMatchObject({
      status: 200,
      text: '',
      headers: { 'Content-Length': '10' },
    });
    expect((await get('a.mp3', undefined, 'POST')).status).toBe(405);
  });
});

describe('the document of cards', () => {
  it('runs scripts and loads media, closes the network, and is shown by the app’s page alone', async () => {
    const { status, headers, text } = await get(':card');
    expect([status, headers['Content-Type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(text).toMatch(/^<!doctype html>/);
    const own = 'http://127.0.0.1:1/secret/ data: blob:';
    expect(headers['Content-Security-Policy']?.split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${own} 'unsafe-inline' 'unsafe-eval'`,
      `style-src ${own} 'unsafe-inline'`,
      `img-src ${own}`,
      `media-src ${own}`,
      `font-src ${own}`,
      `connect-src ${own}`,
      'worker-src blob:',
      "frame-src 'none'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      'frame-ancestors http://127.0.0.1:2',
      'sandbox allow-scripts',
    ]);
  });

  it('may load pictures, sounds, fonts and data over HTTPS once the user has opened the network, and nothing else', async () => {
    const before = await get(':card');
    networkOpen = true;
    const { headers } = await get(':card');
    const policyOf = (got: Got['headers']): readonly string[] => got['Content-Security-Policy']?.split('; ') ?? [];
    const opened = policyOf(headers).filter((line) => !policyOf(before.headers).includes(line));
    const own = 'http://127.0.0.1:1/secret/ data: blob:';
    expect(opened).toEqual(
      ['img-src', 'media-src', 'font-src', 'connect-src'].map((name) => `${name} ${own} https://*`),
    );
    networkOpen = false;
    expect((await get(':card')).headers).toEqual(before.headers);
  });

  it('loads the app’s files from below a path that no media file can have', async () => {
    const { status, headers, text } = await get(':app/card-document.js');
    expect([status, headers['Content-Type'], text]).toEqual([200, 'text/javascript; charset=utf-8', 'run();']);
  });
});

import { describe, expect, it } from 'vitest';
import { accessGuard } from './access-guard.ts';

const guard = accessGuard(4321, 's3cret_tok-en');
const host = '127.0.0.1:4321';

describe('accessGuard', () => {
  it.each([
    ['/s3cret_tok-en/', ''],
    ['/s3cret_tok-en/assets/main.js?v=1', 'assets/main.js'],
    ['/s3cret_tok-en/rpc/decks.tree', 'rpc/decks.tree'],
    ['/s3cret_tok-en/..%2fx', '..%2fx'],
  ])('lets %s in as %j', (url, path) => {
    expect(guard.allowedPath({ url, host, origin: undefined })).toBe(path);
  });

  it.each([
    [host, 'http://127.0.0.1:4321'],
    ['localhost:4321', 'http://localhost:4321'],
    [host, undefined],
  ])('lets in who calls us %s from %s', (claimed, origin) => {
    expect(guard.allowedPath({ url: '/s3cret_tok-en/x', host: claimed, origin })).toBe('x');
  });

  it.each([
    '/',
    '/s3cret_tok-en',
    '/s3cret_tok-em/',
    '/s3cret_tok-en2/',
    '/S3cret_tok-en/',
    '//s3cret_tok-en/',
    '/x/s3cret_tok-en/',
    '/?/s3cret_tok-en/',
    '/%733cret_tok-en/',
    's3cret_tok-en/',
    'http://127.0.0.1:4321/s3cret_tok-en/',
    '*',
    '',
    undefined,
  ])('refuses the address %s', (url) => {
    expect(guard.allowedPath({ url, host, origin: undefined })).toBeUndefined();
  });

  it.each([
    '127.0.0.1',
    '127.0.0.1:4322',
    'evil.example:4321',
    'evil.example',
    '127.0.0.1:4321.evil.example',
    '[::1]:4321',
    '0.0.0.0:4321',
    'LOCALHOST:4321 ',
    '',
    undefined,
  ])('refuses the host %s', (claimed) => {
    expect(guard.allowedPath({ url: '/s3cret_tok-en/', host: claimed, origin: undefined })).toBeUndefined();
  });

  it.each([
    'null',
    'http://evil.example',
    'http://127.0.0.1',
    'http://127.0.0.1:4322',
    'https://127.0.0.1:4321',
    'http://127.0.0.1:4321/',
    'http://127.0.0.1:4321.evil.example',
    'file://',
    '',
  ])('refuses the origin %j', (origin) => {
    expect(guard.allowedPath({ url: '/s3cret_tok-en/', host, origin })).toBeUndefined();
  });
});

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findRendererFile, plainNames } from './renderer-files.ts';

let base: string;
let root: string;
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'ebb-files-'));
  root = join(base, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), '<html><head></head></html>');
  writeFileSync(join(root, 'assets', 'main-a1.js'), 'js');
  writeFileSync(join(root, 'notes.txt'), 'not of the page');
  writeFileSync(join(base, 'secret.html'), 'secret');
  symlinkSync(join(base, 'secret.html'), join(root, 'link.html'));
  symlinkSync(base, join(root, 'out'));
});
afterAll(() => rmSync(base, { recursive: true }));

describe('findRendererFile', () => {
  it('gives the page for the empty path', async () => {
    const file = await findRendererFile(root, '');
    expect(file).toMatchObject({ contentType: 'text/html; charset=utf-8', isPage: true });
  });

  it('gives files below it with their types', async () => {
    const file = await findRendererFile(root, 'assets/main-a1.js');
    expect(file).toMatchObject({ contentType: 'text/javascript; charset=utf-8', isPage: false });
    expect(file?.bytes.toString()).toBe('js');
  });

  it.each([
    '../secret.html',
    'assets/../../secret.html',
    '..%2fsecret.html',
    '%2e%2e/secret.html',
    '%2e%2e%2fsecret.html',
    '..\\secret.html',
    '..%5csecret.html',
    '/etc/passwd',
    '%2fetc%2fpasswd',
    'index.html%00.js',
    'index.html\0',
    'link.html',
    'out/secret.html',
    'C:/secret.html',
    'assets',
    'assets/',
    '.',
    'assets//main-a1.js',
    '%',
    'nothing.js',
    'index.html/x',
    'notes.txt',
    `${'a'.repeat(5000)}.js`,
  ])('gives nothing for %j', async (path) => {
    expect(await findRendererFile(root, path)).toBeUndefined();
  });

  it('never takes a name apart from its folder, whatever the path', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('.', '/', '\\', '%', '2', 'e', 'f', 'a', '\0') }), (path) => {
        for (const name of plainNames(path) ?? []) expect(name).toMatch(/^[\w-][\w.-]*$/);
      }),
      { numRuns: 500 * Number(process.env['EBB_DEPTH'] ?? 1) },
    );
  });
});

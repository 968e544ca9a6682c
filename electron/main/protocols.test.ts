import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appResponse } from './protocols.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ebb-app-'));
  writeFileSync(join(folder, 'index.html'), '<html><head></head></html>');
  writeFileSync(join(folder, 'main.js'), 'run();');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('app://', () => {
  it('serves the page with the policy and its nonce', async () => {
    const response = await appResponse('GET', 'app://ebb/', folder);
    const policy = response.headers.get('content-security-policy') ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(`nonce="${nonce}"`);
    expect(policy).toContain("connect-src 'self';");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('serves the files beside it, byte by byte', async () => {
    const response = await appResponse('GET', 'app://ebb/main.js?x=1', folder);
    expect(await response.text()).toBe('run();');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it.each([
    ['GET', 'app://evil/', 403],
    ['POST', 'app://ebb/', 405],
    ['GET', 'app://ebb/nothing.js', 404],
    ['GET', 'app://ebb/..%2f..%2fetc%2fpasswd', 404],
    ['GET', 'app://ebb/%00', 404],
  ])('answers %s %s with %i', async (method, url, status) => {
    expect((await appResponse(method, url, folder)).status).toBe(status);
  });
});

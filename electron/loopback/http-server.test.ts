import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { placesIn } from '#host/data-folder.ts';
import { type Host, startHost } from '#host/host.ts';
import { type HttpServer, startHttpServer } from './http-server.ts';

let folder: string;
let host: Host;
let server: HttpServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ebb-http-'));
  const rendererFolder = join(folder, 'renderer');
  mkdirSync(rendererFolder);
  writeFileSync(join(rendererFolder, 'index.html'), '<!doctype html><html><head><title>Ebb</title></head></html>');
  writeFileSync(join(rendererFolder, 'main.js'), 'run();');
  host = await startHost({
    door: 'loopback',
    places: placesIn(folder),
    platform: { systemLanguages: [], resolveProxy: async () => 'DIRECT', quit: async () => undefined },
    version: '1.2.3',
  });
  server = await startHttpServer({ host, rendererFolder, mediaFolder: folder, token: 'secret', port: 0 });
});
afterAll(async () => {
  await host.stop();
  await server.close();
  rmSync(folder, { recursive: true });
});

describe('the page', () => {
  it('comes with a policy that names its own nonce and its own socket', async () => {
    const response = await fetch(server.address);
    const policy = response.headers.get('content-security-policy') ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    expect(await response.text()).toContain(`<meta property="csp-nonce" nonce="${nonce ?? 'none'}">`);
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    const { port } = new URL(server.address);
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${port} ws://localhost:${port};`);
    expect((await fetch(server.address)).headers.get('content-security-policy')).not.toBe(policy);
  });

  it('is kept by no cache, told to nobody, and sets no cookie', async () => {
    const { headers } = await fetch(server.address);
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=utf-8',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    expect(headers.get('set-cookie')).toBeNull();
  });

  it('has its files beside it', async () => {
    const response = await fetch(`${server.address}main.js`);
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await response.text()).toBe('run();');
    const head = await fetch(`${server.address}main.js`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '6']);
  });

  it('refuses a call that is longer than any real one', async () => {
    const outcome = await fetch(`${server.address}rpc/app.info`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: ' '.repeat(17 * 1024 * 1024),
    }).then(({ status }) => status);
    expect(outcome).toBe(413);
  });
});

describe('a file that was made for a window', () => {
  async function made(fileName: string, content: string): Promise<{ address: string; realPath: string }> {
    const target = await host.files.chooseTarget(fileName, []);
    if (target.kind !== 'chosen' || target.downloadPath === null) throw new Error('no download');
    const realPath = host.files.realPath(target.path, 'writing');
    writeFileSync(realPath, content);
    return { address: `${server.address}${target.downloadPath}`, realPath };
  }

  it('is downloaded under its name, once, and leaves nothing here', async () => {
    const { address, realPath } = await made("ملاحظات (1)'s.txt", 'abc');
    const response = await fetch(address);
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('ملاحظات')}%20%281%29%27s.txt`,
    );
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).toBe('abc');
    await vi.waitFor(() => expect(existsSync(realPath)).toBe(false));
    expect((await fetch(address)).status).toBe(404);
  });

  it('is given to nobody without the secret of the address', async () => {
    const { address } = await made('a.txt', 'abc');
    expect((await fetch(address.replace('/secret/', '/other/'))).status).toBe(403);
    expect((await fetch(address, { method: 'POST' })).status).toBe(405);
    expect((await fetch(address)).status).toBe(200);
  });
});

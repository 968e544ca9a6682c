import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppSite, appResponse, cardResponse, cardSite } from './protocols.ts';

let folder: string;
let site: AppSite;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ebb-app-'));
  writeFileSync(join(folder, 'index.html'), '<html><head></head></html>');
  writeFileSync(join(folder, 'main.js'), 'run();');
  site = {
    rendererFolder: folder,
    cards: cardSite({ mediaFolder: folder, appFolder: folder, isNetworkOpen: () => false }),
  };
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('app://', () => {
  it('serves the page with the policy and its nonce', async () => {
    const response = await appResponse('GET', 'app://ebb/', site);
    const policy = response.headers.get('content-security-policy') ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(`nonce="${nonce}"`);
    expect(policy).toContain("connect-src 'self';");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('serves the files beside it, byte by byte', async () => {
    const response = await appResponse('GET', 'app://ebb/main.js?x=1', site);
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
    expect((await appResponse(method, url, site)).status).toBe(status);
  });
});

describe('ebb-card://', () => {
  const get = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    cardResponse(new Request(`${site.cards.address}${path}`, { headers }), site.cards);

  it('is named in the page and in its policy', async () => {
    const page = await appResponse('GET', 'app://ebb/', site);
    expect(page.headers.get('content-security-policy')).toContain(`frame-src ${site.cards.address}:card;`);
    expect(await page.text()).toContain(`<meta name="ebb-cards" content="${site.cards.address}">`);
  });

  it('serves the card document to our own page only', async () => {
    const response = await get(':card');
    expect(response.headers.get('content-security-policy')).toMatch(
      /frame-ancestors app:\/\/ebb; sandbox allow-scripts$/,
    );
    expect(await response.text()).toContain('<script src=":app/card-document.js">');
  });

  it('serves a part of a media file', async () => {
    const response = await get('main.js', { range: 'bytes=0-2' });
    expect([response.status, await response.text()]).toEqual([206, 'run']);
  });

  it('has a secret that is new with each start', async () => {
    const other = cardSite({ mediaFolder: folder, appFolder: folder, isNetworkOpen: () => false });
    expect(other.address).not.toBe(site.cards.address);
    expect((await cardResponse(new Request(`${other.address}main.js`), site.cards)).status).toBe(403);
  });
});

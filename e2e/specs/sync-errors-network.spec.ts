import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { Page } from '@playwright/test';
import { startForwardProxy } from '#core/sync/testing/forward-proxy.ts';
import { type ScriptedServer, startScriptedServer } from '#core/sync/testing/scripted-server.ts';
import { type CertificateWishes, testCertificate } from '#core/sync/testing/test-certificates.ts';
import type { EbbHost } from '../ebb-host.ts';
import { expect, test } from '../fixtures.ts';
import { EbbWindow } from '../pages/ebb-window.ts';
import { Preferences } from '../pages/preferences.ts';
import { type Said, expectSaid, hostKey, openLoggedIn, status, welcoming } from '../pages/sync-error.ts';
import { Tour, walks } from '../pages/tour.ts';

const DAY_MS = 86_400_000;
const NOT_SENT = 'Nothing was sent, and nothing was changed, here or on the server.';
const authority = testCertificate({ commonName: 'Home CA', authority: true });
const goodFor = { names: ['127.0.0.1'] };

test.describe('an encrypted connection', () => {
  const faults: readonly (Said & { readonly name: string; readonly wishes: CertificateWishes })[] = [
    {
      name: 'a certificate signed by itself',
      wishes: goodFor,
      title: /shows a certificate that it signed itself\.$/,
      next: /add its certificate in Preferences under Syncing\. Otherwise somebody may be listening in/,
      button: 'Open Preferences',
    },
    {
      name: 'an unknown signer',
      wishes: { ...goodFor, issuer: testCertificate({ commonName: 'Other CA', authority: true }) },
      title: /was signed by somebody whom this device does not know\.$/,
      next: /add the signer’s certificate in Preferences under Syncing\.$/,
      button: 'Open Preferences',
    },
    {
      name: 'a certificate that has run out',
      wishes: {
        ...goodFor,
        issuer: authority,
        validFromMs: Date.now() - 9 * DAY_MS,
        validUntilMs: Date.now() - DAY_MS,
      },
      title: /^The certificate of .+ has run out\.$/,
      next: /^Check this device’s date\./,
      button: 'Try again',
    },
    {
      name: 'a certificate of tomorrow',
      wishes: {
        ...goodFor,
        issuer: authority,
        validFromMs: Date.now() + DAY_MS,
        validUntilMs: Date.now() + 9 * DAY_MS,
      },
      title: /is not valid yet\.$/,
      next: /^This device’s clock is probably behind/,
      button: 'Try again',
    },
    {
      name: 'a certificate of another name',
      wishes: { issuer: authority, names: ['nas.example'] },
      title: /was made for another name \(nas\.example\)\.$/,
      next: /^Use an address with the name in the certificate/,
      button: 'Open Preferences',
    },
  ];
  for (const fault of faults) {
    test(`with ${fault.name} says so`, async ({ page, sharedEbb }) => {
      const { window, server, stop } = await movedTo(page, sharedEbb, fault.wishes);
      await window.syncButton.click();
      await expectSaid(window, { safe: NOT_SENT, ...fault });
      expect(server.received).toEqual([]);
      await stop();
    });
  }

  test('to a server that does not encrypt says so', async ({ page, sharedEbb }) => {
    const server = await startScriptedServer();
    const { window, stop } = await sentOnTo(page, sharedEbb, server.url.replace('http:', 'https:'));
    await window.syncButton.click();
    await expectSaid(window, {
      title: /answers without encryption, but the address begins with https\.$/,
      next: /^In your own network, write http:\/\/ instead of https:\/\//,
      safe: NOT_SENT,
      button: 'Open Preferences',
    });
    await stop();
    await server.stop();
  });

  test('that is ended while it is agreed on says so', async ({ page, sharedEbb }) => {
    const raw = createServer((socket) => socket.once('data', () => socket.destroy())).listen(0, '127.0.0.1');
    await once(raw, 'listening');
    const { window, stop } = await sentOnTo(
      page,
      sharedEbb,
      `https://127.0.0.1:${(raw.address() as AddressInfo).port}/`,
    );
    await window.syncButton.click();
    await expectSaid(window, {
      title: /ended the connection before it was encrypted\.$/,
      next: /^A firewall, an antivirus program or a server that is not set up yet/,
      safe: NOT_SENT,
      button: 'Try again',
    });
    await stop();
    raw.close();
  });

  test('is made once the signer’s certificate was added, and refused again when it is removed', async ({
    page,
    ebb,
  }) => {
    const tls = testCertificate({ ...goodFor, issuer: authority });
    const server = await startScriptedServer({ hostKey, meta: status(403) }, { tls });
    await ebb.call('sync.setSettings', { server: { kind: 'own', url: server.url } });
    const window = await new EbbWindow(page).open(ebb);
    const { root } = await new Preferences(window).open('Syncing');
    const file = root.locator('input[type=file]');
    const tryOut = root.getByRole('button', { name: 'Test connection' });
    await tryOut.click();
    await expect(root.getByText(/was signed by somebody whom this device does not know/)).toBeVisible();
    await file.setInputFiles({ name: 'ca.pem', mimeType: 'text/plain', buffer: Buffer.from('hello') });
    await expect(root.getByText(/^This is not a certificate\./)).toBeVisible();
    const bytes = Buffer.from(authority.cert.replaceAll(/-----[A-Z ]+-----/g, ''), 'base64');
    await file.setInputFiles({ name: 'ca.cer', mimeType: 'application/x-x509-ca-cert', buffer: bytes });
    await expect(root.getByText('CN=Home CA')).toBeVisible();
    await expect(root.getByText(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)).toBeVisible();
    await tryOut.click();
    await expect(root.getByText('The connection is encrypted.')).toBeVisible();
    await root.getByRole('button', { name: 'Remove' }).click();
    await expect(root.getByRole('button', { name: 'Add a certificate…' })).toBeFocused();
    await tryOut.click();
    await expect(root.getByText(/was signed by somebody whom this device does not know/)).toBeVisible();
    await server.stop();
  });
});

/** Logged in at a server that has since moved behind TLS. */
async function movedTo(
  page: Page,
  ebb: EbbHost,
  wishes: CertificateWishes,
): Promise<{ readonly window: EbbWindow; readonly server: ScriptedServer; stop(): Promise<void> }> {
  await ebb.call('sync.trustCertificates', { pem: authority.cert });
  const server = await startScriptedServer({ hostKey, meta: welcoming }, { tls: testCertificate(wishes) });
  const { window, stop } = await sentOnTo(page, ebb, server.url);
  return {
    window,
    server,
    stop: async () => {
      await stop();
      await server.stop();
    },
  };
}

/** Logged in at a server that sends whoever comes on to another address. */
async function sentOnTo(page: Page, ebb: EbbHost, url: string): Promise<{ window: EbbWindow; stop(): Promise<void> }> {
  const old = await startScriptedServer({ hostKey, meta: (exchange) => exchange.status(308, '', { location: url }) });
  return { window: await openLoggedIn(page, ebb, old.url), stop: old.stop };
}

test.describe('a proxy of the environment', () => {
  const PLAIN = 'http://sync.example/';

  test('that wants a login is named, with what to set', async ({ page, emptyCollection, launch }) => {
    const server = await startScriptedServer({ hostKey, meta: welcoming });
    const open = await startForwardProxy({ servers: { 'sync.example:80': server.port } });
    const closed = await startForwardProxy({ login: 'me:p@ss', servers: {} });
    await emptyCollection();
    const first = await launch([], { HTTP_PROXY: `http://${open.host}`, NO_PROXY: '' });
    await first.call('sync.login', { serverUrl: PLAIN, username: 'me', password: 'secret' });
    await first.call('sync.setSettings', { autoSync: false });
    await first.stop();
    expect(open.seen).toEqual([`POST ${PLAIN}sync/hostKey`]);

    const second = await launch([], { HTTP_PROXY: `http://me:wrong@${closed.host}`, NO_PROXY: '' });
    const window = await new EbbWindow(page).open(second);
    await window.syncButton.click();
    await expectSaid(window, {
      title: `The proxy ${closed.host} on the way to sync.example wants a user name and a password.`,
      next: `Set the environment variable HTTP_PROXY to http://user:password@${closed.host} (an @ in the password is written %40), then start Ebb again.`,
      button: null,
    });
    await expect(page.getByText('wrong')).toHaveCount(0);
    await closed.stop();
    await window
      .dialog(/wants a user name/)
      .getByRole('button', { name: 'Close' })
      .click();
    await window.syncButton.click();
    await expectSaid(window, {
      title: `The proxy ${closed.host} on the way to sync.example could not be reached.`,
      next: /^Check that this device is in the proxy’s network/,
      button: 'Try again',
    });
    await second.stop();

    const third = await launch([], { ALL_PROXY: 'gopher://proxy.example', HTTP_PROXY: '', NO_PROXY: '' });
    await window.open(third);
    await window.syncButton.click();
    await expectSaid(window, {
      title: 'What the environment variable ALL_PROXY says is no proxy that Ebb can use.',
      next: /^Proxies are written http:\/\/host:port/,
      button: null,
    });
    for (const { stop } of [open, server]) await stop();
  });
});

for (const walk of walks) {
  test(`the dialogs and the certificate can be read: ${walk.name}`, async ({ page, emptyCollection, launch }) => {
    const proxy = await startForwardProxy({ login: 'me:p@ss', servers: {} });
    await emptyCollection();
    const ebb = await launch([], { HTTP_PROXY: `http://${proxy.host}`, NO_PROXY: '' });
    await ebb.call('sync.trustCertificates', { pem: authority.cert });
    const tour = new Tour(page, walk);
    const old = await startScriptedServer({ hostKey });
    await ebb.call('sync.setSettings', { autoSync: false });
    await ebb.call('sync.login', { serverUrl: old.url, username: 'me', password: 'secret' });
    await tour.begin(ebb);
    await expect(tour.button('decks-empty-sync')).toBeVisible();
    for (const [name, location] of [
      ['proxy', 'http://sync.example/'],
      ['tls', await selfSigned()],
    ] as const) {
      old.reactions['meta'] = (exchange) => exchange.status(308, '', { location });
      await page.keyboard.press('y');
      await expect(page.getByRole('alertdialog')).toBeVisible();
      await page.locator('summary').click();
      await tour.stop(`error-${name}`);
      await tour.close();
      // Where the server is said to have moved is forgotten with the login.
      await ebb.call('sync.login', { serverUrl: old.url, username: 'me', password: 'secret' });
    }
    await tour.menu('menu-tools', 'command-openPreferences');
    await tour.tab('preferences-syncing').click();
    await tour.button('certificates-remove').scrollIntoViewIfNeeded();
    await tour.stop('preferences-certificate');
    for (const { stop } of [proxy, old]) await stop();
  });
}

async function selfSigned(): Promise<string> {
  const server = await startScriptedServer({}, { tls: testCertificate(goodFor) });
  // Ends with the test's process: nothing connects to it for good.
  return server.url;
}

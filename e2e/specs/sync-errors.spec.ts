import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { startForwardProxy } from '#core/sync/testing/forward-proxy.ts';
import {
  type Exchange,
  type Reaction,
  type ScriptedServer,
  startScriptedServer,
} from '#core/sync/testing/scripted-server.ts';
import { type CertificateWishes, testCertificate } from '#core/sync/testing/test-certificates.ts';
import type { DataFolder, EbbHost } from '../ebb-host.ts';
import { expect, test } from '../fixtures.ts';
import { ChoiceDialog } from '../pages/choice-dialog.ts';
import { EbbWindow } from '../pages/ebb-window.ts';
import { Preferences } from '../pages/preferences.ts';
import { Tour, variants } from '../pages/tour.ts';

const DAY_MS = 86_400_000;
const SAFE_BOTH = 'Nothing was changed, here or on the server.';
const NOT_SENT = 'Nothing was sent, and nothing was changed, here or on the server.';

/** What a person reads and can press. `button`: the one next step beside Close; null: there is none. */
interface Said {
  readonly title: string | RegExp;
  readonly next: string | RegExp;
  readonly safe?: string;
  readonly button: string | null;
}
interface Row extends Said {
  readonly name: string;
  readonly meta: Reaction;
}

const nowSecs = (): number => Math.floor(Date.now() / 1000);
const metaAnswer = { mod: 0, scm: 1, usn: 0, ts: 0, msg: '', cont: true, hostNum: 0, empty: true, media_usn: 0 };
const hostKey = (exchange: Exchange): void => exchange.reply({ key: 'k' });
const welcoming = (exchange: Exchange): void => exchange.reply({ ...metaAnswer, ts: nowSecs() });

/** Ebb logged in at a server, its window open, no sync begun by itself. */
async function openLoggedIn(page: Page, ebb: EbbHost, serverUrl: string): Promise<EbbWindow> {
  await ebb.call('sync.setSettings', { autoSync: false });
  await ebb.call('sync.login', { serverUrl, username: 'me', password: 'secret' });
  return new EbbWindow(page).open(ebb);
}

async function expectSaid(window: EbbWindow, { title, next, safe = SAFE_BOTH, button }: Said): Promise<void> {
  const dialog = window.dialog(title);
  await expect(dialog).toBeVisible();
  await expect(dialog.getByText(next)).toBeVisible();
  await expect(dialog.getByText(safe, { exact: true })).toBeVisible();
  await expect(dialog.getByText('Details')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeFocused();
  for (const label of ['Try again', 'Sync again', 'Log in', 'Open Preferences', 'Open Backups']) {
    await expect(dialog.getByRole('button', { name: label, exact: true })).toHaveCount(label === button ? 1 : 0);
  }
}

const status =
  (code: number, text?: string): Reaction =>
  (exchange) =>
    exchange.status(code, text);

const rows: readonly Row[] = [
  {
    name: 'not one byte of an answer',
    meta: (exchange) => exchange.cut(),
    title: /^127\.0\.0\.1:\d+ accepted the connection, but not one byte came back\.$/,
    next: /^A firewall or an antivirus program may block Ebb\. Allow 127\.0\.0\.1:\d+ there/,
    button: 'Try again',
  },
  {
    name: '400 to the version',
    meta: status(400),
    title: /is too old for Ebb \(status 400\)\.$/,
    next: 'Update the server, or ask who runs it to do so.',
    button: null,
  },
  {
    name: '403',
    meta: status(403),
    title: /no longer accepts this device’s login\.$/,
    next: 'Log in again.',
    safe: 'Your cards are untouched, here and on the server.',
    button: 'Log in',
  },
  {
    name: '404',
    meta: status(404),
    title: /answers, but no sync server was found at this address \(status 404\)\.$/,
    next: /^Check the path in the address\. If it is right, the server is too old/,
    button: 'Open Preferences',
  },
  {
    name: '409',
    meta: status(409),
    title: /^Another device is syncing with this account on 127/,
    next: 'Try again in a few minutes.',
    button: 'Try again',
  },
  ...[500, 502, 503, 504].map((code) => ({
    name: String(code),
    meta: status(code),
    title: new RegExp(`^127\\.0\\.0\\.1:\\d+ has a problem of its own \\(status ${code}\\)\\.$`),
    next: 'Try again in a few minutes.',
    button: 'Try again',
  })),
  {
    name: '501',
    meta: status(501),
    title: /no longer works with this version of Ebb\.$/,
    next: 'Install a newer version of Ebb.',
    button: null,
  },
  {
    name: 'a status of its own',
    meta: status(418),
    title: /gave an answer that Ebb does not know \(status 418\)\.$/,
    next: 'Try again in a few minutes.',
    button: 'Try again',
  },
  {
    name: 'a web page of the network',
    meta: status(200, '<!doctype html><title>Log in to the hotel</title>'),
    title: /something answers that is not a sync server\.$/,
    next: /^Check the address\. On a public network/,
    button: 'Open Preferences',
  },
  {
    name: 'a port that wants encryption',
    meta: status(400, '<html><title>400 The plain HTTP request was sent to HTTPS port</title></html>'),
    title: /wants an encrypted connection, but the address begins with http\.$/,
    next: 'Write https:// instead of http:// in the address.',
    button: 'Open Preferences',
  },
  {
    name: 'a clock that is an hour ahead',
    meta: (exchange) => exchange.reply({ ...metaAnswer, ts: nowSecs() + 3600 }),
    title: /^The clocks are too far apart: here it is .+, on the server .+ \(a difference of 60 minutes\)\.$/,
    next: /^Set this device’s date, time, time zone and daylight saving right/,
    button: 'Sync again',
  },
];

test.describe('a server that answers with', () => {
  for (const row of rows) {
    test(`${row.name} is told in words of its own`, async ({ page, ebb }) => {
      const server = await startScriptedServer({ hostKey, meta: row.meta });
      const window = await openLoggedIn(page, ebb, server.url);
      await window.syncButton.click();
      await expectSaid(window, row);
      await server.stop();
    });
  }

  test('nothing, because it is not there, is named as out of reach', async ({ page, ebb }) => {
    const server = await startScriptedServer({ hostKey });
    const window = await openLoggedIn(page, ebb, server.url);
    await server.stop();
    await window.syncButton.click();
    await expectSaid(window, {
      title: `127.0.0.1:${server.port} could not be reached.`,
      next: /^Check that this device is online and that the server runs/,
      button: 'Try again',
    });
  });

  test('a word to stop is quoted, not interpreted', async ({ page, ebb }) => {
    const meta = (exchange: Exchange): void =>
      exchange.reply({ ...metaAnswer, ts: nowSecs(), cont: false, msg: 'Closed <b>on</b> Sundays.' });
    const server = await startScriptedServer({ hostKey, meta });
    const window = await openLoggedIn(page, ebb, server.url);
    await window.syncButton.click();
    await expect(window.dialog('The server stopped the sync')).toContainText('Closed');
    await expect(page.getByRole('alertdialog').locator('b')).toHaveCount(0);
    await server.stop();
  });
});

test('trying again is one press, and nothing is left of the error when it goes well', async ({ page, ebb }) => {
  const server = await startScriptedServer({ hostKey, meta: status(503) });
  const window = await openLoggedIn(page, ebb, server.url);
  await window.syncButton.click();
  server.reactions['meta'] = status(409);
  await window
    .dialog(/has a problem of its own/)
    .getByRole('button', { name: 'Try again' })
    .click();
  await window
    .dialog(/^Another device is syncing/)
    .getByRole('button', { name: 'Close' })
    .click();
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await server.stop();
});

/** A note, so that there is something to upload. */
async function addNote(ebb: EbbHost): Promise<void> {
  const types = (await ebb.call('notetypes.list')) as { notetypeId: number; name: string }[];
  const notetypeId = types.find(({ name }) => name === 'Basic')?.notetypeId;
  await ebb.call('notes.add', { notetypeId, deckId: 1, fields: ['front', 'back'], tags: [] });
}

test.describe('an upload that is refused', () => {
  const refusals: readonly (Said & { readonly name: string; readonly upload: Reaction })[] = [
    {
      name: 'with status 413',
      upload: status(413),
      title: /, or a proxy before it, does not accept an upload of this size\.$/,
      next: /raise MAX_SYNC_PAYLOAD_MEGS and the limit of the proxy before it\.$/,
      button: 'Try again',
    },
    {
      name: 'with the official server’s text about the size',
      upload: async (exchange) => {
        await exchange.body();
        exchange.reply('collection exceeds size limit');
      },
      title: /does not accept an upload of this size\.$/,
      next: /MAX_SYNC_PAYLOAD_MEGS/,
      button: 'Try again',
    },
    {
      name: 'as corrupt',
      upload: async (exchange) => {
        await exchange.body();
        exchange.reply('database disk image is malformed');
      },
      title: 'The server refused the upload: database disk image is malformed',
      next: /Otherwise restore a backup and sync again\.$/,
      button: 'Open Backups',
    },
  ];
  for (const refusal of refusals) {
    test(`${refusal.name} says so`, async ({ page, ebb }) => {
      const server = await startScriptedServer({ hostKey, meta: welcoming, upload: refusal.upload });
      await addNote(ebb);
      const window = await openLoggedIn(page, ebb, server.url);
      await window.syncButton.click();
      await new ChoiceDialog(window, 'serverEmpty').upload.click();
      await expectSaid(window, refusal);
      await server.stop();
    });
  }
});

test('data that the server refuses in a merge: what to do, in order', async ({ page, data, ebb }) => {
  const { scm, usn } = marksOf(data);
  const meta = (exchange: Exchange): void =>
    exchange.reply({ ...metaAnswer, mod: 5, scm, usn, ts: nowSecs(), empty: false });
  const server = await startScriptedServer({
    hostKey,
    meta,
    start: status(400),
    abort: (exchange) => exchange.reply('null'),
  });
  const window = await openLoggedIn(page, ebb, server.url);
  await window.syncButton.click();
  await expectSaid(window, {
    title: /did not accept the data\.$/,
    next: /^Sync again\. If it stays so, choose “On next sync, force changes in one direction”/,
    button: 'Sync again',
  });
  await server.stop();
});

function marksOf(data: DataFolder): { scm: number; usn: number } {
  const db = new Database(data.collection, { readonly: true });
  const marks = db.prepare('SELECT scm, usn FROM col').get() as { scm: number; usn: number };
  db.close();
  return marks;
}

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
    test(`with ${fault.name} says so`, async ({ page, ebb }) => {
      const { window, server, stop } = await movedTo(page, ebb, fault.wishes);
      await window.syncButton.click();
      await expectSaid(window, { safe: NOT_SENT, ...fault });
      expect(server.received).toEqual([]);
      await stop();
    });
  }

  test('to a server that does not encrypt says so', async ({ page, ebb }) => {
    const server = await startScriptedServer();
    const { window, stop } = await sentOnTo(page, ebb, server.url.replace('http:', 'https:'));
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

  test('that is ended while it is agreed on says so', async ({ page, ebb }) => {
    const raw = createServer((socket) => socket.once('data', () => socket.destroy())).listen(0, '127.0.0.1');
    await once(raw, 'listening');
    const { window, stop } = await sentOnTo(page, ebb, `https://127.0.0.1:${(raw.address() as AddressInfo).port}/`);
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

  test('that wants a login is named, with what to set', async ({ page, data, launch }) => {
    const server = await startScriptedServer({ hostKey, meta: welcoming });
    const open = await startForwardProxy({ servers: { 'sync.example:80': server.port } });
    const closed = await startForwardProxy({ login: 'me:p@ss', servers: {} });
    await data.cli('collection.info');
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

for (const variant of variants) {
  test(`the dialogs and the certificate can be read: ${variant.name}`, async ({ page, data, launch }) => {
    const proxy = await startForwardProxy({ login: 'me:p@ss', servers: {} });
    await data.cli('collection.info');
    const ebb = await launch([], { HTTP_PROXY: `http://${proxy.host}`, NO_PROXY: '' });
    await ebb.call('sync.trustCertificates', { pem: authority.cert });
    const tour = new Tour(page, variant);
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

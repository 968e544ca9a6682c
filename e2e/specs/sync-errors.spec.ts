import Database from 'better-sqlite3';
import { type Exchange, type Reaction, startScriptedServer } from '#core/sync/testing/scripted-server.ts';
import type { DataFolder, EbbHost } from '../ebb-host.ts';
import { expect, test } from '../fixtures.ts';
import { ChoiceDialog } from '../pages/choice-dialog.ts';
import {
  type Said,
  expectSaid,
  hostKey,
  metaAnswer,
  nowSecs,
  openLoggedIn,
  status,
  welcoming,
} from '../pages/sync-error.ts';

interface Row extends Said {
  readonly name: string;
  readonly meta: Reaction;
}

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
    test(`${row.name} is told in words of its own`, async ({ page, sharedEbb }) => {
      const server = await startScriptedServer({ hostKey, meta: row.meta });
      const window = await openLoggedIn(page, sharedEbb, server.url);
      await window.syncButton.click();
      await expectSaid(window, row);
      await server.stop();
    });
  }

  test('nothing, because it is not there, is named as out of reach', async ({ page, sharedEbb }) => {
    const server = await startScriptedServer({ hostKey });
    const window = await openLoggedIn(page, sharedEbb, server.url);
    await server.stop();
    await window.syncButton.click();
    await expectSaid(window, {
      title: `127.0.0.1:${server.port} could not be reached.`,
      next: /^Check that this device is online and that the server runs/,
      button: 'Try again',
    });
  });

  test('a word to stop is quoted, not interpreted', async ({ page, sharedEbb }) => {
    const meta = (exchange: Exchange): void =>
      exchange.reply({ ...metaAnswer, ts: nowSecs(), cont: false, msg: 'Closed <b>on</b> Sundays.' });
    const server = await startScriptedServer({ hostKey, meta });
    const window = await openLoggedIn(page, sharedEbb, server.url);
    await window.syncButton.click();
    await expect(window.dialog('The server stopped the sync')).toContainText('Closed');
    await expect(page.getByRole('alertdialog').locator('b')).toHaveCount(0);
    await server.stop();
  });
});

test('trying again is one press, and nothing is left of the error when it goes well', async ({ page, data, ebb }) => {
  const marks = marksOf(data);
  const server = await startScriptedServer({ hostKey, meta: status(503) });
  const window = await openLoggedIn(page, ebb, server.url);
  await window.syncButton.click();
  const again = window.dialog(/has a problem of its own/).getByRole('button', { name: 'Try again' });
  await expect(again).toBeVisible();
  server.reactions['meta'] = status(409);
  await again.click();
  await expect(window.dialog(/^Another device is syncing/)).toBeVisible();
  server.reactions['meta'] = (exchange) => exchange.reply({ ...metaAnswer, ...marks, ts: nowSecs() });
  await page.getByRole('alertdialog').getByRole('button', { name: 'Try again' }).click();
  await window.expectMessage('Both sides are the same.');
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
      next: /Otherwise check the database or restore a backup, then sync again\.$/,
      button: 'Check database',
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
  const marks = marksOf(data);
  const meta = (exchange: Exchange): void =>
    exchange.reply({ ...metaAnswer, ...marks, mod: 5, ts: nowSecs(), empty: false });
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
    next: /^Check the database, then sync again\. If it stays so, choose “On next sync, force changes in one direction”/,
    button: 'Check database',
  });
  await server.stop();
});

function marksOf(data: DataFolder): { mod: number; scm: number; usn: number } {
  const db = new Database(data.collection, { readonly: true });
  const marks = db.prepare('SELECT mod, scm, usn FROM col').get() as { mod: number; scm: number; usn: number };
  db.close();
  return marks;
}

import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Reaction, type ScriptedServer, startScriptedServer } from '#core/sync/testing/scripted-server.ts';
import type { EbbHost } from '../ebb-host.ts';
import { expect, makeAnkiCollection, test } from '../fixtures.ts';
import { ChoiceDialog } from '../pages/choice-dialog.ts';
import { EbbWindow } from '../pages/ebb-window.ts';
import { logInAndSync } from '../pages/login-dialog.ts';
import { SyncDoctor } from '../pages/sync-doctor.ts';
import { Tour, walks } from '../pages/tour.ts';
import { peerAvailable } from '../peer/find-peer.ts';
import { startOfficialServer } from '../peer/official-server.ts';
import { removeServerCard } from '../server-tampering.ts';

const hostKey: Reaction = (exchange) => exchange.reply({ key: 'a-key-that-is-secret' });
const webPage: Reaction = (exchange) => exchange.status(200, '<!doctype html><title>A router</title>');

/** Ebb logged in at a server that does as told, its window open, no sync begun by itself. */
async function openLoggedIn(page: Page, ebb: EbbHost, { url }: ScriptedServer): Promise<EbbWindow> {
  await ebb.call('sync.setSettings', { autoSync: false });
  await ebb.call('sync.login', { serverUrl: url, username: 'somebody', password: 'secret' });
  return new EbbWindow(page).open(ebb);
}

test('a server that is gone: from the error to the finding, to its one button', async ({ page, sharedEbb }) => {
  const server = await startScriptedServer({ hostKey });
  const window = await openLoggedIn(page, sharedEbb, server);
  await server.stop();
  await page.keyboard.press('y');
  const doctor = await new SyncDoctor(window).openFromError();
  await doctor.expectFinding(`127.0.0.1 is there, but nothing listens at port ${server.port}`);
  await expect(doctor.check('Connection')).toContainText('here it fails');
  await expect(doctor.check('Login')).toContainText('not looked at');
  await expect(doctor.button('Close')).toBeFocused();
  // With the keyboard alone: the finding's button is the one before Close.
  await page.keyboard.press('Shift+Tab');
  await expect(doctor.button('Open Preferences')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(window.dialog('Preferences').getByRole('tab', { name: 'Syncing' })).toBeVisible();
});

test('a server that has come back meanwhile: everything is fine, and the next sync works', async ({
  page,
  ebb,
  server,
}) => {
  const window = await new EbbWindow(page).open(ebb);
  await logInAndSync(window, server);
  await window.expectMessage('Both sides are the same');
  await ebb.call('decks.create', { name: 'New here' });
  await server.stop();
  await page.keyboard.press('y');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  const back = await startOfficialServer({ port: server.port });
  try {
    const doctor = await new SyncDoctor(window).openFromError();
    await doctor.expectFinding('Everything is fine now');
    await expect(doctor.check('Login')).toContainText('in order');
    await doctor.button('Sync again').click();
    await expect(new ChoiceDialog(window, 'bothEmpty').root).toBeVisible();
  } finally {
    await back.stop();
  }
});

test('a web page in place of the server is told, with a report that has no secrets', async ({
  page,
  sharedEbb,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const server = await startScriptedServer({ hostKey, meta: webPage });
  const window = await openLoggedIn(page, sharedEbb, server);
  await page.keyboard.press('y');
  const doctor = await new SyncDoctor(window).openFromError();
  await doctor.expectFinding(/a web page answers, not a sync server/);
  await doctor.root.getByText('Report for support').click();
  await doctor.button('Copy').click();
  await expect(doctor.button('Copied')).toBeVisible();
  const report = await page.evaluate(() => navigator.clipboard.readText());
  expect(report).toContain('serverVersion: failed');
  expect(report).toContain('user=s…');
  for (const secret of ['a-key-that-is-secret', 'omebody', 'password']) expect(report).not.toContain(secret);
  await server.stop();
});

test('counts that differed after a merge are told with both numbers, and the next step is to choose a side', async ({
  page,
  data,
  launch,
  peer,
}) => {
  test.skip(!peerAvailable(), 'the official Anki library is missing');
  const base = join(data.path, 'server');
  const anki = join(data.path, 'anki', 'collection.anki2');
  let server = await startOfficialServer({ base });
  await makeAnkiCollection(peer, anki, { notes: 30 });
  await data.cli('collection.importAnki2', { path: anki });
  const ebb = await launch();
  const window = await new EbbWindow(page).open(ebb);
  await logInAndSync(window, server);
  await new ChoiceDialog(window, 'serverEmpty').chooseUpload();
  await server.stop();
  removeServerCard(base);
  server = await startOfficialServer({ base, port: server.port });
  await ebb.call('decks.create', { name: 'New here' });
  await page.keyboard.press('y');
  const doctor = await new SyncDoctor(window).openFromError();
  await doctor.expectFinding('After the last merge, the two sides would have differed');
  const { cards } = (await ebb.call('collection.info')) as { cards: number };
  await expect(doctor.root).toContainText(`Different are: cards (here ${cards}, on the server ${cards - 1}).`);
  await doctor.button('Sync again').click();
  await expect(new ChoiceDialog(window, 'conflict').root).toBeVisible();
  await server.stop();
});

test('the search ends at once when it is cancelled', async ({ page, sharedEbb }) => {
  const server = await startScriptedServer({ hostKey, meta: webPage });
  const window = await openLoggedIn(page, sharedEbb, server);
  await page.keyboard.press('y');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  // From here on the server says nothing more.
  let asked: () => void = () => undefined;
  const silent = new Promise<void>((resolve) => {
    asked = resolve;
  });
  server.reactions['meta'] = () => asked();
  const doctor = await new SyncDoctor(window).openFromError();
  await silent;
  await expect(window.dialog('Looking for the cause')).toContainText('Now: Clock');
  await page.keyboard.press('Escape');
  await expect(doctor.root).toBeHidden();
  server.reactions['meta'] = webPage;
  await page.keyboard.press('y');
  await doctor.openFromError();
  await doctor.expectFinding(/a web page answers/);
  await server.stop();
});

for (const walk of walks) {
  test(`the doctor is accessible and fits: ${walk.name}`, async ({ page, ebb }) => {
    const server = await startScriptedServer({ hostKey, meta: webPage });
    await ebb.call('sync.setSettings', { autoSync: false });
    await ebb.call('sync.login', { serverUrl: server.url, username: 'somebody', password: 'secret' });
    const tour = new Tour(page, walk);
    await tour.begin(ebb);
    await expect(page.getByRole('treegrid').getByRole('row').nth(1)).toBeVisible();
    await page.keyboard.press('y');
    await expect(tour.button('doctor-find-out')).toBeVisible();
    await tour.stop('sync-error-with-doctor');
    server.reactions['meta'] = () => undefined;
    await tour.button('doctor-find-out').click();
    await expect(tour.dialog.getByRole('listitem').nth(4)).toHaveAttribute('data-result', 'running');
    await tour.stop('sync-doctor-running');
    await tour.close();
    server.reactions['meta'] = webPage;
    await page.keyboard.press('y');
    await tour.button('doctor-find-out').click();
    await expect(tour.button('action-sync-settings')).toBeVisible();
    await tour.stop('sync-doctor-finding');
    await tour.close();
    await server.stop();
  });
}

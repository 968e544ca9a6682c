import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { devicesInStep, type OtherDevice } from '../devices-in-step.ts';
import type { EbbHost } from '../ebb-host.ts';
import { expect, makeAnkiCollection, test } from '../fixtures.ts';
import { ChoiceDialog } from '../pages/choice-dialog.ts';
import { DeckList } from '../pages/deck-list.ts';
import { EbbWindow } from '../pages/ebb-window.ts';
import { logInAndSync, LoginDialog } from '../pages/login-dialog.ts';
import { startOfficialServer } from '../peer/official-server.ts';
import { peerAvailable } from '../peer/find-peer.ts';
import { startSyncProxy, type SyncProxy } from '../sync-proxy.ts';

test.skip(!peerAvailable(), 'the official Anki library is missing');

let proxy: SyncProxy;
let other: OtherDevice;
let ebb: EbbHost;
let window: EbbWindow;
test.beforeEach(async ({ page, data, emptyCollection, launch, server, peer }) => {
  proxy = await startSyncProxy(server.port);
  await emptyCollection();
  ebb = await launch();
  other = await devicesInStep({ ebb, data, server, peer, url: proxy.url });
  await ebb.call('sync.setSettings', { autoSync: false });
  window = await new EbbWindow(page).open(ebb);
  await window.expectButton('normal', 'nothing waits');
});
test.afterEach(() => proxy.stop());

async function changeHere(): Promise<void> {
  await new DeckList(window).create('Made here');
  await window.expectButton('changes', 'changes to send');
}

/** Changes rows behind Ebb's back, as a fault of some program would: nothing notes that they changed. */
async function changeUnnoticed(file: string, sql: string, launch: () => Promise<EbbHost>): Promise<void> {
  await ebb.stop();
  const db = new Database(file);
  db.exec(sql);
  db.close();
  ebb = await launch();
  await window.open(ebb);
}

test('a merge that takes its time says what it moves, and Cancel leaves both sides as they were', async ({ page }) => {
  await other.sendNote('there');
  await changeHere();
  const before = await ebb.call('collection.info');
  const release = proxy.hold('sanityCheck2');
  await page.keyboard.press('y');
  const progress = window.dialog('Syncing');
  await expect(progress).toContainText('Finishing');
  await expect(progress).toContainText(/Added or changed: [1-9]\d* sent, [1-9]\d* received/);
  await expect(progress).toContainText('Removed: 0 sent, 0 received');
  await expect(progress.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(progress).toBeHidden();
  release();
  await expect(page.getByRole('alertdialog')).toBeHidden();
  expect(await ebb.call('collection.info')).toEqual(before);
  await window.expectButton('changes', 'changes to send');
  expect(proxy.times('abort')).toBe(1);
  expect(await other.deckNames()).not.toContain('Made here');
  await page.keyboard.press('y');
  await window.expectMessage('The sync is complete.');
  expect(await other.deckNames()).toContain('Made here');
});

test('pressing Y again and again syncs once, and not at all while a dialog is open', async ({ page }) => {
  await changeHere();
  const before = proxy.times('start');
  const release = proxy.hold('applyChanges');
  for (let i = 0; i < 5; i += 1) await page.keyboard.press('y');
  await expect(window.dialog('Syncing')).toBeVisible();
  for (let i = 0; i < 5; i += 1) await page.keyboard.press('y');
  release();
  await window.expectMessage('The sync is complete.');
  expect(proxy.times('start')).toBe(before + 1);

  await new DeckList(window).create('Another');
  await window.menu('File', 'Create deck…');
  const name = window.dialog('Create deck').getByRole('textbox', { name: 'Name' });
  await name.pressSequentially('yyy');
  await expect(name).toHaveValue(/yyy$/);
  expect(proxy.times('start')).toBe(before + 1);
});

test('another device that syncs at the same time is named as the reason', async ({ page }) => {
  await changeHere();
  const release = proxy.hold('applyChanges');
  await page.keyboard.press('y');
  await expect(window.dialog('Syncing')).toBeVisible();
  // Its question ends the merge that the server has open for Ebb.
  await other.sync();
  release();
  await expect(page.getByRole('alertdialog')).toContainText(/another device/i);
  await page.keyboard.press('Escape');
  await window.expectButton('changes', 'changes to send');
});

test('a server’s message is shown as text after the merge that it came with', async ({ page }) => {
  proxy.rewrite('meta', (meta) => ({ ...meta, msg: 'Closed on <b>Sundays</b>\u202e!' }));
  await changeHere();
  await page.keyboard.press('y');
  const message = window.dialog('A message from the server');
  await expect(message.locator('blockquote')).toHaveText('Closed on <b>Sundays</b>!');
  await page.keyboard.press('Escape');
  await expect(message).toBeHidden();
  await window.expectButton('normal', 'nothing waits');
  expect(await other.deckNames()).toContain('Made here');
});

test('a server that says stop is quoted, and nothing is sent', async ({ page }) => {
  proxy.rewrite('meta', (meta) => ({ ...meta, cont: false, msg: 'Please update your app' }));
  await changeHere();
  const before = proxy.times('start');
  await page.keyboard.press('y');
  await expect(window.dialog('The server stopped the sync')).toContainText('Please update your app');
  expect(proxy.times('start')).toBe(before);
});

test('a message that comes with the one-way question is not lost', async ({ page }) => {
  proxy.rewrite('meta', (meta) => ({ ...meta, msg: 'Moved to a new disk' }));
  await other.changeSchema();
  await page.keyboard.press('y');
  const choice = new ChoiceDialog(window, 'conflict');
  await expect(choice.root.locator('blockquote')).toHaveText('Moved to a new disk');
  await expect(choice.cancel).toBeFocused();
});

test('a server that moved is followed and remembered, until another address is chosen', async ({ page, server }) => {
  proxy.answer('meta', { status: 308, headers: { location: server.url } });
  await changeHere();
  await page.keyboard.press('y');
  await window.expectMessage('The sync is complete.');
  const asked = proxy.seen.length;
  await page.keyboard.press('y');
  await window.expectMessage('Both sides are the same.');
  expect(proxy.seen.length).toBe(asked);

  await ebb.call('sync.setSettings', { server: { kind: 'own', url: server.url } });
  await ebb.call('sync.login', { serverUrl: proxy.url, username: 'me', password: 'secret' });
  const before = proxy.times('meta');
  await window.syncButton.click();
  await window.expectMessage('Both sides are the same.');
  expect(proxy.times('meta')).toBe(before + 1);
  expect(await other.deckNames()).toContain('Made here');
});

test('clocks too far apart are shown, both, and nothing is sent', async ({ page }) => {
  proxy.rewrite('meta', (meta) => ({ ...meta, ts: Number(meta['ts']) + 3600 }));
  await changeHere();
  const before = proxy.times('start');
  await page.keyboard.press('y');
  const error = page.getByRole('alertdialog');
  await expect(error).toContainText(
    /here it is .*\d\d?:\d\d.*, on the server .*\d\d?:\d\d.* \(a difference of 60 minutes\)/,
  );
  await expect(error).toContainText('daylight saving');
  expect(proxy.times('start')).toBe(before);
});

test('another account than last time stops the sync until that is confirmed', async ({ page, peer, data }) => {
  const second = await startOfficialServer({ users: ['you:secret'] });
  try {
    await ebb.call('sync.login', { serverUrl: second.url, username: 'you', password: 'secret' });
    await page.keyboard.press('y');
    const question = window.dialog('Sync with another account?');
    await expect(question).toContainText(`me on ${new URL(proxy.url).host}`);
    await expect(question).toContainText(`you on ${new URL(second.url).host}`);
    await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(question).toBeHidden();
    const copy = join(data.path, 'copy', 'collection.anki2');
    await peer.call('sync', { url: second.url, user: 'you', pass: 'secret' }, copy);
    expect(await peer.call('info', {}, copy)).toMatchObject({ notes: 0 });
    await peer.call('close', {}, copy);

    await page.keyboard.press('y');
    await question.getByRole('button', { name: 'Sync with you' }).click();
    await new ChoiceDialog(window, 'serverEmpty').chooseUpload();
    await page.keyboard.press('y');
    await window.expectMessage('Both sides are the same.');
  } finally {
    await second.stop();
  }
});

test('another account that could be merged with stops the sync too: nothing moves until that is confirmed', async ({
  page,
  data,
  server,
}) => {
  const base = join(data.path, 'second-server');
  await cp(join(server.base, 'me'), join(base, 'you'), { recursive: true });
  const second = await startOfficialServer({ users: ['you:secret'], base });
  const secondProxy = await startSyncProxy(second.port);
  try {
    await changeHere();
    await ebb.call('sync.login', { serverUrl: secondProxy.url, username: 'you', password: 'secret' });
    await page.keyboard.press('y');
    const question = window.dialog('Sync with another account?');
    await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(question).toBeHidden();
    await window.expectButton('changes', 'changes to send');
    expect(secondProxy.times('start')).toBe(0);
    await page.keyboard.press('y');
    await question.getByRole('button', { name: 'Sync with you' }).click();
    await window.expectMessage('The sync is complete.');
    expect(secondProxy.times('finish')).toBe(1);
    await page.keyboard.press('y');
    await window.expectMessage('Both sides are the same.');
  } finally {
    await secondProxy.stop();
    await second.stop();
  }
});

test('an account that lost its cards is said to have; uploading is offered, downloading is not', async ({
  page,
  peer,
  server,
  data,
}) => {
  const empty = join(data.path, 'empty', 'collection.anki2');
  await makeAnkiCollection(peer, empty, { notes: 0 });
  await peer.call('upload', { url: server.url, user: 'me', pass: 'secret' }, empty);
  await peer.call('close', {}, empty);
  await page.keyboard.press('y');
  const lost = window.dialog('The server has lost its cards');
  await expect(lost).toContainText('Some servers delete collections that were not synced for a long time.');
  await expect(lost.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await expect(lost.getByRole('button', { name: 'Download from server' })).toBeHidden();
  await lost.getByRole('button', { name: 'Upload this device' }).click();
  await expect(window.dialog('Upload complete')).toContainText(/the server now has your \d+ cards\./);
});

test('counts that differ are named; the collection is backed up, and the next sync asks for one side', async ({
  page,
  data,
  launch,
}) => {
  await changeUnnoticed(data.collection, 'DELETE FROM revlog WHERE id = (SELECT min(id) FROM revlog)', launch);
  await changeHere();
  await page.keyboard.press('y');
  const error = page.getByRole('alertdialog');
  await expect(error).toContainText(/the two sides would have differed: reviews \(here \d+, on the server \d+\)/);
  expect(await ebb.call('backups.list')).toContainEqual(expect.objectContaining({ reason: 'sanityFailure' }));
  await error.getByRole('button', { name: 'Sync again' }).click();
  await expect(new ChoiceDialog(window, 'conflict').cancel).toBeFocused();
  await page.keyboard.press('Escape');
  await window.expectButton('oneWay', 'one side must be chosen');
  expect(await other.deckNames()).not.toContain('Made here');
});

test('a note type of another shape under the same schema stops the merge', async ({ page }) => {
  const [first] = (await ebb.call('notetypes.list')) as { notetypeId: number }[];
  const { notetype } = (await ebb.call('notetypes.get', { notetypeId: first?.notetypeId })) as {
    notetype: { flds: object[]; id: number };
  };
  const later = Math.floor(Date.now() / 1000) + 60;
  const fewer = { ...notetype, id: first?.notetypeId, flds: notetype.flds.slice(0, 1), mod: later, usn: 1 };
  proxy.rewrite('applyChanges', (changes) => ({ ...changes, models: [fewer] }));
  await changeHere();
  await page.keyboard.press('y');
  await expect(page.getByRole('alertdialog')).toContainText('A note type has another shape on the server than here.');
  await page.keyboard.press('Escape');
  await window.expectButton('changes', 'changes to send');
});

test('data that makes no sense stops the merge, and nothing of it stays', async ({ page }) => {
  proxy.rewrite('chunk', () => ({ done: true, notes: [[1, 'no note']] }));
  await changeHere();
  const before = await ebb.call('collection.info');
  await page.keyboard.press('y');
  const error = page.getByRole('alertdialog');
  await expect(error).toContainText('The server sent something that Ebb can’t read.');
  await expect(error).toContainText('Nothing was changed, here or on the server.');
  expect(await ebb.call('collection.info')).toEqual(before);
});

test('a download shows its progress, and Cancel leaves this device as it is', async ({ page }) => {
  await other.changeSchema();
  await page.keyboard.press('y');
  const release = proxy.hold('download');
  await new ChoiceDialog(window, 'conflict').download.click();
  const progress = window.dialog('Downloading from the server');
  await progress.getByRole('button', { name: 'Cancel' }).click();
  await expect(progress).toBeHidden();
  release();
  expect(await ebb.call('collection.info')).toMatchObject({ notes: 30 });
  await window.expectButton('oneWay', 'one side must be chosen');
});

test('an empty login is a cancel, half a login is asked for again', async ({ page }) => {
  await ebb.call('sync.logout');
  await window.expectButton('normal', 'not logged in');
  await window.syncButton.click();
  const login = new LoginDialog(window);
  await login.username.fill('me');
  await login.submit.click();
  await expect(login.root).toContainText('Write your password.');
  await expect(login.username).toHaveValue('me');
  await login.username.fill(' ');
  await page.keyboard.press('Enter');
  await expect(login.root).toBeHidden();
  await logInAndSync(window, { url: proxy.url });
  await window.expectMessage('Both sides are the same.');
});

test('the connection can be tried out before anything depends on it', async () => {
  await window.menu('Tools', 'Preferences…');
  const preferences = window.dialog('Preferences');
  await preferences.getByRole('tab', { name: 'Syncing' }).click();
  await preferences.getByRole('button', { name: 'Test connection' }).click();
  await expect(preferences).toContainText(`A sync server answers at ${proxy.url}.`);
  await expect(preferences).toContainText('It knows your login.');
  proxy.answer('meta', { status: 403 });
  await preferences.getByRole('button', { name: 'Test connection' }).click();
  await expect(preferences).toContainText('It does not accept your login. Log in again.');
  await proxy.stop();
  await preferences.getByRole('button', { name: 'Test connection' }).click();
  await expect(preferences).toContainText('could not be reached');
});

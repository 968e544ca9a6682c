import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataFolder, EbbHost } from '../ebb-host.ts';
import { expect, test as base } from '../fixtures.ts';
import { EbbWindow } from '../pages/ebb-window.ts';
import { MediaProgress, putMedia } from '../pages/media.ts';
import { Preferences } from '../pages/preferences.ts';
import { addNotes, Reviewer } from '../pages/reviewer.ts';
import { peerAvailable } from '../peer/find-peer.ts';
import type { Peer } from '../peer/peer.ts';
import { startSyncProxy, type SyncProxy } from '../sync-proxy.ts';

const account = { user: 'me', pass: 'secret' };
const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"></svg>';

interface MediaFixtures {
  /** Between Ebb and the official server. */
  readonly between: SyncProxy;
  /** Ebb, logged in and in step with the server (one note) but for media, which it syncs from now on. */
  readonly syncing: EbbHost;
}

const test = base.extend<MediaFixtures>({
  between: async ({ server }, use) => {
    const between = await startSyncProxy(server.port);
    await use(between);
    await between.stop();
  },
  syncing: async ({ ebb, between }, use) => {
    await ebb.call('sync.setSettings', { autoSync: false });
    await addNotes(ebb, 'Basic', [['swift <img src="late.svg">', 'سمامة']]);
    await ebb.call('sync.login', { serverUrl: between.url, username: account.user, password: account.pass });
    await ebb.call('sync.start');
    await ebb.call('sync.resolve', { direction: 'upload' });
    await ebb.call('sync.setSettings', { syncMedia: true });
    await use(ebb);
  },
});
test.skip(!peerAvailable(), 'the official Anki library is missing');

function manyFiles(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`file-${index}.txt`, `content ${index}`]));
}

/** What Ebb's folder and the server still differ in. */
async function waiting(ebb: EbbHost): Promise<unknown> {
  return ((await ebb.call('media.status')) as { waiting: number }).waiting;
}

async function otherDevice(data: DataFolder, peer: Peer, url: string) {
  const path = join(data.path, 'anki', 'collection.anki2');
  await peer.call('sync', { url, ...account, on_full: 'download', media: true }, path);
  return { path, call: <T>(command: string, args: Record<string, unknown>) => peer.call<T>(command, args, path) };
}

test('media go in the background: the button turns, a click shows how far they are, the log says how it went', async ({
  page,
  data,
  syncing,
  between,
}) => {
  await putMedia(data, { ...manyFiles(30), 'nothing.mp3': '' });
  const window = await new EbbWindow(page).open(syncing);
  const progress = new MediaProgress(window);
  const letGo = between.hold('/msync/uploadChanges');
  await window.syncButton.click();
  await window.expectButton('running', 'audio and images are being synced');
  await expect(page.getByText('30 media files to go')).toBeVisible();
  // The window is free meanwhile.
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('treegrid').getByRole('row').nth(1).click();
  await expect(page.getByRole('heading', { name: 'Default' })).toBeVisible();

  await window.syncButton.click();
  await progress.expectNumbers(progress.running, 'To go', '30', '0');
  await page.keyboard.press('Escape');
  await expect(progress.running).toBeHidden();
  await expect(window.syncButton).toBeFocused();
  await window.expectButton('running', 'audio and images are being synced');
  await page.keyboard.press('y');
  await expect(progress.running).toBeVisible();
  letGo();
  await progress.expectNumbers(progress.complete, 'Added', '30', '0');
  await expect(progress.complete).toContainText('nothing.mp3: it is empty');
  await progress.complete.getByRole('button', { name: 'Media log' }).click();
  const log = page.getByRole('log', { name: 'Media log' });
  await expect(log.getByRole('listitem').first()).toContainText('Media sync began');
  await expect(log).toContainText('Added: 30 to the server, 0 from the server');
  await expect(log.getByRole('listitem').last()).toContainText('Media sync complete');
  await page.keyboard.press('Escape');
  await window.expectButton('normal', 'nothing waits');
  expect(await waiting(syncing)).toBe(0);
});

test('a media sync is stopped, and goes on when it is asked to', async ({
  page,
  data,
  syncing,
  server,
  between,
  peer,
}) => {
  await putMedia(data, manyFiles(60));
  const window = await new EbbWindow(page).open(syncing);
  const progress = new MediaProgress(window);
  const letGo = between.hold('/msync/uploadChanges');
  await window.syncButton.click();
  await window.expectButton('running', 'audio and images are being synced');
  await page.keyboard.press('y');
  await progress.running.getByRole('button', { name: 'Stop media sync' }).click();
  await expect(progress.stopped).toContainText('What was moved until then stays.');
  expect(await waiting(syncing)).toBe(60);
  letGo();
  await progress.stopped.getByRole('button', { name: 'Sync media again' }).click();
  await progress.expectNumbers(progress.complete, 'Added', '60', '0');
  const other = await otherDevice(data, peer, server.url);
  expect(await other.call('media-counts', {})).toMatchObject({ files: 60 });
  await other.call('close', {});
});

test.describe('while a file is on its way', () => {
  test.use({ expectedFaults: [/^console: Failed to load resource: the server responded with a status of 404/] });

  test('a picture that arrives while its card is shown is shown', async ({
    page,
    data,
    syncing,
    server,
    between,
    peer,
  }) => {
    const other = await otherDevice(data, peer, server.url);
    await writeFile(join(data.path, 'late.svg'), picture);
    await other.call('add-media', { file: join(data.path, 'late.svg') });
    await other.call('sync', { url: server.url, ...account, media: true });
    await other.call('close', {});

    const window = await new EbbWindow(page).open(syncing);
    const letGo = between.hold('/msync/downloadFiles');
    await page.keyboard.press('y');
    await window.expectButton('running', 'audio and images are being synced');
    const reviewer = await new Reviewer(window).begin();
    const note = reviewer.card.locator('.ebb-missing');
    await expect(note).toHaveText('late.svg is still on its way: audio and images are being synced.');
    letGo();
    await expect(reviewer.card.locator('img')).toHaveJSProperty('naturalWidth', 300);
    await expect(note).toHaveCount(0);
    await window.expectButton('normal', 'nothing waits');
    await page.keyboard.press('Space');
    await expect(reviewer.card.locator('img')).toHaveJSProperty('naturalWidth', 300);
  });
});

test('a server that has a problem with media is told of in a line, and asked again from there', async ({
  page,
  data,
  syncing,
  between,
}) => {
  await putMedia(data, manyFiles(3));
  const window = await new EbbWindow(page).open(syncing);
  between.answer('/msync/begin', { status: 500 });
  await page.keyboard.press('y');
  const note = page.getByRole('note').filter({ has: page.getByRole('button', { name: 'Close this note' }) });
  await expect(note).toContainText('127.0.0.1');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  between.answer('/msync/begin', undefined);
  await note.getByRole('button', { name: 'Sync media again' }).click();
  await window.expectMessage('Media sync complete: 3 sent, 0 received.');
  await expect(note).toHaveCount(0);
});

test('the preferences switch media syncs off, and lead to the log', async ({ page, data, syncing, between }) => {
  await putMedia(data, manyFiles(3));
  const window = await new EbbWindow(page).open(syncing);
  const preferences = await new Preferences(window).open('Syncing');
  const box = (name: string) => preferences.root.getByRole('checkbox', { name });
  await expect(box('Sync them every 15 minutes')).toBeChecked();
  await preferences.root.getByText('Sync audio and images too').click();
  await expect(box('Sync audio and images too')).not.toBeChecked();
  await expect(box('Sync them every 15 minutes')).toBeDisabled();
  await preferences.root.getByRole('button', { name: 'Media log' }).click();
  await expect(window.dialog('Media log')).toContainText('No media sync has run here yet.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('y');
  await window.expectMessage('Both sides are the same.');
  expect(between.seen.filter((method) => method.startsWith('/msync/'))).toEqual([]);
});

test('the app waits for media before it closes, and stops waiting when it is told to', async ({
  page,
  data,
  syncing,
  between,
}) => {
  await putMedia(data, manyFiles(3));
  const window = await new EbbWindow(page).open(syncing);
  const letGo = between.hold('/msync/uploadChanges');
  await page.keyboard.press('y');
  await window.expectButton('running', 'audio and images are being synced');
  await page.keyboard.press('ControlOrMeta+q');
  const dialog = window.dialog('Syncing audio and images before Ebb closes');
  await dialog.getByRole('button', { name: 'Stop media sync' }).click();
  await expect(page.getByText('Ebb is closed')).toBeVisible();
  letGo();
});

import { expect, test } from '../fixtures.ts';
import { devicesInStep, type OtherDevice } from '../devices-in-step.ts';
import type { EbbHost } from '../ebb-host.ts';
import { ChoiceDialog } from '../pages/choice-dialog.ts';
import { DeckList } from '../pages/deck-list.ts';
import { EbbWindow } from '../pages/ebb-window.ts';
import { peerAvailable } from '../peer/find-peer.ts';
import { startSyncProxy, type SyncProxy } from '../sync-proxy.ts';

test.skip(!peerAvailable(), 'the official Anki library is missing');

let proxy: SyncProxy;
let other: OtherDevice;
let ebb: EbbHost;
test.beforeEach(async ({ data, emptyCollection, launch, server, peer }) => {
  proxy = await startSyncProxy(server.port);
  await emptyCollection();
  ebb = await launch();
  other = await devicesInStep({ ebb, data, server, peer, url: proxy.url });
});
test.afterEach(() => proxy.stop());

const closing = 'Syncing before Ebb closes';
async function notes(): Promise<number> {
  return ((await ebb.call('collection.info')) as { notes: number }).notes;
}

test.describe('on opening', () => {
  test('what others sent is fetched once; a reload and a second tab fetch nothing', async ({ page, context }) => {
    await other.sendNote('for the opening');
    const before = proxy.times('finish');
    const window = await new EbbWindow(page).open(ebb);
    await window.expectMessage(/The sync is complete\. Sent: 0\. Received: \d+\./);
    await window.expectButton('normal', 'nothing waits');
    expect(await notes()).toBe(31);
    expect(proxy.times('finish')).toBe(before + 1);

    await other.sendNote('for nobody yet');
    await ebb.call('sync.checkServer', { force: true });
    await page.reload();
    await window.expectButton('changes', 'changes to fetch');
    const second = await new EbbWindow(await context.newPage()).open(ebb);
    await second.expectButton('changes', 'changes to fetch');
    expect(proxy.times('finish')).toBe(before + 1);
    expect(await notes()).toBe(31);
  });

  test('a server that is away is a message, and the decks are there', async ({ page }) => {
    await proxy.stop();
    const window = await new EbbWindow(page).open(ebb);
    await window.expectMessage('could not be reached');
    await expect(page.getByRole('alertdialog')).toBeHidden();
    await expect(new DeckList(window).row('Default')).toBeVisible();
  });

  test('a slow one comes into sight and can be left', async ({ page }) => {
    await other.sendNote('slow');
    const release = proxy.hold('chunk');
    const window = await new EbbWindow(page).open(ebb);
    const progress = window.dialog('Syncing');
    await expect(progress).toContainText('Merging');
    await progress.getByRole('button', { name: 'Cancel' }).click();
    await expect(progress).toBeHidden();
    release();
    expect(await notes()).toBe(30);
    await expect(new DeckList(window).row('Default')).toBeVisible();
  });

  test('a conflict asks, and Cancel goes on opening with nothing changed', async ({ page }) => {
    await other.changeSchema();
    const window = await new EbbWindow(page).open(ebb);
    const choice = new ChoiceDialog(window, 'conflict');
    await expect(choice.cancel).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(choice.root).toBeHidden();
    await expect(new DeckList(window).row('Default')).toBeVisible();
    await window.expectButton('oneWay', 'one side must be chosen');
  });

  test('a login that ended is asked for, and the sync goes on with it', async ({ page }) => {
    await other.sendNote('after the login');
    proxy.answer('meta', { status: 403 });
    const window = await new EbbWindow(page).open(ebb);
    const ended = window.dialog(/no longer accepts this device’s login/);
    await expect(ended).toBeVisible();
    proxy.answer('meta', undefined);
    await ended.getByRole('button', { name: 'Log in' }).click();
    const login = window.dialog('Log in to sync');
    await expect(login.getByRole('textbox', { name: 'Address' })).toHaveValue(proxy.url);
    await login.getByRole('textbox', { name: 'User name' }).fill('me');
    await login.getByLabel('Password').fill('secret');
    await page.keyboard.press('Enter');
    await window.expectMessage('The sync is complete.');
    expect(await notes()).toBe(31);
  });
});

test.describe('does not sync by itself', () => {
  test('in safe mode, which says so, until that is left', async ({ page, launch }) => {
    await other.sendNote('not yet');
    await ebb.stop();
    ebb = await launch(['--safe-mode']);
    const window = await new EbbWindow(page).open(ebb);
    await expect(page.getByText('Safe mode: nothing syncs by itself.')).toBeVisible();
    await expect(new DeckList(window).row('Default')).toBeVisible();
    expect(await notes()).toBe(30);
    await page.getByRole('button', { name: 'Leave safe mode' }).click();
    await window.expectMessage('The sync is complete.');
    expect(await notes()).toBe(31);
  });

  test('when it is switched off, neither on opening nor on closing', async ({ page }) => {
    await ebb.call('sync.setSettings', { autoSync: false });
    await other.sendNote('not by itself');
    const before = proxy.times('start');
    const window = await new EbbWindow(page).open(ebb);
    await window.expectButton('changes', 'changes to fetch');
    await new DeckList(window).create('Stays here');
    await window.menu('File', 'Quit');
    await expect(page.getByRole('heading', { name: 'Ebb is closed' })).toBeVisible();
    expect(proxy.times('start')).toBe(before);
  });

  test('after a restore, which says so, until Ebb is opened again', async ({ page, launch }) => {
    const window = await new EbbWindow(page).open(ebb);
    await window.expectButton('normal', 'nothing waits');
    await window.menu('File', 'Create backup now');
    await window.expectMessage(/backup/);
    const [backup] = (await ebb.call('backups.list')) as { backupId: string }[];
    await ebb.call('backups.restore', { backupId: backup?.backupId });
    await window.expectButton('oneWay', 'one side must be chosen');
    await window.menu('Tools', 'Preferences…');
    await page.getByRole('tab', { name: 'Syncing' }).click();
    await expect(page.getByText('Paused after restoring a backup, until Ebb is opened again.')).toBeVisible();
    await page.keyboard.press('Escape');
    const before = proxy.seen.length;
    await window.menu('File', 'Quit');
    await expect(page.getByRole('heading', { name: 'Ebb is closed' })).toBeVisible();
    expect(proxy.seen.length).toBe(before);
    await ebb.stop();
    ebb = await launch();
    await window.open(ebb);
    await expect(new ChoiceDialog(window, 'conflict').root).toBeVisible();
  });
});

test.describe('on closing', () => {
  let window: EbbWindow;
  test.beforeEach(async ({ page }) => {
    const before = proxy.times('meta');
    window = await new EbbWindow(page).open(ebb);
    // Opening syncs too; what the server is made to answer is for the closing.
    await expect.poll(() => proxy.times('meta')).toBeGreaterThan(before);
    await expect.poll(async () => (await ebb.call('sync.status')) as object).toMatchObject({ running: false });
    await window.expectButton('normal', 'nothing waits');
  });
  const closed = () => window.page.getByRole('heading', { name: 'Ebb is closed' });

  async function changeAndQuit(): Promise<void> {
    await new DeckList(window).create('Made here');
    await window.expectButton('changes', 'changes to send');
    await window.menu('File', 'Quit');
  }

  test('what waits is sent in sight, and then the app closes by itself', async () => {
    const release = proxy.hold('applyChanges');
    await changeAndQuit();
    const progress = window.dialog(closing);
    await expect(progress).toContainText('Ebb closes by itself when this is done.');
    await expect(progress.getByRole('progressbar')).toBeVisible();
    await expect(closed()).toBeHidden();
    release();
    await expect(closed()).toBeVisible();
    expect(await other.deckNames()).toContain('Made here');
  });

  test('what another device sent meanwhile is fetched, though nothing waits here', async ({ data }) => {
    await other.sendNote('for the closing');
    await window.menu('File', 'Quit');
    await expect(closed()).toBeVisible();
    // The host ends with its window.
    await ebb.stop();
    expect(await data.cli('collection.info')).toMatchObject({ notes: 31 });
  });

  test('a short one shows no window at all', async () => {
    await changeAndQuit();
    await expect(closed()).toBeVisible();
    expect(await other.deckNames()).toContain('Made here');
  });

  for (const way of ['its button', 'Esc'] as const) {
    test(`the window's ${way} closes without syncing, and the change waits for the next time`, async ({
      page,
      launch,
    }) => {
      const release = proxy.hold('applyChanges');
      await changeAndQuit();
      const button = window.dialog(closing).getByRole('button', { name: 'Close without syncing' });
      await expect(button).toBeFocused();
      if (way === 'Esc') await page.keyboard.press('Escape');
      else await button.click();
      await expect(closed()).toBeVisible();
      release();
      expect(await other.deckNames()).not.toContain('Made here');
      await ebb.stop();
      ebb = await launch();
      await window.open(ebb);
      await window.expectMessage('The sync is complete.');
      expect(await other.deckNames()).toContain('Made here');
    });
  }

  test('somebody who is offline is not held up', async () => {
    await proxy.stop();
    await changeAndQuit();
    await expect(closed()).toBeVisible();
  });

  for (const chosen of ['Cancel', 'Upload'] as const) {
    test(`a conflict asks the same question; ${chosen} goes on closing`, async () => {
      await other.changeSchema();
      await changeAndQuit();
      const choice = new ChoiceDialog(window, 'conflict');
      await expect(choice.cancel).toBeFocused();
      if (chosen === 'Cancel') await choice.cancel.click();
      else await choice.chooseUpload();
      await expect(closed()).toBeVisible();
    });
  }

  test('what will not pass by itself is shown, with staying or closing', async () => {
    proxy.answer('meta', { status: 403 });
    await changeAndQuit();
    const failed = window.dialog('Ebb could not sync before closing');
    await expect(failed).toContainText('no longer accepts this device’s login');
    await expect(failed.getByRole('button', { name: 'Close Ebb' })).toBeFocused();
    await failed.getByRole('button', { name: 'Keep Ebb open' }).click();
    await expect(failed).toBeHidden();
    await expect(new DeckList(window).row('Made here')).toBeVisible();
    await window.expectButton('normal', 'not logged in');
    await window.menu('File', 'Quit');
    await expect(closed()).toBeVisible();
  });

  test('a message from the server is read before the app closes', async () => {
    proxy.rewrite('meta', (meta) => ({ ...meta, msg: 'Closed on <b>Sundays</b>' }));
    await changeAndQuit();
    const message = window.dialog('A message from the server');
    await expect(message).toContainText('Closed on <b>Sundays</b>');
    await message.getByRole('button', { name: 'Close' }).click();
    await expect(closed()).toBeVisible();
    expect(await other.deckNames()).toContain('Made here');
  });
});

import { join } from 'node:path';
import { expect, makeAnkiCollection, test, uploadFromAnki } from '../fixtures.ts';
import { ChoiceDialog } from '../pages/choice-dialog.ts';
import { DeckList } from '../pages/deck-list.ts';
import { EbbWindow } from '../pages/ebb-window.ts';
import { logInAndSync } from '../pages/login-dialog.ts';
import { Preferences } from '../pages/preferences.ts';
import { peerAvailable } from '../peer/find-peer.ts';
import type { Peer } from '../peer/peer.ts';

test.skip(!peerAvailable(), 'the official Anki library is missing');

const account = { user: 'me', pass: 'secret' };

test('the button says in colour and words what waits, from the first login on', async ({
  page,
  data,
  emptyCollection,
  launch,
  server,
  peer,
}) => {
  const anki = join(data.path, 'anki', 'collection.anki2');
  await makeAnkiCollection(peer, anki, { notes: 60 });
  await uploadFromAnki(peer, server, anki);
  await emptyCollection();
  let ebb = await launch();
  const window = await new EbbWindow(page).open(ebb);
  await window.expectButton('normal', 'not logged in');
  await logInAndSync(window, server);
  await new ChoiceDialog(window, 'localEmpty').chooseDownload();
  await window.expectButton('normal', 'nothing waits');

  await new DeckList(window).create('Made here');
  await window.expectButton('changes', 'changes to send');
  await window.messages.getByRole('button', { name: 'Undo' }).click();

  await new Preferences(window).setForceOneWay(true);
  await window.expectButton('oneWay', 'one side must be chosen');
  await window.syncButton.click();
  await new ChoiceDialog(window, 'forced').chooseUpload();
  await window.expectButton('normal', 'nothing waits');

  // Another device sends something: Ebb asks the server when it starts.
  await peer.call('download', { url: server.url, ...account }, anki);
  await peer.call('add-note', { notetype: 'Basic', deck: 'Default', fields: { Front: 'q', Back: 'a' } }, anki);
  await peer.call('sync', { url: server.url, ...account }, anki);
  await peer.call('close', {}, anki);
  await ebb.stop();
  await data.cli('sync.setSettings', { autoSync: false });
  ebb = await launch();
  await window.open(ebb);
  await window.expectButton('changes', 'changes to fetch');
  await window.syncButton.click();
  await expect(window.messages).toContainText('The sync is complete.');
  await window.expectButton('normal', 'nothing waits');

  // And the other way, with the key.
  await new DeckList(window).create('For the other device');
  await window.expectButton('changes', 'changes to send');
  await page.keyboard.press('y');
  await window.expectButton('normal', 'nothing waits');
  await peer.call('sync', { url: server.url, ...account }, anki);
  expect(JSON.stringify(await peer.call('deck-tree', {}, anki))).toContain('For the other device');
  await peer.call('close', {}, anki);
  await ebb.stop();
  expect(await data.cli('collection.info')).toMatchObject({ notes: 61 });
});

test('forcing one direction can be taken back until the sync has run', async ({ page, data, launch, server, peer }) => {
  const anki = join(data.path, 'anki', 'collection.anki2');
  await makeAnkiCollection(peer, anki, { notes: 40 });
  await data.cli('collection.importAnki2', { path: anki });
  const window = await new EbbWindow(page).open(await launch());
  await logInAndSync(window, server);
  await new ChoiceDialog(window, 'serverEmpty').chooseUpload();

  const preferences = new Preferences(window);
  await preferences.setForceOneWay(true);
  await window.expectButton('oneWay', 'one side must be chosen');
  await window.syncButton.click();
  const choice = new ChoiceDialog(window, 'forced');
  await expect(choice.cancel).toBeFocused();
  await choice.cancel.click();
  await window.expectButton('oneWay', 'one side must be chosen');

  await preferences.setForceOneWay(false);
  await window.expectButton('normal', 'nothing waits');
  await window.syncButton.click();
  await window.expectMessage('Both sides are the same. Nothing had to be synced.');
});

test.describe('a conflict', () => {
  test.beforeEach(async ({ page, data, emptyCollection, launch, server, peer }) => {
    const anki = join(data.path, 'anki', 'collection.anki2');
    await makeAnkiCollection(peer, anki, { notes: 60 });
    await uploadFromAnki(peer, server, anki);
    await emptyCollection();
    const window = await new EbbWindow(page).open(await launch());
    await logInAndSync(window, server);
    await new ChoiceDialog(window, 'localEmpty').chooseDownload();
    // The other device changes a note type: from here on the two can't be merged.
    await peer.call('add-field', { notetype: 'Basic', name: 'Extra' }, anki);
    await peer.call('sync', { url: server.url, ...account, on_full: 'upload' }, anki);
    await peer.call('close', {}, anki);
    await new DeckList(window).create('Made here');
    await page.keyboard.press('y');
    await expect(new ChoiceDialog(window, 'conflict').root).toBeVisible();
  });

  async function serverDecks(peer: Peer, url: string, path: string): Promise<string[]> {
    await peer.call('download', { url, ...account }, path);
    const { decks } = await peer.call<{ decks: { name: string }[] }>('deck-tree', {}, path);
    await peer.call('close', {}, path);
    return decks.map(({ name }) => name);
  }

  test('is left alone by Cancel, also by Esc', async ({ page, peer, server, data }) => {
    const window = new EbbWindow(page);
    const choice = new ChoiceDialog(window, 'conflict');
    await expect(choice.cancel).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(choice.root).toBeHidden();
    await expect(new DeckList(window).row('Made here')).toBeVisible();
    expect(await serverDecks(peer, server.url, join(data.path, 'copy', 'collection.anki2'))).not.toContain('Made here');
  });

  test('ends with this device’s cards on the server after Upload', async ({ page, peer, server, data }) => {
    const window = new EbbWindow(page);
    await new ChoiceDialog(window, 'conflict').chooseUpload();
    expect(await serverDecks(peer, server.url, join(data.path, 'copy', 'collection.anki2'))).toContain('Made here');
    await window.expectButton('normal', 'nothing waits');
  });

  test('ends with the server’s cards here after Download', async ({ page }) => {
    const window = new EbbWindow(page);
    await new ChoiceDialog(window, 'conflict').chooseDownload();
    await expect(new DeckList(window).row('Made here')).toBeHidden();
    await window.expectButton('normal', 'nothing waits');
  });
});

test('a server that is gone is said in words, with what is safe and a next step', async ({ page, ebb, server }) => {
  const window = await new EbbWindow(page).open(ebb);
  await logInAndSync(window, server);
  await window.expectMessage('Both sides are the same');
  await server.stop();
  await page.keyboard.press('y');
  const error = page.getByRole('alertdialog');
  await expect(error).toContainText('could not be reached');
  await expect(error).toContainText('Nothing was changed, here or on the server.');
  await expect(error.getByRole('button', { name: 'Try again' })).toBeVisible();
});

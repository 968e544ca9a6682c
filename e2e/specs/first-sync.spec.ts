import { join } from 'node:path';
import { expect, makeAnkiCollection, test, uploadFromAnki } from '../fixtures.ts';
import { ChoiceDialog } from '../pages/choice-dialog.ts';
import { DeckList } from '../pages/deck-list.ts';
import { EbbWindow } from '../pages/ebb-window.ts';
import { logInAndSync, LoginDialog } from '../pages/login-dialog.ts';
import { peerAvailable } from '../peer/find-peer.ts';

test.skip(!peerAvailable(), 'the official Anki library is missing');

interface Numbers {
  readonly cards: number;
  readonly notes: number;
}

test('a wrong password is said, what was typed stays, and the right one goes through', async ({
  page,
  ebb,
  server,
}) => {
  const window = await new EbbWindow(page).open(ebb);
  const login = new LoginDialog(window);
  await window.syncButton.click();
  await login.logIn({ url: server.url, password: 'wrong' });
  await expect(login.root).toContainText('The server does not know this user name with this password.');
  await expect(login.username).toHaveValue('me');
  await expect(login.password).toHaveValue('wrong');

  await login.password.fill('secret');
  await login.submit.click();
  await expect(window.dialog('Logged in')).toContainText('me');
  await window.dialog('Logged in').getByRole('button', { name: 'Later' }).click();
  await window.expectButton('normal', 'not synced yet');
});

test('an empty device offers to download, and shows what another device uploaded', async ({
  page,
  ebb,
  server,
  peer,
  data,
}) => {
  const anki = join(data.path, 'anki', 'collection.anki2');
  await makeAnkiCollection(peer, anki, { notes: 200 });
  await uploadFromAnki(peer, server, anki);
  const made = await peer.call<Numbers>('info', {}, anki);

  const window = await new EbbWindow(page).open(ebb);
  await logInAndSync(window, server);
  const choice = new ChoiceDialog(window, 'localEmpty');
  await expect(choice.download).toBeFocused();
  await expect(choice.upload).toBeHidden();
  await choice.chooseDownload();

  const { decks } = await peer.call<{ decks: { name: string }[] }>('deck-tree', {}, anki);
  for (const { name } of decks) await expect(new DeckList(window).row(name)).toBeVisible();
  await window.expectButton('normal', 'nothing waits');
  expect(await ebb.call('collection.info')).toMatchObject({ cards: made.cards, notes: made.notes });
});

test('an empty server offers to upload, and the official client then downloads the same', async ({
  page,
  data,
  launch,
  server,
  peer,
}) => {
  const anki = join(data.path, 'anki', 'collection.anki2');
  await makeAnkiCollection(peer, anki, { notes: 200 });
  await data.cli('collection.importAnki2', { path: anki });

  const window = await new EbbWindow(page).open(await launch());
  await logInAndSync(window, server);
  const choice = new ChoiceDialog(window, 'serverEmpty');
  await expect(choice.upload).toBeFocused();
  await expect(choice.download).toBeHidden();
  await choice.chooseUpload();
  await window.expectButton('normal', 'nothing waits');

  const copy = join(data.path, 'copy', 'collection.anki2');
  await peer.call('download', { url: server.url, user: 'me', pass: 'secret' }, copy);
  await peer.call('close', {}, copy);
  await peer.call('close', {}, anki);
  const difference = await peer.call<{ equal: boolean }>('diff', { a: anki, b: copy });
  expect(difference).toMatchObject({ equal: true });
});

test.describe('when both sides have cards', () => {
  const here = { notes: 60 };
  const there = { notes: 90 };

  test.beforeEach(async ({ data, server, peer }) => {
    const local = join(data.path, 'local', 'collection.anki2');
    const remote = join(data.path, 'remote', 'collection.anki2');
    await makeAnkiCollection(peer, local, here);
    await makeAnkiCollection(peer, remote, there);
    await uploadFromAnki(peer, server, remote);
    await data.cli('collection.importAnki2', { path: local });
  });

  test('the choice shows both sides, defaults to Cancel, and Cancel changes neither', async ({
    page,
    launch,
    server,
    peer,
    data,
  }) => {
    const ebb = await launch();
    const window = await new EbbWindow(page).open(ebb);
    await logInAndSync(window, server);
    const choice = new ChoiceDialog(window, 'firstSync');
    await expect(choice.cancel).toBeFocused();
    await expect(choice.row('Notes').first()).toHaveText(String(here.notes));
    await choice.root.getByRole('button', { name: 'Count what is on the server' }).click();
    await expect(choice.row('Notes').nth(1)).toHaveText(String(there.notes));
    await page.keyboard.press('Enter');
    await expect(choice.root).toBeHidden();

    expect(await ebb.call('collection.info')).toMatchObject({ notes: here.notes });
    const copy = join(data.path, 'copy', 'collection.anki2');
    await peer.call('download', { url: server.url, user: 'me', pass: 'secret' }, copy);
    expect(await peer.call('info', {}, copy)).toMatchObject({ notes: there.notes });
    await peer.call('close', {}, copy);
  });

  test('uploading replaces the server’s, which is kept in Backups', async ({ page, launch, server, peer, data }) => {
    const ebb = await launch();
    const window = await new EbbWindow(page).open(ebb);
    await logInAndSync(window, server);
    await new ChoiceDialog(window, 'firstSync').chooseUpload();
    await window.expectButton('normal', 'nothing waits');
    expect(await ebb.call('backups.list')).toContainEqual(expect.objectContaining({ reason: 'serverCopy' }));

    const copy = join(data.path, 'copy', 'collection.anki2');
    await peer.call('download', { url: server.url, user: 'me', pass: 'secret' }, copy);
    expect(await peer.call('info', {}, copy)).toMatchObject({ notes: here.notes });
    await peer.call('close', {}, copy);
  });

  test('downloading replaces this device’s, which is kept in Backups', async ({ page, launch, server }) => {
    const ebb = await launch();
    const window = await new EbbWindow(page).open(ebb);
    await logInAndSync(window, server);
    await new ChoiceDialog(window, 'firstSync').chooseDownload();
    expect(await ebb.call('collection.info')).toMatchObject({ notes: there.notes });
    expect(await ebb.call('backups.list')).toContainEqual(expect.objectContaining({ reason: 'beforeDownload' }));
  });
});

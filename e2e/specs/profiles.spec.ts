import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../fixtures.ts';
import { DeckList } from '../pages/deck-list.ts';
import { EbbWindow } from '../pages/ebb-window.ts';
import { fileChooserOf } from '../pages/file-chooser.ts';

test('a profile is added, opened, renamed and removed; each has decks of its own', async ({ page, ebb }) => {
  const window = await new EbbWindow(page).open(ebb);
  const decks = new DeckList(window);
  await decks.create('Mine');
  await page.keyboard.press('Control+Shift+P');
  const profiles = window.dialog('Profiles');
  await expect(profiles.getByRole('listitem')).toHaveText([/^User 1open now · no account/]);
  const name = profiles.getByRole('textbox', { name: 'Name of a new profile' });
  await name.fill('user 1');
  await profiles.getByRole('button', { name: 'Add' }).click();
  await window.dialog('Another profile has this name.').getByRole('button', { name: 'Close' }).click();
  await name.fill('Rana');
  await profiles.getByRole('button', { name: 'Add' }).click();
  await profiles.getByRole('button', { name: 'Open Rana' }).click();

  // A new profile begins as the first one did.
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(window.syncButton).toBeVisible();
  await expect(page).toHaveTitle(/Rana/);
  await expect(decks.row('Mine')).toBeHidden();
  await window.menu('File', 'Switch profile…');
  await profiles.getByRole('button', { name: 'Rename Rana' }).click();
  await window.dialog('Rename Rana').getByRole('textbox').fill('Raneen');
  await page.keyboard.press('Enter');
  await expect(profiles.getByRole('listitem').first()).toContainText('Raneen');

  await profiles.getByRole('button', { name: 'Open User 1' }).click();
  await expect(decks.row('Mine')).toBeVisible();
  await window.menu('File', 'Switch profile…');
  const remove = profiles.getByRole('button', { name: 'Delete Raneen' });
  await expect(remove).toBeEnabled();
  await remove.click();
  const question = window.dialog('Delete the profile Raneen?');
  await question.getByRole('textbox').fill('Raneen');
  await question.getByRole('button', { name: 'Delete this profile' }).click();
  await expect(profiles.getByRole('listitem')).toHaveCount(1);
});

test('a start that can’t tell which profile is meant asks, with the keyboard alone', async ({
  page,
  data,
  emptyCollection,
  launch,
}) => {
  await emptyCollection();
  const copy = join(data.path, 'copy.colpkg');
  const options = { kind: 'colpkg', withMedia: false, legacy: true };
  await data.cli('packages.export', { path: copy, scope: { kind: 'all' }, options });
  await mkdir(join(data.path, 'profiles', 'Rana'));
  const ebb = await launch(['--profile', 'Nobody']);
  await page.goto(ebb.address);
  await expect(page.getByRole('heading', { name: 'Which profile?' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open Rana' })).toBeFocused();
  for (const name of ['Rename Rana', 'Delete Rana', 'More for Rana', 'Open User 1']) {
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name })).toBeFocused();
  }
  for (const name of ['Rename User 1', 'More for User 1']) {
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name })).toBeFocused();
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Open for a backup to restore…' })).toBeFocused();
  await page.keyboard.press('Enter');
  const window = new EbbWindow(page);
  const backups = window.dialog('Backups');
  // The page has begun anew by then.
  await expect(backups).toContainText('There are no backups yet.');
  await expect(page).toHaveTitle(/User 1/);

  // A backup that lies elsewhere takes the way of a package; whatever the profile holds, it can be given back.
  const chooser = await fileChooserOf(page, () =>
    backups.getByRole('button', { name: 'Restore from a file…' }).click(),
  );
  await chooser.setFiles(copy);
  const replace = page.getByRole('alertdialog', { name: 'Replace your whole collection with “copy.colpkg”?' });
  await replace.getByRole('button', { name: 'Replace all' }).click();
  await expect(window.dialog('Your collection was replaced')).toContainText('It has 0 cards now');
});

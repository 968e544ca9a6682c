import { join } from 'node:path';
import { expect, test } from '../fixtures.ts';
import { EbbWindow } from '../pages/ebb-window.ts';
import { fileChooserOf } from '../pages/file-chooser.ts';
import { putMedia } from '../pages/media.ts';
import { addNotes } from '../pages/reviewer.ts';

test('a deck goes out into a file, is lost, and comes back with its pictures; a whole collection takes its place', async ({
  page,
  data,
  ebb,
}) => {
  test.slow();
  await putMedia(data, { 'swift.jpg': 'a swift' });
  const ids = await addNotes(ebb, 'Basic', [
    ['Which bird? <img src="swift.jpg">', 'a swift'],
    ['two', '2'],
  ]);
  const window = await new EbbWindow(page).open(ebb);

  await expect(page.getByRole('button', { name: /^Open deck/ })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+e');
  const dialog = window.dialog('Export');
  await dialog.getByLabel('Kind').selectOption('Decks (.apkg)');
  await expect(dialog.getByLabel('What')).toHaveValue('0');
  const [deckFile] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Export…' }).press('Enter'),
  ]);
  expect(deckFile.suggestedFilename()).toMatch(/^all-.*\.apkg$/);
  const deckPath = join(data.path, 'deck.apkg');
  await deckFile.saveAs(deckPath);
  await window.expectMessage('2 notes were exported to');

  await page.keyboard.press('ControlOrMeta+e');
  await expect(dialog.getByLabel('Kind')).toHaveValue('collection');
  const [wholeFile] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Export…' }).click(),
  ]);
  const wholePath = join(data.path, 'whole.colpkg');
  await wholeFile.saveAs(wholePath);
  await expect(dialog).toHaveCount(0);

  await ebb.call('notes.remove', { noteIds: ids });
  expect(await ebb.call('search.notes', { query: '' })).toEqual([]);
  const chooser = await fileChooserOf(page, () => page.keyboard.press('ControlOrMeta+Shift+i'));
  await chooser.setFiles(deckPath);
  const merge = window.dialog('Import “deck.apkg”');
  await expect(merge).toContainText('2 notes, 2 cards, 1 media file');
  await merge.getByRole('button', { name: 'Import' }).press('Enter');
  const merged = window.dialog('Imported');
  await expect(merged).toContainText('2 new notes were added');
  expect(await ebb.call('search.notes', { query: 'bird' })).toHaveLength(1);
  await merged.getByRole('button', { name: 'Show all in browser' }).click();
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(3);

  await addNotes(ebb, 'Basic', [['three', '3']]);
  const second = await fileChooserOf(page, () => window.menu('File', 'Import…'));
  await second.setFiles(wholePath);
  const replace = page.getByRole('alertdialog', { name: 'Replace your whole collection with “whole.colpkg”?' });
  await expect(replace.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await replace.getByRole('button', { name: 'Replace all' }).click();
  await expect(window.dialog('Your collection was replaced')).toContainText('It has 2 cards now');
  await page.keyboard.press('Escape');
  expect(await ebb.call('search.notes', { query: '' })).toHaveLength(2);
  const kept = (await ebb.call('backups.list')) as { reason: string }[];
  expect(kept.map(({ reason }) => reason)).toContain('beforeImport');
});

test('a file that is dropped on the window is imported, and one of an unknown kind is refused', async ({
  page,
  ebb,
}) => {
  const window = await new EbbWindow(page).open(ebb);
  await expect(page.getByRole('button', { name: /^Open deck/ })).toBeVisible();
  const drop = (name: string): Promise<void> =>
    page.evaluate((fileName) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['not a package'], fileName));
      document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    }, name);
  await drop('notes.xyz');
  await window.expectMessage('Ebb can’t import “notes.xyz”');
  await drop('broken.apkg');
  const error = page.getByRole('alertdialog');
  await expect(error).toContainText('This file is not a package that Ebb can read.');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('treegrid')).toBeVisible();
});

test('a file that Ebb is started with is imported when the window is there', async ({
  page,
  data,
  emptyCollection,
  launch,
}) => {
  await emptyCollection();
  const path = join(data.path, 'Spanish.apkg');
  await data.cli('packages.export', {
    path,
    scope: { kind: 'all' },
    options: { kind: 'apkg', withScheduling: false, withDeckConfigs: false, withMedia: false, legacy: false },
  });
  const window = await new EbbWindow(page).open(await launch([path]));
  await expect(window.dialog('Import “Spanish.apkg”')).toContainText('0 notes');
  await page.reload();
  await expect(page.getByRole('button', { name: /^Open deck/ })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

import { expect, test } from '../fixtures.ts';
import { DeckList } from '../pages/deck-list.ts';
import { fileChooserOf } from '../pages/file-chooser.ts';
import { EbbWindow } from '../pages/ebb-window.ts';

const rows = ['#separator:comma', '#deck:Cities', 'Cairo,القاهرة,africa', '"Paris, France",باريس,', ',empty,'].join(
  '\n',
);

test('a text file is imported with the keyboard alone, undone, and refused where it is no text', async ({
  page,
  ebb,
}) => {
  const window = await new EbbWindow(page).open(ebb);
  const decks = new DeckList(window);
  const choose = async (name: string, buffer: Buffer): Promise<void> => {
    const chooser = await fileChooserOf(page, () => page.keyboard.press('Control+Shift+i'));
    await chooser.setFiles({ name, mimeType: 'text/csv', buffer });
  };
  await choose('cities.csv', Buffer.from(rows));
  const options = page.getByRole('dialog', { name: 'cities.csv' });
  await expect(options.getByRole('table')).toContainText('القاهرة');
  await expect(options.getByLabel('Deck', { exact: true })).toContainText('Cities');
  await expect(options.getByRole('button', { name: 'Import' })).toBeFocused();
  await page.keyboard.press('Enter');
  const done = page.getByRole('dialog', { name: 'Imported' });
  await expect(done).toContainText('The file held 3 rows.');
  await expect(done).toContainText('2 new notes were added');
  await expect(done).toContainText('1 row was left out because its first field is empty');
  await page.keyboard.press('Escape');
  await expect(decks.row('Cities')).toBeVisible();
  await window.menu('Edit', /^Undo/);
  await expect(decks.row('Cities')).toBeHidden();

  await choose('latin.txt', Buffer.of(0x63, 0xe9, 0x2c, 0x64));
  await expect(page.getByText('This file is not stored as UTF-8 text.')).toBeVisible();
});

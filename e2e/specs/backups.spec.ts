import { expect, test } from '../fixtures.ts';
import { DeckList } from '../pages/deck-list.ts';
import { EbbWindow } from '../pages/ebb-window.ts';

test('a backup is made, listed and brought back; what it replaced is a backup too', async ({ page, ebb }) => {
  const window = await new EbbWindow(page).open(ebb);
  const decks = new DeckList(window);
  await decks.create('Kept');
  await window.menu('File', 'Backups…');
  const backups = window.dialog('Backups');
  await expect(backups).toContainText('There are no backups yet.');
  await backups.getByRole('button', { name: 'Create backup now' }).click();
  await expect(backups.getByRole('row', { name: /by you/ })).toBeVisible();
  await backups.getByRole('button', { name: 'Close' }).click();

  await decks.create('Made later');
  await window.menu('File', 'Backups…');
  await backups
    .getByRole('row', { name: /by you/ })
    .getByRole('button', { name: /^Restore the backup/ })
    .click();
  const question = window.dialog(/^Go back to the backup of /);
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await question.getByRole('button', { name: 'Restore this backup' }).click();
  await expect(question).toBeHidden();
  await expect(decks.row('Kept')).toBeVisible();
  await expect(decks.row('Made later')).toBeHidden();

  await window.menu('File', 'Backups…');
  await expect(backups.getByRole('row', { name: /before a restore/ })).toBeVisible();
});

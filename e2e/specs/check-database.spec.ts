import Database from 'better-sqlite3';
import { expect, test } from '../fixtures.ts';
import { EbbWindow } from '../pages/ebb-window.ts';

test('what is wrong is told before it is repaired, with a backup, and can be copied', async ({
  page,
  data,
  launch,
}) => {
  await data.cli('backups.create', { force: true });
  const db = new Database(data.collection);
  const insert = db.prepare(`INSERT INTO cards (id, nid, did, ord, mod, usn, type, queue, due, ivl, factor, reps,
    lapses, left, odue, odid, flags, data) VALUES (?, ?, 77, 0, 0, 5, 0, 0, 2000000, 0, 0, 0, 0, 0, 0, 0, 0, '')`);
  for (let id = 1; id <= 200; id++) insert.run(id, id);
  db.close();

  const window = await new EbbWindow(page).open(await launch());
  await window.menu('Tools', 'Check database');
  const check = window.dialog('Check database');
  await expect(check.getByRole('button', { name: 'Check' })).toBeFocused();
  await page.keyboard.press('Enter');
  const found = window.dialog('There is something to repair');
  await expect(found).toContainText('200 cards without a note, removed.');
  await expect(found.getByRole('button', { name: 'Cancel' })).toBeFocused();
  // Nobody is logged in and nothing was ever synced: there is no other side to be warned of.
  await found.getByRole('button', { name: 'Repair' }).click();
  const report = window.dialog('The collection was repaired');
  await expect(report).toContainText('200 new cards have places');
  await report.getByText('Details').click();
  await expect(report.getByText(/cardsWithoutNote 200/)).toBeVisible();
  await report.getByRole('button', { name: 'Open Backups' }).click();
  // Of the run that was taken back, and of the one that repaired.
  await expect(window.dialog('Backups').getByRole('row', { name: /before checking the database/ })).toHaveCount(2);
});

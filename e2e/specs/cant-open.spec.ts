import { closeSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, test } from '../fixtures.ts';
import { DeckList } from '../pages/deck-list.ts';
import { EbbWindow } from '../pages/ebb-window.ts';

test.beforeEach(async ({ data }) => {
  await data.cli('decks.create', { name: 'Kept' });
  await data.cli('backups.create', { force: true });
});

/** Overwrites all but the first page: a disk that lost what it was given. */
function damage(path: string): void {
  const firstPageBytes = 4096;
  const bytes = statSync(path).size - firstPageBytes;
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(bytes, 0x5a), 0, bytes, firstPageBytes);
  closeSync(file);
}

test('a damaged collection is not opened; restoring a backup is the way out', async ({ page, data, launch }) => {
  const running = await launch();
  // An unclean end makes Ebb check the file at its next start.
  await running.call('decks.create', { name: 'Written when the power went' });
  await running.kill();
  damage(data.collection);

  const window = await new EbbWindow(page).open(await launch());
  await expect(page.getByRole('heading', { name: 'The collection is damaged' })).toBeVisible();
  await page.getByRole('button', { name: 'Restore a backup' }).click();
  const backups = window.dialog('Backups');
  await backups
    .getByRole('button', { name: /^Restore the backup/ })
    .first()
    .click();
  await window
    .dialog(/^Go back to the backup of /)
    .getByRole('button', { name: 'Restore this backup' })
    .click();
  await expect(new DeckList(window).row('Kept')).toBeVisible();
});

test('a collection of a newer Ebb is left alone', async ({ page, data, launch }) => {
  const db = new Database(data.collection);
  db.pragma('user_version = 9999');
  db.close();
  await new EbbWindow(page).open(await launch());
  await expect(page.getByRole('heading', { name: 'This collection is from a newer Ebb' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
});

test('a collection that is gone is not silently begun anew', async ({ page, data, launch }) => {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${data.collection}${suffix}`, { force: true });
  const window = await new EbbWindow(page).open(await launch());
  await expect(page.getByRole('heading', { name: 'The collection is missing' })).toBeVisible();
  await page.getByRole('button', { name: 'Restore a backup' }).click();
  await expect(window.dialog('Backups').getByRole('row')).not.toHaveCount(0);
});

test('a second start shows the address of the first', async ({ page, launch }) => {
  const first = await launch();
  const second = await launch();
  expect(second.address).toBe(first.address);
  await new EbbWindow(page).open(second);
});

import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../fixtures.ts';
import { EbbWindow } from '../pages/ebb-window.ts';
import { CheckMedia, MediaFiles, putMedia } from '../pages/media.ts';
import { addNotes } from '../pages/reviewer.ts';

test('the list says of every file where it is and who uses it, and lets notes be corrected', async ({
  page,
  data,
  ebb,
}) => {
  await addNotes(ebb, 'Basic', [
    ['swift <img src="swift.svg">', 'سمامة'],
    ['dog <img src="dog.JPG">', 'كلب'],
    ['cat [sound:cat.mp3]', 'قطة'],
  ]);
  await putMedia(data, { 'swift.svg': '<svg/>', 'dog.jpg': 'dog', 'old.txt': 'nobody names it', 'nothing.mp3': '' });
  await putMedia(data, { 'film.mkv': '' });
  await truncate(join(data.profile, 'collection.media', 'film.mkv'), 120_000_000);
  const window = await new EbbWindow(page).open(ebb);
  const files = await new MediaFiles(window).open();
  await files.expectRow('swift.svg', '6 byte', 'this device', 'to be sent', '1');
  await files.expectRow('film.mkv', '120 MB', 'this device', 'left out', '0');
  await files.expectNames('With problems', ['film.mkv', 'nothing.mp3']);
  await files.expectNames('Not used by any note', ['dog.jpg', 'film.mkv', 'nothing.mp3', 'old.txt']);
  await files.expectNames('Missing', ['cat.mp3', 'dog.JPG']);
  await files.search.fill('DOG');
  await expect(files.rows).toHaveCount(1);

  await files.row('dog.JPG').click();
  await expect(files.details).toContainText('dog');
  await expect(files.details).toContainText('1 note uses it:');
  await files.details.getByRole('button', { name: 'Use dog.jpg in the notes' }).click();
  await window.expectMessage('1 note names the file rightly now.');
  await expect(page.getByText('No file fits.')).toBeVisible();
  await window.messages.getByRole('button', { name: 'Undo' }).click();
  await expect(files.row('dog.JPG')).toBeVisible();

  // What another program does is seen without asking.
  await files.filter.selectOption({ label: 'All files' });
  await files.search.fill('new');
  await expect(page.getByText('No file fits.')).toBeVisible();
  await putMedia(data, { 'new.txt': 'just now' });
  await expect(files.row('new.txt')).toBeVisible();
  await page.getByRole('button', { name: 'Look again' }).click();
  await window.expectMessage('The folder was read again. Nothing had changed.');
  await page.getByRole('button', { name: 'Open media folder' }).click();
  await expect(window.dialog('The media folder')).toContainText(join(data.profile, 'collection.media'));
});

test('thousands of files are gone through by keys, and only those in sight are in the page', async ({
  page,
  data,
  ebb,
}) => {
  const name = (index: number): string => `file-${String(index).padStart(4, '0')}.txt`;
  await putMedia(data, Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [name(index), '.'])));
  const window = await new EbbWindow(page).open(ebb);
  const files = await new MediaFiles(window).open();
  await expect(page.getByText('3,000 files')).toBeVisible();
  await files.row(name(0)).focus();
  await page.keyboard.press('End');
  await expect(files.row(name(2999))).toBeFocused();
  await expect(files.details).toContainText(name(2999));
  await page.keyboard.press('ArrowUp');
  await expect(files.row(name(2998))).toBeFocused();
  await page.keyboard.press('Home');
  await expect(files.row(name(0))).toBeFocused();
  expect(await files.rows.count()).toBeLessThan(100);
  await page.keyboard.press('Enter');
  await expect(files.details).toBeFocused();
});

test('Check Media tells what is amiss, and its trash gives back or lets go', async ({ page, data, ebb }) => {
  await addNotes(ebb, 'Basic', [['swift <img src="swift.svg">', 'سمامة']]);
  await putMedia(data, { 'old.txt': 'nobody names it', 'older.txt': 'nor this', '_kept.js': 'by its name' });
  const window = await new EbbWindow(page).open(ebb);
  const check = await new CheckMedia(window).open();
  await expect(check.summary).toContainText('3 files');
  await expect(check.section('1 missing file')).toContainText('swift.svg: named by 1 note');
  const unused = check.section('2 unused files');
  await expect(unused).toContainText('old.txt');
  await check.confirm('Move to the trash…', 'Move 2 files to the trash?', 'Move to the trash');
  await window.expectMessage('2 files are in the trash now.');
  await expect(unused).toHaveCount(0);
  await expect(check.section('Trash')).toContainText('2 files');
  await expect(page.getByRole('heading', { name: 'Check media' })).toBeFocused();

  await page.getByRole('button', { name: 'Put back' }).click();
  await window.expectMessage('2 files are back in the media folder.');
  await expect(unused).toContainText('older.txt');
  await check.confirm('Move to the trash…', 'Move 2 files to the trash?', 'Move to the trash');
  await expect(unused).toHaveCount(0);
  await check.confirm('Empty the trash…', 'Delete 2 files for good?', 'Delete for good');
  await window.expectMessage('2 files were deleted.');
  await expect(check.section('Trash')).toContainText('The trash is empty.');

  await page.getByRole('button', { name: 'Tag the notes' }).click();
  await window.expectMessage('1 note was given the tag missing-media.');
  expect(await ebb.call('search.notes', { query: 'tag:missing-media' })).toHaveLength(1);
  await putMedia(data, { 'swift.svg': '<svg/>' });
  await page.getByRole('button', { name: 'Check again' }).click();
  await expect(page.getByText('Everything fits: no file is missing, none is unused.')).toBeVisible();
});

import Database from 'better-sqlite3';
import { expect, test } from '../fixtures.ts';
import { DeckList } from '../pages/deck-list.ts';
import { EbbWindow } from '../pages/ebb-window.ts';
import { peerAvailable } from '../peer/find-peer.ts';
import { startOfficialServer } from '../peer/official-server.ts';

const HOUR_MS = 3_600_000;

test('a clock that an answer shows to be wrong stops study, and says what to check, until it is right', async ({
  page,
  data,
  launch,
}) => {
  await data.cli('collection.info');
  answered(data.collection, Date.now() + 3 * HOUR_MS);
  const ebb = await launch();
  const window = await new EbbWindow(page).open(ebb);
  const note = page.getByRole('alert').filter({ hasText: /This device’s clock (is|must be) wrong/ });
  await expect(note).toContainText('a card was answered at');
  await expect(note).toContainText('3 hours later');
  await expect(note).toContainText('date, time, time zone and daylight saving');
  await expect(note).toContainText('the law on time changed');
  for (const method of ['scheduler.next', 'scheduler.counts']) {
    expect(await ebb.call(method, {}).catch((error: unknown) => String(error))).toContain('clock.wrong');
  }
  await ebb.stop();
  answered(data.collection, Date.now() - HOUR_MS);
  const again = await launch();
  await window.open(again);
  await expect(note).toBeHidden();
  expect(await again.call('scheduler.counts', {})).toMatchObject({ new: 0 });
});

test('work that puts cards on days is refused with the same words; edits go on', async ({ page, data, launch }) => {
  await data.cli('collection.info');
  answered(data.collection, Date.now() + 3 * HOUR_MS);
  const ebb = await launch();
  const window = await new EbbWindow(page).open(ebb);
  await page.keyboard.press('f');
  const filtered = window.dialog('Create filtered deck');
  await filtered.getByRole('button', { name: 'Build' }).click();
  const refused = window.dialog(/^This device’s clock must be wrong/);
  await expect(refused).toContainText('date, time, time zone and daylight saving');
  await refused.getByRole('button', { name: 'Close' }).click();
  await expect(refused).toBeHidden();
  await filtered.getByRole('button', { name: 'Cancel' }).click();
  await expect(filtered).toBeHidden();
  await new DeckList(window).create('New words');
  await expect(new DeckList(window).row('New words')).toBeVisible();
});

test('dates that are wrong can be kept where the clock is right: with a backup, and back with Undo', async ({
  page,
  data,
  launch,
}) => {
  await data.cli('collection.info');
  answered(data.collection, Date.now() + 3 * HOUR_MS);
  const ebb = await launch();
  const window = await new EbbWindow(page).open(ebb);
  const note = page.getByRole('alert').filter({ hasText: /This device’s clock must be wrong/ });
  await note.getByRole('button', { name: 'If the clock is right…' }).click();
  const question = window.dialog('Are these dates wrong, and not the clock?');
  await expect(question).toContainText('One answer is dated later than now, to one card.');
  await expect(question).toContainText('Nothing is deleted or redated.');
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await question.getByRole('button', { name: 'Keep them and study on' }).click();
  await window.expectMessage('Those dates no longer stop study');
  await expect(question).toBeHidden();
  await expect(note).toBeHidden();
  expect(await ebb.call('scheduler.counts', {})).toMatchObject({ new: 0 });
  expect(await ebb.call('backups.list', {})).toContainEqual(expect.objectContaining({ reason: 'beforeKeepingDates' }));
  await window.messages.getByRole('button', { name: 'Undo' }).click();
  await expect(note).toBeVisible();
  await ebb.stop();
  expect(answers(data.collection)).toBe(1);
});

test.describe('a clock that a sync server disagrees with', () => {
  test.skip(!peerAvailable(), 'the official Anki library is missing');

  test('stops the sync, and study after it', async ({ page, data, launch }) => {
    const server = await startOfficialServer({ now: Math.floor(Date.now() / 1000) + 3 * 3600 });
    try {
      await data.cli('collection.info');
      const ebb = await launch();
      await ebb.call('sync.setSettings', { autoSync: false });
      await ebb.call('sync.login', { serverUrl: server.url, username: 'me', password: 'secret' });
      const window = await new EbbWindow(page).open(ebb);
      expect(await ebb.call('scheduler.counts', {})).toMatchObject({ new: 0 });
      await page.keyboard.press('y');
      const error = window.dialog(/^The clocks are too far apart/);
      await expect(error).toBeVisible();
      await page.keyboard.press('Escape');
      const note = page.getByRole('alert').filter({ hasText: /This device’s clock (is|must be) wrong/ });
      await expect(note).toContainText('on the sync server');
      await expect(note).toContainText('a difference of 3 hours');
      expect(await ebb.call('scheduler.next', {}).catch((cause: unknown) => String(cause))).toContain('clock.wrong');
    } finally {
      await server.stop();
    }
  });
});

function answers(file: string): unknown {
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare('SELECT count(*) FROM revlog').pluck().get();
  } finally {
    db.close();
  }
}

/** The only entry of the review log. */
function answered(file: string, atMs: number): void {
  const db = new Database(file);
  db.exec('DELETE FROM revlog');
  db.prepare('INSERT INTO revlog VALUES (?, 1, 0, 3, 1, 1, 2500, 1000, 1)').run(atMs);
  db.close();
}

import Database from 'better-sqlite3';
import { expect, test } from '../fixtures.ts';
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

/** The only entry of the review log. */
function answered(file: string, atMs: number): void {
  const db = new Database(file);
  db.exec('DELETE FROM revlog');
  db.prepare('INSERT INTO revlog VALUES (?, 1, 0, 3, 1, 1, 2500, 1000, 1)').run(atMs);
  db.close();
}

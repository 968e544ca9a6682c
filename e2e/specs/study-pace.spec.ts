import { expect, test } from '../fixtures.ts';
import { EbbWindow } from '../pages/ebb-window.ts';
import { addNotes, Reviewer, setOptions } from '../pages/reviewer.ts';

test('the timer counts up and stops at the answer when the options say so', async ({ page, ebb }) => {
  await addNotes(ebb, 'Basic', [['a', 'b']]);
  await setOptions(ebb, { showTimer: true, stopTimerOnAnswer: true });
  await new Reviewer(await new EbbWindow(page).open(ebb)).begin();
  const timer = page.getByRole('timer', { name: 'Time on this card' });
  await expect(timer).toHaveText('0:00');
  await expect(timer).toHaveText('0:01');
  await page.keyboard.press('Space');
  const stopped = await timer.textContent();
  await page.waitForTimeout(1500);
  await expect(timer).toHaveText(stopped ?? '');
});

test('auto advance shows the answer and buries the card, until it is switched off', async ({ page, ebb }) => {
  await addNotes(ebb, 'Basic', [
    ['first', 'one'],
    ['second', 'two'],
  ]);
  await setOptions(ebb, { questionSecs: 0.3, answerSecs: 0.3 });
  const window = await new EbbWindow(page).open(ebb);
  const reviewer = await new Reviewer(window).begin();
  await page.keyboard.press('Shift+A');
  await expect(page.getByRole('heading', { name: 'Done for now' })).toBeVisible();
  expect(await ebb.call('search.cards', { query: 'is:buried' })).toHaveLength(2);
  await page.keyboard.press('ControlOrMeta+Z');
  await reviewer.expectQuestion('second');
  // Leaving the screen ended it.
  await page.waitForTimeout(800);
  await reviewer.expectQuestion('second');
});

test('auto advance without seconds says what it needs', async ({ page, ebb }) => {
  await addNotes(ebb, 'Basic', [['a', 'b']]);
  const window = await new EbbWindow(page).open(ebb);
  await new Reviewer(window).begin();
  await page.keyboard.press('Shift+A');
  await window.expectMessage('Auto advance needs seconds above 0');
});

test('a timebox offers a break, and goes on', async ({ page, ebb }) => {
  await addNotes(ebb, 'Basic', [
    ['first', 'one'],
    ['second', 'two'],
  ]);
  await ebb.call('reviewPreferences.set', { timeboxSecs: 1 });
  const window = await new EbbWindow(page).open(ebb);
  const reviewer = await new Reviewer(window).begin();
  await page.waitForTimeout(1000);
  await page.keyboard.press('Space');
  await reviewer.expectAnswer(/one/);
  await page.keyboard.press('4');
  const dialog = window.dialog('Time for a break?');
  await expect(dialog).toContainText('You studied 1 card in');
  await page.keyboard.press('Enter');
  await reviewer.expectQuestion('second');
  await page.waitForTimeout(1000);
  await page.keyboard.press('Space');
  await page.keyboard.press('1');
  await dialog.getByRole('button', { name: 'Finish' }).click();
  await expect(page.getByRole('button', { name: 'Study now' })).toBeVisible();
});

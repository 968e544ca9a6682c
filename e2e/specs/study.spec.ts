import { join } from 'node:path';
import { expect, test } from '../fixtures.ts';
import { EbbWindow } from '../pages/ebb-window.ts';
import { addNotes, Reviewer, setOptions } from '../pages/reviewer.ts';
import { peerAvailable } from '../peer/find-peer.ts';

const birds = [
  ['swift', 'سمامة'],
  ['heron', 'بلشون'],
  ['wren', 'صعو'],
];

test('a deck is studied from the first card to the last by keys alone', async ({ page, ebb }) => {
  await addNotes(ebb, 'Basic', birds);
  const reviewer = await new Reviewer(await new EbbWindow(page).open(ebb)).begin();
  await reviewer.expectQuestion('swift');
  await reviewer.expectLeft([3, 0, 0], 'new');
  await page.keyboard.press('Space');
  await reviewer.expectAnswer(/swift\s*سمامة/);
  await expect(reviewer.answers).toContainText('<1m');
  await page.keyboard.press('1');
  await reviewer.expectQuestion('heron');
  await reviewer.expectLeft([2, 1, 0], 'new');
  await page.keyboard.press('Enter');
  await page.keyboard.press('4');
  await reviewer.expectQuestion('wren');
  await page.keyboard.press('Space');
  await reviewer.expectAnswer(/wren/);
  // Space on the answer side is Good.
  await page.keyboard.press('Space');
  await reviewer.expectQuestion('swift');
  await reviewer.expectLeft([0, 2, 0], 'learn');
  for (const [word, key] of [
    ['swift', '4'],
    ['wren', '4'],
  ] as const) {
    await reviewer.expectQuestion(word);
    await page.keyboard.press('Space');
    await reviewer.expectAnswer(new RegExp(word));
    await page.keyboard.press(key);
  }
  await expect(page.getByRole('heading', { name: 'Done for now' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Back to the decks' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Studied 5 cards/)).toBeVisible();
});

test('what was studied here is what the official app reads', async ({ page, data, ebb, peer }) => {
  test.skip(!peerAvailable(), 'the official Anki library is missing');
  await addNotes(ebb, 'Basic', birds);
  const reviewer = await new Reviewer(await new EbbWindow(page).open(ebb)).begin();
  for (const [word, key] of [
    ['swift', '4'],
    ['heron', '3'],
    ['wren', '1'],
  ] as const) {
    await reviewer.expectQuestion(word);
    await page.keyboard.press('Space');
    await reviewer.expectAnswer(new RegExp(word));
    await page.keyboard.press(key);
  }
  await reviewer.expectQuestion('heron');
  await ebb.stop();
  const path = join(data.path, 'studied.anki2');
  await data.cli('collection.exportAnki2', { path });
  const { rows } = await peer.call<{ rows: number[][] }>(
    'sql',
    { query: 'select r.ease, r.type, c.queue, c.reps from revlog r join cards c on c.id = r.cid order by r.id' },
    path,
  );
  expect(rows).toEqual([
    [4, 0, 2, 1],
    [3, 0, 1, 1],
    [1, 0, 1, 1],
  ]);
  await peer.call('close', {}, path);
});

test('undo brings the card back, again and again, and redo answers it', async ({ page, ebb }) => {
  await addNotes(ebb, 'Basic', birds);
  const window = await new EbbWindow(page).open(ebb);
  const reviewer = await new Reviewer(window).begin();
  for (const word of ['swift', 'heron']) {
    await reviewer.expectQuestion(word);
    await page.keyboard.press('Space');
    await page.keyboard.press('3');
  }
  await reviewer.expectQuestion('wren');
  await page.keyboard.press('*');
  await expect(page.getByRole('img', { name: 'Marked' })).toBeVisible();
  await page.keyboard.press('u');
  await expect(page.getByRole('img', { name: 'Marked' })).toBeHidden();
  await page.keyboard.press('u');
  await reviewer.expectQuestion('heron');
  await page.keyboard.press('ControlOrMeta+Z');
  await reviewer.expectQuestion('swift');
  await reviewer.expectLeft([3, 0, 0], 'new');
  await page.keyboard.press('ControlOrMeta+Shift+Z');
  await reviewer.expectQuestion('heron');
  await reviewer.expectLeft([2, 1, 0], 'new');
});

test('a typed answer is compared when the answer is shown', async ({ page, ebb }) => {
  await addNotes(ebb, 'Basic, typed answer', [
    ['7 × 8', 'fifty-six'],
    ['7 × 9', 'sixty-three'],
  ]);
  const reviewer = await new Reviewer(await new EbbWindow(page).open(ebb)).begin();
  const box = reviewer.card.locator('#typeans');
  await expect(box).toBeFocused();
  // Keys of the reviewer are text in the box.
  await page.keyboard.type('fifty 1');
  await expect(box).toHaveValue('fifty 1');
  await page.keyboard.press('Enter');
  await expect(reviewer.button('Good')).toBeVisible();
  await expect(reviewer.card.locator('#typeans .typeGood').first()).toHaveText('fifty');
  await expect(reviewer.card.locator('#typeans .typeBad').first()).toBeVisible();
  // The next card has been made ready meanwhile, and its box gets the focus all the same.
  await expect(page.locator('.card-frame > iframe')).toHaveCount(3);
  await page.keyboard.press('4');
  await expect(reviewer.card.getByText('7 × 9')).toBeVisible();
  await expect(box).toBeFocused();
  await page.keyboard.type('o1');
  await expect(box).toHaveValue('o1');
});

test('cards are set aside, marked, flagged and removed by their keys', async ({ page, ebb }) => {
  const [swift, heron, wren, last] = await addNotes(ebb, 'Basic', [...birds, ['owl', 'بومة']]);
  const window = await new EbbWindow(page).open(ebb);
  const reviewer = await new Reviewer(window).begin();
  await page.keyboard.press('ControlOrMeta+2');
  await expect(page.getByRole('img', { name: 'Flagged orange' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+2');
  await expect(page.getByRole('img', { name: 'Flagged orange' })).toBeHidden();
  await page.keyboard.press('-');
  await window.expectMessage('1 card was buried until tomorrow');
  await reviewer.expectQuestion('heron');
  await page.keyboard.press('@');
  await window.expectMessage('1 card was suspended');
  await reviewer.expectQuestion('wren');
  await page.keyboard.press('ControlOrMeta+Delete');
  await window.expectMessage('The note and its card were deleted');
  await reviewer.expectQuestion('owl');
  const found = async (query: string): Promise<unknown> => ebb.call('search.notes', { query });
  expect(await found('is:buried')).toEqual([swift]);
  expect(await found('is:suspended')).toEqual([heron]);
  expect(await found(`nid:${wren}`)).toEqual([]);

  await page.keyboard.press('ControlOrMeta+Shift+D');
  const due = window.dialog('Set due date');
  await due.getByRole('textbox').fill('later');
  await page.keyboard.press('Enter');
  await expect(due).toContainText('Write a number of days');
  await due.getByRole('textbox').fill('3-3!');
  await page.keyboard.press('Enter');
  await window.expectMessage('1 card has a new due date');
  expect(await found('prop:due=3 prop:ivl=3')).toEqual([last]);
  await expect(page.getByRole('heading', { name: 'Done for now' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Z');
  await reviewer.expectQuestion('owl');
  // Undone, with what was remembered of it; another time it stays.
  await page.keyboard.press('ControlOrMeta+Shift+D');
  await expect(due.getByRole('textbox')).toHaveValue('1');
  await due.getByRole('textbox').fill('5');
  await page.keyboard.press('Enter');
  await window.expectMessage('1 card has a new due date');
  expect(await ebb.call('scheduler.handChoices', { place: 'reviewer' })).toMatchObject({ dueDays: '5' });
});

test('the card that changed elsewhere is drawn again where one is', async ({ page, ebb }) => {
  const [swift] = await addNotes(ebb, 'Basic', birds);
  const reviewer = await new Reviewer(await new EbbWindow(page).open(ebb)).begin();
  await page.keyboard.press('Space');
  await reviewer.expectAnswer(/سمامة/);
  await ebb.call('notes.update', { noteId: swift, fields: ['swift', 'edited elsewhere'] });
  await reviewer.expectAnswer(/edited elsewhere/);
  await page.keyboard.press('3');
  await reviewer.expectQuestion('heron');
});

test('a deck with nothing due says so and stays', async ({ page, ebb }) => {
  const window = await new EbbWindow(page).open(ebb);
  await expect(page.getByRole('button', { name: /^Open deck/ })).toBeVisible();
  await page.keyboard.press('s');
  await expect(page.getByRole('button', { name: 'Study now' })).toBeFocused();
  await page.keyboard.press('Enter');
  await window.expectMessage('Nothing is due here yet');
  await expect(page.getByRole('button', { name: 'Study now' })).toBeVisible();
});

test('buried cards come back from the overview', async ({ page, ebb }) => {
  await addNotes(ebb, 'Basic', birds.slice(0, 1));
  const window = await new EbbWindow(page).open(ebb);
  const reviewer = await new Reviewer(window).begin();
  await page.keyboard.press('=');
  await expect(page.getByRole('heading', { name: 'Done for now' })).toBeVisible();
  await page.getByRole('button', { name: 'Unbury' }).click();
  await reviewer.expectQuestion('swift');
  await page.keyboard.press('=');
  await page.keyboard.press('d');
  await page.keyboard.press('s');
  await expect(page.getByRole('button', { name: 'Unbury' })).toBeVisible();
  await page.keyboard.press('u');
  await window.expectMessage('1 card was brought back');
  await page.keyboard.press('s');
  await reviewer.expectQuestion('swift');
});

test('card info tells of this card and of the one before', async ({ page, ebb }) => {
  await addNotes(ebb, 'Basic', birds);
  const window = await new EbbWindow(page).open(ebb);
  const reviewer = await new Reviewer(window).begin();
  await page.keyboard.press('ControlOrMeta+Alt+I');
  await window.expectMessage('No card was studied before this one');
  await page.keyboard.press('i');
  await expect(window.dialog('Card')).toContainText('Not reviewed yet.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Space');
  await reviewer.expectAnswer(/swift/);
  await page.keyboard.press('4');
  await reviewer.expectQuestion('heron');
  await page.keyboard.press('ControlOrMeta+Alt+I');
  const before = window.dialog('Previous card');
  await expect(before.getByRole('row')).toHaveCount(2);
  await expect(before.getByRole('row').nth(1)).toContainText('Learn');
});

test('O opens the options of the card’s deck, and asks which in a filtered deck', async ({ page, ebb }) => {
  await addNotes(ebb, 'Basic', birds.slice(0, 1));
  const window = await new EbbWindow(page).open(ebb);
  const reviewer = await new Reviewer(window).begin();
  await page.keyboard.press('o');
  await expect(page.getByRole('dialog', { name: /^Options/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await reviewer.expectQuestion('swift');
  await page.keyboard.press('m');
  await expect(page.getByRole('menuitem', { name: /^Deck options/ })).toContainText('O');
  await page.keyboard.press('Escape');
  await page.keyboard.press('d');

  await page.keyboard.press('f');
  const filtered = page.getByRole('dialog');
  await filtered.getByRole('textbox').first().fill('Night birds');
  await filtered.getByRole('textbox', { name: 'Search' }).first().fill('is:new');
  await filtered.getByRole('button', { name: 'Build' }).click();
  await expect(page.getByRole('button', { name: 'Study now' })).toBeFocused();
  await page.keyboard.press('Enter');
  await reviewer.expectQuestion('swift');
  await page.keyboard.press('o');
  const which = window.dialog('Options of which deck?');
  await which.getByRole('button', { name: 'Filtered deck' }).click();
  await expect(page.getByRole('dialog').getByRole('textbox').first()).toHaveValue('Night birds');
  await page.keyboard.press('Escape');
  await page.keyboard.press('o');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: /^Options.*Default/ })).toBeVisible();
});

test('custom study is one key away when a deck is done', async ({ page, ebb }) => {
  await addNotes(ebb, 'Basic', birds.slice(0, 1));
  const window = await new EbbWindow(page).open(ebb);
  await new Reviewer(window).begin();
  await page.keyboard.press('=');
  await expect(page.getByRole('heading', { name: 'Done for now' })).toBeVisible();
  // Not the app's command of the same key: no overview is in sight.
  await page.keyboard.press('c');
  await expect(page.getByRole('dialog', { name: /^Custom study/ })).toBeVisible();
});

test('the overview says how many siblings the deck list still counts', async ({ page, ebb }) => {
  await addNotes(ebb, 'Basic, both directions', birds);
  await setOptions(ebb, { buryNew: true });
  const window = await new EbbWindow(page).open(ebb);
  await expect(page.getByRole('button', { name: /^Open deck/ })).toBeVisible();
  await page.keyboard.press('s');
  const more = page.getByRole('img', { name: /^\+3 in the deck list/ });
  await expect(more).toHaveText('+3');
  await expect(more).toHaveAttribute('title', /siblings will be buried/);
  await page.keyboard.press('Enter');
  await new Reviewer(window).expectLeft([3, 0, 0], 'new');
});

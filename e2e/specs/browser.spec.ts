import { expect, test } from '../fixtures.ts';
import { EbbWindow } from '../pages/ebb-window.ts';
import { addNotes, Reviewer } from '../pages/reviewer.ts';

test('a search finds rows, keys go through them, and what is typed is stored', async ({ page, ebb }) => {
  await addNotes(ebb, 'Basic', [
    ['dog', 'Hund'],
    ['cat', 'Katze'],
    ['hot dog', 'Wurst'],
  ]);
  const window = await new EbbWindow(page).open(ebb);
  await expect(page.getByRole('button', { name: /^Browse/ })).toBeEnabled();
  await page.keyboard.press('b');
  const search = page.getByRole('searchbox', { name: 'Search' });
  await expect(search).toBeFocused();
  const rows = page.getByRole('grid', { name: 'Cards found' }).getByRole('row');
  await expect(rows).toHaveCount(4);
  await search.fill('dog');
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(3);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('1 of 2 chosen')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const front = page.getByRole('textbox', { name: 'Front', exact: true });
  await expect(front).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.type('!');
  await expect.poll(async () => ebb.call('search.notes', { query: 'front:*!' })).toHaveLength(1);
  await page.getByRole('button', { name: 'Layout' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Note beside the rows' }).press('Enter');
  await expect(page.locator('.browser-page')).toHaveAttribute('data-editor', 'beside');
  const [grid, note] = [
    page.getByRole('grid', { name: 'Cards found' }),
    page.getByRole('region', { name: 'Edit note' }),
  ];
  expect((await note.boundingBox())?.x).toBeGreaterThan((await grid.boundingBox())?.x ?? 0);
  expect(await ebb.call('preferences.get')).toMatchObject({ browserLayout: 'horizontal' });
  await search.fill('dog is:');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This search asks for a card state that does not exist.')).toBeVisible();
  await expect(rows).toHaveCount(3);
  await search.fill('nobody');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Nothing matches this search.')).toBeVisible();
  expect(await window.page.title()).toContain('Ebb');
});

test('chosen cards are suspended, flagged, moved, tagged and deleted, each taken back by undo', async ({
  page,
  ebb,
}) => {
  await addNotes(ebb, 'Basic', [
    ['one', '1'],
    ['two', '2'],
    ['three', '3'],
  ]);
  await ebb.call('decks.create', { name: 'Numbers' });
  const window = await new EbbWindow(page).open(ebb);
  await expect(page.getByRole('button', { name: /^Browse/ })).toBeEnabled();
  await page.keyboard.press('b');
  const rows = page.getByRole('grid', { name: 'Cards found' }).getByRole('row');
  await expect(rows).toHaveCount(4);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.getByText('3 of 3 chosen')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+j');
  await window.expectMessage('3 cards were changed');
  await expect.poll(() => ebb.call('search.cards', { query: 'is:suspended' })).toHaveLength(3);
  await expect(rows.nth(1)).toHaveAttribute('data-color', 'suspended');
  await page.keyboard.press('ControlOrMeta+j');
  await expect.poll(() => ebb.call('search.cards', { query: 'is:suspended' })).toHaveLength(0);
  await page.keyboard.press('ControlOrMeta+2');
  await expect.poll(() => ebb.call('search.cards', { query: 'flag:2' })).toHaveLength(3);
  await page.keyboard.press('ControlOrMeta+d');
  const move = window.dialog('Move 3 cards');
  await move.getByRole('textbox').fill('numb');
  await page.keyboard.press('Enter');
  await expect.poll(() => ebb.call('search.cards', { query: 'deck:Numbers' })).toHaveLength(3);
  await expect(move).toBeHidden();
  await rows.nth(1).focus();
  await page.keyboard.press('ControlOrMeta+Shift+A');
  await expect(window.dialog('Add tags to 3 notes')).toBeVisible();
  await page.keyboard.type('maths easy ');
  await page.keyboard.press('Enter');
  await expect.poll(() => ebb.call('search.notes', { query: 'tag:maths tag:easy' })).toHaveLength(3);
  await rows.nth(1).focus();
  await page.keyboard.press('ControlOrMeta+Delete');
  await window.expectMessage('3 notes were deleted with their cards');
  await expect(rows.nth(1)).toContainText('(deleted)');
  await rows.nth(1).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => ebb.call('search.notes', { query: '' })).toHaveLength(3);
});

test('the sidebar searches, and with Ctrl narrows', async ({ page, ebb }) => {
  await addNotes(ebb, 'Basic', [['one', '1']]);
  await ebb.call('decks.create', { name: 'A::B' });
  await new EbbWindow(page).open(ebb);
  await expect(page.getByRole('button', { name: /^Browse/ })).toBeEnabled();
  await page.keyboard.press('b');
  const search = page.getByRole('searchbox', { name: 'Search' });
  await expect(search).toBeFocused();
  const tree = page.getByRole('treegrid', { name: 'What to search for' });
  await tree.getByText('Chosen deck').click();
  await expect(search).toHaveValue('deck:current');
  await tree.getByText('Added').click({ modifiers: ['ControlOrMeta'] });
  await expect(search).toHaveValue('deck:current added:1');
});

test('decks and tags are renamed, moved and removed in the sidebar, and searches kept there', async ({ page, ebb }) => {
  const [first, second] = await addNotes(ebb, 'Basic', [
    ['one', '1'],
    ['two', '2'],
  ]);
  await ebb.call('tags.addToNotes', { noteIds: [first], tags: ['verbs hard'] });
  await ebb.call('tags.addToNotes', { noteIds: [second], tags: ['nouns'] });
  await ebb.call('decks.create', { name: 'A' });
  await ebb.call('decks.create', { name: 'B' });
  const window = await new EbbWindow(page).open(ebb);
  await expect(page.getByRole('button', { name: /^Browse/ })).toBeEnabled();
  await page.keyboard.press('b');
  const search = page.getByRole('searchbox', { name: 'Search' });
  await expect(search).toBeFocused();
  const tree = page.getByRole('treegrid', { name: 'What to search for' });
  const entry = (name: string) => tree.getByRole('row', { name, exact: true });

  await search.fill('tag:hard');
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle(/^Browse \(0 of 1 chosen\)/);
  await page.getByRole('button', { name: 'Rows', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Save the search…' }).click();
  await expect(window.dialog('Save the search').getByRole('textbox')).toBeFocused();
  await page.keyboard.type('What is hard');
  await page.keyboard.press('Enter');
  await expect(entry('What is hard')).toBeVisible();

  await page.keyboard.press('ControlOrMeta+Shift+F');
  await expect(page.getByRole('textbox', { name: 'Filter' })).toBeFocused();
  await page.keyboard.type('verbs');
  await expect(entry('verbs')).toBeVisible();
  await expect(entry('nouns')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Shift+R');
  await page.keyboard.press('End');
  await expect(entry('verbs')).toBeFocused();
  await page.keyboard.press('F2');
  await expect(window.dialog('Rename “verbs”').getByRole('textbox')).toBeFocused();
  await page.keyboard.type('words::verbs');
  await page.keyboard.press('Enter');
  await expect.poll(() => ebb.call('search.notes', { query: 'tag:words::verbs' })).toEqual([first]);
  await page.getByRole('textbox', { name: 'Filter' }).fill('');

  await entry('nouns').dragTo(entry('words'));
  await expect.poll(() => ebb.call('search.notes', { query: 'tag:words::nouns' })).toEqual([second]);
  await entry('words').focus();
  await page.keyboard.press('Delete');
  await expect.poll(() => ebb.call('search.notes', { query: 'tag:words' })).toEqual([]);
  await expect(entry('words')).toHaveCount(0);

  await entry('B').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Move…' }).click();
  await expect(window.dialog('Move “B”').getByRole('textbox')).toBeFocused();
  await window.dialog('Move “B”').getByRole('option', { name: 'A', exact: true }).click();
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await expect(entry('B')).toHaveCount(0);
  await entry('A').focus();
  // New decks are folded in the sidebar.
  await page.keyboard.press('ArrowRight');
  await expect(entry('B')).toHaveAttribute('aria-level', '3');
  await entry('What is hard').focus();
  await page.keyboard.press('Enter');
  await expect(search).toHaveValue('tag:hard');
});

test('from the card that is studied to the preview, whose links ask, by keys; the chosen row goes along', async ({
  page,
  ebb,
}) => {
  await addNotes(ebb, 'Basic', [
    ['one <a href="https://example.org/">more</a>', '1'],
    ['two', '2'],
  ]);
  const window = await new EbbWindow(page).open(ebb);
  await new Reviewer(window).begin();
  await page.keyboard.press('b');
  const rows = page.getByRole('grid', { name: 'Cards found' }).getByRole('row');
  await expect(rows).toHaveCount(3);
  await expect(page.getByText('1 of 2 chosen')).toBeVisible();
  await expect(rows.nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ControlOrMeta+Shift+P');
  const preview = window.dialog('Preview');
  const card = preview.frameLocator('.card-frame iframe:not([inert])').locator('#qa');
  await expect(card).toHaveText('one more');
  await expect(preview.getByRole('button', { name: 'Show answer' })).toBeFocused();
  await card.getByRole('link').press('Enter');
  const link = window.dialog('Open this address?');
  await expect(link).toContainText('https://example.org/');
  await expect(link.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(link).toBeHidden();
  // In the card itself arrows scroll.
  await preview.getByRole('button', { name: 'Show answer' }).press('ArrowRight');
  await expect(card).toContainText('1');
  await page.keyboard.press('ArrowRight');
  await expect(card).toHaveText('two');
  await expect(preview.getByRole('status')).toHaveText('Question, row 2 of 2');
  await page.keyboard.press('b');
  await expect(card).toContainText('2');
  await expect(preview.getByRole('checkbox', { name: 'Both sides at once' })).toBeChecked();
  await page.keyboard.press('ArrowLeft');
  await expect(card).toContainText('1');
  await page.keyboard.press('ControlOrMeta+Shift+P');
  await expect(preview).toBeHidden();
  await expect(rows.nth(1)).toHaveAttribute('aria-selected', 'true');
});

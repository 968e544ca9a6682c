import { expect, test } from '../fixtures.ts';
import { DeckList } from '../pages/deck-list.ts';
import { EbbWindow } from '../pages/ebb-window.ts';

test('the first start needs no mouse', async ({ page, launch }) => {
  await page.goto((await launch()).address);
  await expect(page.getByRole('radio', { name: 'As the system: English' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'English', exact: true })).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(new EbbWindow(page).syncButton).toBeVisible();
});

test('decks are made, walked, renamed, moved, deleted and brought back by keys alone', async ({ page, ebb }) => {
  for (const name of ['Asia', 'World', 'World::Europe']) await ebb.call('decks.create', { name });
  const window = await new EbbWindow(page).open(ebb);
  const decks = new DeckList(window);
  // Tab reaches one row; the arrows go on from there.
  await decks.entry.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await expect(decks.row('World')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(decks.row('World')).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(decks.row('Europe')).toBeFocused();
  await page.keyboard.press('Home');
  await expect(decks.row('Asia')).toBeFocused();

  await page.keyboard.press('F2');
  await expect(window.dialog('Rename “Asia”').getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Africa');
  await page.keyboard.press('Enter');
  await expect(decks.row('Africa')).toBeVisible();

  await decks.row('Africa').focus();
  await page.keyboard.press('Delete');
  await expect(decks.row('Africa')).toBeHidden();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(decks.row('Africa')).toBeVisible();

  await decks.row('Africa').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Africa' })).toBeVisible();
  await page.keyboard.press('d');
  await expect(decks.grid).toBeVisible();
});

test('a deck is found by parts of its name, from anywhere, and made if there is none', async ({ page, ebb }) => {
  for (const name of ['Asia', 'World::Europe::North', 'World::Europe::South']) await ebb.call('decks.create', { name });
  const window = await new EbbWindow(page).open(ebb);
  const study = window.dialog('Study which deck?');
  const find = study.getByRole('textbox', { name: 'Find a deck' });
  await expect(new DeckList(window).grid).toBeVisible();
  await page.keyboard.press('/');
  await expect(find).toBeFocused();
  await page.keyboard.type('EU wor');
  await expect(study.getByRole('option')).toHaveText(['World::Europe', 'World::Europe::North', 'World::Europe::South']);
  // The first one is marked then.
  await expect(find).toHaveAttribute('aria-activedescendant', /./);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'North' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Study now' })).toBeFocused();

  await page.keyboard.press('/');
  await expect(find).toBeFocused();
  await page.keyboard.type('Ocean');
  await expect(study).toContainText('Nothing has such a name.');
  await study.getByRole('button', { name: 'Create deck…' }).click();
  await expect(window.dialog('Create deck').getByRole('textbox', { name: 'Name' })).toHaveValue('Ocean');
});

test('Y opens the login, Esc closes it, and single keys are left to a field', async ({ page, ebb }) => {
  const window = await new EbbWindow(page).open(ebb);
  await page.keyboard.press('y');
  const login = window.dialog('Log in to sync');
  await expect(login.getByRole('textbox', { name: 'Address' })).toBeFocused();
  await page.keyboard.type('yds');
  await expect(login.getByRole('textbox', { name: 'Address' })).toHaveValue('yds');
  await page.keyboard.press('Escape');
  await expect(login).toBeHidden();
});

test('the menus open and are walked by keys', async ({ page, ebb }) => {
  await new EbbWindow(page).open(ebb);
  await expect(page.getByRole('heading', { name: 'Decks', exact: true })).toBeVisible();
  await page.getByRole('toolbar', { name: 'Menu bar' }).getByRole('button', { name: 'File' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Switch profile…' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Create deck…' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Create deck' })).toBeVisible();
});

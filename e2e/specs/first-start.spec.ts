import { expect, test } from '../fixtures.ts';
import { DeckList } from '../pages/deck-list.ts';
import { EbbWindow } from '../pages/ebb-window.ts';

test('asks the language, makes an empty collection and offers the first steps', async ({ page, launch }) => {
  const ebb = await launch();
  await page.goto(ebb.address);
  await expect(page.getByRole('heading', { name: 'Welcome to Ebb' })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'As the system: English' })).toBeChecked();
  await page.getByRole('button', { name: 'Start' }).click();

  const window = new EbbWindow(page);
  await expect(window.syncButton).toBeVisible();
  await window.expectButton('normal', 'not logged in');
  await expect(page.getByRole('button', { name: 'Sync an account' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Create deck…' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Decks that others share' })).toHaveAttribute('target', '_blank');
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import…' }).click();
  await (await choosing).setFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from('one;two\n') });
  await expect(window.dialog('Import “x.csv”')).toBeVisible();
  expect(await ebb.call('collection.info')).toMatchObject({ cards: 0, notes: 0 });

  await page.reload();
  await expect(window.syncButton).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Welcome to Ebb' })).toBeHidden();
});

test('another language turns the page round at once and names the first deck', async ({ page, launch }) => {
  const ebb = await launch();
  await page.goto(ebb.address);
  await page.getByText('العربية', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  await page.getByRole('button').last().click();
  await expect(page.getByRole('treegrid')).toBeVisible();
  const [first] = (await ebb.call('decks.tree')) as { name: string }[];
  expect(first?.name).toMatch(/\p{Script=Arabic}/u);
});

test('the first step "Create deck…" leads to a deck in the list', async ({ page, ebb }) => {
  const window = await new EbbWindow(page).open(ebb);
  await page.getByRole('button', { name: 'Create deck…' }).click();
  const dialog = window.dialog('Create deck');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Languages::French');
  await dialog.getByRole('button', { name: 'Create deck' }).click();
  await expect(new DeckList(window).row('Languages')).toBeVisible();
});

import { expect, test } from '../fixtures.ts';
import { EbbWindow } from '../pages/ebb-window.ts';
import { addNotes } from '../pages/reviewer.ts';

interface Listed {
  readonly notetypeId: number;
  readonly name: string;
  readonly fieldNames: readonly string[];
  readonly templateNames: readonly string[];
}

test('note types are added, renamed and deleted with keys; the list says how many notes they have', async ({
  page,
  ebb,
}) => {
  await addNotes(ebb, 'Basic', [['dog', 'Hund']]);
  const window = await new EbbWindow(page).open(ebb);
  await expect(page.getByRole('button', { name: /^Open deck/ })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+N');
  const list = window.dialog('Note types');
  const options = list.getByRole('option');
  await expect(options).toHaveCount(5);
  await expect(options.first()).toHaveText('Basic one note');
  await list.getByRole('button', { name: 'Add…' }).click();
  const add = window.dialog('Add a note type');
  await add.getByLabel('Like').selectOption({ label: 'Copy of Basic' });
  await add.getByLabel('Name').fill('Animals');
  await page.keyboard.press('Enter');
  await expect(add).toBeHidden();
  await expect(options).toHaveCount(6);
  await expect(options.filter({ hasText: 'Animals' })).toHaveAttribute('aria-selected', 'true');
  await list.getByRole('button', { name: 'Rename…' }).click();
  await window.dialog('Rename “Animals”').getByLabel('Name').fill('Beasts');
  await page.keyboard.press('Enter');
  await expect(options.filter({ hasText: 'Beasts' })).toBeVisible();
  await options.filter({ hasText: /^Basic one note/ }).click();
  await list.getByRole('button', { name: 'Delete…' }).click();
  const remove = window.dialog('Delete “Basic”?');
  await expect(remove).toContainText('One note of this type is deleted with its cards');
  await remove.getByRole('button', { name: 'Delete note type' }).click();
  await expect(remove).toBeHidden();
  await expect(options.filter({ hasText: /^Basic\b.*note/ }).first()).not.toContainText('one note');
  expect(await ebb.call('search.notes', { query: '' })).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => ebb.call('search.notes', { query: '' })).toHaveLength(1);
});

test('fields are added, moved, renamed and deleted, and stored at once; names are checked', async ({ page, ebb }) => {
  await addNotes(ebb, 'Basic', [['dog', 'Hund']]);
  const window = await new EbbWindow(page).open(ebb);
  await window.menu('Tools', /^Manage note types/);
  await window.dialog('Note types').getByRole('button', { name: 'Fields…' }).click();
  const fields = window.dialog('Fields of “Basic”');
  const options = fields.getByRole('option');
  const name = fields.getByLabel('Name', { exact: true });
  const save = fields.getByRole('button', { name: /^Save/ });
  await expect(options).toHaveText(['Front', 'Back']);
  await fields.getByRole('button', { name: 'Add field' }).click();
  await expect(name).toBeFocused();
  await expect(name).toHaveValue('Field 3');
  await name.fill('Tags');
  await expect(fields).toContainText('This name stands for something else in templates.');
  await expect(save).toBeDisabled();
  await name.fill('Example');
  await fields.getByText('Notes are sorted by this field').click();
  await expect(options).toHaveText(['Front', 'Back', 'Example']);
  await options.nth(2).click();
  await expect(options.nth(2)).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(options).toHaveText(['Front', 'Example', 'Back']);
  await options.nth(0).click();
  await name.fill('Question');
  await fields.getByText('Runs from right to left').click();
  await page.keyboard.press('Escape');
  const leave = window.dialog('Leave without saving?');
  await expect(leave.getByRole('button', { name: 'Stay' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(leave).toBeHidden();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(fields).toBeHidden();
  const listed = (await ebb.call('notetypes.list')) as Listed[];
  const basic = listed.find((known) => known.name === 'Basic');
  expect(basic?.fieldNames).toEqual(['Question', 'Example', 'Back']);
  const [noteId] = (await ebb.call('search.notes', { query: '' })) as number[];
  expect(await ebb.call('notes.get', { noteId })).toMatchObject({ fields: ['dog', '', 'Hund'] });
  const stored = await ebb.call('notetypes.get', { notetypeId: basic?.notetypeId });
  expect(stored).toMatchObject({
    notetype: { sortf: 1, flds: [{ rtl: true }, {}, {}], tmpls: [{ qfmt: '{{Question}}' }] },
  });

  await window.dialog('Note types').getByRole('button', { name: 'Fields…' }).click();
  await options.nth(2).click();
  await fields.getByRole('button', { name: 'Delete field…' }).click();
  const remove = window.dialog('Delete the field “Back”?');
  await expect(remove).toContainText('One note loses what stands in it.');
  await remove.getByRole('button', { name: 'Delete field' }).click();
  await expect(options).toHaveText(['Question', 'Example']);
  await save.click();
  await expect(fields).toBeHidden();
  expect(await ebb.call('notes.get', { noteId })).toMatchObject({ fields: ['dog', ''] });
});

test('templates are changed beside a card made of them; what is wrong is told and not stored', async ({
  page,
  ebb,
}) => {
  await addNotes(ebb, 'Basic', [['dog', 'Hund<a href="https://example.org/">!</a>']]);
  const window = await new EbbWindow(page).open(ebb);
  await window.menu('Tools', /^Manage note types/);
  await window.dialog('Note types').getByRole('button', { name: 'Cards…' }).click();
  const cards = window.dialog('Cards of “Basic”');
  const card = page.frameLocator('.card-frame iframe:not([inert])').locator('#qa');
  const save = cards.getByRole('button', { name: /^Save/ });
  await expect(card).toHaveText('dog');
  await expect(cards.getByRole('textbox', { name: 'Front template' })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('Animal: ');
  await expect(card).toHaveText('Animal: dog');
  await page.keyboard.press('ControlOrMeta+2');
  await expect(cards.getByRole('textbox', { name: 'Back template' })).toBeFocused();
  await expect(card).toContainText('Hund');
  await card.getByRole('link').press('Enter');
  const link = window.dialog('Open this address?');
  await expect(link).toContainText('https://example.org/');
  await expect(link.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(link).toBeHidden();
  await cards.getByRole('textbox', { name: 'Back template' }).focus();
  await page.keyboard.press('ControlOrMeta+1');
  await expect(cards.getByRole('textbox', { name: 'Front template' })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('{{Bck');
  await page.keyboard.type('}}');
  await expect(cards).toContainText('There is no field “Bck”.');
  await expect(save).toBeDisabled();
  for (let i = 0; i < '{{Bck}}'.length; i += 1) await page.keyboard.press('Backspace');
  await expect(save).toBeEnabled();
  await page.keyboard.press('ControlOrMeta+f');
  const search = cards.getByRole('searchbox', { name: 'Find in the text' });
  await expect(search).toBeFocused();
  await page.keyboard.type('FRONT');
  await expect(cards).toContainText('1 place');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(cards.getByRole('textbox', { name: 'Front template' })).toBeFocused();
  await page.keyboard.type('Back');
  await expect(card).toHaveText('Animal: Hund!');
  await page.keyboard.press('F3');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(card).toHaveText('Animal: dog');
  await cards.getByRole('button', { name: 'Card type actions' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Add a field…' }).press('Enter');
  const field = window.dialog('Add a field to “Card 1”');
  await field.getByRole('radio', { name: 'Back' }).press('Space');
  await expect(field.getByRole('radio', { name: 'Back' })).toBeChecked();
  await field.getByRole('button', { name: 'Add', exact: true }).press('Enter');
  await expect(field).toBeHidden();
  await cards.getByText('As on a phone').click();
  await expect(page.frameLocator('.card-frame iframe:not([inert])').locator('html')).toHaveClass(/mobile/);
  await page.keyboard.press('ControlOrMeta+3');
  await expect(cards.getByRole('textbox', { name: 'Styling' })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(cards).toBeHidden();
  const [{ notetypeId }] = (await ebb.call('notetypes.list')) as [Listed];
  expect(await ebb.call('notetypes.get', { notetypeId })).toMatchObject({
    notetype: { tmpls: [{ qfmt: 'Animal: {{Front}}', afmt: expect.stringContaining('20px;">{{Front}}</div>') }] },
  });
});

test('card types are added with the cards they make, chosen by keys, and deleted', async ({ page, ebb }) => {
  await addNotes(ebb, 'Basic', [['dog', 'Hund']]);
  const window = await new EbbWindow(page).open(ebb);
  await window.menu('Tools', /^Manage note types/);
  await window.dialog('Note types').getByRole('button', { name: 'Cards…' }).click();
  const cards = window.dialog('Cards of “Basic”');
  const work = async (name: string): Promise<void> => {
    await cards.getByRole('button', { name: 'Card type actions' }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await expect(cards.getByRole('textbox', { name: 'Front template' })).toBeFocused();
  await work('Add card type…');
  await window.dialog('Add a card type?').getByRole('button', { name: 'Add card type' }).click();
  await expect(cards.getByLabel('Card type', { exact: true })).toHaveValue('new-1');
  await expect(cards).toContainText('Saving makes one more card.');
  await work('Rename…');
  await window.dialog('Rename the card type').getByLabel('Name').fill('Backwards');
  await page.keyboard.press('Enter');
  await expect(cards.getByLabel('Card type', { exact: true })).toContainText('2. Backwards');
  const front = cards.getByRole('textbox', { name: 'Front template' });
  await front.focus();
  await page.keyboard.press('Alt+1');
  await expect(cards.getByLabel('Card type', { exact: true })).toHaveValue('stored-0');
  await cards.getByRole('button', { name: /^Save/ }).click();
  await expect(cards).toBeHidden();
  await expect.poll(() => ebb.call('search.cards', { query: 'card:Backwards' })).toHaveLength(1);
  await window.dialog('Note types').getByRole('button', { name: 'Cards…' }).click();
  await expect(front).toBeFocused();
  await page.keyboard.press('Alt+2');
  await expect(cards.getByLabel('Card type', { exact: true })).toHaveValue('stored-1');
  await work('Delete card type…');
  const remove = window.dialog('Delete the card type “Backwards”?');
  await expect(remove).toContainText('One card goes with it');
  await remove.getByRole('button', { name: 'Delete card type' }).click();
  await cards.getByRole('button', { name: /^Save/ }).click();
  await expect(cards).toBeHidden();
  await expect.poll(() => ebb.call('search.cards', { query: '' })).toHaveLength(1);
});

test('in the browser notes get another type, duplicates are found and tagged, and a note is copied', async ({
  page,
  ebb,
}) => {
  await addNotes(ebb, 'Basic, both directions', [
    ['dog', 'Hund'],
    ['dog', 'Rüde'],
    ['cat', ''],
  ]);
  const window = await new EbbWindow(page).open(ebb);
  await expect(page.getByRole('button', { name: /^Browse/ })).toBeEnabled();
  await page.keyboard.press('b');
  const rows = page.getByRole('grid', { name: 'Cards found' }).getByRole('row');
  const search = page.getByRole('searchbox', { name: 'Search' });
  await expect(rows).toHaveCount(6);
  await page.getByRole('button', { name: 'Notes', exact: true }).last().click();
  await page.getByRole('menuitem', { name: 'Find duplicates…' }).click();
  const duplicates = window.dialog('Find duplicates');
  await expect(duplicates.getByLabel('Only among (a search)')).toBeFocused();
  await page.keyboard.type('is:x');
  await page.keyboard.press('Enter');
  await expect(duplicates).toContainText('This search asks for a card state that does not exist.');
  await duplicates.getByLabel('Only among (a search)').fill('');
  await page.keyboard.press('Enter');
  await duplicates.getByRole('button', { name: 'dog' }).click();
  await expect(search).toHaveValue(/^nid:\d+,\d+$/);
  await expect(rows).toHaveCount(5);

  await rows.nth(1).click();
  await expect(page.getByText('1 of 4 chosen')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.getByText('4 of 4 chosen')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+M');
  const change = window.dialog('Change the type of 2 notes');
  await change.getByLabel('New note type').selectOption({ label: 'Basic' });
  await expect(change).toContainText('2 cards are deleted');
  await change.getByLabel('Front is filled from').selectOption({ label: 'Back' });
  await change.getByLabel('Back is filled from').selectOption({ label: '(nothing)' });
  await expect(change).toContainText('Front: 2 notes lose their text');
  await change.getByRole('button', { name: 'Change type' }).click();
  await expect(change).toBeHidden();
  await expect.poll(() => ebb.call('search.notes', { query: 'note:Basic front:Hund back:' })).toHaveLength(1);
  await expect.poll(() => ebb.call('search.cards', { query: 'note:Basic' })).toHaveLength(2);

  await search.fill('cat');
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(2);
  await rows.nth(1).click();
  await expect(page.getByText('1 of 1 chosen')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Alt+E');
  await expect(page.getByRole('textbox', { name: 'Front', exact: true })).toHaveText('cat');
});

test('empty cards are listed by note type and deleted, notes kept', async ({ page, ebb }) => {
  const [noteId] = await addNotes(ebb, 'Basic, both directions', [['dog', 'Hund']]);
  await ebb.call('notes.update', { noteId, fields: ['dog', ''] });
  const window = await new EbbWindow(page).open(ebb);
  await window.menu('Tools', /^Empty cards/);
  const dialog = window.dialog('Empty cards');
  await expect(dialog).toContainText('one card of 2');
  await expect(dialog.getByRole('checkbox')).toBeChecked();
  await dialog.getByRole('button', { name: 'Delete one card' }).click();
  await window.expectMessage('One card was deleted');
  expect(await ebb.call('search.cards', { query: '' })).toHaveLength(1);
});

test('from the note that is being written to its fields and back: what was written follows', async ({ page, ebb }) => {
  const window = await new EbbWindow(page).open(ebb);
  await expect(page.getByRole('button', { name: /^Add/ })).toBeEnabled();
  await page.keyboard.press('a');
  const front = page.getByRole('textbox', { name: 'Front', exact: true });
  const back = page.getByRole('textbox', { name: 'Back', exact: true });
  await expect(front).toBeFocused();
  await page.keyboard.type('dog');
  await back.click();
  await page.keyboard.type('Hund');
  await expect(back).toHaveText('Hund');
  await page.getByRole('button', { name: 'Fields…' }).click();
  const fields = window.dialog('Fields of “Basic”');
  await fields.getByRole('option', { name: 'Back' }).click();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(fields.getByRole('option')).toHaveText(['Back', 'Front']);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(fields).toBeHidden();
  await expect(page.locator('.field-editor').first()).toContainText('Hund');
  await expect(front).toHaveText('dog');
  await back.focus();
  await page.keyboard.press('ControlOrMeta+l');
  await expect(window.dialog('Cards of “Basic”')).toBeVisible();
});

test('note types that look alike become one, and LaTeX settings are kept', async ({ page, ebb }) => {
  await addNotes(ebb, 'Basic', [['dog', 'Hund']]);
  const [basic] = (await ebb.call('notetypes.list')) as Listed[];
  await ebb.call('notetypes.clone', { notetypeId: basic?.notetypeId, name: 'Basic-908e4' });
  await addNotes(ebb, 'Basic-908e4', [['cat', 'Katze']]);
  const window = await new EbbWindow(page).open(ebb);
  await window.menu('Tools', /^Manage note types/);
  const list = window.dialog('Note types');
  await expect(list.getByRole('option')).toHaveCount(6);
  await list.getByRole('button', { name: 'LaTeX…' }).click();
  const latex = window.dialog('LaTeX of “Basic”');
  await expect(latex.getByLabel('Before it')).toHaveValue(/documentclass/);
  await latex.getByText('Images as SVG where possible').click();
  await latex.getByRole('button', { name: 'Save' }).click();
  await expect(latex).toBeHidden();
  await list.getByRole('button', { name: 'Merge duplicates…' }).click();
  const merge = window.dialog('Merge note types that look alike');
  await merge.getByLabel('All of their notes become').selectOption({ label: 'Basic' });
  await expect(merge).toContainText('One note changes its type');
  await expect(merge).toContainText('Deleted afterwards: Basic-908e4');
  await merge.getByRole('button', { name: 'Merge' }).click();
  await expect(list.getByRole('option')).toHaveCount(5);
  await expect.poll(() => ebb.call('search.notes', { query: 'note:Basic' })).toHaveLength(2);
  expect(await ebb.call('notetypes.get', { notetypeId: basic?.notetypeId })).toMatchObject({
    notetype: { latexsvg: true },
  });
});

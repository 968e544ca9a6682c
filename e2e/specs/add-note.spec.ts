import { expect, test } from '../fixtures.ts';
import { EbbWindow } from '../pages/ebb-window.ts';
import { NoteEditor } from '../pages/note-editor.ts';
import type { EbbHost } from '../ebb-host.ts';

const fieldsOf = async (ebb: EbbHost): Promise<string[][]> => {
  const noteIds = (await ebb.call('search.notes', { query: '' })) as number[];
  const notes = await Promise.all(noteIds.map((noteId) => ebb.call('notes.get', { noteId })));
  return notes.map((note) => (note as { fields: string[] }).fields);
};

test('notes are written and added by keys alone, one after the other', async ({ page, ebb }) => {
  const window = await new EbbWindow(page).open(ebb);
  const editor = await new NoteEditor(window).openAdd();
  await page.keyboard.type('capital of ');
  await page.keyboard.press('ControlOrMeta+b');
  await page.keyboard.type('Chad');
  await page.keyboard.press('Tab');
  await expect(editor.field('Back')).toBeFocused();
  await page.keyboard.type('N’Djamena');
  await page.keyboard.press('ControlOrMeta+Shift+T');
  await expect(editor.tags).toBeFocused();
  await page.keyboard.type('geo::africa capitals ');
  await editor.add();
  await window.expectMessage('One card was added');
  await expect(editor.field('Front')).toBeFocused();
  await expect(editor.field('Front')).toHaveText('');
  await page.keyboard.type('second');
  await editor.add();
  await expect
    .poll(() => fieldsOf(ebb))
    .toEqual([
      ['capital of <b>Chad</b>', 'N’Djamena'],
      ['second', ''],
    ]);
  await page.keyboard.press('ControlOrMeta+h');
  const history = page.getByRole('region', { name: 'Added now' });
  await expect(history.getByRole('button')).toHaveText(['second', 'capital of Chad']);
  await ebb.call('notes.remove', { noteIds: await ebb.call('search.notes', { query: 'front:second' }) });
  await expect(history.getByRole('listitem').filter({ hasText: 'second' })).toHaveText('second (deleted)');
  await history.getByRole('button', { name: 'capital of Chad' }).press('Enter');
  await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveValue(/^nid:\d+$/);
  await expect(page.getByRole('grid', { name: 'Cards found' }).getByRole('row')).toHaveCount(2);
});

test('lines are kept as lines, and lists as lists', async ({ page, ebb }) => {
  const window = await new EbbWindow(page).open(ebb);
  const editor = await new NoteEditor(window).openAdd();
  await page.keyboard.type('one');
  await page.keyboard.press('Enter');
  await page.keyboard.type('two');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ControlOrMeta+,');
  await page.keyboard.type('a');
  await page.keyboard.press('Enter');
  await page.keyboard.type('b');
  await editor.add();
  await expect.poll(() => fieldsOf(ebb)).toEqual([['one<br>two', '<ul><li>a</li><li>b</li></ul>']]);
});

test('an empty first field is refused, a second one of the same text is told of and taken', async ({ page, ebb }) => {
  const window = await new EbbWindow(page).open(ebb);
  const editor = await new NoteEditor(window).openAdd();
  await editor.add();
  await expect(window.dialog('This note was not added')).toContainText('The first field is empty');
  await page.keyboard.press('Enter');
  await expect(editor.field('Front')).toBeFocused();
  for (const time of [1, 2]) {
    await page.keyboard.type('same');
    if (time === 2) await expect(page.getByText('Another note has the same “Front”.')).toBeVisible();
    await editor.add();
    await expect(editor.field('Front')).toHaveText('');
  }
  await expect.poll(() => fieldsOf(ebb)).toHaveLength(2);
});

test('closing with text asks; leaving for another screen keeps it', async ({ page, ebb }) => {
  const window = await new EbbWindow(page).open(ebb);
  const editor = await new NoteEditor(window).openAdd();
  await page.keyboard.type('half a thought');
  await page.getByRole('button', { name: /^Decks/ }).click();
  await expect(page.getByRole('treegrid')).toBeVisible();
  await page.getByRole('button', { name: /^Add/ }).click();
  await expect(editor.field('Front')).toHaveText('half a thought');
  await page.keyboard.press('Escape');
  const question = window.dialog('Leave without adding this note?');
  await expect(question).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();
  await page.keyboard.press('Escape');
  await question.getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByRole('treegrid')).toBeVisible();
  expect(await fieldsOf(ebb)).toEqual([]);
});

test('clozes get the next number, or the same', async ({ page, ebb }) => {
  const window = await new EbbWindow(page).open(ebb);
  const editor = await new NoteEditor(window).openAdd();
  await page.keyboard.press('ControlOrMeta+n');
  await expect(window.dialog('Which note type?').getByLabel('Find a note type')).toBeFocused();
  await page.keyboard.type('clo');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Note type Cloze' })).toBeVisible();
  await expect(editor.field('Text')).toBeFocused();
  await page.keyboard.type('no cloze');
  await editor.add();
  await expect(window.dialog('Add without a cloze?')).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+Shift+c');
  await expect(editor.field('Text')).toHaveText('{{c1::no cloze}}');
  await page.keyboard.press('End');
  await page.keyboard.type(' ');
  await page.keyboard.press('ControlOrMeta+Shift+c');
  await page.keyboard.type('two');
  await expect(editor.field('Text')).toHaveText('{{c1::no cloze}} {{c2::two}}');
  await page.keyboard.press('End');
  await page.keyboard.press('ControlOrMeta+Alt+Shift+c');
  await expect(editor.field('Text')).toHaveText('{{c1::no cloze}} {{c2::two}}{{c2::}}');
});

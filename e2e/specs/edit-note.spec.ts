import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Locator } from '@playwright/test';
import type { EbbHost } from '../ebb-host.ts';
import { expect, test } from '../fixtures.ts';
import { EbbWindow } from '../pages/ebb-window.ts';
import { fileChooserOf } from '../pages/file-chooser.ts';
import { NoteEditor } from '../pages/note-editor.ts';
import { addNotes, Reviewer } from '../pages/reviewer.ts';

const onlyFields = async (ebb: EbbHost): Promise<string[]> => {
  const [noteId] = (await ebb.call('search.notes', { query: '' })) as number[];
  return ((await ebb.call('notes.get', { noteId })) as { fields: string[] }).fields;
};

/** As another program would: Ctrl+V itself takes what lies on this machine's clipboard. */
async function paste(editor: NoteEditor, field: string, data: { html?: string; text?: string }): Promise<void> {
  await editor.field(field).evaluate((element, { html, text }) => {
    const clipboardData = new DataTransfer();
    if (html !== undefined) clipboardData.setData('text/html', html);
    if (text !== undefined) clipboardData.setData('text/plain', text);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}

/** It lies over the field, round the picture, and is nothing of what is stored. */
async function expectMarked(editor: NoteEditor, picture: Locator): Promise<void> {
  const frame = editor.page.locator('.picture-frame');
  await expect(frame).toHaveCSS('outline-style', 'solid');
  await expect(editor.page.locator('[contenteditable] .picture-frame')).toHaveCount(0);
  const boxes = async () => [await frame.boundingBox(), await picture.boundingBox()] as const;
  await expect
    .poll(async () => {
      const [marked, shown] = await boxes();
      if (marked === null || shown === null) return Number.NaN;
      const sides = (['x', 'y', 'width', 'height'] as const).map((side) => Math.abs(marked[side] - shown[side]));
      return Math.round(Math.max(...sides));
    })
    .toBeLessThanOrEqual(1);
}

test('the card that is studied is edited and shown anew; what its author wrote beside the words stays', async ({
  page,
  ebb,
}) => {
  const front =
    'word <script>document.title="run"</script><b onclick="x()" class="dialog">bold</b><!-- kept --><i>end</i>';
  const back = '<div style="color: red">red</div>';
  await addNotes(ebb, 'Basic', [[front, back]]);
  const window = await new EbbWindow(page).open(ebb);
  const reviewer = await new Reviewer(window).begin();
  await page.keyboard.press('e');
  const dialog = window.dialog('Edit note');
  const editor = new NoteEditor(window);
  await expect(editor.field('Front')).toBeFocused();
  expect(await page.title()).not.toBe('run');
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' new');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog).toBeHidden();
  expect(await onlyFields(ebb)).toEqual([front.replace('<i>end</i>', '<i>end new</i>'), back]);
  await reviewer.expectQuestion(/end new/);
});

test('looking changes nothing', async ({ page, ebb }) => {
  const front = '<b>a</B><BR/>&quot;b&quot;<p>unclosed';
  await addNotes(ebb, 'Basic', [[front, 'x']]);
  const stored = await onlyFields(ebb);
  const window = await new EbbWindow(page).open(ebb);
  await new Reviewer(window).begin();
  await page.keyboard.press('e');
  const editor = new NoteEditor(window);
  await expect(editor.field('Front')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await expect(window.dialog('Edit note')).toBeHidden();
  expect(await onlyFields(ebb)).toEqual(stored);
});

test('a copy is made ready to be added', async ({ page, ebb }) => {
  await addNotes(ebb, 'Basic', [['first', 'one']]);
  const window = await new EbbWindow(page).open(ebb);
  await new Reviewer(window).begin();
  await page.keyboard.press('ControlOrMeta+Alt+e');
  const editor = new NoteEditor(window);
  await expect(editor.field('Front')).toHaveText('first');
  await expect(editor.field('Back')).toHaveText('one');
});

test('what is pasted loses what other programs put round it, brings its pictures, and words are words', async ({
  page,
  ebb,
}) => {
  const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const server = createServer((request, response) => {
    if (request.url === '/dot') response.end(Buffer.from(dot, 'base64'));
    else response.end('no picture');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const web = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const window = await new EbbWindow(page).open(ebb);
  const editor = await new NoteEditor(window).openAdd();
  await paste(editor, 'Front', {
    html: `<p class="MsoNormal" onclick="x()">Hello <b>world</b><img src="${web}/dot"><img src="${web}/page"></p>`,
    text: 'Hello world',
  });
  await expect(editor.field('Front')).toHaveText('Hello world');
  await window.expectMessage(`One picture could not be fetched and was left out: ${web}/page`);
  await editor.field('Back').focus();
  await paste(editor, 'Back', { text: 'a < b\nc' });
  await editor.add();
  await expect.poll(() => ebb.call('search.notes', { query: '' })).toHaveLength(1);
  expect(await onlyFields(ebb)).toEqual(['Hello <b>world</b><img src="dot.png">', 'a &lt; b<br>c']);
  server.close();
});

test('pictures and sounds that are attached or pasted lie in the media folder and are shown', async ({ page, ebb }) => {
  const window = await new EbbWindow(page).open(ebb);
  const editor = await new NoteEditor(window).openAdd();
  const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const chooser = await fileChooserOf(page, () => page.keyboard.press('F3'));
  await chooser.setFiles([
    { name: 'a dot.png', mimeType: 'image/png', buffer: Buffer.from(dot, 'base64') },
    { name: 'bell.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('not really a sound') },
  ]);
  const picture = editor.field('Front').locator('img');
  await expect(picture).toHaveCount(1);
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
  await expect(editor.field('Front')).toContainText('[sound:bell.mp3]');
  await page.keyboard.press('Tab');
  await paste(editor, 'Back', { html: `<img src="data:image/png;base64,${dot}">` });
  await expect(editor.field('Back').locator('img')).toHaveCount(1);
  await editor.add();
  await expect.poll(() => ebb.call('search.notes', { query: '' })).toHaveLength(1);
  const [front, back] = await onlyFields(ebb);
  expect(front).toBe('<img src="a dot.png">[sound:bell.mp3]');
  expect(back).toMatch(/^<img src="paste-[\da-f]{40}\.jpg">$/u);
  const { total } = (await ebb.call('media.list', {})) as { total: number };
  expect(total).toBe(3);
});

test('from a note to notes like it, to its cards and back; when it is deleted meanwhile, that is said', async ({
  page,
  ebb,
}) => {
  const [noteId] = await addNotes(ebb, 'Basic', [
    ['same "words"', 'one'],
    ['same "words"', 'two'],
  ]);
  const window = await new EbbWindow(page).open(ebb);
  const editor = new NoteEditor(window);
  const dialog = window.dialog('Edit note');
  const reviewer = await new Reviewer(window).begin();
  await page.keyboard.press('e');
  await editor.field('Back').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('changed');
  await page.keyboard.press('ControlOrMeta+l');
  const cards = window.dialog('Cards of “Basic”');
  await expect(cards).toBeVisible();
  await cards.getByText('Back', { exact: true }).last().click();
  await expect(page.frameLocator('.card-preview iframe:not([inert])').locator('#qa')).toContainText('changed');
  await page.keyboard.press('Escape');
  await expect(editor.field('Back')).toHaveText('changed');
  await ebb.call('notes.remove', { noteIds: [noteId] });
  await window.expectMessage('This note has been deleted.');
  await expect(dialog).toBeHidden();
  await reviewer.expectQuestion(/same/);
  await addNotes(ebb, 'Basic', [['same "words"', 'three']]);
  await page.keyboard.press('e');
  await dialog.getByRole('button', { name: 'Show them' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('grid', { name: 'Cards found' }).getByRole('row')).toHaveCount(3);
});

test('formulas are drawn, written by keys and click, and stored as they were written', async ({ page, ebb }) => {
  const front = 'so \\(x &lt; y\\) it \\[\\frac{1}{2}\\] is';
  await addNotes(ebb, 'Basic', [[front, 'b']]);
  const window = await new EbbWindow(page).open(ebb);
  const editor = new NoteEditor(window);
  await new Reviewer(window).begin();
  await page.keyboard.press('e');
  await expect(editor.field('Front')).toBeFocused();
  const formulas = editor.field('Front').getByRole('img');
  await expect(formulas).toHaveCount(2);
  await expect
    .poll(() => formulas.first().evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(5);
  const source = page.getByRole('textbox', { name: /^Formula in TeX/ });
  await formulas.first().click();
  await expect(source).toHaveValue('x < y');
  await expect(source).toBeFocused();
  await expectMarked(editor, formulas.first());
  await page.keyboard.type('^2');
  await page.keyboard.press('Enter');
  await expect(source).toBeHidden();
  await expect(editor.field('Front')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(source).toBeFocused();
  await expect(source).toHaveValue('x < y^2');
  await page.keyboard.press('Escape');
  await expect(window.dialog('Edit note')).toBeVisible();
  await editor.field('Back').click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('ControlOrMeta+m');
  await page.keyboard.press('c');
  await expect(source).toHaveValue('\\ce{}');
  await page.keyboard.type('H2O');
  await page.keyboard.press('Enter');
  await expect(editor.field('Back')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(window.dialog('Edit note')).toBeHidden();
  expect(await onlyFields(ebb)).toEqual([front.replace('y', 'y^2'), 'b\\(\\ce{H2O}\\)']);
});

test('pictures get their size and place, and chosen formats go', async ({ page, ebb }) => {
  const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  await ebb.call('media.addData', { fileName: 'dot.png', data: dot });
  const front = 'a <img src="dot.png" style="width: 90px;" alt="dot"> b';
  await addNotes(ebb, 'Basic', [[front, '<b>bold <span style="color: rgb(255, 0, 0);">red</span></b> end']]);
  const window = await new EbbWindow(page).open(ebb);
  const editor = new NoteEditor(window);
  await new Reviewer(window).begin();
  await page.keyboard.press('e');
  const picture = editor.field('Front').getByRole('img');
  await picture.click();
  const panel = page.getByRole('group', { name: 'Picture' });
  await expectMarked(editor, picture);
  // By keys it is chosen as letters are.
  await panel.getByRole('button', { name: 'Done' }).press('Enter');
  await expect(editor.field('Front')).toBeFocused();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(panel).toBeVisible();
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menu')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Show in folder' })).toBeFocused();
  await page.keyboard.press('Enter');
  const place = window.dialog('Where the picture lies');
  await expect(place).toContainText(/collection\.media[\\/]dot\.png/u);
  await expect(place.getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(place).toBeHidden();
  await picture.click({ button: 'right' });
  const popup = page.waitForEvent('popup');
  await page.getByRole('menuitem', { name: 'Open' }).click();
  const alone = await popup;
  await expect(alone.locator('img')).toBeVisible();
  await alone.close();
  await expect(page.getByRole('menu')).toBeHidden();
  const width = panel.getByRole('textbox', { name: 'Width' });
  await expect(width).toHaveValue('90');
  await width.fill('140');
  await width.press('Enter');
  await panel.getByText('Left of the text').click();
  await expect(picture).toHaveAttribute('width', '140');
  await expectMarked(editor, picture);
  await panel.getByRole('button', { name: 'Done' }).click();
  await editor.field('Back').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.getByRole('button', { name: 'What “Remove formatting” takes away' }).click();
  for (const format of ['Italic', 'Underline', 'Superscript', 'Subscript', 'Bold', 'Highlight']) {
    await page.getByRole('menuitemcheckbox', { name: format }).click();
  }
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
  await editor.field('Back').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+r');
  await expect(editor.field('Back').locator('[style]')).toHaveCount(0);
  await picture.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Copy' }).click();
  await expect(page.getByRole('menu')).toBeHidden();
  await editor.field('Back').click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('ControlOrMeta+v');
  await expect(editor.field('Back').getByRole('img')).toHaveAttribute('width', '140');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(window.dialog('Edit note')).toBeHidden();
  const fields = await onlyFields(ebb);
  const stored = '<img src="dot.png" style="float: left;" alt="dot" width="140">';
  expect(fields[0]).toBe(`a ${stored} b`);
  expect(fields[1]).toBe(`<b>bold red</b> end${stored}`);
});

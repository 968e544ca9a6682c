import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, makeAnkiCollection, test } from '../fixtures.ts';
import { DeckList } from '../pages/deck-list.ts';
import { EbbWindow } from '../pages/ebb-window.ts';
import { peerAvailable } from '../peer/find-peer.ts';

test('a deck is created, renamed and taken back', async ({ page, ebb }) => {
  const window = await new EbbWindow(page).open(ebb);
  const decks = new DeckList(window);
  await decks.create('Birds');
  await window.expectMessage('Deck “Birds” was created');
  await expect(decks.row('Birds')).toBeVisible();

  await decks.rename('Birds', 'Animals::Birds of Europe');
  await expect(decks.row('Animals')).toBeVisible();
  await window.messages.getByRole('button', { name: 'Undo' }).click();
  await expect(decks.row('Birds')).toBeVisible();
  await expect(decks.row('Animals')).toBeHidden();
  await window.menu('Edit', /^Redo/);
  await expect(decks.row('Animals')).toBeVisible();
});

test('a name is asked for until there is one', async ({ page, ebb }) => {
  const window = await new EbbWindow(page).open(ebb);
  await window.menu('File', 'Create deck…');
  const dialog = window.dialog('Create deck');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('   ');
  await dialog.getByRole('button', { name: 'Create deck' }).click();
  await expect(dialog).toContainText('Write a name first.');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('a name with markup is shown as it is', async ({ page, ebb }) => {
  const name = '<img src=x onerror=alert(1)> & "co"';
  const window = await new EbbWindow(page).open(ebb);
  const { name: kept } = (await ebb.call('decks.create', { name })) as { name: string };
  await page.reload();
  await expect(page.getByRole('treegrid').getByText(kept)).toBeVisible();
  await expect(window.page.locator('img[src="x"]')).toHaveCount(0);
});

test('a deck is dragged into another and back to the top', async ({ page, ebb }) => {
  for (const name of ['Asia', 'World', 'World::Europe']) await ebb.call('decks.create', { name });
  const window = await new EbbWindow(page).open(ebb);
  const decks = new DeckList(window);
  await drag(decks, 'Asia', decks.row('World'));
  await window.expectMessage('The deck was moved');
  expect(await fullNames(ebb)).toContain('World::Asia');

  await decks.row('World').getByRole('button', { name: 'Unfold World' }).click();
  await drag(decks, 'Asia', topStrip(page));
  await expect.poll(() => fullNames(ebb)).toContain('Asia');
});

test('a deck dragged into its own child is refused with the reason', async ({ page, ebb }) => {
  for (const name of ['World', 'World::Europe']) await ebb.call('decks.create', { name });
  const [world] = (await ebb.call('decks.tree')) as { deckId: number }[];
  await ebb.call('decks.setCollapsed', { deckId: world?.deckId, collapsed: false });
  const window = await new EbbWindow(page).open(ebb);
  const decks = new DeckList(window);
  await drag(decks, 'World', decks.row('Europe'));
  await window.expectMessage('A deck can’t be moved into itself.');
  expect(await fullNames(ebb)).toContain('World::Europe');
});

test('folding is kept', async ({ page, ebb }) => {
  await ebb.call('decks.create', { name: 'World::Europe' });
  const window = await new EbbWindow(page).open(ebb);
  const decks = new DeckList(window);
  await decks.row('World').getByRole('button', { name: 'Unfold World' }).click();
  await expect(decks.row('Europe')).toBeVisible();
  await page.reload();
  await expect(decks.row('Europe')).toBeVisible();
  await decks.row('World').getByRole('button', { name: 'Fold World' }).click();
  await expect(decks.row('Europe')).toBeHidden();
});

test.describe('with cards', () => {
  test.skip(!peerAvailable(), 'the official Anki library is missing');

  test('counts are the official ones, and deleting asks first and can be undone', async ({
    page,
    data,
    launch,
    peer,
  }) => {
    const anki = join(data.path, 'anki', 'collection.anki2');
    await makeAnkiCollection(peer, anki, { notes: 120 });
    await data.cli('collection.importAnki2', { path: anki });
    const tree = await peer.call<{ decks: { name: string; new: number; learn: number; review: number }[] }>(
      'deck-tree',
      {},
      anki,
    );
    await peer.call('close', {}, anki);
    const ebb = await launch();
    const window = await new EbbWindow(page).open(ebb);
    const decks = new DeckList(window);
    for (const { name, new: fresh, learn, review } of tree.decks) {
      await decks.expectCounts(name, { new: fresh, learn, due: review });
    }

    const name = tree.decks.find((deck) => deck.new > 0)?.name ?? '';
    const before = await ebb.call('collection.info');
    await decks.act(name, 'Delete…');
    const question = window.dialog(new RegExp(`^Delete “${name}” and its \\d+ cards\\?$`));
    await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await question.getByRole('button', { name: 'Cancel' }).click();
    await expect(decks.row(name)).toBeVisible();

    await decks.act(name, 'Delete…');
    await question.getByRole('button', { name: 'Delete deck' }).click();
    await expect(decks.row(name)).toBeHidden();
    await window.messages.getByRole('button', { name: 'Undo' }).click();
    await expect(decks.row(name)).toBeVisible();
    const { modifiedMs: _then, ...numbersBefore } = before as { modifiedMs: number };
    expect(await ebb.call('collection.info')).toMatchObject(numbersBefore);
  });
});

test('thousands of decks stay quick: only the rows in sight are in the page', async ({ page, ebb }) => {
  test.slow();
  const names = Array.from({ length: 2000 }, (_, index) => `Deck ${String(index).padStart(4, '0')}`);
  for (let start = 0; start < names.length; start += 50) {
    await Promise.all(names.slice(start, start + 50).map((name) => ebb.call('decks.create', { name })));
  }
  const decks = new DeckList(await new EbbWindow(page).open(ebb));
  await expect(decks.row('Deck 0000')).toBeVisible();
  expect(await decks.rows.count()).toBeLessThan(120);
  await decks.row('Deck 0000').focus();
  await page.keyboard.press('End');
  await expect(decks.row('Deck 1999')).toBeFocused();
  await expect(decks.grid).toHaveAttribute('aria-rowcount', '2001');
});

interface Node {
  readonly fullName: string;
  readonly children: readonly Node[];
}

async function fullNames(ebb: { call(method: string): Promise<unknown> }): Promise<string[]> {
  const namesOf = (nodes: readonly Node[]): string[] =>
    nodes.flatMap((node) => [node.fullName, ...namesOf(node.children)]);
  return namesOf((await ebb.call('decks.tree')) as Node[]);
}

/** Appears only while something is dragged. */
function topStrip(page: Page): Locator {
  return page.getByText('Drop here for the top level');
}

/** As a hand does it: press, pull a little, then on to the place, whose position the pulling may have changed. */
async function drag(decks: DeckList, name: string, target: Locator): Promise<void> {
  const page = decks.grid.page();
  const from = await decks.row(name).boundingBox();
  if (!from) throw new Error(`the deck ${name} is not in sight`);
  await page.mouse.move(from.x + 60, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 70, from.y + from.height / 2 + 4, { steps: 3 });
  await expect(topStrip(page)).toBeVisible();
  const to = await target.boundingBox();
  if (!to) throw new Error('the place to drop at is not in sight');
  await page.mouse.move(to.x + 60, to.y + to.height / 2, { steps: 8 });
  await page.mouse.up();
}

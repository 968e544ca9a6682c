import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import type { DataFolder, EbbHost } from '../ebb-host.ts';
import { expect, makeAnkiCollection, test } from '../fixtures.ts';
import { EbbWindow } from '../pages/ebb-window.ts';
import { peerAvailable } from '../peer/find-peer.ts';
import type { Peer } from '../peer/peer.ts';

const SESSION = 'Custom Study Session';

test.describe('custom study', () => {
  test.skip(!peerAvailable(), 'the official Anki library is missing');

  test('gives more new cards and reviews today, as the official client reads it', async ({
    page,
    data,
    launch,
    peer,
  }) => {
    const ebb = await withCards(data, peer, launch);
    const deck = await chosenDeck(ebb);
    const { newCount } = (await ebb.call('decks.get', { deckId: deck.deckId })) as { newCount: number };
    const window = await openOverview(page, ebb, deck.fullName);
    await page.keyboard.press('c');
    const dialog = window.dialog(/^Custom study of/);
    await expect(kind(dialog, 'More new cards today')).toBeChecked();
    await expect(dialog).toContainText(/\d+ new cards are left in this deck\./);
    await number(dialog, 'How many more', '4');
    await dialog.getByRole('button', { name: 'Extend' }).click();
    await window.expectMessage('Today’s limits were changed');
    await page.getByRole('button', { name: 'Custom study' }).click();
    await expect(dialog.getByRole('textbox', { name: 'How many more' })).toHaveValue('4');
    await dialog.getByText('More reviews today').click();
    await number(dialog, 'How many more', '-3');
    await dialog.getByRole('textbox', { name: 'How many more' }).press('Enter');
    await expect(dialog).toBeHidden();
    const after = (await ebb.call('decks.get', { deckId: deck.deckId })) as { newCount: number };
    expect(after.newCount - newCount).toBe(4);
    await ebb.stop();

    const kept = (await asOfficialReads(data, peer)).find(({ name }) => name === deck.fullName);
    expect(kept).toMatchObject({ extendNew: 4, extendRev: 0, newToday: [expect.any(Number), -4] });
    expect(kept).toMatchObject({ revToday: [expect.any(Number), 3] });
  });

  test('gathers each kind in its session, counted before', async ({ page, data, launch, peer }) => {
    const ebb = await withCards(data, peer, launch);
    const deck = await chosenDeck(ebb);
    const window = await openOverview(page, ebb, deck.fullName);
    const dialog = window.dialog(/^Custom study of/);
    for (const { choice, days, unit, keeps } of [
      { choice: 'Cards that I forgot lately', days: 'Answered “Again” in the last', unit: '400', keeps: true },
      { choice: 'Cards of the coming days', days: 'Due in the next', unit: '30', keeps: false },
      { choice: 'A look at newly added cards', days: 'Added in the last', unit: '5000', keeps: true },
    ]) {
      await window.menu('Tools', /^Custom study…/);
      await dialog.getByText(choice).click();
      await number(dialog, days, unit);
      const taken = await takenBy(dialog);
      await expect(dialog).toContainText(keeps ? 'Answers don’t change' : 'Answers count');
      await dialog.getByRole('button', { name: 'Study' }).click();
      await window.expectMessage(`“${SESSION}” has ${taken} card`);
      await expect(page.getByRole('heading', { name: SESSION })).toBeVisible();
      await openOverview(page, ebb, deck.fullName);
    }
  });

  test('gathers by state and tags, remembers them, and is read back by the official client', async ({
    page,
    data,
    launch,
    peer,
  }) => {
    const ebb = await withCards(data, peer, launch);
    const deck = await chosenDeck(ebb);
    const window = await openOverview(page, ebb, deck.fullName);
    await page.keyboard.press('c');
    const dialog = window.dialog(/^Custom study of/);
    await dialog.getByText('Cards by state or tag').click();
    await number(dialog, 'At most', '9');
    await dialog.getByRole('combobox', { name: 'Which cards' }).selectOption('All cards at random, as a preview');
    const include = dialog.getByRole('listbox', { name: 'With any of these tags' });
    const exclude = dialog.getByRole('listbox', { name: 'With none of these tags' });
    const [first = '', second = '', third = ''] = await include.getByRole('option').allTextContents();
    await include.getByRole('option', { name: first, exact: true }).click();
    await include.getByRole('option', { name: second, exact: true }).click();
    await exclude.getByRole('option', { name: third, exact: true }).click();
    const taken = await takenBy(dialog);
    await dialog.getByRole('button', { name: 'Study' }).click();
    await window.expectMessage(`“${SESSION}” has ${taken} card`);
    await window.messages.getByRole('button', { name: 'Undo' }).click();
    await window.expectMessage('Taken back: custom study');
    await window.menu('Edit', /^Redo/);
    await window.expectMessage('Done again: custom study');
    // Tags are offered of the cards that are at home.
    await page.keyboard.press('e');
    await window.expectMessage(/went home/);

    await openOverview(page, ebb, deck.fullName);
    await page.getByRole('button', { name: 'Custom study' }).click();
    await dialog.getByText('Cards by state or tag').click();
    await expect(include.getByRole('option', { selected: true })).toHaveText([first, second]);
    await expect(exclude.getByRole('option', { selected: true })).toHaveText([third]);
    await page.keyboard.press('Escape');
    await ebb.stop();

    const session = (await asOfficialReads(data, peer)).find(({ name }) => name === SESSION);
    expect(session).toMatchObject({ dyn: 1, resched: false, terms: [[expect.stringContaining('tag:'), 9, 1]] });
  });

  test('that finds nothing, or whose name is taken, says so and changes nothing', async ({
    page,
    data,
    launch,
    peer,
  }) => {
    const ebb = await withCards(data, peer, launch);
    const deck = await chosenDeck(ebb);
    const window = await openOverview(page, ebb, deck.fullName);
    await page.keyboard.press('c');
    const dialog = window.dialog(/^Custom study of/);
    await dialog.getByText('Cards of the coming days').click();
    await number(dialog, 'Due in the next', '1');
    await ebb.call('decks.create', { name: SESSION });
    await dialog.getByRole('button', { name: 'Study' }).click();
    const error = page.getByRole('alertdialog');
    await expect(error).toContainText(`“${SESSION}” is an ordinary deck`);
    await page.keyboard.press('Escape');
    const [made] = ((await ebb.call('decks.tree')) as Deck[]).filter(({ fullName }) => fullName === SESSION);
    await ebb.call('decks.rename', { deckId: made?.deckId, name: 'Something else' });
    await dialog.getByText('A look at newly added cards').click();
    await number(dialog, 'Added in the last', '1');
    await expect(dialog.getByRole('status')).toContainText('Finds no card');
    await dialog.getByRole('textbox', { name: 'Added in the last' }).press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('No card fits this choice.');
    await page.keyboard.press('Escape');
    expect(((await ebb.call('decks.tree')) as Deck[]).map(({ fullName }) => fullName)).not.toContain(SESSION);
  });
});

interface Deck {
  readonly deckId: number;
  readonly fullName: string;
  readonly newCount: number;
}

async function withCards(data: DataFolder, peer: Peer, launch: () => Promise<EbbHost>): Promise<EbbHost> {
  const anki = join(data.path, 'anki', 'collection.anki2');
  await makeAnkiCollection(peer, anki, { notes: 150 });
  await data.cli('collection.importAnki2', { path: anki });
  return await launch();
}

/** The one with most new cards, but more than its limit gives. */
async function chosenDeck(ebb: EbbHost): Promise<Deck> {
  const tree = (await ebb.call('decks.tree')) as Deck[];
  const [deck] = tree.toSorted((a, b) => b.newCount - a.newCount);
  if (!deck) throw new Error('the collection has no deck');
  return deck;
}

async function openOverview(page: EbbWindow['page'], ebb: EbbHost, name: string): Promise<EbbWindow> {
  const window = await new EbbWindow(page).open(ebb);
  await page.getByRole('treegrid', { name: 'Decks' }).getByTitle(name, { exact: true }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
  // The keys of a deck work from then on.
  await expect(page.getByRole('button', { name: /^Custom study/ })).toBeVisible();
  return window;
}

/** How many cards the dialog says that the session would have. */
async function takenBy(dialog: Locator): Promise<number> {
  const counts = dialog.getByRole('status');
  await expect(counts).toContainText(/Takes \d+/);
  return Number(/Takes (\d+)/.exec(await counts.innerText())?.[1]);
}

const kind = (dialog: Locator, name: string): Locator => dialog.getByRole('radio', { name });

async function number(within: Locator, name: string, value: string): Promise<void> {
  const field = within.getByRole('textbox', { name, exact: true });
  await field.fill(value);
  await field.blur();
  await expect(field).toHaveValue(value);
}

interface OfficialDeck {
  readonly name: string;
}
/** Every deck as the official client has it after reading what Ebb writes. */
async function asOfficialReads(data: DataFolder, peer: Peer): Promise<OfficialDeck[]> {
  const path = join(data.path, 'back', 'collection.anki2');
  await data.cli('collection.exportAnki2', { path });
  const { sections } = await peer.call<{ sections: { decks: OfficialDeck[] } }>('dump', { sections: ['decks'] }, path);
  await peer.call('close', {}, path);
  return sections.decks;
}

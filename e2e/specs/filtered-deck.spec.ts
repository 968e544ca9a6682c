import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import type { EbbHost } from '../ebb-host.ts';
import { expect, makeAnkiCollection, test } from '../fixtures.ts';
import { DeckList } from '../pages/deck-list.ts';
import { EbbWindow } from '../pages/ebb-window.ts';
import { peerAvailable } from '../peer/find-peer.ts';
import type { DataFolder } from '../ebb-host.ts';
import type { Peer } from '../peer/peer.ts';

test.describe('a filtered deck', () => {
  test.skip(!peerAvailable(), 'the official Anki library is missing');

  test('is made, counted before, changed and read back by the official client', async ({
    page,
    data,
    launch,
    peer,
  }) => {
    const ebb = await withCards(data, peer, launch);
    const window = await new EbbWindow(page).open(ebb);
    await page.keyboard.press('f');
    const dialog = window.dialog('Create filtered deck');
    await expect(search(dialog, 'Search')).toBeFocused();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Cram::Hard ones');
    await search(dialog, 'Search').fill('is:new');
    const found = await countOf(ebb, 'is:new');
    await expect(counts(dialog, 'Search')).toContainText(`Finds ${found} cards`);
    await number(term(dialog, 'Search'), 'At most', '7');
    await expect(counts(dialog, 'Search')).toContainText('Takes 7');
    await term(dialog, 'Search').getByRole('combobox').selectOption('Added last');
    await dialog.getByText('A second search for what the first leaves').click();
    await search(dialog, 'Second search').fill('is:new or is:due');
    await number(term(dialog, 'Second search'), 'At most', '5');
    await expect(counts(dialog, 'Second search')).toContainText('Takes 5');
    await dialog.getByText('Answers change when cards come again').click();
    await number(dialog, 'Again', '30');
    await number(dialog, 'Hard', '0');
    await number(dialog, 'Good', '900');
    await dialog.getByRole('button', { name: 'Build' }).click();
    await expect(dialog).toBeHidden();
    await window.expectMessage('“Cram::Hard ones” has 12 cards');
    await expect(page.getByRole('heading', { name: 'Hard ones' })).toBeVisible();

    await page.getByRole('button', { name: 'Options' }).click();
    const options = window.dialog('Options of “Cram::Hard ones”');
    await expect(search(options, 'Search')).toHaveValue('is:new');
    await expect(options.getByRole('textbox', { name: 'Good' })).toHaveValue('900');
    await search(options, 'Second search').fill('is:due');
    await options.getByRole('button', { name: 'Rebuild' }).click();
    await expect(options).toBeHidden();
    await ebb.stop();

    const kept = await asOfficialReads(data, peer);
    const deck = kept.find(({ name }) => name === 'Cram::Hard ones');
    expect(deck).toMatchObject({
      dyn: 1,
      resched: false,
      terms: [
        ['is:new', 7, 7],
        ['is:due', 5, 6],
      ],
      previewAgainSecs: 30,
      previewHardSecs: 0,
      previewGoodSecs: 900,
    });
  });

  test('is rebuilt and emptied by key and button, and taken back', async ({ page, data, launch, peer }) => {
    const ebb = await withCards(data, peer, launch);
    const { deckId } = (await ebb.call('decks.saveFiltered', cram('is:new', 6))) as { deckId: number };
    const size = async (): Promise<number> =>
      ((await ebb.call('decks.get', { deckId })) as { cardCount: number }).cardCount;
    const window = await new EbbWindow(page).open(ebb);
    await new DeckList(window).row('Cram').click();
    await expect(page.getByRole('heading', { name: 'Cram' })).toBeVisible();
    await page.keyboard.press('e');
    await window.expectMessage('6 cards went home');
    expect(await size()).toBe(0);
    await page.keyboard.press('r');
    await window.expectMessage('rebuilt with 6 cards');
    await page.getByRole('button', { name: 'Empty' }).click();
    await expect.poll(size).toBe(0);
    await page.getByRole('button', { name: 'Rebuild' }).click();
    await expect.poll(size).toBe(6);
    await window.messages.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(size).toBe(0);

    await page.keyboard.press('d');
    const decks = new DeckList(window);
    await decks.act('Cram', 'Rebuild');
    await expect.poll(size).toBe(6);
    await decks.act('Cram', 'Empty');
    await expect.poll(size).toBe(0);
    await decks.act('Cram', 'Options…');
    await expect(window.dialog('Options of “Cram”')).toBeVisible();
  });

  test('that would be empty says why and is made only if it may be', async ({ page, data, launch, peer }) => {
    const ebb = await withCards(data, peer, launch);
    const window = await new EbbWindow(page).open(ebb);
    await window.menu('Tools', 'Create filtered deck…');
    const dialog = window.dialog('Create filtered deck');
    await search(dialog, 'Search').fill('is:suspended');
    const found = await countOf(ebb, 'is:suspended');
    await expect(counts(dialog, 'Search')).toContainText(`Takes none${found} are suspended`);
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('No card fits this filtered deck.');
    expect(await filteredNames(ebb)).toEqual([]);
    await dialog.getByText('Keep the deck even if nothing is found').click();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Waiting');
    await dialog.getByRole('button', { name: 'Build' }).click();
    await window.expectMessage('“Waiting” has no cards');
    expect(await filteredNames(ebb)).toEqual(['Waiting']);
  });

  test('with a search that can’t be read says so at the field', async ({ page, data, launch, peer }) => {
    const ebb = await withCards(data, peer, launch);
    const window = await new EbbWindow(page).open(ebb);
    await page.keyboard.press('f');
    const dialog = window.dialog('Create filtered deck');
    await search(dialog, 'Search').fill('(is:new');
    await expect(search(dialog, 'Search')).toHaveAccessibleDescription(/a bracket is opened and never closed/);
    await dialog.getByRole('button', { name: 'Build' }).click();
    await search(dialog, 'Search').fill('is:new');
    await dialog.getByText('A second search for what the first leaves').click();
    await search(dialog, 'Second search').fill('flag:9');
    // Pressed before the pause after which it is counted.
    await page.keyboard.press('Enter');
    await expect(search(dialog, 'Second search')).toHaveAccessibleDescription(/a flag that does not exist/);
    await expect(search(dialog, 'Search')).not.toHaveAttribute('aria-invalid', 'true');
    expect(await filteredNames(ebb)).toEqual([]);
    await expect(window.dialog('Create filtered deck')).toHaveCount(1);
  });
});

async function withCards(data: DataFolder, peer: Peer, launch: () => Promise<EbbHost>): Promise<EbbHost> {
  const anki = join(data.path, 'anki', 'collection.anki2');
  await makeAnkiCollection(peer, anki, { notes: 120 });
  await data.cli('collection.importAnki2', { path: anki });
  return await launch();
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

function cram(text: string, limit: number): Record<string, unknown> {
  const settings = {
    terms: [{ search: text, limit, order: 5 }],
    reschedule: true,
    previewAgainSecs: 60,
    previewHardSecs: 600,
    previewGoodSecs: 0,
  };
  return { deckId: null, name: 'Cram', settings, evenIfEmpty: false };
}

async function countOf(ebb: EbbHost, text: string): Promise<number> {
  return ((await ebb.call('search.cards', { query: text })) as number[]).length;
}
async function filteredNames(ebb: EbbHost): Promise<string[]> {
  const tree = (await ebb.call('decks.tree')) as { fullName: string; filtered: boolean }[];
  return tree.filter(({ filtered }) => filtered).map(({ fullName }) => fullName);
}

const term = (dialog: Locator, name: string): Locator => dialog.getByRole('group', { name, exact: true });
const search = (dialog: Locator, name: string): Locator => dialog.getByRole('textbox', { name, exact: true });
const counts = (dialog: Locator, name: string): Locator => term(dialog, name).getByRole('status');

async function number(within: Locator, name: string, value: string): Promise<void> {
  const field = within.getByRole('textbox', { name, exact: true });
  await field.fill(value);
  await field.blur();
  await expect(field).toHaveValue(value);
}

// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import { deckNode, fakeClient } from '#renderer/testing/fake-client.ts';
import { inputsOf, renderApp, setUpWindow } from '#renderer/testing/render-app.tsx';

setUpWindow();

describe('the deck list', () => {
  test('is a treegrid whose rows say name, level, state and counts in words', async () => {
    renderApp();
    const grid = await screen.findByRole('treegrid', { name: 'Decks' });
    const row = within(grid).getByRole('row', { name: 'Geography, 20 new, 108 learning, 157 due' });
    expect(row.getAttribute('aria-level')).toBe('1');
    expect(row.getAttribute('aria-expanded')).toBe('true');
    expect(row.getAttribute('aria-selected')).toBe('true');
    const child = within(grid).getByRole('row', { name: /^Europe/ });
    expect(child.getAttribute('aria-level')).toBe('2');
    expect(child.getAttribute('aria-expanded')).toBeNull();
    expect(within(grid).getByRole('row', { name: 'Cram, filtered deck, 0 new, 0 learning, 5 due' })).toBeTruthy();
    expect(
      within(grid)
        .getAllByRole('columnheader')
        .map((head) => head.textContent),
    ).toEqual(['Deck', 'New', 'Learn', 'Due', 'Actions']);
  });

  test('greys a zero and colours a count', async () => {
    renderApp();
    const row = await screen.findByRole('row', { name: /^العربية/ });
    const cells = within(row).getAllByRole('gridcell');
    expect(cells[1]?.className).toContain('count-zero');
    expect(cells[3]?.className).toContain('count-review');
  });

  test('shows names with markup as text', async () => {
    renderApp(fakeClient({ decks: { tree: async () => [deckNode(7, '<img src=x onerror=alert(1)>')] } }));
    expect(await screen.findByText('<img src=x onerror=alert(1)>')).toBeTruthy();
    expect(document.querySelector('img')).toBeNull();
  });

  test('keeps only the rows in sight in the page, of three thousand decks', async () => {
    const tree = Array.from({ length: 3000 }, (_, index) => deckNode(index + 10, `Deck ${index}`));
    renderApp(fakeClient({ decks: { tree: async () => tree } }));
    const grid = await screen.findByRole('treegrid');
    expect(grid.getAttribute('aria-rowcount')).toBe('3001');
    expect(within(grid).getAllByRole('row').length).toBeLessThan(80);
  });

  test('a press opens the deck, with Shift it only chooses it', async () => {
    const { client, user } = renderApp();
    const row = await screen.findByRole('row', { name: /^Asia/ });
    await user.keyboard('{Shift>}');
    await user.click(row);
    await user.keyboard('{/Shift}');
    expect(inputsOf(client, 'decks.select')).toEqual([{ deckId: 4 }]);
    expect(screen.getByRole('treegrid')).toBeTruthy();
    await user.click(row);
    expect(await screen.findByRole('heading', { name: 'Geography' })).toBeTruthy();
    expect(screen.queryByRole('treegrid')).toBeNull();
  });

  test('arrow keys walk, fold and unfold; Enter opens', async () => {
    const { client, user } = renderApp();
    (await screen.findByRole('row', { name: /^Geography/ })).focus();
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Europe/));
    await user.keyboard('{ArrowLeft}');
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Geography/));
    await user.keyboard('{ArrowLeft}');
    expect(inputsOf(client, 'decks.setCollapsed')).toEqual([{ deckId: 2, collapsed: true }]);
    await user.keyboard('{Enter}');
    expect(inputsOf(client, 'decks.select')).toEqual([{ deckId: 2 }]);
  });

  test('says in one line what was studied today', async () => {
    renderApp();
    expect(await screen.findByText('Studied 164 cards in 18 min today (6.6 sec a card)')).toBeTruthy();
  });

  test('reads the tree anew when an operation touched it, and not for others', async () => {
    const { client } = renderApp();
    await screen.findByRole('treegrid');
    const changes = { card: false, note: false, tag: false, notetype: false, config: false, deckConfig: false };
    client.emit('changes', { ...changes, op: 'selectDeck', deck: false, revlog: false, studyQueues: false });
    expect(inputsOf(client, 'decks.tree')).toHaveLength(1);
    client.emit('changes', { ...changes, op: 'renameDeck', deck: true, revlog: false, studyQueues: false });
    await waitFor(() => expect(inputsOf(client, 'decks.tree')).toHaveLength(2));
    client.emit('changes', { ...changes, op: 'dayRollover', deck: false, revlog: false, studyQueues: false });
    await waitFor(() => expect(inputsOf(client, 'decks.tree')).toHaveLength(3));
  });
});

describe('the actions of a deck', () => {
  test('deleting asks first when cards would go, names deck and number, and defaults to Cancel', async () => {
    const { client, user } = renderApp();
    (await screen.findByRole('row', { name: /^Geography/ })).focus();
    await user.keyboard('{Delete}');
    const dialog = await screen.findByRole('alertdialog', { name: 'Delete “Geography” and its 1,200 cards?' });
    expect(document.activeElement?.textContent).toBe('Cancel');
    await user.keyboard('{Enter}');
    expect(inputsOf(client, 'decks.remove')).toEqual([]);
    expect(dialog.isConnected).toBe(false);
  });

  test('deleting after the question tells the number of cards and can be taken back', async () => {
    const { client, user } = renderApp();
    (await screen.findByRole('row', { name: /^Geography/ })).focus();
    await user.keyboard('{Delete}');
    await user.click(await screen.findByRole('button', { name: 'Delete deck' }));
    expect(inputsOf(client, 'decks.remove')).toEqual([{ deckIds: [2] }]);
    expect(await screen.findByText('Deck “Geography” was deleted, with 1,200 cards')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Undo' })).toBeTruthy();
  });

  test.each([
    ['an empty deck', { cardCount: 0, filtered: false }],
    ['a filtered deck', { cardCount: 5, filtered: true }],
  ])('deleting %s loses no card and asks nothing', async (_name, patch) => {
    const client = fakeClient({
      decks: {
        removalPreview: async () => ({ deckCount: 1, fullName: 'Cram', ...patch }),
        remove: async () => ({ cardCount: 0 }),
      },
    });
    const { user } = renderApp(client);
    (await screen.findByRole('row', { name: /^Cram/ })).focus();
    await user.keyboard('{Delete}');
    expect(await screen.findByText('Deck “Cram” was deleted')).toBeTruthy();
    expect(inputsOf(client, 'decks.remove')).toHaveLength(1);
  });

  test('renaming offers the full name and asks again for an empty one', async () => {
    const { client, user } = renderApp();
    (await screen.findByRole('row', { name: /^Geography/ })).focus();
    await user.keyboard('{F2}');
    const field = await screen.findByRole('textbox', { name: 'Name' });
    expect(field).toHaveProperty('value', 'Geography');
    await user.clear(field);
    await user.keyboard('{Enter}');
    expect(screen.getByText('Write a name first.')).toBeTruthy();
    await user.type(field, 'World{Enter}');
    expect(inputsOf(client, 'decks.rename')).toEqual([{ deckId: 2, name: 'World' }]);
  });

  test('moving offers every deck but itself, what is inside it, and filtered decks', async () => {
    const { client, user } = renderApp();
    (await screen.findByRole('row', { name: /^Europe/ })).focus();
    await user.keyboard('{ContextMenu}');
    await user.click(await screen.findByRole('menuitem', { name: 'Move to…' }));
    const list = await screen.findByRole('listbox');
    const names = within(list)
      .getAllByRole('option')
      .map((option) => option.textContent);
    expect(names).toEqual(['Top level', 'Geography', 'Geography::Asia', 'العربية']);
    await user.click(within(list).getByRole('option', { name: 'Geography::Asia' }));
    await user.click(screen.getByRole('button', { name: 'Move deck' }));
    expect(inputsOf(client, 'decks.reparent')).toEqual([{ deckIds: [3], newParentId: 4 }]);
  });

  test('a new deck is offered inside the chosen one', async () => {
    const { client, user } = renderApp();
    await user.click(await screen.findByRole('button', { name: 'Create deck' }));
    const field = await screen.findByRole('textbox', { name: 'Name' });
    await waitFor(() => expect(field).toHaveProperty('value', 'Geography::'));
    await user.type(field, 'Africa{Enter}');
    expect(inputsOf(client, 'decks.create')).toEqual([{ name: 'Geography::Africa' }]);
  });

  test('a refused change is said in words', async () => {
    const client = fakeClient({
      decks: {
        rename: async () => {
          throw new AppError('deck.filteredCantHaveChildren', { name: 'Cram' });
        },
      },
    });
    const { user } = renderApp(client);
    (await screen.findByRole('row', { name: /^Geography/ })).focus();
    await user.keyboard('{F2}');
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), '{Enter}');
    expect(
      await screen.findByRole('alertdialog', { name: '“Cram” is a filtered deck and can’t have decks inside it.' }),
    ).toBeTruthy();
  });
});

describe('the overview', () => {
  test('shows the description without what could act or fetch', async () => {
    const { user } = renderApp();
    await user.click(await screen.findByRole('row', { name: /^Geography/ }));
    const description = await screen.findByRole('region', { name: 'Description' });
    expect(description.innerHTML).toContain('<b>Maps</b> and capitals');
    expect(description.querySelector('img')).toBeNull();
  });

  test('has the focus on its way into study, and says so when nothing is due', async () => {
    const counts = async () => ({ new: 0, learning: 0, review: 0 });
    const { user } = renderApp(fakeClient({ scheduler: { counts } }));
    await user.click(await screen.findByRole('row', { name: /^Geography/ }));
    const button = await screen.findByRole('button', { name: 'Study now' });
    expect(document.activeElement).toBe(button);
    await user.keyboard('{Enter}');
    await screen.findByText('Nothing is due here yet');
    expect(screen.getByRole('button', { name: 'Study now' })).toBeTruthy();
  });

  test('D goes back to the decks', async () => {
    const { user } = renderApp();
    await user.click(await screen.findByRole('row', { name: /^Geography/ }));
    await screen.findByRole('heading', { name: 'Geography' });
    await user.keyboard('d');
    expect(await screen.findByRole('treegrid')).toBeTruthy();
  });
});

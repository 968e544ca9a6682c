// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { CardId, NoteId } from '#shared/contract/ids.ts';
import { useDialogs } from '#renderer/state/dialog-store.ts';
import { goToBrowser, keepStudied } from '#renderer/state/ui-store.ts';
import { clientWithFinds } from '#renderer/testing/fake-found.ts';
import type { FakeClient } from '#renderer/testing/fake-client.ts';
import { inputsOf, renderApp, setUpWindow } from '#renderer/testing/render-app.tsx';

setUpWindow();

async function open(client: FakeClient = clientWithFinds()) {
  const { user } = renderApp(client);
  await screen.findByRole('button', { name: /^Browse/ });
  goToBrowser();
  const grid = await screen.findByRole('grid', { name: 'Cards found' });
  return { client, user, grid };
}
const chosenRows = (): (string | undefined)[] =>
  screen
    .getAllByRole('row', { selected: true })
    .map((row) => row.querySelector('[role="gridcell"]')?.textContent ?? undefined);

test('what is chosen stays chosen when cards are looked at as notes, and back', async () => {
  const { user } = await open();
  await user.click(await screen.findByText('noteFld 12'));
  await user.keyboard('{Control>}{Alt>}t{/Alt}{/Control}');
  await screen.findByRole('grid', { name: 'Notes found' });
  await waitFor(() => expect(chosenRows()).toEqual(['noteFld 21']));
  // Another row lies where the pressed one was: the focus is on what keys go on from.
  expect(document.activeElement?.textContent).toContain('noteFld 21');
  await user.click(within(screen.getByRole('group', { name: 'Show' })).getByRole('button', { name: 'Cards' }));
  await screen.findByRole('grid', { name: 'Cards found' });
  await waitFor(() => expect(chosenRows()).toEqual(['noteFld 11', 'noteFld 12']));
});

test('the window’s title says how many rows there are and how many are chosen, as long as the screen is there', async () => {
  const { user } = await open();
  await waitFor(() => expect(document.title).toMatch(/^Browse \(0 of 3 chosen\)/u));
  await user.click(await screen.findByText('noteFld 12'));
  await user.keyboard('{Control>}{Alt>}s{/Alt}{/Control}');
  await waitFor(() => expect(document.title).toMatch(/^Browse \(2 of 3 chosen\)/u));
  expect(chosenRows()).toEqual(['noteFld 11', 'noteFld 13']);
  await user.keyboard('{Control>}w{/Control}');
  await waitFor(() => expect(document.title).not.toMatch(/Browse/u));
});

test('rows are gone through with Ctrl and N or P, from the search field too', async () => {
  const { user } = await open();
  await screen.findByText('noteFld 11');
  screen.getByRole('searchbox').focus();
  await user.keyboard('{Control>}nn{/Control}');
  await waitFor(() => expect(chosenRows()).toEqual(['noteFld 12']));
  await user.keyboard('{Control>}p{/Control}');
  await waitFor(() => expect(chosenRows()).toEqual(['noteFld 11']));
  await user.keyboard('{End}');
  await waitFor(() => expect(chosenRows()).toEqual(['noteFld 13']));
});

test('the cards of the chosen notes are found and chosen, whatever was searched for', async () => {
  const { client, user } = await open();
  await user.click(await screen.findByText('noteFld 12'));
  await user.click(screen.getByRole('button', { name: 'Rows' }));
  await user.click(await screen.findByRole('menuitem', { name: /^Find the chosen notes’ cards/ }));
  await waitFor(() => expect(inputsOf(client, 'search.cards').at(-1)).toMatchObject({ query: 'nid:21' }));
  await waitFor(() => expect(chosenRows()).toHaveLength(3));
});

test.each([
  ['cards', 'noteFld 12'],
  ['notes', 'noteFld 21'],
] as const)('the card that is studied is chosen at first among the %s that are found', async (mode, row) => {
  keepStudied(12 as CardId);
  renderApp(clientWithFinds({ mode }));
  await screen.findByRole('button', { name: /^Browse/ });
  goToBrowser();
  await screen.findByRole('grid');
  await waitFor(() => expect(chosenRows()).toEqual([row]));
  keepStudied(undefined);
});

test('where new cards are is told before they get other places', async () => {
  const { user } = await open();
  await user.click(await screen.findByText('noteFld 12'));
  await user.keyboard('{Control>}{Shift>}s{/Shift}{/Control}');
  const dialog = await screen.findByRole('dialog', { name: 'Reposition new cards' });
  expect(await within(dialog).findByText('New cards have the places 3 to 40 now.')).toBeTruthy();
});

test('a filtered deck begins with the search that is there', async () => {
  const { user } = await open();
  await user.clear(screen.getByRole('searchbox'));
  await user.type(screen.getByRole('searchbox'), 'tag:hard');
  await user.keyboard('{Control>}g{/Control}');
  const dialog = await screen.findByRole('dialog');
  const searches = () =>
    within(dialog)
      .getAllByRole<HTMLInputElement>('textbox')
      .map((field) => field.value);
  expect(searches()).toContain('tag:hard');
  expect(searches()).not.toContain('is:due');
});

test('chosen cards are graded at once, by the number of the answer', async () => {
  const { client, user } = await open();
  await user.click(await screen.findByText('noteFld 12'));
  await user.keyboard('{Control>}{Shift>}g{/Shift}{/Control}');
  await screen.findByRole('dialog', { name: 'Grade one card now' });
  await user.keyboard('1{Enter}');
  await waitFor(() => expect(inputsOf(client, 'scheduler.gradeNow')).toEqual([{ cardIds: [12], rating: 1 }]));
});

test('keys of the browser wait while one of its dialogs is open', async () => {
  const { client, user } = await open();
  await user.click(await screen.findByText('noteFld 12'));
  await user.keyboard('{Control>}d{/Control}');
  await screen.findByRole('dialog', { name: 'Move one card' });
  await user.keyboard('{Control>}jw{/Control}');
  expect(inputsOf(client, 'scheduler.suspend')).toEqual([]);
  expect(screen.getByRole('dialog', { name: 'Move one card' })).toBeTruthy();
});

test('Ctrl and an arrow moves a column; the order is kept', async () => {
  const { client, user, grid } = await open();
  const names = () =>
    within(grid)
      .getAllByRole('columnheader')
      .map((head) => head.textContent?.replace(/ [▾▴]$/u, ''));
  expect(names()).toEqual(['Sort field', 'Card', 'Due', 'Deck']);
  within(grid).getByRole('button', { name: /^Due/ }).focus();
  await user.keyboard('{Control>}{ArrowRight}{/Control}');
  await waitFor(() => expect(names()).toEqual(['Sort field', 'Card', 'Deck', 'Due']));
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Due'));
  expect(inputsOf(client, 'browserPreferences.set').at(-1)).toMatchObject({
    cards: { columns: ['noteFld', 'template', 'deck', 'cardDue'] },
  });
  await user.keyboard('{Control>}{ArrowRight}{/Control}');
  expect(inputsOf(client, 'browserPreferences.set')).toHaveLength(1);
});

test('a right click on the headings asks which columns are shown', async () => {
  const { user, grid } = await open();
  await user.pointer({ keys: '[MouseRight]', target: within(grid).getByRole('button', { name: /^Due/ }) });
  expect(await screen.findByRole('menuitem', { name: '✓ Due' })).toBeTruthy();
});

test('the chosen notes go to the dialog for exports', async () => {
  const { user } = await open();
  await user.click(await screen.findByText('noteFld 12'));
  await user.keyboard('{Control>}{Shift>}e{/Shift}{/Control}');
  await waitFor(() =>
    expect(useDialogs.getState().dialog).toEqual({ kind: 'export', scope: { kind: 'notes', noteIds: [21] } }),
  );
});

test('what was found before stays, filled, until the first of the new rows can be shown', async () => {
  const usual = clientWithFinds();
  const gate = Promise.withResolvers<void>();
  const { search } = usual.calls;
  const client = clientWithFinds(
    {},
    {
      search: {
        cards: async ({ query }) => (query === 'later' ? [13 as CardId] : [11 as CardId, 12 as CardId]),
        rows: async (input) => {
          if (input.ids.includes(13)) await gate.promise;
          return search.rows(input);
        },
      },
    },
  );
  const { user, grid } = await open(client);
  await screen.findByText('noteFld 12');
  await user.clear(screen.getByRole('searchbox'));
  await user.type(screen.getByRole('searchbox'), 'later{Enter}');
  await waitFor(() => expect(inputsOf(client, 'search.rows').at(-1)).toMatchObject({ ids: [13] }));
  expect(grid.closest('section')?.getAttribute('aria-busy')).toBe('true');
  expect(screen.getByText('noteFld 11')).toBeTruthy();
  const busyRows = (): number => grid.querySelectorAll('[role="row"][aria-busy="true"]').length;
  expect(busyRows()).toBe(0);
  let mostBusyRows = 0;
  const observer = new MutationObserver(() => (mostBusyRows = Math.max(mostBusyRows, busyRows())));
  observer.observe(grid, { subtree: true, childList: true, attributes: true });
  gate.resolve();
  await screen.findByText('noteFld 13');
  observer.disconnect();
  expect(mostBusyRows).toBe(0);
  expect(screen.queryByText('noteFld 11')).toBeNull();
  expect(grid.closest('section')?.getAttribute('aria-busy')).toBe('false');
});

test('earlier searches are offered again, the last one first', async () => {
  const { client, user } = await open();
  const field = screen.getByRole('searchbox');
  await user.clear(field);
  await user.type(field, 'tag:hard{Enter}');
  await waitFor(() => expect(inputsOf(client, 'search.cards').at(-1)).toMatchObject({ query: 'tag:hard' }));
  await user.clear(field);
  await user.type(field, 'is:due{Enter}');
  await waitFor(() => expect(inputsOf(client, 'search.cards').at(-1)).toMatchObject({ query: 'is:due' }));
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
  const items = await screen.findAllByRole('menuitem');
  expect(items.map((item) => item.textContent)).toEqual(['is:due', 'tag:hard']);
  await user.click(screen.getByRole('menuitem', { name: 'tag:hard' }));
  await waitFor(() => expect(inputsOf(client, 'search.cards').at(-1)).toMatchObject({ query: 'tag:hard' }));
  expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('tag:hard');
});

test('of 200,000 cards only the rows in sight are in the page, and the last ones are filled in when they come there', async () => {
  const many = Array.from({ length: 200_000 }, (_, index) => (index + 1000) as CardId);
  const usual = clientWithFinds();
  const rowsAsked: number[] = [];
  const client = clientWithFinds(
    {},
    {
      search: {
        cards: async () => many,
        rows: async (input) => {
          rowsAsked.push(input.ids.length);
          return usual.calls.search.rows(input);
        },
        notesOfCards: async () => [21 as NoteId],
      },
    },
  );
  // jsdom lays nothing out: here it scrolls as a long list does.
  Object.defineProperty(Element.prototype, 'scrollHeight', { configurable: true, get: () => 200_000 * 40 });
  Element.prototype.scrollTo = function scrollTo(this: Element, options?: number | ScrollToOptions): void {
    if (typeof options === 'object') this.scrollTop = options.top ?? 0;
    // As in a browser: not before whoever scrolls is done.
    queueMicrotask(() => this.dispatchEvent(new Event('scroll')));
  };
  const { user } = await open(client);
  await user.click(await screen.findByText('noteFld 1000'));
  await user.keyboard('{End}');
  expect(await screen.findByText('noteFld 200999')).toBeTruthy();
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-rowindex')).toBe('200001'));
  expect(screen.getAllByRole('row').length).toBeLessThan(200);
  expect(Math.max(...rowsAsked)).toBeLessThanOrEqual(100);
  expect(document.activeElement?.getAttribute('aria-busy')).toBe('false');
});

// @vitest-environment jsdom
import { act, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { deckNode, fakeClient } from '#renderer/testing/fake-client.ts';
import { inputsOf, renderApp, setUpWindow } from '#renderer/testing/render-app.tsx';
import { openDialog } from '#renderer/state/dialog-store.ts';

setUpWindow();

const deckId = 3 as never;
const europe = deckNode(3, 'Europe', { fullName: 'Geography::Europe', level: 2 });
const known = { ...europe, description: '', descriptionIsMarkdown: false, cardCount: 30, buriedCount: 0 };

async function selectedName(): Promise<string> {
  const input = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Name' });
  return input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0);
}

test('what is typed takes the place of the old name, and an empty one is refused once somebody tries', async () => {
  const client = fakeClient({ decks: { get: async () => known } });
  const { user } = renderApp(client);
  act(() => openDialog({ kind: 'renameDeck', deckId }));
  expect(await selectedName()).toBe('Geography::Europe');
  const input = screen.getByRole('textbox', { name: 'Name' });
  await user.clear(input);
  expect(input.getAttribute('aria-invalid')).toBeNull();
  await user.type(input, '  {Enter}');
  expect(input.getAttribute('aria-invalid')).toBe('true');
  expect(inputsOf(client, 'decks.rename')).toEqual([]);
  await user.type(input, 'Asia  {Enter}');
  expect(inputsOf(client, 'decks.rename')).toEqual([{ deckId, name: 'Asia' }]);
});

test('a new deck is added to the name that is offered', async () => {
  renderApp(fakeClient({ decks: { current: async () => europe } }));
  act(() => openDialog({ kind: 'createDeck' }));
  expect(await selectedName()).toBe('');
  const input = screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' });
  expect(input.value).toBe('Geography::Europe::');
  expect(input.selectionStart).toBe(input.value.length);
});

test('a name is handed over once, however often Enter is pressed', async () => {
  const client = fakeClient({ decks: { get: async () => known, rename: () => new Promise(() => undefined) } });
  const { user } = renderApp(client);
  act(() => openDialog({ kind: 'renameDeck', deckId }));
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'x{Enter}{Enter}');
  expect(inputsOf(client, 'decks.rename')).toHaveLength(1);
});

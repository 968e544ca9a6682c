// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { BrowserPreferences } from '#shared/contract/browser-preferences.ts';
import type { TagTreeNode } from '#shared/contract/tags.ts';
import { goToBrowser } from '#renderer/state/ui-store.ts';
import { clientWithFinds } from '#renderer/testing/fake-found.ts';
import { inputsOf, renderApp, setUpWindow } from '#renderer/testing/render-app.tsx';

setUpWindow();

const tag = (fullName: string, children: TagTreeNode[] = []): TagTreeNode => ({
  name: fullName.split('::').at(-1) ?? '',
  fullName,
  level: fullName.split('::').length,
  collapsed: false,
  children,
});
const TAGS = [tag('hard'), tag('verbs', [tag('verbs::weak')])];

/** The sidebar, with everything folded away but what a test is about. */
async function open(open: BrowserPreferences['collapsedSections'][number], stored: Partial<BrowserPreferences> = {}) {
  const sections = ['savedSearches', 'today', 'flags', 'cardState', 'decks', 'notetypes', 'tags'] as const;
  const client = clientWithFinds(
    { collapsedSections: sections.filter((section) => section !== open), ...stored },
    { tags: { tree: async () => TAGS } },
  );
  const { user } = renderApp(client);
  await screen.findByRole('button', { name: /^Browse/ });
  goToBrowser('');
  const tree = await screen.findByRole('treegrid', { name: 'What to search for' });
  const entry = async (name: string) => within(tree).findByText(name);
  const press = async (name: string, keys: string): Promise<void> => {
    (await entry(name)).closest<HTMLElement>('[role="row"]')?.focus();
    await user.keyboard(keys);
  };
  return { client, user, entry, press };
}

test('what is folded stays folded: sections and tags', async () => {
  const { client, user, press } = await open('tags');
  await press('verbs', '{ArrowLeft}');
  expect(inputsOf(client, 'tags.setCollapsed')).toEqual([{ tag: 'verbs', collapsed: true }]);
  await waitFor(() => expect(screen.queryByText('weak')).toBeNull());
  await press('Flags', '{ArrowRight}');
  expect(await screen.findByText('Turquoise')).toBeTruthy();
  expect(inputsOf(client, 'browserPreferences.set').at(-1)).toEqual({
    collapsedSections: ['savedSearches', 'today', 'cardState', 'decks', 'notetypes'],
  });
  expect(user).toBeTruthy();
});

test('a search is saved under a name that is not taken, changed, renamed and removed', async () => {
  const { client, user, press } = await open('savedSearches', { savedSearches: [{ name: 'Mine', query: 'is:due' }] });
  const saved = () => inputsOf(client, 'browserPreferences.set').at(-1);
  await user.type(screen.getByRole('searchbox'), 'tag:hard');
  await user.pointer({ keys: '[MouseRight]', target: await screen.findByText('Saved searches') });
  await user.click(await screen.findByRole('menuitem', { name: 'Save the search…' }));
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Mine{Enter}');
  expect(await screen.findByText('There is a saved search of this name already.')).toBeTruthy();
  await user.type(screen.getByRole('textbox', { name: 'Name' }), ' too{Enter}');
  await waitFor(() =>
    expect(saved()).toEqual({
      savedSearches: [
        { name: 'Mine', query: 'is:due' },
        { name: 'Mine too', query: 'tag:hard' },
      ],
    }),
  );
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await press('Mine too', '{F2}');
  const name = await screen.findByRole('textbox', { name: 'Name' });
  await user.clear(name);
  await user.type(name, 'Hard{Enter}');
  await screen.findByText('Hard');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await user.pointer({ keys: '[MouseRight]', target: await screen.findByText('Mine') });
  await user.click(await screen.findByRole('menuitem', { name: 'Save the search under this name' }));
  await waitFor(() => expect(saved()).toMatchObject({ savedSearches: [{ query: 'tag:hard' }, { query: 'tag:hard' }] }));
  await press('Mine', '{Delete}');
  await waitFor(() => expect(saved()).toEqual({ savedSearches: [{ name: 'Hard', query: 'tag:hard' }] }));
});

test('a flag gets a name, a tag another one without spaces', async () => {
  const { client, user, press } = await open('flags');
  await press('Turquoise', '{F2}');
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'later{Enter}');
  expect(await screen.findByText('later')).toBeTruthy();
  expect(inputsOf(client, 'browserPreferences.set').at(-1)).toEqual({ flagNames: ['', '', '', '', '', 'later', ''] });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await press('Tags', '{ArrowRight}');
  await press('hard', '{F2}');
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), ' one{Enter}');
  expect(await screen.findByText('A tag has no spaces.')).toBeTruthy();
  await user.keyboard('{Backspace>4/}er{Enter}');
  await waitFor(() => expect(inputsOf(client, 'tags.rename')).toEqual([{ tag: 'hard', name: 'harder' }]));
});

test('several tags are selected, searched for, moved and removed', async () => {
  const { client, user, entry, press } = await open('tags');
  await user.keyboard('{Alt>}2{/Alt}');
  await user.click(await entry('hard'));
  await user.keyboard('{Control>}');
  await user.click(await entry('weak'));
  await user.keyboard('{/Control}');
  await user.pointer({ keys: '[MouseRight]', target: await entry('weak') });
  await user.click(await screen.findByRole('menuitem', { name: 'Search for what has any of them' }));
  expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('"tag:hard" or "tag:verbs::weak"');
  await user.pointer({ keys: '[MouseRight]', target: await entry('weak') });
  await user.click(await screen.findByRole('menuitem', { name: 'Move…' }));
  await screen.findByRole('dialog', { name: 'Move 2 entries' });
  await user.click(screen.getByRole('option', { name: 'verbs' }));
  await user.click(screen.getByRole('button', { name: 'Move' }));
  expect(inputsOf(client, 'tags.reparent')).toEqual([{ tags: ['hard', 'verbs::weak'], parent: 'verbs' }]);
  await press('weak', '{Delete}');
  await waitFor(() => expect(inputsOf(client, 'tags.remove')).toEqual([{ tags: ['hard', 'verbs::weak'] }]));
});

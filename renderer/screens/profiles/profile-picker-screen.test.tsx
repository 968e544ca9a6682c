// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import { fakeClient } from '#renderer/testing/fake-client.ts';
import { inputsOf, renderApp, setUpWindow } from '#renderer/testing/render-app.tsx';

setUpWindow();

const held = {
  ...{ profileId: 'User 1', name: 'Me', isOpen: true, isInUse: false },
  ...{ account: 'me@example.com', sharesAccount: false },
};
const other = { ...held, profileId: 'Rana', name: 'Rana', isOpen: false, sharesAccount: true };
const busy = { ...other, profileId: 'Busy', name: 'Busy', isInUse: true, account: null };

type Replaced = NonNullable<Parameters<typeof fakeClient>[0]>;

async function picker(profiles: Replaced['profiles'] = {}) {
  const usual = await fakeClient().calls.app.info({});
  const client = fakeClient({
    app: { info: async () => ({ ...usual, choosesProfile: true }) },
    profiles: { list: async () => [busy, held, other], ...profiles },
  });
  const window = renderApp(client);
  await screen.findByRole('heading', { name: 'Which profile?' });
  await screen.findAllByRole('listitem');
  return { ...window, client };
}

test('a profile can be opened for a backup, which the page that follows is told', async () => {
  const reload = vi.fn();
  vi.stubGlobal('location', { href: window.location.href, protocol: 'http:', reload });
  const { user, client } = await picker();
  await user.click(screen.getByRole('button', { name: 'More for Rana' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Open for a backup to restore…' }));
  await waitFor(() => expect(reload).toHaveBeenCalledTimes(1));
  expect(inputsOf(client, 'profiles.open')).toEqual([{ profileId: 'Rana' }]);
  expect(sessionStorage.getItem('openedFor')).toBe('backups');
  vi.unstubAllGlobals();
});

test('which profile is asked before anything is opened or synced; none counts as open', async () => {
  const { client } = await picker();
  expect(screen.getByRole('list', { name: 'Profiles' }).textContent).not.toContain('open now');
  expect(screen.queryByText(/uses the same account/u)).toBeNull();
  expect(document.title).toBe('Ebb');
  expect(client.made.map(({ method }) => method.split('.')[0])).not.toContain('sync');
  expect(inputsOf(client, 'app.claimOpening')).toEqual([]);
});

test.each([
  ['Rana', 'Rana'],
  ['Me', 'User 1'],
])('%s is opened, and the page begins anew', async (name, profileId) => {
  const reload = vi.fn();
  vi.stubGlobal('location', { href: window.location.href, protocol: 'http:', reload });
  const { user, client } = await picker();
  await user.click(screen.getByRole('button', { name: `Open ${name}` }));
  await waitFor(() => expect(reload).toHaveBeenCalledTimes(1));
  expect(inputsOf(client, 'profiles.open')).toEqual([{ profileId }]);
  vi.unstubAllGlobals();
});

test('a double click on its name opens a profile', async () => {
  const reload = vi.fn();
  vi.stubGlobal('location', { href: window.location.href, protocol: 'http:', reload });
  const { user, client } = await picker();
  await user.dblClick(screen.getByText('Rana'));
  await waitFor(() => expect(reload).toHaveBeenCalledTimes(1));
  expect(inputsOf(client, 'profiles.open')).toEqual([{ profileId: 'Rana' }]);
  vi.unstubAllGlobals();
});

test('the arrow keys lead from profile to profile, and stop at the ends', async () => {
  const { user } = await picker();
  const focused = () => document.activeElement?.getAttribute('aria-label');
  await waitFor(() => expect(focused()).toBe('Open Me'));
  for (const [key, label] of [
    ['ArrowDown', 'Open Rana'],
    ['ArrowDown', 'Open Rana'],
    ['ArrowUp', 'Open Me'],
    ['ArrowUp', 'Open Busy'],
    ['ArrowUp', 'Open Busy'],
  ]) {
    await user.keyboard(`{${key}}`);
    expect(focused()).toBe(label);
  }
});

test('the first that is free is at hand for the Enter key', async () => {
  await picker();
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Open Me'));
});

test('one that can’t be opened says why, and another can be chosen', async () => {
  const error = new AppError('collection.busy', { door: 'cli', processId: 5, address: null });
  const { user } = await picker({ open: async () => Promise.reject(error) });
  await user.click(screen.getByRole('button', { name: 'Open Busy' }));
  const said = await screen.findByRole('alertdialog');
  await user.click(within(said).getByRole('button', { name: 'Close' }));
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Open Rana' }).disabled).toBe(false);
});

test('profiles are renamed and removed here, too, and Ebb can be left', async () => {
  const { user, client } = await picker();
  await user.click(screen.getByRole('button', { name: 'Rename Rana' }));
  const field = within(await screen.findByRole('dialog', { name: 'Rename Rana' })).getByRole('textbox');
  await user.clear(field);
  await user.type(field, 'Raneen{Enter}');
  await waitFor(() => expect(inputsOf(client, 'profiles.rename')).toEqual([{ profileId: 'Rana', name: 'Raneen' }]));
  await user.click(await screen.findByRole('button', { name: 'Delete Rana' }));
  const question = await screen.findByRole('alertdialog', { name: 'Delete the profile Rana?' });
  await user.type(within(question).getByRole('textbox'), 'Rana');
  await user.click(within(question).getByRole('button', { name: 'Delete this profile' }));
  await screen.findByText(/removed profiles\/Rana/u);
  await user.click(screen.getByRole('button', { name: 'Quit' }));
  await waitFor(() => expect(inputsOf(client, 'app.quit')).toHaveLength(1));
});

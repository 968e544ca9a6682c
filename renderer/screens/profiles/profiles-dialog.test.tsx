// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import { openDialog } from '#renderer/state/dialog-store.ts';
import { fakeClient, loggedInStatus } from '#renderer/testing/fake-client.ts';
import { inputsOf, renderApp, setUpWindow } from '#renderer/testing/render-app.tsx';

setUpWindow();

const mine = {
  ...{ profileId: 'User 1', name: 'Me', isOpen: true, isInUse: false },
  ...{ account: 'me@example.com', sharesAccount: false },
};
const other = { ...mine, profileId: 'Rana', name: 'Rana', isOpen: false, sharesAccount: true };
const busy = { ...other, profileId: 'Busy', name: 'Busy', isInUse: true, account: null, sharesAccount: false };

function open(profiles: Parameters<typeof fakeClient>[0]) {
  const client = fakeClient(profiles);
  const window = renderApp(client);
  openDialog({ kind: 'profiles' });
  return { ...window, client };
}
const row = async (name: string): Promise<HTMLElement> => {
  const rows = await screen.findAllByRole('listitem');
  const found = rows.find((item) => item.textContent?.startsWith(name));
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
};

test('say which is open, which is open elsewhere, and whose account each has', async () => {
  open({ profiles: { list: async () => [busy, mine, other] } });
  expect((await row('Me')).textContent).toContain('open now');
  expect((await row('Rana')).textContent).toContain('uses the same account as this one');
  expect((await row('Busy')).textContent).toContain('open elsewhere · no account');
  const disabled = (await screen.findAllByRole('button')).filter((button) => button.hasAttribute('disabled'));
  expect(disabled.map((button) => button.getAttribute('aria-label') ?? button.textContent)).toEqual([
    'Delete Busy',
    'Open Me',
    'Delete Me',
    'More for Me',
    'Add',
  ]);
});

test('the open and only profile can’t be removed', async () => {
  open({ profiles: { list: async () => [mine] } });
  expect(
    within(await row('Me'))
      .getByRole('button', { name: 'Delete Me' })
      .hasAttribute('disabled'),
  ).toBe(true);
});

test('another one is opened, and the page begins anew', async () => {
  const reload = vi.fn();
  vi.stubGlobal('location', { href: window.location.href, protocol: 'http:', reload });
  const { user, client } = open({ profiles: { list: async () => [mine, other] } });
  await user.click(within(await row('Rana')).getByRole('button', { name: 'Open Rana' }));
  await waitFor(() => expect(reload).toHaveBeenCalledTimes(1));
  expect(inputsOf(client, 'profiles.open')).toEqual([{ profileId: 'Rana' }]);
  vi.unstubAllGlobals();
});

test('one that is opened for a backup or a copy says so to the page that follows', async () => {
  vi.stubGlobal('location', { href: window.location.href, protocol: 'http:', reload: vi.fn() });
  const { user, client } = open({ profiles: { list: async () => [mine, other] } });
  await user.click(within(await row('Rana')).getByRole('button', { name: 'More for Rana' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Open for a copy in an older form…' }));
  await waitFor(() => expect(sessionStorage.getItem('openedFor')).toBe('olderForm'));
  expect(inputsOf(client, 'profiles.open')).toEqual([{ profileId: 'Rana' }]);
  vi.unstubAllGlobals();
});

test('what is synced before says that another profile comes next, and staying leaves this one open', async () => {
  const { promise, reject } = Promise.withResolvers<never>();
  const status = { ...loggedInStatus, button: 'changes', reason: 'localChanges' } as const;
  const { user, client } = open({
    app: { claimOpening: async () => false },
    profiles: { list: async () => [mine, other] },
    sync: { status: async () => status, start: () => promise },
  });
  await screen.findAllByText('Changes to send');
  await user.click(within(await row('Rana')).getByRole('button', { name: 'Open Rana' }));
  const running = await screen.findByRole('dialog', { name: 'Syncing before this profile closes' });
  expect(running.textContent).toContain('The other profile opens by itself when this is done.');
  within(running).getByRole('button', { name: 'Switch without syncing' });
  reject(new AppError('sync.clientTooOld', { host: 'sync.example.org' }));
  const failed = await screen.findByRole('alertdialog', { name: 'Ebb could not sync before switching' });
  within(failed).getByRole('button', { name: 'Open the other profile' });
  await user.click(within(failed).getByRole('button', { name: 'Stay in this profile' }));
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  expect(inputsOf(client, 'profiles.open')).toEqual([]);
});

test('one that can’t be opened leaves everything as it was, and says why', async () => {
  const error = new AppError('collection.busy', { door: 'cli', processId: 5, address: null });
  const { user } = open({ profiles: { list: async () => [mine, other], open: async () => Promise.reject(error) } });
  await user.click(within(await row('Rana')).getByRole('button', { name: 'Open Rana' }));
  const said = await screen.findByRole('alertdialog');
  expect(said.textContent).toContain('The collection is in use by another Ebb');
  await user.click(within(said).getByRole('button', { name: 'Close' }));
  expect(within(await row('Rana')).getByRole('button', { name: 'Open Rana' })).toBeTruthy();
});

test('a name that is refused is said, and what was typed stays', async () => {
  const error = new AppError('profile.refused', { reason: 'nameTaken' });
  const { user } = open({ profiles: { list: async () => [mine], add: async () => Promise.reject(error) } });
  const field = await screen.findByRole('textbox', { name: 'Name of a new profile' });
  await user.type(field, 'me{Enter}');
  const said = await screen.findByRole('alertdialog', { name: 'Another profile has this name.' });
  await user.click(within(said).getByRole('button', { name: 'Close' }));
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Name of a new profile' }).value).toBe('me');
});

test('removing wants the name typed, and says where the folder is', async () => {
  const { user, client } = open({ profiles: { list: async () => [mine, other] } });
  await user.click(within(await row('Rana')).getByRole('button', { name: 'Delete Rana' }));
  const question = await screen.findByRole('alertdialog', { name: 'Delete the profile Rana?' });
  const button = within(question).getByRole('button', { name: 'Delete this profile' });
  await user.type(within(question).getByRole('textbox'), 'rana');
  expect(button.hasAttribute('disabled')).toBe(true);
  await user.clear(within(question).getByRole('textbox'));
  await user.type(within(question).getByRole('textbox'), 'Rana');
  await user.click(button);
  await screen.findByText(/removed profiles\/Rana/u);
  expect(inputsOf(client, 'profiles.remove')).toEqual([{ profileId: 'Rana' }]);
});

// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import type { SyncOutcome } from '#shared/contract/sync.ts';
import { fakeClient, loggedInStatus, manualSyncSettings } from '#renderer/testing/fake-client.ts';
import { inputsOf, renderApp, setUpWindow } from '#renderer/testing/render-app.tsx';

setUpWindow();

async function openLogin(client = fakeClient()) {
  const window = renderApp(client);
  await screen.findByRole('treegrid');
  await window.user.keyboard('y');
  await screen.findByRole('dialog', { name: 'Log in to sync' });
  return window;
}
const field = (name: string): HTMLInputElement => screen.getByLabelText<HTMLInputElement>(name);

describe('the login dialog', () => {
  test('offers the known address, trims the user name and not the password, and Enter logs in', async () => {
    const { client, user } = await openLogin();
    expect(field('Address').value).toBe('https://sync.example.org/');
    await user.type(field('User name'), ' me ');
    await user.type(field('Password'), ' secret {Enter}');
    await screen.findByRole('dialog', { name: 'Logged in' });
    expect(inputsOf(client, 'sync.login')).toEqual([
      { serverUrl: 'https://sync.example.org/', username: 'me', password: ' secret ' },
    ]);
  });

  test('says which part is missing and keeps what was typed', async () => {
    const { client, user } = await openLogin();
    await user.type(field('User name'), 'me{Enter}');
    expect(screen.getByText('Write your password.')).toBeTruthy();
    expect(field('User name').value).toBe('me');
    expect(inputsOf(client, 'sync.login')).toEqual([]);
  });

  test('left empty, OK means to leave', async () => {
    const { client, user } = await openLogin();
    await user.type(field('User name'), ' {Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(inputsOf(client, 'sync.login')).toEqual([]);
  });

  /** A sync that finds its key dead, logs in again, and finds nothing to do. */
  async function logInAgain(others: readonly string[]) {
    let tries = 0;
    const start = async (): Promise<SyncOutcome> => {
      tries += 1;
      if (tries === 1) throw new AppError('sync.sessionEnded', { host: 'sync.example.org' });
      return { kind: 'noChanges', serverMessage: '' };
    };
    const client = fakeClient({
      app: { othersOnAccount: async () => [...others] },
      sync: { status: async () => loggedInStatus, settings: async () => manualSyncSettings, start },
    });
    const { user } = renderApp(client);
    await screen.findByRole('treegrid');
    await user.keyboard('y');
    await user.click(await screen.findByRole('button', { name: 'Log in' }));
    await screen.findByRole('dialog', { name: 'Log in to sync' });
    await user.type(field('User name'), 'me');
    await user.type(field('Password'), 'x{Enter}');
    return { user, tries: () => tries };
  }

  test('a sync that a dead key came in the way of goes on after the login', async () => {
    const { tries } = await logInAgain([]);
    await screen.findByText('Both sides are the same. Nothing had to be synced.');
    expect(tries()).toBe(2);
  });

  test('it waits where another profile here has the account too, which is said first', async () => {
    const { user, tries } = await logInAgain(['Work']);
    const dialog = await screen.findByRole('dialog', { name: 'Logged in' });
    await waitFor(() => expect(dialog.textContent).toContain('Work'));
    expect(tries()).toBe(1);
    await user.keyboard('{Enter}');
    await screen.findByText('Both sides are the same. Nothing had to be synced.');
    expect(tries()).toBe(2);
  });

  test('a wrong pair is said at the field, and what was typed stays', async () => {
    const wrong = async (): Promise<never> => {
      throw new AppError('sync.wrongCredentials', { username: 'me' });
    };
    const { user } = await openLogin(fakeClient({ sync: { login: wrong } }));
    await user.type(field('User name'), 'me');
    await user.type(field('Password'), 'nope{Enter}');
    expect(await screen.findByText('The server does not know this user name with this password.')).toBeTruthy();
    expect([field('User name').value, field('Password').value]).toEqual(['me', 'nope']);
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  test('single keys are letters in its fields', async () => {
    const { client, user } = await openLogin();
    await user.type(field('User name'), 'yds');
    expect(field('User name').value).toBe('yds');
    expect(inputsOf(client, 'sync.start')).toEqual([]);
  });

  test('sends nothing to AnkiWeb before its notice was read', async () => {
    const { client, user } = await openLogin();
    await user.click(screen.getByText('AnkiWeb', { exact: true }));
    await user.type(field('E-mail'), 'me@example.org');
    await user.type(field('Password'), 'secret{Enter}');
    expect(inputsOf(client, 'sync.login')).toEqual([]);
    expect(screen.getByRole('button', { name: 'Log in' }).hasAttribute('disabled')).toBe(true);
    await user.click(screen.getByRole('checkbox'));
    await user.click(screen.getByRole('button', { name: 'Log in' }));
    await waitFor(() =>
      expect(inputsOf(client, 'sync.login')).toEqual([
        { serverUrl: '', username: 'me@example.org', password: 'secret' },
      ]),
    );
  });

  test('AnkiWeb’s own address typed by hand brings the same notice', async () => {
    const { client, user } = await openLogin();
    await user.clear(field('Address'));
    await user.type(field('Address'), 'https://sync.ankiweb.net');
    await user.type(field('User name'), 'me');
    await user.type(field('Password'), 'x{Enter}');
    expect(screen.getByText('Before you use AnkiWeb')).toBeTruthy();
    expect(inputsOf(client, 'sync.login')).toEqual([]);
  });

  test('an unencrypted address is said to be one', async () => {
    const { user } = await openLogin();
    await user.clear(field('Address'));
    await user.type(field('Address'), 'http://192.168.1.2:8080');
    expect(screen.getByText('This address is not encrypted. Use it in your own network only.')).toBeTruthy();
  });

  test('an account that another profile here has too is said to be one', async () => {
    const { user } = await openLogin(fakeClient({ app: { othersOnAccount: async () => ['Work', 'Home'] } }));
    await user.type(field('User name'), 'me');
    await user.type(field('Password'), 'x{Enter}');
    const dialog = await screen.findByRole('dialog', { name: 'Logged in' });
    await waitFor(() => expect(dialog.textContent).toContain('use this account too: Work, Home.'));
  });

  test('an account that this collection has never seen is a question, with logging out as its default', async () => {
    const other = async () => ({ username: 'you', host: 'sync.example.org', differentUser: true });
    const { client, user } = await openLogin(fakeClient({ sync: { login: other } }));
    await user.type(field('User name'), 'you');
    await user.type(field('Password'), 'x{Enter}');
    await screen.findByRole('alertdialog', { name: 'This is a different account' });
    expect(document.activeElement?.textContent).toBe('Log out again');
    await user.keyboard('{Enter}');
    expect(inputsOf(client, 'sync.logout')).toHaveLength(1);
    expect(inputsOf(client, 'sync.start')).toEqual([]);
  });
});

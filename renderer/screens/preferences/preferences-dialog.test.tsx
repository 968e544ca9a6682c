// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import { fakeClient, loggedInStatus, usualPreferences } from '#renderer/testing/fake-client.ts';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';
import { inputsOf, renderApp, setUpWindow } from '#renderer/testing/render-app.tsx';

setUpWindow();

async function openSyncing(client = fakeClient({ sync: { status: async () => loggedInStatus } })) {
  const window = renderApp(client);
  await screen.findByRole('treegrid');
  await window.user.keyboard('{Control>}p{/Control}');
  await window.user.click(await screen.findByRole('tab', { name: 'Syncing' }));
  return window;
}

describe('the preferences', () => {
  test('keep each change of the look at once', async () => {
    const { client, user } = renderApp();
    await screen.findByRole('treegrid');
    await user.keyboard('{Control>}p{/Control}');
    await user.click(await screen.findByText('Dark'));
    await user.click(screen.getByRole('radio', { name: 'العربية' }));
    await user.click(screen.getByRole('checkbox', { name: 'Reduce motion' }));
    expect(inputsOf(client, 'preferences.set')).toEqual([
      { theme: 'dark' },
      { language: 'ar' },
      { reduceMotion: true },
    ]);
  });

  test('follow a change made in another window', async () => {
    const { client } = renderApp();
    await screen.findByRole('treegrid');
    client.emit('preferences', { ...usualPreferences, language: 'ar', theme: 'dark', uiScale: 120 });
    await waitFor(() => expect(document.documentElement.dir).toBe('rtl'));
    expect(document.documentElement.style.fontSize).toBe('120%');
  });

  test('keep how often backups are made and how many stay, within their bounds', async () => {
    let kept = { minutesBetween: 30, daily: 12, weekly: 10, monthly: 9 };
    const client = fakeClient({
      backupPreferences: {
        get: async () => kept,
        set: async (patch) => (kept = { ...kept, ...patch } as typeof kept),
      },
    });
    const { user } = renderApp(client);
    await screen.findByRole('treegrid');
    await user.keyboard('{Control>}p{/Control}');
    await user.click(await screen.findByRole('tab', { name: 'Backups' }));
    const type = async (name: RegExp, typed: string): Promise<void> => {
      const field = await screen.findByRole('textbox', { name });
      await user.clear(field);
      if (typed !== '') await user.type(field, typed);
      await user.tab();
    };
    await type(/^A backup by itself every/, '3');
    await type(/^Days/, '0');
    await type(/^Months/, '10000');
    await type(/^Weeks/, '');
    expect(inputsOf(client, 'backupPreferences.set')).toEqual([{ minutesBetween: 5 }, { daily: 0 }, { monthly: 9999 }]);
  });

  test('put an address right when its field is left', async () => {
    const cleaned = {
      server: { kind: 'own' as const, url: 'http://nas.local:8080/' },
      autoSync: true,
      syncMedia: true,
      periodicMediaSync: true,
      timeoutSecs: 60,
    };
    const client = fakeClient({ sync: { status: async () => loggedInStatus, setSettings: async () => cleaned } });
    const { user } = await openSyncing(client);
    const address = await screen.findByLabelText<HTMLInputElement>('Address of your server');
    await user.clear(address);
    await user.type(address, ' nas.local:8080/sync/ ');
    await user.tab();
    expect(inputsOf(client, 'sync.setSettings')).toEqual([{ server: { kind: 'own', url: 'nas.local:8080/sync/' } }]);
    await waitFor(() => expect(address.value).toBe('http://nas.local:8080/'));
  });

  test('test a connection and say what was found', async () => {
    const { user } = await openSyncing();
    await user.click(await screen.findByRole('button', { name: 'Test connection' }));
    expect(await screen.findByText('A sync server answers at https://sync.example.org/.')).toBeTruthy();
    expect(screen.getByText('The connection is encrypted.')).toBeTruthy();
  });

  test('say at the field when nobody answers there', async () => {
    const testConnection = async (): Promise<never> => {
      throw new AppError('sync.notASyncServer', { host: 'sync.example.org', reason: 'html' });
    };
    const { user } = await openSyncing(fakeClient({ sync: { testConnection } }));
    await user.click(await screen.findByRole('button', { name: 'Test connection' }));
    expect(await screen.findByText('At sync.example.org, something answers that is not a sync server.')).toBeTruthy();
  });

  test('force one direction, and take that back', async () => {
    let forcedOneWay = false;
    const client = fakeClient({
      sync: {
        status: async () => ({ ...loggedInStatus, forcedOneWay }),
        setForceOneWay: async ({ on }) => {
          forcedOneWay = on;
          return { forcedOneWay };
        },
      },
    });
    const { user } = await openSyncing(client);
    const box = await screen.findByRole<HTMLInputElement>('checkbox', { name: /^On next sync, force/ });
    await user.click(box);
    client.emit('syncState', { running: false });
    await waitFor(() => expect(box.checked).toBe(true));
    await user.click(box);
    expect(inputsOf(client, 'sync.setForceOneWay')).toEqual([{ on: true }, { on: false }]);
  });

  test('take a certificate from a file, show it, and remove it', async () => {
    const shown: MethodOutput<'sync.trustedCertificates'> = [];
    const client = fakeClient({
      sync: {
        trustedCertificates: async () => [...shown],
        trustCertificates: async ({ pem }) => {
          if (pem === 'hello') throw new AppError('sync.badCertificate', { reason: 'notACertificate' });
          shown.splice(
            0,
            1,
            ...(pem === null ? [] : [{ subject: 'CN=nas', fingerprint: 'AB:CD', validUntilMs: 2e12 }]),
          );
          return [...shown];
        },
      },
    });
    const { user } = await openSyncing(client);
    const add = await screen.findByRole('button', { name: 'Add a certificate…' });
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    if (input === null) throw new Error('no file input');
    await user.upload(input, new File(['hello'], 'ca.pem'));
    expect(await screen.findByText(/^This is not a certificate\./)).toBeTruthy();
    await user.upload(input, new File(['-----BEGIN…'], 'ca.pem'));
    expect(await screen.findByText('CN=nas')).toBeTruthy();
    expect(screen.queryByText(/^This is not a certificate/)).toBeNull();
    expect(inputsOf(client, 'sync.trustCertificates')).toEqual([{ pem: 'hello' }, { pem: '-----BEGIN…' }]);
    await user.click(screen.getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(screen.queryByText('CN=nas')).toBeNull());
    expect(document.activeElement).toBe(add);
  });

  test('keep a waiting time within its bounds', async () => {
    const { client, user } = await openSyncing();
    const field = await screen.findByLabelText<HTMLInputElement>('Give up when no data moves for');
    expect(field.value).toBe('60');
    for (const typed of ['5', '123', '100000']) {
      await user.clear(field);
      await user.type(field, typed);
      await user.tab();
    }
    expect(inputsOf(client, 'sync.setSettings')).toEqual([
      { timeoutSecs: 30 },
      { timeoutSecs: 123 },
      { timeoutSecs: 99_999 },
    ]);
  });

  test('change to AnkiWeb only after its notice', async () => {
    const { client, user } = await openSyncing();
    await user.click(await screen.findByText('AnkiWeb', { exact: true }));
    expect(inputsOf(client, 'sync.setSettings')).toEqual([]);
    await user.click(screen.getByRole('checkbox', { name: /^I have read this/ }));
    expect(inputsOf(client, 'sync.setSettings')).toEqual([{ server: { kind: 'ankiweb' } }]);
  });

  test('say that another profile here uses the same account', async () => {
    const others = async (): Promise<string[]> => ['Work'];
    await openSyncing(fakeClient({ app: { othersOnAccount: others }, sync: { status: async () => loggedInStatus } }));
    expect(await screen.findByText(/use this account too: Work\./)).toBeTruthy();
  });

  test('log out and say that nothing is lost by it', async () => {
    const { client, user } = await openSyncing();
    await user.click(await screen.findByRole('button', { name: 'Log out' }));
    expect(inputsOf(client, 'sync.logout')).toHaveLength(1);
    expect(await screen.findByText(/Your cards are untouched/)).toBeTruthy();
  });
});

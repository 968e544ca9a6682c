// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import type { SyncStatus } from '#shared/contract/sync.ts';
import { fakeClient, loggedInStatus, manualSyncSettings } from '#renderer/testing/fake-client.ts';
import { inputsOf, renderApp, setUpWindow } from '#renderer/testing/render-app.tsx';

setUpWindow();

function open(status: SyncStatus, checkServer = async (): Promise<SyncStatus> => status) {
  return renderApp(
    fakeClient({ sync: { settings: async () => manualSyncSettings, status: async () => status, checkServer } }),
  );
}
const asked = (client: ReturnType<typeof open>['client']): number => inputsOf(client, 'sync.checkServer').length;

describe('the quiet question to the server', () => {
  test('is asked when nothing waits here, and again by whoever comes back to the window', async () => {
    const { client } = open(loggedInStatus);
    await waitFor(() => expect(asked(client)).toBe(1));
    window.dispatchEvent(new Event('focus'));
    expect(asked(client)).toBe(2);
  });

  test('is never forced: the engine decides whether five minutes have gone', async () => {
    const { client } = open(loggedInStatus);
    await waitFor(() => expect(asked(client)).toBe(1));
    expect(inputsOf(client, 'sync.checkServer')).toEqual([{}]);
  });

  test.each([
    ['changes wait here', { ...loggedInStatus, button: 'changes', reason: 'localChanges' }],
    ['a sync runs', { ...loggedInStatus, running: true }],
    ['a backup was just restored', { ...loggedInStatus, autoSyncPaused: true }],
    ['nobody is logged in', { ...loggedInStatus, account: null, reason: 'loggedOut' }],
  ] as const)('is not asked while %s', async (_why, status) => {
    const { client } = open(status);
    await screen.findByRole('treegrid');
    window.dispatchEvent(new Event('focus'));
    expect(asked(client)).toBe(0);
  });

  test('says nothing when it fails', async () => {
    const { client } = open(loggedInStatus, async () => {
      throw new AppError('sync.offline', { host: 'sync.example.org', cause: 'x' });
    });
    await waitFor(() => expect(asked(client)).toBe(1));
    await screen.findByRole('treegrid');
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(screen.getByRole('region', { name: 'Messages' }).textContent).toBe('');
    expect(screen.getByRole('button', { name: 'Sync' }).dataset['state']).toBe('normal');
  });
});

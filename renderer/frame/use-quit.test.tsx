// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { SyncOutcome, SyncStatus } from '#shared/contract/sync.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { choiceOf, fakeClient, loggedInStatus, loggedOutStatus } from '#renderer/testing/fake-client.ts';
import { inputsOf, renderApp, setUpWindow } from '#renderer/testing/render-app.tsx';

setUpWindow();

const waiting = { ...loggedInStatus, button: 'changes', reason: 'localChanges' } as const;
const merged: SyncOutcome = {
  kind: 'merged',
  serverMessage: '',
  counts: { sent: 1, received: 0, removalsSent: 0, removalsReceived: 0 },
};

/** A window whose opening was long ago, told to close as Electron does it. */
async function closing(
  start: () => Promise<SyncOutcome>,
  { status, said }: { readonly status: SyncStatus; readonly said: string } = {
    status: waiting,
    said: 'Changes to send',
  },
) {
  const client = fakeClient({
    app: { claimOpening: async () => false },
    sync: { status: async () => status, start },
  });
  const shown = renderApp(client);
  await screen.findByRole('treegrid');
  await screen.findAllByText(said);
  act(() => client.emit('command', { id: 'quit' }));
  return { ...shown, quits: () => inputsOf(client, 'app.quit').length };
}

describe('closing the app', () => {
  test('syncs first, and ends then', async () => {
    const { promise, resolve } = Promise.withResolvers<SyncOutcome>();
    const { quits } = await closing(() => promise);
    const window = await screen.findByRole('dialog', { name: 'Syncing before Ebb closes' });
    expect(window.textContent).toContain('Ebb closes by itself when this is done.');
    expect(quits()).toBe(0);
    resolve(merged);
    await waitFor(() => expect(quits()).toBe(1));
  });

  test('asks the server also when nothing waits here', async () => {
    const nothingWaits = { status: loggedInStatus, said: 'Nothing waits' };
    const { client, quits } = await closing(async () => ({ kind: 'noChanges', serverMessage: '' }), nothingWaits);
    await waitFor(() => expect(quits()).toBe(1));
    expect(inputsOf(client, 'sync.start')).toHaveLength(1);
  });

  test.each([
    ['when nobody is logged in', { status: loggedOutStatus, said: 'Not logged in' }],
    ['after a restore', { status: { ...waiting, autoSyncPaused: true }, said: 'Changes to send' }],
  ] as const)('does not sync %s', async (_when, shown) => {
    const { client, quits } = await closing(async () => merged, shown);
    await waitFor(() => expect(quits()).toBe(1));
    expect(inputsOf(client, 'sync.start')).toEqual([]);
  });

  test.each(['sync.offline', 'sync.timeout', 'sync.tlsExpired', 'sync.proxyUnreachable'] as const)(
    'is not held up by %s',
    async (code) => {
      const { quits } = await closing(async () => {
        throw new AppError(code, { host: 'h', cause: 'x', timeoutSecs: 60, proxy: 'p' });
      });
      await waitFor(() => expect(quits()).toBe(1));
      expect(screen.queryByRole('alertdialog')).toBeNull();
    },
  );

  test('shows what will not pass by itself, and Enter closes', async () => {
    const { user, quits } = await closing(async () => {
      throw new AppError('sync.clockSkew', { localSecs: 1_700_000_000, serverSecs: 1_700_003_600 });
    });
    const dialog = await screen.findByRole('alertdialog', { name: 'Ebb could not sync before closing' });
    expect(quits()).toBe(0);
    // For a report.
    expect(dialog.querySelector('.details-text')?.textContent).toContain('sync.clockSkew\n{"localSecs":1700000000');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(quits()).toBe(1));
  });

  test('is taken back by whoever wants to see to it, and can be asked for again', async () => {
    let tries = 0;
    const { client, user, quits } = await closing(async () => {
      tries += 1;
      if (tries === 1) throw new AppError('sync.resyncRequired', {});
      return merged;
    });
    await user.click(await screen.findByRole('button', { name: 'Keep Ebb open' }));
    await waitFor(() => expect(inputsOf(client, 'app.keepOpen')).toHaveLength(1));
    expect(quits()).toBe(0);
    act(() => client.emit('command', { id: 'quit' }));
    await waitFor(() => expect(quits()).toBe(1));
  });

  test('asks for a side, and goes on when that is put off', async () => {
    const { client, user, quits } = await closing(async () => choiceOf('conflict'));
    await screen.findByRole('alertdialog', { name: 'This device and the server can’t be merged' });
    expect(quits()).toBe(0);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(quits()).toBe(1));
    expect(inputsOf(client, 'sync.resolve')).toEqual([]);
  });

  test('waits for a sync that somebody began', async () => {
    const { promise, resolve } = Promise.withResolvers<SyncOutcome>();
    const client = fakeClient({
      app: { claimOpening: async () => false },
      sync: { status: async () => ({ ...waiting, autoSyncPaused: true }), start: () => promise },
    });
    const { user } = renderApp(client);
    await screen.findByRole('treegrid');
    await user.keyboard('y');
    await screen.findByRole('dialog', { name: 'Syncing' });
    act(() => client.emit('command', { id: 'quit' }));
    await screen.findByRole('dialog', { name: 'Syncing before Ebb closes' });
    expect(inputsOf(client, 'app.quit')).toEqual([]);
    resolve(merged);
    await waitFor(() => expect(inputsOf(client, 'app.quit')).toHaveLength(1));
  });
});

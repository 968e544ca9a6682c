// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { SyncOutcome } from '#shared/contract/sync.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { choiceOf, fakeClient, loggedInStatus, manualSyncSettings, never } from '#renderer/testing/fake-client.ts';
import { inputsOf, renderApp, setUpWindow } from '#renderer/testing/render-app.tsx';

setUpWindow();

/** Logged in, but nothing syncs by itself. */
const settings = {
  settings: async () => manualSyncSettings,
  status: async () => loggedInStatus,
  checkServer: async () => loggedInStatus,
};

const merged: SyncOutcome = {
  kind: 'merged',
  serverMessage: '',
  counts: { sent: 0, received: 0, removalsSent: 0, removalsReceived: 0 },
};

async function pressSync(outcome: SyncOutcome, more: Partial<ReturnType<typeof fakeClient>['calls']['sync']> = {}) {
  const client = fakeClient({ sync: { ...settings, start: async () => outcome, ...more } });
  const window = renderApp(client);
  await screen.findByRole('treegrid');
  await window.user.keyboard('y');
  return window;
}

describe('the one-way dialog', () => {
  test.each([
    ['localEmpty', 'Download from server', ['Cancel', 'Download from server']],
    ['serverEmpty', 'Upload this device', ['Cancel', 'Upload this device']],
    ['serverEmptyAgain', 'Cancel', ['Upload this device', 'Cancel']],
    ['firstSync', 'Cancel', ['Upload this device', 'Download from server', 'Cancel']],
    ['serverRestored', 'Cancel', ['Upload this device', 'Download from server', 'Cancel']],
    ['conflict', 'Cancel', ['Upload this device', 'Download from server', 'Cancel']],
    ['forced', 'Cancel', ['Upload this device', 'Download from server', 'Cancel']],
  ] as const)('for %s has %s as its default', async (reason, defaultButton, buttons) => {
    await pressSync(choiceOf(reason));
    const dialog = await screen.findByRole('alertdialog');
    expect(document.activeElement?.textContent).toBe(defaultButton);
    const offered = within(dialog)
      .getAllByRole('button')
      .map((button) => button.textContent)
      .filter((name) => name !== 'Count what is on the server');
    expect(offered).toEqual(buttons);
  });

  test('asked where neither side has cards does not speak of cards that both have', async () => {
    const choice = choiceOf('firstSync');
    const none = { ...choice.local, cards: 0, notes: 0, reviews: 0, empty: true };
    await pressSync({ ...choice, local: none, server: { empty: true, modifiedMs: 0 } });
    const dialog = await screen.findByRole('alertdialog', { name: 'Keep this device’s collection or the server’s?' });
    expect(dialog.textContent).toContain('Neither side has cards yet');
    expect(document.activeElement?.textContent).toBe('Cancel');
  });

  test.each(['{Enter}', '{Escape}'])('%s changes nothing on either side', async (key) => {
    const { client, user } = await pressSync(choiceOf('conflict'));
    await screen.findByRole('alertdialog');
    await user.keyboard(key);
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(inputsOf(client, 'sync.resolve')).toEqual([]);
  });

  test('shows the numbers and times of both sides; the server is counted on request only', async () => {
    const { client, user } = await pressSync(choiceOf('conflict'));
    const cards = await screen.findByRole('row', { name: /^Cards/ });
    expect(
      within(cards)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ).toEqual(['7,214', 'not counted yet']);
    expect(inputsOf(client, 'sync.inspectServer')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Count what is on the server' }));
    await waitFor(() => expect(within(cards).getAllByRole('cell')[1]?.textContent).toBe('7,190'));
  });

  test('after counting the focus is on the default, so that Enter cannot replace anything', async () => {
    const { client, user } = await pressSync(choiceOf('conflict'));
    (await screen.findByRole('button', { name: 'Count what is on the server' })).focus();
    await user.keyboard('{Enter}');
    await screen.findByText('7,190');
    expect(document.activeElement?.textContent).toBe('Cancel');
    await user.keyboard('{Enter}');
    expect(inputsOf(client, 'sync.resolve')).toEqual([]);
  });

  test('says that what is replaced is saved first, and that media stays', async () => {
    await pressSync(choiceOf('conflict'));
    const dialog = await screen.findByRole('alertdialog');
    expect(dialog.textContent).toContain('What gets replaced is saved to Backups first.');
    expect(dialog.textContent).toContain('Media files are not touched.');
  });

  test('after a download tells where the old collection is', async () => {
    const { client, user } = await pressSync(choiceOf('conflict'));
    await user.click(await screen.findByRole('button', { name: 'Download from server' }));
    const done = await screen.findByRole('dialog', { name: 'Download complete' });
    expect(done.textContent).toContain('The collection that was here before is kept in Backups');
    expect(inputsOf(client, 'sync.resolve')).toEqual([{ direction: 'download' }]);
  });

  test('an upload whose safety copy failed goes on only on the user’s word', async () => {
    const { client, user } = await pressSync(choiceOf('conflict'), {
      resolve: async (input) => {
        if (input.withoutServerCopy !== true) throw new AppError('sync.safetyCopyFailed', { cause: 'sync.offline' });
        return {
          kind: 'uploaded',
          backups: [],
          numbers: { cards: 3, notes: 3, reviews: 0, decks: 1, modifiedMs: 0 },
          bytes: 9,
        };
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Upload this device' }));
    const asked = await screen.findByRole('alertdialog', { name: 'The server’s collection could not be saved first' });
    expect(document.activeElement?.textContent).toBe('Cancel');
    await user.click(within(asked).getByText('Details'));
    await user.click(within(asked).getByRole('button', { name: 'Copy' }));
    const copied = await navigator.clipboard.readText();
    expect(copied).toContain('sync.safetyCopyFailed');
    expect(copied).toContain('sync.offline');
    await user.click(screen.getByRole('button', { name: 'Upload anyway' }));
    const done = await screen.findByRole('dialog', { name: 'Upload complete' });
    expect(done.textContent).not.toContain('The server’s old collection is kept');
    expect(inputsOf(client, 'sync.resolve')).toEqual([
      { direction: 'upload' },
      { direction: 'upload', withoutServerCopy: true },
    ]);
  });
});

describe('other ends of a sync', () => {
  test('nothing to do is said by a message', async () => {
    await pressSync({ kind: 'noChanges', serverMessage: '' });
    expect(await screen.findByText('Both sides are the same. Nothing had to be synced.')).toBeTruthy();
  });

  test('a merge is said to be complete, and what moved is counted meanwhile', async () => {
    const { promise, resolve } = Promise.withResolvers<SyncOutcome>();
    await pressSync(merged, {
      start: (_input, options) => {
        const counts = { sent: 1200, received: 30, removalsSent: 4, removalsReceived: 0 };
        options?.onProgress?.({ stage: 'merging', doneBytes: 0, totalBytes: null, counts });
        return promise;
      },
    });
    const dialog = await screen.findByRole('dialog', { name: 'Syncing' });
    expect(dialog.textContent).toContain('Merging');
    expect(dialog.textContent).toContain('Added or changed: 1,200 sent, 30 received');
    expect(dialog.textContent).toContain('Removed: 4 sent, 0 received');
    resolve({ ...merged, counts: { sent: 1200, received: 30, removalsSent: 4, removalsReceived: 0 } });
    expect(await screen.findByText('The sync is complete. Sent: 1,204. Received: 30.')).toBeTruthy();
  });

  test('a server’s message comes after a merge, as text', async () => {
    await pressSync({ ...merged, serverMessage: '<i>closed on Sundays</i>' });
    const dialog = await screen.findByRole('dialog', { name: 'A message from the server' });
    expect(dialog.textContent).toContain('<i>closed on Sundays</i>');
  });

  test('the server’s own words are shown as text, whatever they hold', async () => {
    await pressSync({ kind: 'stopped', message: '<b>closed</b>' });
    const dialog = await screen.findByRole('dialog', { name: 'The server stopped the sync' });
    expect(dialog.textContent).toContain('<b>closed</b>');
  });

  test('a server that is not reached is named, and the sync can be tried again', async () => {
    let tries = 0;
    const { user } = await pressSync(
      { kind: 'noChanges', serverMessage: '' },
      {
        start: async () => {
          tries += 1;
          throw new AppError('sync.offline', { host: 'sync.example.org', cause: 'ENOTFOUND' });
        },
      },
    );
    const dialog = await screen.findByRole('alertdialog', { name: 'sync.example.org could not be reached.' });
    expect(dialog.textContent).toContain('Nothing was changed, here or on the server.');
    await user.click(within(dialog).getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(tries).toBe(2));
  });

  test('an upload that broke off at its end does not claim that the server is unchanged', async () => {
    const { user } = await pressSync(choiceOf('conflict'), {
      resolve: async (_input, options) => {
        options?.onProgress?.({ stage: 'uploading', doneBytes: 10, totalBytes: 10 });
        throw new AppError('sync.connectionLost', { host: 'sync.example.org' });
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Upload this device' }));
    const dialog = await screen.findByRole('alertdialog', { name: /broke off/ });
    expect(dialog.textContent).toContain('Whether the server took the upload will show at the next sync.');
    expect(dialog.textContent).not.toContain('Nothing was changed, here or on the server.');
  });

  test('long work shows stage and bytes and can be cancelled; a cancel shows no error', async () => {
    const { user } = await pressSync(choiceOf('conflict'), {
      resolve: (_input, options) => {
        options?.onProgress?.({ stage: 'downloading', doneBytes: 1_500_000, totalBytes: 3_000_000 });
        return new Promise((_resolve, reject) => {
          options?.signal?.addEventListener('abort', () => reject(new AppError('interrupted', {})), { once: true });
        });
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Download from server' }));
    const dialog = await screen.findByRole('dialog', { name: 'Downloading from the server' });
    expect(dialog.textContent).toContain('1.5 MB of 3 MB');
    expect(within(dialog).getByRole('progressbar').getAttribute('aria-valuetext')).toBe('1.5 MB of 3 MB');
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });
});

describe('syncing by itself', () => {
  const automatic = { ...settings, settings: async () => ({ ...(await settings.settings()), autoSync: true }) };

  test('happens once on opening and stays quiet while nothing has to be chosen', async () => {
    const client = fakeClient({ sync: { ...automatic, start: async () => merged } });
    renderApp(client);
    await waitFor(() => expect(inputsOf(client, 'sync.start')).toHaveLength(1));
    await screen.findByRole('treegrid');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('asks when one side must be chosen', async () => {
    renderApp(fakeClient({ sync: { ...automatic, start: async () => choiceOf('conflict') } }));
    expect(await screen.findByRole('alertdialog')).toBeTruthy();
  });

  test('says a failure in a message and opens no dialog', async () => {
    const failing = async (): Promise<never> => {
      throw new AppError('sync.offline', { host: 'sync.example.org', cause: 'x' });
    };
    renderApp(fakeClient({ sync: { ...automatic, start: failing } }));
    expect(await screen.findByText('sync.example.org could not be reached.')).toBeTruthy();
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  test('does not happen after a restore, until Ebb is opened again', async () => {
    const client = fakeClient({
      sync: { ...automatic, status: async () => ({ ...loggedInStatus, autoSyncPaused: true }), start: never },
    });
    renderApp(client);
    await screen.findByRole('treegrid');
    await waitFor(() => expect(inputsOf(client, 'app.claimOpening')).toHaveLength(1));
    await screen.findByRole('treegrid');
    expect(inputsOf(client, 'sync.start')).toEqual([]);
  });
});

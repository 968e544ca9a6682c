// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import { closeDialog } from './state/dialog-store.ts';
import { useOpenedFor } from './state/opened-for.ts';
import { deckNode, fakeClient, loggedInStatus, never, usualPreferences } from './testing/fake-client.ts';
import { inputsOf, renderApp, setUpWindow } from './testing/render-app.tsx';

setUpWindow();
const info = { ...(await fakeClient().calls.app.info({})) };

describe('the window', () => {
  test('has the profile’s name as its title, and the language and direction of the preferences', async () => {
    renderApp(
      fakeClient({
        preferences: {
          get: async () => ({ ...usualPreferences, language: 'ar', theme: 'dark', uiScale: 150, reduceMotion: true }),
        },
      }),
    );
    await screen.findByRole('treegrid');
    expect(document.title).toContain('User 1');
    const root = document.documentElement;
    expect([root.lang, root.dir, root.dataset['theme'], root.style.fontSize]).toEqual(['ar', 'rtl', 'dark', '150%']);
  });

  test('asks the language at first start and then creates the collection in it', async () => {
    const client = fakeClient({
      app: { info: async () => ({ ...info, firstStart: true, systemLocale: 'ar' }) },
      preferences: {
        get: async () => ({ ...usualPreferences, language: 'system' }),
      },
    });
    const { user } = renderApp(client);
    const chosen = await screen.findByRole('radio', { checked: true });
    expect(chosen.closest('label')?.textContent).toContain('العربية');
    await user.click(screen.getByText('English', { exact: true }));
    expect(document.documentElement.dir).toBe('ltr');
    await user.click(screen.getByRole('button', { name: 'Start' }));
    expect(inputsOf(client, 'app.completeFirstStart')).toEqual([{ language: 'en' }]);
  });

  test('shows no menu bar in Electron, which has its own, and runs what is chosen there', async () => {
    const client = fakeClient({ app: { info: async () => ({ ...info, door: 'electron' }) } });
    renderApp(client);
    await screen.findByRole('treegrid');
    expect(screen.queryByRole('toolbar')).toBeNull();
    client.emit('command', { id: 'showAbout' });
    expect(await screen.findByRole('dialog', { name: 'About Ebb' })).toBeTruthy();
  });

  test('says that a backup failed which nobody waits for', async () => {
    const client = fakeClient();
    renderApp(client);
    await screen.findByRole('treegrid');
    client.emit('backupFailed', { reason: 'disk.full' });
    expect(await screen.findByText(/A backup could not be made by itself/)).toBeTruthy();
  });

  test('says while safe mode lasts that nothing syncs by itself, and does not sync', async () => {
    const client = fakeClient({
      app: { info: async () => ({ ...info, safeMode: true }) },
      sync: { status: async () => loggedInStatus },
    });
    renderApp(client);
    expect(await screen.findByRole('note')).toHaveProperty('textContent', expect.stringContaining('Safe mode'));
    await screen.findByRole('treegrid');
    expect(inputsOf(client, 'sync.start')).toEqual([]);
  });

  test('says that the collection was checked after an end that was not orderly', async () => {
    renderApp(fakeClient({ collection: { state: async () => ({ open: true, recovered: true }) } }));
    expect(await screen.findByText(/was not closed properly last time/)).toBeTruthy();
  });

  test('says when the collection comes close to what its server takes', async () => {
    const nearLimit = { bytes: 251_000_000, limitBytes: 300_000_000 };
    renderApp(fakeClient({ sync: { status: async () => ({ ...loggedInStatus, nearLimit }) } }));
    const note = await screen.findByText(/takes at most/);
    expect(note.textContent).toContain('251 MB of the 300 MB that sync.example.org takes');
  });

  test('says which settings could not be read', async () => {
    renderApp(fakeClient({ app: { info: async () => ({ ...info, unreadableFiles: ['sync.json.broken'] }) } }));
    expect((await screen.findByRole('note')).textContent).toContain('sync.json.broken');
  });

  test('says on the deck list that the profile lies where it can come to harm, until that is wanted', async () => {
    let riskyPlace: typeof info.riskyPlace = { kind: 'synced', by: 'Dropbox' };
    const client = fakeClient({
      app: {
        info: async () => ({ ...info, riskyPlace }),
        acceptPlace: async () => {
          riskyPlace = null;
          return null;
        },
      },
    });
    const { user } = renderApp(client);
    const note = await screen.findByRole('note');
    expect(note.textContent?.replaceAll(/\p{Cf}/gu, '')).toContain('Dropbox copies this profile while Ebb is open');
    await user.click(within(note).getByRole('button', { name: 'Leave it there' }));
    await waitFor(() => expect(screen.queryByRole('note')).toBeNull());
  });

  test('says a network drive by its kind, and nothing of it on other screens', async () => {
    const { user } = renderApp(
      fakeClient({ app: { info: async () => ({ ...info, riskyPlace: { kind: 'network', by: 'NFS' } }) } }),
    );
    expect((await screen.findByRole('note')).textContent?.replaceAll(/\p{Cf}/gu, '')).toContain('network drive (NFS)');
    await screen.findByRole('treegrid');
    await user.click(screen.getByRole('button', { name: /^Browse/u }));
    await waitFor(() => expect(screen.queryByRole('note')).toBeNull());
  });

  test('opened for a backup, shows the backups, whether the collection opened or not, and syncs nothing', async () => {
    useOpenedFor.setState({ openedFor: 'backups' });
    const client = fakeClient({ sync: { status: async () => loggedInStatus } });
    renderApp(client);
    await screen.findByRole('dialog', { name: 'Backups' });
    await waitFor(() => expect(inputsOf(client, 'app.claimOpening')).toHaveLength(1));
    const broken = { open: false as const, error: { code: 'collection.damaged', details: { check: 'quick' } } };
    cleanup();
    closeDialog();
    renderApp(fakeClient({ collection: { state: async () => broken } }));
    await screen.findByRole('dialog', { name: 'Backups' });
    expect(inputsOf(client, 'sync.start')).toEqual([]);
  });

  test('opened for a copy in an older form, asks where a whole collection of that form is to go', async () => {
    useOpenedFor.setState({ openedFor: 'olderForm' });
    const client = fakeClient();
    const { user } = renderApp(client);
    const dialog = await screen.findByRole('dialog', { name: 'Export' });
    await user.click(within(dialog).getByRole('button', { name: 'Export…' }));
    await waitFor(() => expect(inputsOf(client, 'packages.export')).toHaveLength(1));
    expect(inputsOf(client, 'packages.export')).toMatchObject([{ options: { kind: 'colpkg', legacy: true } }]);
  });

  test('says when the connection is lost, and connects again', async () => {
    const { client, user } = renderApp();
    await screen.findByRole('treegrid');
    client.lose();
    await user.click(await screen.findByRole('button', { name: 'Connect again' }));
    expect(await screen.findByRole('treegrid')).toBeTruthy();
  });

  test('shows why a collection is not open, and offers the backups', async () => {
    const { user } = renderApp(
      fakeClient({
        collection: {
          state: async () => ({ open: false, error: { code: 'collection.damaged', details: { check: 'quick' } } }),
        },
        backups: {
          list: async () => [{ backupId: 'b', createdMs: 0, bytes: 5000, reason: 'automatic', kind: 'own', cards: 12 }],
        },
      }),
    );
    expect(await screen.findByRole('heading', { name: 'The collection is damaged' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Restore a backup' }));
    const dialog = await screen.findByRole('dialog', { name: 'Backups' });
    await user.click(await within(dialog).findByRole('button', { name: /Restore the backup of/ }));
    const question = await screen.findByRole('alertdialog');
    expect(document.activeElement?.textContent).toBe('Cancel');
    await user.click(within(question).getByRole('button', { name: 'Restore this backup' }));
    expect(await screen.findByText(/Restored: the collection now has 7,214 cards/)).toBeTruthy();
  });

  test('an error says what is the matter, what is safe, and gives details with version and system', async () => {
    const { user } = renderApp(
      fakeClient({
        decks: {
          select: async () => {
            throw new AppError('disk.full', { file: '/data/collection.db' });
          },
        },
      }),
    );
    await user.click(await screen.findByRole('row', { name: /^Geography/ }));
    const dialog = await screen.findByRole('alertdialog', { name: 'The disk is full: /data/collection.db' });
    expect(dialog.textContent).toContain('Your collection here is unchanged.');
    expect(dialog.textContent).toContain('Ebb 0.1.0, loopback, linux');
    expect(document.activeElement?.textContent).toBe('Close');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  test('an unexpected error offers restart, safe mode and a check, and shows the number in the log', async () => {
    const client = fakeClient({
      decks: {
        select: async () => {
          throw new AppError('internal', {}, { incident: 'x7' });
        },
      },
    });
    const { user } = renderApp(client);
    await user.click(await screen.findByRole('row', { name: /^Geography/ }));
    const dialog = await screen.findByRole('alertdialog', { name: 'Something went wrong in Ebb' });
    expect(dialog.textContent).toContain('x7');
    await user.click(within(dialog).getByRole('button', { name: 'Restart in safe mode' }));
    expect(inputsOf(client, 'app.reopen')).toEqual([{ safeMode: true }]);

    await user.click(screen.getByRole('row', { name: /^Geography/ }));
    await user.click(await screen.findByRole('button', { name: 'Check database' }));
    expect(await screen.findByRole('dialog', { name: 'Check database' })).toBeDefined();
  });

  test('shows one message at a time, with a way to take the deed back', async () => {
    const client = fakeClient({ undo: { status: async () => ({ undo: 'renameDeck', redo: null }) } });
    const { user } = renderApp(client);
    const row = await screen.findByRole('row', { name: /^Geography/ });
    row.focus();
    await user.keyboard('{F2}');
    await user.keyboard('x{Enter}');
    const messages = screen.getByRole('region', { name: 'Messages' });
    await within(messages).findByText(/is now called/);
    await user.click(within(messages).getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(messages.textContent).toContain('Taken back: rename deck'));
    expect(messages.textContent).not.toContain('is now called');
  });

  test('the menu names what undo would take back, and greys out what there is not', async () => {
    const { user } = renderApp(fakeClient({ undo: { status: async () => ({ undo: 'removeDeck', redo: null }) } }));
    await screen.findByRole('treegrid');
    await user.click(screen.getByRole('button', { name: 'Edit' }));
    const item = await screen.findByRole('menuitem', { name: /Undo: delete deck/ });
    expect(item.getAttribute('aria-disabled')).toBeNull();
    expect(screen.getByRole('menuitem', { name: /^Redo/ }).getAttribute('aria-disabled')).toBe('true');
  });

  test('an empty collection offers the first steps that work so far', async () => {
    const { user } = renderApp(
      fakeClient({
        decks: { tree: async () => [deckNode(1, 'Default')] },
        collection: {
          info: async () => ({ cards: 0, notes: 0, reviews: 0, decks: 1, modifiedMs: 0, lastReviewMs: null }),
        },
      }),
    );
    expect(await screen.findByRole('button', { name: 'Create deck…' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Sync an account' }));
    expect(await screen.findByRole('dialog', { name: 'Log in to sync' })).toBeTruthy();
  });

  test('shows nothing half-known while the first answers are on their way', async () => {
    renderApp(fakeClient({ collection: { state: never } }));
    await waitFor(() => expect(document.title).toContain('User 1'));
    expect(screen.queryByRole('button')).toBeNull();
  });
});

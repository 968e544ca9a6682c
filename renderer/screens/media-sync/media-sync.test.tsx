// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { MediaLogLine, MediaOutcome, MediaProgress } from '#shared/contract/media.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { openDialog } from '#renderer/state/dialog-store.ts';
import { fakeClient, loggedInStatus } from '#renderer/testing/fake-client.ts';
import { idleMedia, mediaOutcome, mediaProgress, noCounts } from '#renderer/testing/fake-media.ts';
import { inputsOf, renderApp, setUpWindow } from '#renderer/testing/render-app.tsx';

setUpWindow();

const moved = { checked: 815, added: { up: 15, down: 500 }, removed: { up: 1, down: 2 } };

/** A window over a host whose media sync runs until `end` is called. */
async function syncing(options: { readonly closing?: boolean } = {}) {
  const { promise, resolve, reject } = Promise.withResolvers<MediaOutcome>();
  let progress: MediaProgress | null = null;
  const client = fakeClient({
    app: { claimOpening: async () => false },
    sync: { status: async () => loggedInStatus },
    media: {
      sync: () => promise,
      status: async () => ({ ...idleMedia, progress }),
      abort: async () => {
        reject(new AppError('interrupted', {}));
        return null;
      },
    },
  });
  const shown = renderApp(client);
  await screen.findByRole('treegrid');
  const tell = (next: MediaProgress | null): void => {
    progress = next;
    act(() => client.emit('mediaState', { running: next !== null }));
  };
  if (options.closing === true) act(() => client.emit('command', { id: 'quit' }));
  else await shown.user.keyboard('y');
  await waitFor(() => expect(inputsOf(client, 'sync.start')).toHaveLength(1));
  tell(mediaProgress);
  return {
    ...shown,
    tell,
    end: (outcome: Partial<MediaOutcome>) => {
      resolve(mediaOutcome(outcome));
      tell(null);
    },
    fail: (error: AppError) => {
      reject(error);
      tell(null);
    },
  };
}
const turning = () => screen.findByText('163 media files to go');
const progressWindow = () => screen.findByRole('dialog', { name: 'Syncing audio and images' });

describe('media sync in the background', () => {
  test('follows a sync of the cards; the button turns until it is over, and study goes on', async () => {
    const { end } = await syncing();
    await turning();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByRole('button', { name: 'Syncing' }).dataset['state']).toBe('running');
    end({ kind: 'synced', counts: moved });
    await screen.findByText('Nothing waits');
    expect(screen.getByRole('button', { name: 'Sync' }).dataset['state']).toBe('normal');
    await screen.findByText('Media sync complete: 16 sent, 502 received.');
  });

  test('says nothing when there was nothing to do', async () => {
    const { end } = await syncing();
    await turning();
    end({});
    await screen.findByText('Nothing waits');
    expect(screen.queryByText(/Media sync complete/u)).toBeNull();
  });

  test('tells a failure once, in a line that is in nobody’s way, with one next step', async () => {
    const { fail, user, client } = await syncing();
    await turning();
    fail(new AppError('sync.connectionLost', { host: 'sync.example.org' }));
    const note = await screen.findByRole('note');
    expect(note.textContent).toMatch(/^Audio and images could not be synced\. .*sync\.example\.org/u);
    expect(screen.queryByRole('alertdialog')).toBeNull();
    await user.click(within(note).getByRole('button', { name: 'Sync media again' }));
    expect(inputsOf(client, 'media.sync')).toHaveLength(2);
    await screen.findByRole('note');
    await user.click(screen.getByRole('button', { name: 'Close this note' }));
    expect(screen.queryByRole('note')).toBeNull();
  });

  test('says nothing of its own when the connection to the host is lost', async () => {
    const { fail } = await syncing();
    await turning();
    fail(new AppError('disconnected', {}));
    await screen.findByText('Nothing waits');
    expect(screen.queryByRole('note')).toBeNull();
  });

  test('says that a version of ours was kept, until somebody has seen it', async () => {
    const { end, user } = await syncing();
    await turning();
    end({ kind: 'synced', counts: moved, kept: [{ fileName: 'dog.jpg', keptAs: 'dog-1a2b.jpg' }] });
    const note = await screen.findByRole('note');
    expect(note.textContent).toContain('1 media file was changed on both sides.');
    await user.click(within(note).getByRole('button', { name: 'Show' }));
    const dialog = await screen.findByRole('dialog', { name: 'Media sync complete' });
    expect(dialog.textContent).toContain('dog.jpg: yours is now dog-1a2b.jpg');
    expect(screen.queryByRole('note')).toBeNull();
  });
});

describe('the progress window', () => {
  test('opens with the sync button or its key while media are on their way, and can be put away', async () => {
    const { user, client } = await syncing();
    await turning();
    await user.keyboard('y');
    const dialog = await progressWindow();
    for (const said of ['12.3 MB moved', '1.2 MB a second', 'about 4 min left', '812 files compared']) {
      expect(dialog.textContent).toContain(said);
    }
    const row = (name: string) => within(dialog).getByRole('row', { name: new RegExp(`^${name}`, 'u') });
    expect(row('Added').textContent).toBe('Added12340');
    expect(row('Removed').textContent).toBe('Removed12');
    expect(row('To go').textContent).toBe('To go3160');
    expect(inputsOf(client, 'sync.start')).toHaveLength(1);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(inputsOf(client, 'media.abort')).toEqual([]);
    await turning();
  });

  test('ends in a plain line, with what was left out and why', async () => {
    const { user, end } = await syncing();
    await turning();
    await user.click(screen.getByRole('button', { name: 'Syncing' }));
    await progressWindow();
    end({ kind: 'synced', counts: moved, skipped: [{ fileName: 'film.mkv', reason: 'tooLarge' }] });
    const dialog = await screen.findByRole('dialog', { name: 'Media sync complete' });
    expect(dialog.textContent).toContain('1 file was left out');
    expect(dialog.textContent).toContain('film.mkv: larger than 100 MB, which servers don’t take');
    await user.click(within(dialog).getByRole('button', { name: 'Show files with problems' }));
    await screen.findByRole('heading', { name: 'Media files' });
    expect(screen.getByRole('combobox', { name: 'Show' })).toHaveProperty('value', 'problems');
  });

  test('stops the sync, and begins it again', async () => {
    const { user, client, tell } = await syncing();
    await turning();
    await user.keyboard('y');
    const dialog = await progressWindow();
    await user.click(within(dialog).getByRole('button', { name: 'Stop media sync' }));
    tell(null);
    const stopped = await screen.findByRole('dialog', { name: 'The media sync was stopped' });
    expect(stopped.textContent).toContain('What was moved until then stays.');
    await user.click(within(stopped).getByRole('button', { name: 'Sync media again' }));
    expect(inputsOf(client, 'media.sync')).toHaveLength(2);
  });

  test('is told what the server said of its media in the sync of the cards, and only then', async () => {
    const client = fakeClient({
      app: { claimOpening: async () => false },
      sync: {
        status: async () => loggedInStatus,
        start: async () => ({ kind: 'noChanges', serverMessage: '', mediaUsn: 7 }),
      },
      media: { sync: async () => Promise.reject(new AppError('sync.connectionLost', { host: 'sync.example.org' })) },
    });
    const { user } = renderApp(client);
    await screen.findByRole('treegrid');
    await user.keyboard('y');
    await user.click(await screen.findByRole('button', { name: 'Sync media again' }));
    await waitFor(() => expect(inputsOf(client, 'media.sync')).toEqual([{ mediaUsn: 7 }, {}]));
  });

  test('waits for a sync that was begun elsewhere, and shows how it ended', async () => {
    const client = fakeClient({
      app: { claimOpening: async () => false },
      media: { status: async () => ({ ...idleMedia, progress: mediaProgress }), sync: async () => mediaOutcome() },
    });
    const { user } = renderApp(client);
    await turning();
    await user.keyboard('y');
    await waitFor(() => expect(inputsOf(client, 'media.sync')).toHaveLength(1));
  });

  test('shows a failure with what is safe and what to do', async () => {
    const { user, fail } = await syncing();
    await turning();
    await user.keyboard('y');
    await progressWindow();
    fail(new AppError('sync.loggedOut', {}));
    await screen.findByText('What was moved until then stays, and your cards are not affected.');
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: /Log in/u }));
    await screen.findByRole('dialog', { name: /Log in/u });
  });
});

describe('closing while media are on their way', () => {
  test('waits in sight, and ends when they are there', async () => {
    const { client, end } = await syncing({ closing: true });
    const dialog = await screen.findByRole('dialog', { name: 'Syncing audio and images before Ebb closes' });
    expect(dialog.textContent).toContain('812 files compared');
    expect(inputsOf(client, 'app.quit')).toEqual([]);
    end({ kind: 'synced', counts: moved });
    await waitFor(() => expect(inputsOf(client, 'app.quit')).toHaveLength(1));
  });

  test('closes at once when the sync is stopped there', async () => {
    const { client, user } = await syncing({ closing: true });
    await screen.findByRole('dialog', { name: 'Syncing audio and images before Ebb closes' });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(inputsOf(client, 'app.quit')).toHaveLength(1));
    expect(inputsOf(client, 'media.abort')).toHaveLength(1);
  });
});

describe('the media log', () => {
  const atMs = Date.UTC(2026, 2, 4, 12);
  const lines: readonly MediaLogLine[] = [
    { atMs, kind: 'started' },
    { atMs, kind: 'skipped', fileName: 'film.mkv', reason: 'tooLarge' },
    { atMs, kind: 'kept', fileName: 'dog.jpg', keptAs: 'dog-1.jpg' },
    { atMs, kind: 'failed', error: { code: 'sync.offline', details: { host: 'sync.example.org' } } },
    { atMs, kind: 'complete', counts: { ...noCounts, added: { up: 2, down: 30 } } },
  ];

  test('tells what happened when, and ends in a plain line', async () => {
    renderApp(fakeClient({ media: { log: async () => [...lines] } }));
    await screen.findByRole('treegrid');
    act(() => openDialog({ kind: 'mediaLog' }));
    const log = await screen.findByRole('log');
    const said = within(log)
      .getAllByRole('listitem')
      .map((line) => line.lastElementChild?.textContent);
    expect(said).toEqual([
      'Media sync began',
      'Left out: film.mkv (larger than 100 MB, which servers don’t take)',
      'dog.jpg was changed on both sides; this device’s version is kept as dog-1.jpg',
      expect.stringContaining('sync.example.org'),
      'Added: 2 to the server, 30 from the server',
      'Media sync complete',
    ]);
    expect(within(log).getAllByRole('listitem')[0]?.querySelector('time')?.dateTime).toBe('2026-03-04T12:00:00.000Z');
  });

  test('is reached from the preferences, and copied with its times', async () => {
    const { user } = renderApp(fakeClient({ media: { log: async () => [...lines] } }));
    await screen.findByRole('treegrid');
    act(() => openDialog({ kind: 'preferences', section: 'syncing' }));
    await user.click(await screen.findByRole('button', { name: 'Media log' }));
    const dialog = await screen.findByRole('dialog', { name: 'Media log' });
    await within(dialog).findByRole('log');
    await user.click(within(dialog).getByRole('button', { name: 'Copy' }));
    await within(dialog).findByRole('button', { name: 'Copied' });
    expect(await navigator.clipboard.readText()).toMatch(/^2026-03-04T12:00:00\.000Z Media sync began\n/u);
  });

  test('says so before anything was synced', async () => {
    renderApp();
    await screen.findByRole('treegrid');
    act(() => openDialog({ kind: 'mediaLog' }));
    await screen.findByText('No media sync has run here yet.');
  });
});

// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { MediaProgress } from '#shared/contract/media.ts';
import type { SyncStatus } from '#shared/contract/sync.ts';
import { TextProvider } from '#renderer/i18n/text-context.tsx';
import { loggedInStatus, loggedOutStatus } from '#renderer/testing/fake-client.ts';
import { mediaProgress } from '#renderer/testing/fake-media.ts';
import { SyncButton } from './sync-button.tsx';

const onHistory = vi.fn();
afterEach(() => {
  cleanup();
  onHistory.mockClear();
});

function show(
  status: SyncStatus,
  runningHere = false,
  media: MediaProgress | null = null,
): { readonly state: string | undefined; readonly said: string } {
  render(
    <TextProvider locale="en">
      <SyncButton
        status={status}
        runningHere={runningHere}
        media={media}
        isDisabled={false}
        onPress={() => undefined}
        onHistory={onHistory}
      />
    </TextProvider>,
  );
  const button = screen.getByRole('button', { name: /^Sync(ing)?$/ });
  const description = document.getElementById(button.getAttribute('aria-describedby') ?? '');
  return { state: button.dataset['state'], said: description?.textContent ?? '' };
}

describe('the sync button', () => {
  test.each([
    ['logged out', loggedOutStatus, { state: 'normal', said: 'not logged in' }],
    [
      'never synced, which is not red',
      { ...loggedInStatus, reason: 'neverSynced' },
      { state: 'normal', said: 'not synced yet' },
    ],
    ['nothing waits', loggedInStatus, { state: 'normal', said: 'nothing waits' }],
    [
      'changes here',
      { ...loggedInStatus, button: 'changes', reason: 'localChanges' },
      { state: 'changes', said: 'changes to send' },
    ],
    [
      'changes there',
      { ...loggedInStatus, button: 'changes', reason: 'serverChanges' },
      { state: 'changes', said: 'changes to fetch' },
    ],
    [
      'changes on both sides',
      { ...loggedInStatus, button: 'changes', reason: 'localChanges', serverHasNews: true },
      { state: 'changes', said: 'changes to send and to fetch' },
    ],
    [
      'one way',
      { ...loggedInStatus, button: 'oneWay', reason: 'oneWay' },
      { state: 'oneWay', said: 'one side must be chosen' },
    ],
    ['another window syncs', { ...loggedInStatus, running: true }, { state: 'running', said: 'a sync is running' }],
  ] as const)('says in colour and in words: %s', (_name, status, expected) => {
    expect(show(status)).toEqual(expected);
  });

  test('turns while this window syncs, whatever was known before', () => {
    expect(show({ ...loggedInStatus, button: 'oneWay', reason: 'oneWay' }, true).state).toBe('running');
  });

  test('says how many changes wait, and when the last sync was', () => {
    const waiting = { notes: 1, cards: 2, reviews: 0, deletions: 0, others: 0 };
    const lastSyncMs = Date.now() - 12 * 60_000;
    show({ ...loggedInStatus, button: 'changes', reason: 'localChanges', waiting, lastSyncMs });
    expect(screen.getByText('3 changes to send')).toBeTruthy();
    expect(screen.getByText('Last sync 12 minutes ago')).toBeTruthy();
  });

  test('says both when something waits on either side', () => {
    const waiting = { notes: 3, cards: 0, reviews: 0, deletions: 0, others: 0 };
    show({ ...loggedInStatus, button: 'changes', reason: 'localChanges', waiting, serverHasNews: true });
    expect(screen.getByText('3 changes to send · The server has news')).toBeTruthy();
  });

  test('turns while audio and images are on their way, and says how many files are left', () => {
    expect(show({ ...loggedInStatus, reason: 'localChanges', button: 'changes' }, false, mediaProgress)).toEqual({
      state: 'running',
      said: 'audio and images are being synced',
    });
    expect(screen.getByText('163 media files to go')).toBeTruthy();
  });

  test('says no number before the server has listed its files', () => {
    show(loggedInStatus, false, { ...mediaProgress, waiting: null });
    expect(screen.getByText('Syncing media…')).toBeTruthy();
  });

  test('leads from the time of the last sync to all syncs', async () => {
    show({ ...loggedInStatus, lastSyncMs: Date.now() });
    await userEvent.setup().click(screen.getByRole('button', { name: 'Synced just now. Sync history' }));
    expect(onHistory).toHaveBeenCalledOnce();
  });
});

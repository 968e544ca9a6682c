// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { CheckOutcome } from '#shared/contract/collection.ts';
import { openDialog } from '#renderer/state/dialog-store.ts';
import { fakeClient, loggedInStatus } from '#renderer/testing/fake-client.ts';
import { inputsOf, renderApp, setUpWindow } from '#renderer/testing/render-app.tsx';

setUpWindow();

function open(outcome: Omit<CheckOutcome, 'backupId'>, { loggedIn } = { loggedIn: true }) {
  const client = fakeClient({
    collection: {
      check: async ({ unlessOneWay = false }) => ({
        ...outcome,
        backupId: unlessOneWay && outcome.schemaChanged ? null : 'a',
      }),
      schemaState: async () => ({ changed: false, synced: true }),
    },
    ...(loggedIn ? { sync: { status: async () => ({ ...loggedInStatus, autoSyncPaused: true }) } } : {}),
  });
  const window = renderApp(client);
  openDialog({ kind: 'checkDatabase' });
  return { ...window, checks: () => inputsOf(client, 'collection.check') };
}

test('a collection in order is said to be', async () => {
  const { user, checks } = open({ repairs: [], schemaChanged: false });
  await user.click(await screen.findByRole('button', { name: 'Check' }));
  const report = await screen.findByRole('dialog', { name: 'The collection is in order' });
  expect(report.textContent).toContain('Nothing had to be repaired.');
  expect(checks()).toEqual([{ unlessOneWay: true }]);
});

test('repairs that a merge carries are made at once, and each is told', async () => {
  const repairs = [
    { repair: 'newPlacesTooHigh', count: 1 },
    { repair: 'cardsInvalid', count: 3 },
  ] as const;
  const { user } = open({ repairs: [...repairs], schemaChanged: false });
  await user.click(await screen.findByRole('button', { name: 'Check' }));
  const report = await screen.findByRole('dialog', { name: 'The collection was repaired' });
  const items = within(report).getAllByRole('listitem');
  expect(items).toHaveLength(2);
  expect(items[1]?.textContent).toContain('numbers of cards were not valid');
  expect(report.textContent).not.toContain('one way');
});

test('repairs after which the next sync goes one way wait for a person, who can sync first', async () => {
  const outcome = { repairs: [{ repair: 'cardsWithoutNote' as const, count: 2 }], schemaChanged: true };
  const { user, checks } = open(outcome);
  await user.click(await screen.findByRole('button', { name: 'Check' }));
  const found = await screen.findByRole('alertdialog', { name: 'There is something to repair' });
  expect(found.textContent).toContain('Nothing has been changed yet.');
  expect(within(found).getByRole('button', { name: 'Cancel' })).toBe(document.activeElement);
  expect(checks()).toEqual([{ unlessOneWay: true }]);
  await user.click(within(found).getByRole('button', { name: 'Repair' }));
  const question = await screen.findByRole('alertdialog', { name: 'The next sync will go one way' });
  expect(question.textContent).toContain('These repairs can’t be merged');
  await user.click(within(question).getByRole('button', { name: 'Change without syncing' }));
  const report = await screen.findByRole('dialog', { name: 'The collection was repaired' });
  expect(report.textContent).toContain('The next sync goes one way.');
  expect(checks()).toEqual([{ unlessOneWay: true }, { unlessOneWay: false }]);
});

test('a check that is stopped changes nothing and can be begun again', async () => {
  const client = fakeClient({
    collection: {
      check: (_input, options) =>
        new Promise((_resolve, reject) => {
          options?.signal?.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
        }),
    },
  });
  const { user } = renderApp(client);
  openDialog({ kind: 'checkDatabase' });
  await user.click(await screen.findByRole('button', { name: 'Check' }));
  await screen.findByRole('progressbar');
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
});

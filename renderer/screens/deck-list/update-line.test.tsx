// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import { fakeClient, never } from '#renderer/testing/fake-client.ts';
import { inputsOf, renderApp, setUpWindow } from '#renderer/testing/render-app.tsx';

setUpWindow();

describe('the update line of the deck list', () => {
  test('is not there for a collection of the present scheduler', async () => {
    renderApp();
    await screen.findByRole('treegrid');
    expect(screen.queryByRole('region', { name: 'Update scheduling' })).toBeNull();
  });

  test('offers to count days by dates, which needs no warning', async () => {
    const client = fakeClient({
      collection: { schedulerState: async () => ({ version: 'third', oldTimeZone: true }) },
    });
    const { user } = renderApp(client);
    const line = await screen.findByRole('region', { name: 'Update scheduling' });
    await user.click(within(line).getByRole('button', { name: 'Count days by dates' }));
    await waitFor(() => expect(inputsOf(client, 'collection.storeTimeZone')).toEqual([{}]));
    await screen.findByText('Days are counted by dates now');
  });

  test('asks nobody to sync first where the second scheduler’s rows stay as they are', async () => {
    const client = fakeClient({
      collection: { schedulerState: async () => ({ version: 'second', oldTimeZone: true }) },
    });
    const { user } = renderApp(client);
    await user.click(await screen.findByRole('button', { name: 'Update…' }));
    const question = await screen.findByRole('alertdialog');
    expect(question.textContent).toContain('backed up');
    expect(question.textContent).not.toContain('one direction');
    await user.click(within(question).getByRole('button', { name: 'Back up and update' }));
    const done = await screen.findByRole('dialog', { name: 'The scheduling is up to date' });
    expect(done.textContent).not.toContain('Upload');
  });

  test('a backup that fails stops the update and says so', async () => {
    const client = fakeClient({
      collection: {
        schedulerState: async () => ({ version: 'first', oldTimeZone: true }),
        updateScheduler: () => Promise.reject(new AppError('backup.failed', { reason: 'ENOSPC' })),
      },
    });
    const { user } = renderApp(client);
    await user.click(await screen.findByRole('button', { name: 'Update…' }));
    await user.click(await screen.findByRole('button', { name: 'Back up and update' }));
    await screen.findByText(/ENOSPC/u);
    expect(screen.queryByRole('dialog', { name: 'The scheduling is up to date' })).toBeNull();
  });

  test('a running update is not begun twice', async () => {
    const client = fakeClient({
      collection: { schedulerState: async () => ({ version: 'first', oldTimeZone: true }), updateScheduler: never },
    });
    const { user } = renderApp(client);
    await user.click(await screen.findByRole('button', { name: 'Update…' }));
    const button = await screen.findByRole('button', { name: 'Back up and update' });
    await user.click(button);
    await screen.findByText('Backing up…');
    await user.click(button);
    expect(inputsOf(client, 'collection.updateScheduler')).toHaveLength(1);
  });
});

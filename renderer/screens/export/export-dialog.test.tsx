// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { NoteId } from '#shared/contract/ids.ts';
import type { ExportScope } from '#shared/contract/packages.ts';
import { openDialog } from '#renderer/state/dialog-store.ts';
import { type FakeClient, fakeClient } from '#renderer/testing/fake-client.ts';
import { inputsOf, renderApp, setUpWindow } from '#renderer/testing/render-app.tsx';

setUpWindow();

async function opened(client: FakeClient, scope: ExportScope | null) {
  renderApp(client);
  await screen.findByRole('treegrid');
  act(() => openDialog({ kind: 'export', scope }));
  return screen.findByRole('dialog', { name: 'Export' });
}

test('the whole collection goes out unless something was chosen', async () => {
  const client = fakeClient();
  const dialog = await opened(client, null);
  await userEvent.setup().click(within(dialog).getByRole('button', { name: 'Export…' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(inputsOf(client, 'packages.export')).toMatchObject([
    { overwrite: true, scope: { kind: 'all' }, options: { kind: 'colpkg', withMedia: true, legacy: false } },
  ]);
  expect((await screen.findByText(/1,200 notes were exported to/)).textContent).toContain('5.3 MB');
});

test('chosen notes go out with what is ticked, or others instead', async () => {
  const client = fakeClient();
  const scope: ExportScope = { kind: 'notes', noteIds: [11 as NoteId, 12 as NoteId] };
  const dialog = await opened(client, scope);
  const what = within(dialog).getByLabelText<HTMLSelectElement>('What');
  expect(what.selectedOptions[0]?.textContent).toBe('2 chosen notes');
  const user = userEvent.setup();
  await user.click(within(dialog).getByRole('checkbox', { name: 'Learning progress' }));
  await user.click(within(dialog).getByRole('button', { name: 'Export…' }));
  await waitFor(() => expect(inputsOf(client, 'packages.export')).toHaveLength(1));
  expect(inputsOf(client, 'packages.export')).toMatchObject([
    {
      scope,
      options: { kind: 'apkg', withScheduling: true, withDeckConfigs: false, withMedia: true, legacy: false },
    },
  ]);
});

test('one who leaves the system’s dialog has exported nothing', async () => {
  const client = fakeClient({ files: { chooseTarget: async () => ({ kind: 'cancelled' }) } });
  const dialog = await opened(client, null);
  await userEvent.setup().click(within(dialog).getByRole('button', { name: 'Export…' }));
  expect(inputsOf(client, 'packages.export')).toEqual([]);
  expect(screen.getByRole('dialog', { name: 'Export' })).toBeTruthy();
});

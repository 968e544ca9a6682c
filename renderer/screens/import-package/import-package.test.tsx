// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { PackageInfo } from '#shared/contract/packages.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { openDialog } from '#renderer/state/dialog-store.ts';
import { useUi } from '#renderer/state/ui-store.ts';
import { type FakeClient, fakeClient, never } from '#renderer/testing/fake-client.ts';
import { packageInfo } from '#renderer/testing/fake-packages.ts';
import { inputsOf, renderApp, setUpWindow } from '#renderer/testing/render-app.tsx';

setUpWindow();

const file = { path: 'file-1', fileName: 'Spanish.apkg', sizeBytes: 5_300_000 };

async function opened(client: FakeClient): Promise<void> {
  renderApp(client);
  await screen.findByRole('treegrid');
  act(() => openDialog({ kind: 'importPackage', file }));
}
const withInfo = (patch: Partial<PackageInfo>) => ({ packages: { inspect: async () => packageInfo(patch) } });

test('a deck package says what it holds and is merged as was chosen', async () => {
  const client = fakeClient();
  await opened(client);
  const dialog = await screen.findByRole('dialog', { name: 'Import “Spanish.apkg”' });
  expect(dialog.textContent).toContain('1,200 notes, 2,400 cards, 200 media files');
  const user = userEvent.setup();
  await user.click(within(dialog).getByRole('checkbox', { name: 'Take learning progress along' }));
  await user.click(within(dialog).getByText('When a note is here already'));
  await user.selectOptions(within(dialog).getByLabelText('Its fields and tags'), 'Always take the package’s');
  await user.click(within(dialog).getByRole('button', { name: 'Import' }));
  await screen.findByRole('dialog', { name: 'Imported' });
  expect(inputsOf(client, 'packages.import')).toEqual([
    {
      path: 'file-1',
      options: {
        kind: 'merge',
        withScheduling: true,
        withDeckConfigs: false,
        mergeNotetypes: false,
        updateNotes: 'always',
        updateNotetypes: 'ifNewer',
      },
    },
  ]);
});

test('afterwards each kind of note is counted, listed and shown in the browser; the file is let go', async () => {
  const client = fakeClient();
  await opened(client);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Import' }));
  const dialog = await screen.findByRole('dialog', { name: 'Imported' });
  await user.click(within(dialog).getByText('3 new notes were added'));
  expect(within(dialog).getByText('the capital of Spain')).toBeTruthy();
  expect(dialog.textContent).toContain('1 note was left alone because its note type differs');
  await user.click(within(dialog).getByRole('button', { name: 'Show all in browser' }));
  expect(useUi.getState().route).toEqual({ screen: 'browse', query: 'nid:11,12,13,21' });
  await waitFor(() => expect(inputsOf(client, 'files.release')).toEqual([{ path: 'file-1' }]));
});

test('a whole collection is compared with this one, and Cancel is what Enter says', async () => {
  const client = fakeClient(withInfo({ kind: 'colpkg', lastReviewMs: Date.UTC(2026, 9, 1) }));
  await opened(client);
  const dialog = await screen.findByRole('alertdialog', { name: 'Replace your whole collection with “Spanish.apkg”?' });
  expect(within(dialog).getByRole('button', { name: 'Cancel' })).toBe(document.activeElement);
  expect(dialog.textContent).toContain('You have studied here since this file was made.');
  const user = userEvent.setup();
  await user.click(within(dialog).getByRole('button', { name: 'Replace all' }));
  const done = await screen.findByRole('dialog', { name: 'Your collection was replaced' });
  expect(done.textContent).toContain('It has 2,400 cards now; 4 media files were added.');
  expect(inputsOf(client, 'packages.import')).toEqual([{ path: 'file-1', options: { kind: 'replace' } }]);
});

test('a file of later than the last review here is not said to be older', async () => {
  await opened(fakeClient(withInfo({ kind: 'colpkg', lastReviewMs: Date.UTC(2026, 10, 21) })));
  const dialog = await screen.findByRole('alertdialog');
  expect(dialog.textContent).not.toContain('You have studied here since');
});

test('a file that is no package says so, and changes nothing', async () => {
  const inspect = vi.fn(async () => {
    throw new AppError('package.notAPackage', { reason: 'noZip' });
  });
  const client = fakeClient({ packages: { inspect } });
  await opened(client);
  expect(await screen.findByText('This file is not a package that Ebb can read.')).toBeTruthy();
  expect(inputsOf(client, 'packages.import')).toEqual([]);
});

test('an import that runs is cancelled by Esc, and the choices are there again', async () => {
  let signal: AbortSignal | undefined;
  const client = fakeClient({
    packages: {
      import: async (_, options) => {
        signal = options?.signal;
        options?.onProgress?.({ stage: 'merging', done: 300, total: 1200 });
        await new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(new AppError('interrupted', {})));
        });
        return never();
      },
    },
  });
  await opened(client);
  await userEvent.setup().click(await screen.findByRole('button', { name: 'Import' }));
  const running = await screen.findByRole('dialog', { name: 'Importing' });
  expect(running.textContent).toContain('300 of 1,200');
  fireEvent.keyDown(within(running).getByRole('button', { name: 'Cancel' }), { key: 'Escape' });
  expect(signal?.aborted).toBe(true);
  await screen.findByRole('dialog', { name: 'Import “Spanish.apkg”' });
});

// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { OfferedFile } from '#shared/contract/files.ts';
import { fakeClient, type FakeClient } from '#renderer/testing/fake-client.ts';
import { inputsOf, renderApp, setUpWindow } from '#renderer/testing/render-app.tsx';

setUpWindow();

const csv: OfferedFile = { kind: 'file', file: { path: 'file-1', fileName: 'cities.csv', sizeBytes: 9 } };
const other: OfferedFile = { kind: 'file', file: { path: 'file-2', fileName: 'more.csv', sizeBytes: 9 } };

/** A host with files that wait from the start on; what is pushed later waits until it is asked for. */
function offering(...waiting: OfferedFile[]): { readonly client: FakeClient; readonly waiting: OfferedFile[] } {
  return { client: fakeClient({ files: { takeOffered: async () => waiting.splice(0) } }), waiting };
}

test('a file that the app was started with is imported; of several the first, and the others are let go', async () => {
  const { client } = offering(csv, other);
  renderApp(client);
  await screen.findByRole('dialog', { name: 'Import “cities.csv”' });
  expect(inputsOf(client, 'files.release')).toEqual([{ path: 'file-2' }]);
});

test('a file that is opened later is imported when the window hears of it', async () => {
  const { client, waiting } = offering();
  renderApp(client);
  await screen.findByRole('treegrid');
  waiting.push(csv);
  act(() => client.emit('filesOffered', {}));
  await screen.findByRole('dialog', { name: 'Import “cities.csv”' });
});

test.each([
  [{ kind: 'gone', fileName: 'a.csv' }, '“a.csv” is no longer where it was.'],
  [{ kind: 'notAllowed', fileName: 'a.csv', reason: 'EACCES' }, 'The system does not let Ebb use this file (EACCES).'],
] as const)('one that can’t be read is told of: %j', async (offer, said) => {
  const { client } = offering(offer);
  renderApp(client);
  await screen.findByRole('alertdialog', { name: said });
  await waitFor(() => expect(inputsOf(client, 'files.takeOffered')).toHaveLength(1));
  expect(screen.queryByRole('dialog', { name: /^Import/u })).toBeNull();
});

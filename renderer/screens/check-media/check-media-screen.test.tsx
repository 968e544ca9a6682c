// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { MediaReport } from '#shared/contract/media.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { goToCheckMedia } from '#renderer/state/ui-store.ts';
import { fakeClient } from '#renderer/testing/fake-client.ts';
import { cleanReport, noteIdOf } from '#renderer/testing/fake-media.ts';
import { inputsOf, renderApp, setUpWindow } from '#renderer/testing/render-app.tsx';

setUpWindow();

const notetype = { notetypeId: 1 as never, notetypeName: 'Basic' };
const found: MediaReport = {
  ...cleanReport,
  missing: [
    { fileName: 'cat.png', noteIds: [noteIdOf(1), noteIdOf(2)], notetypeIds: [] },
    { fileName: 'cow.png', noteIds: [noteIdOf(2)], notetypeIds: [] },
  ],
  unused: [
    { fileName: 'old.png', sizeBytes: 1_500_000 },
    { fileName: 'older.png', sizeBytes: 500_000 },
  ],
  renamed: [{ from: 'a:b.png', to: 'ab.png' }],
  extracted: 2,
  tooLarge: [{ fileName: 'film.mkv', sizeBytes: 120_000_000 }],
  empty: ['nothing.mp3'],
  subfolders: ['fonts'],
  notFiles: ['link.png'],
  caseClashes: [{ named: 'dog.JPG', there: 'dog.jpg', noteIds: [noteIdOf(3)] }],
  templateOnly: [{ fileName: 'logo.png', ...notetype }],
  fieldsInNames: [{ ...notetype, template: 'Card 1' }],
  trash: { fileCount: 4, totalBytes: 80_000 },
};

/** The screen over a host whose checks find these one after the other, the last again and again. */
async function checking(...reports: readonly MediaReport[]) {
  let checks = 0;
  const client = fakeClient({
    media: {
      check: async () => reports[Math.min(checks++, reports.length - 1)] ?? cleanReport,
      restoreTrash: async () => ({ fileCount: 4, totalBytes: 80_000 }),
      emptyTrash: async () => ({ fileCount: 4, totalBytes: 80_000 }),
    },
  });
  const shown = renderApp(client);
  await screen.findByRole('treegrid');
  act(() => goToCheckMedia());
  await screen.findByRole('heading', { name: 'Check media' });
  return { ...shown, client };
}
const section = (name: string) => screen.findByRole('region', { name });
const press = async (user: { click(element: Element): Promise<void> }, name: string) =>
  user.click(await screen.findByRole('button', { name }));

describe('Check Media', () => {
  test('is reached from the menu and checks at once; nothing found is said', async () => {
    const { user } = renderApp();
    await user.click(await screen.findByRole('button', { name: 'Tools' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Check media' }));
    await screen.findByText('The media folder has 12 files, 240 kB.');
    await screen.findByText('Everything fits: no file is missing, none is unused.');
    expect((await section('Trash')).textContent).toContain('The trash is empty.');
  });

  test('lists what it found, each kind with its number', async () => {
    await checking(found);
    const said: Readonly<Record<string, string>> = {
      '2 missing files': 'cat.png: named by 2 notes',
      '2 unused files': 'old.png: 1.5 MB',
      '1 renamed file': 'a:b.png is now ab.png',
      '1 file over 100 MB': 'film.mkv: 120 MB',
      '1 empty file': 'nothing.mp3',
      '1 folder inside the media folder': 'fonts',
      '1 entry that is no file': 'link.png',
      '1 name with other capitals': 'dog.JPG is written, dog.jpg is there',
      '1 file that only a template names': 'logo.png, in Basic',
      '1 template that puts a field into a file’s name': 'Card 1, in Basic',
      Trash: '4 files, 80 kB.',
    };
    for (const [name, line] of Object.entries(said)) expect((await section(name)).textContent, name).toContain(line);
    expect(screen.queryByText(/Everything fits/u)).toBeNull();
  });

  test('shows how far moving files is, and looks what was moved when that is cancelled', async () => {
    const client = fakeClient({
      media: {
        check: async () => found,
        trash: (_input, options) =>
          new Promise((_resolve, reject) => {
            options?.onProgress?.({ done: 1, total: 2 });
            options?.signal?.addEventListener('abort', () => reject(new AppError('interrupted', {})));
          }),
      },
    });
    const { user } = renderApp(client);
    await screen.findByRole('treegrid');
    act(() => goToCheckMedia());
    await press(user, 'Move to the trash…');
    await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Move to the trash' }));
    await screen.findByText('Moving to the trash: 1 of 2');
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('0.5');
    await press(user, 'Cancel');
    await waitFor(() => expect(inputsOf(client, 'media.check')).toHaveLength(2));
    expect(screen.queryByText(/are in the trash now/u)).toBeNull();
  });

  test('does not call it well when notes were changed', async () => {
    await checking({ ...cleanReport, extracted: 1 });
    await screen.findByText(/^The media folder has 12 files/u);
    expect(screen.queryByText(/Everything fits/u)).toBeNull();
  });

  test('copies a whole list', async () => {
    const { user } = await checking(found);
    await user.click(within(await section('2 unused files')).getByRole('button', { name: 'Copy the list' }));
    expect(await navigator.clipboard.readText()).toBe('old.png: 1.5 MB\nolder.png: 500 kB');
  });

  test('moves unused files to the trash when that was confirmed, and checks again', async () => {
    const { user, client } = await checking(found, cleanReport);
    await press(user, 'Move to the trash…');
    const question = await screen.findByRole('alertdialog', { name: 'Move 2 files to the trash?' });
    expect(question.textContent).toContain('2 MB leave the media folder.');
    expect(question.textContent).toContain('removes the files from the server too');
    await user.click(within(question).getByRole('button', { name: 'Move to the trash' }));
    await screen.findByText('2 files are in the trash now.');
    await screen.findByText('Everything fits: no file is missing, none is unused.');
    expect(inputsOf(client, 'media.trash')).toEqual([{ names: ['old.png', 'older.png'] }]);
    // The button is gone with its finding.
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Check media'));
  });

  test('leaves files in the folder that notes write with other capitals', async () => {
    const clash = { fileName: 'dog.jpg', sizeBytes: 10 };
    const { user, client } = await checking({ ...found, unused: [...found.unused, clash] });
    await press(user, 'Move to the trash…');
    const question = await screen.findByRole('alertdialog', { name: 'Move 2 files to the trash?' });
    expect(question.textContent).toContain('Files that notes write with other capitals stay where they are.');
    await user.click(within(question).getByRole('button', { name: 'Move to the trash' }));
    await waitFor(() => expect(inputsOf(client, 'media.trash')).toEqual([{ names: ['old.png', 'older.png'] }]));
  });

  test.each(['Move to the trash…', 'Empty the trash…'])('leaves all as it is when Enter answers “%s”', async (name) => {
    const { user, client } = await checking(found);
    const button = await screen.findByRole('button', { name });
    await user.click(button);
    await screen.findByRole('alertdialog');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    // The dialog gives the focus back a moment after it is gone.
    await waitFor(() => expect(document.activeElement).toBe(button));
    expect([...inputsOf(client, 'media.trash'), ...inputsOf(client, 'media.emptyTrash')]).toEqual([]);
  });

  test('puts back what is in the trash', async () => {
    const { user, client } = await checking(found, cleanReport);
    await press(user, 'Put back');
    await screen.findByText('4 files are back in the media folder.');
    expect(inputsOf(client, 'media.check')).toHaveLength(2);
  });

  test('empties the trash for good once that was asked', async () => {
    const { user, client } = await checking(found, cleanReport);
    await press(user, 'Empty the trash…');
    const question = await screen.findByRole('alertdialog', { name: 'Delete 4 files for good?' });
    expect(question.textContent).toContain('This can’t be undone');
    await user.click(within(question).getByRole('button', { name: 'Delete for good' }));
    await screen.findByText('4 files were deleted.');
    expect(inputsOf(client, 'media.emptyTrash')).toHaveLength(1);
  });

  test('tags each note that misses a file once', async () => {
    const { user, client } = await checking(found);
    await press(user, 'Tag the notes');
    await screen.findByText('2 notes were given the tag missing-media.');
    expect(inputsOf(client, 'mediaReferences.tagMissing')).toEqual([{ noteIds: [1, 2], tag: 'missing-media' }]);
  });

  test('corrects names with other capitals in the notes', async () => {
    const { user, client } = await checking(found, cleanReport);
    await press(user, 'Correct the notes');
    await screen.findByText('1 note names the file rightly now.');
    expect(inputsOf(client, 'mediaReferences.rename')).toEqual([{ renames: [{ from: 'dog.JPG', to: 'dog.jpg' }] }]);
    await screen.findByText(/Everything fits/u);
  });

  test('shows how far it is, can be cancelled, and says so', async () => {
    const client = fakeClient({
      media: {
        check: (_input, options) =>
          new Promise((_resolve, reject) => {
            options?.onProgress?.({ done: 300, total: 20_000 });
            options?.signal?.addEventListener('abort', () => reject(new AppError('interrupted', {})));
          }),
      },
    });
    const { user } = renderApp(client);
    await screen.findByRole('treegrid');
    act(() => goToCheckMedia());
    await screen.findByText('300 of 20,000');
    await press(user, 'Cancel');
    await screen.findByText('The check was stopped. Nothing was changed.');
    expect(screen.queryByRole('alertdialog')).toBeNull();
    await press(user, 'Check again');
    await screen.findByText('300 of 20,000');
  });

  test('that fails says so in its place and offers to try again', async () => {
    const client = fakeClient({ media: { check: () => Promise.reject(new AppError('internal', {})) } });
    const { user } = renderApp(client);
    await screen.findByRole('treegrid');
    act(() => goToCheckMedia());
    await screen.findByRole('alertdialog');
    await user.keyboard('{Escape}');
    await screen.findByText('The check could not be finished. Nothing was changed.');
    expect(screen.getByRole('button', { name: 'Check again' })).toHaveProperty('disabled', false);
  });
});

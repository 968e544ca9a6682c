// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { MediaRow } from '#shared/contract/media.ts';
import { goToMediaFiles } from '#renderer/state/ui-store.ts';
import { fakeClient } from '#renderer/testing/fake-client.ts';
import { mediaRow, noteIdOf } from '#renderer/testing/fake-media.ts';
import { inputsOf, renderApp, setUpWindow } from '#renderer/testing/render-app.tsx';
import { keyTarget } from '#renderer/components/grid-keys.ts';

setUpWindow();

const quietStatus = {
  progress: null,
  lastSyncMs: null,
  lastError: null,
  waiting: 0,
  scanned: true,
  lost: null,
};

const rows: readonly MediaRow[] = [
  mediaRow('dog.JPG', {
    sizeBytes: null,
    where: 'nowhere',
    state: 'missing',
    clashesWith: 'dog.jpg',
    notes: { ids: [noteIdOf(11), noteIdOf(12)], count: 25 },
  }),
  mediaRow('film.mkv', { sizeBytes: 120_000_000, where: 'here', state: 'skipped', problem: 'tooLarge' }),
  mediaRow('قطة.png', { state: 'toUpload', where: 'here', notes: null }),
];

async function files(list: readonly MediaRow[] = rows) {
  const client = fakeClient({
    undo: { status: async () => ({ undo: 'renameMedia', redo: null }) },
    media: {
      list: async ({ filter, text, offset = 0, limit = 100 }) => {
        const fit = list.filter(
          (row) => (filter !== 'problems' || row.problem !== null) && row.fileName.includes(text ?? ''),
        );
        return { total: fit.length, rows: fit.slice(offset, offset + limit) };
      },
      look: async () => ({ fileCount: 3, changed: 2 }),
    },
    notes: {
      get: async ({ noteId }) => ({
        noteId,
        notetypeId: 1 as never,
        fields: [`<b>Field of ${noteId}</b>`],
        tags: [],
      }),
    },
  });
  const shown = renderApp(client);
  await screen.findByRole('treegrid');
  act(() => goToMediaFiles('all'));
  await screen.findByRole('heading', { name: 'Media files' });
  return { ...shown, client };
}
const rowOf = (name: string) => screen.findByRole('row', { name: new RegExp(name, 'u') });
const details = () => screen.getByRole('complementary', { name: 'The chosen file' });

describe('the list of media files', () => {
  test('says of every file how large it is, where, how it stands, and how many notes use it', async () => {
    await files();
    const cells = within(await rowOf('film.mkv')).getAllByRole('gridcell');
    expect(cells.map((cell) => cell.textContent)).toEqual(['film.mkv', '120 MB', 'this device', 'left out', '0']);
    const missing = within(await rowOf('dog.JPG')).getAllByRole('gridcell');
    expect(missing.map((cell) => cell.textContent)).toEqual(['dog.JPG', '', 'nowhere', 'missing', '25']);
    expect(screen.getByText('3 files')).toBeTruthy();
  });

  test('is reached from the menu', async () => {
    const { user } = renderApp();
    await user.click(await screen.findByRole('button', { name: 'Tools' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Media files' }));
    await screen.findByText('There are no media files yet. They come with cards that you add, import or sync.');
  });

  test('asks for what fits a filter and a part of the name', async () => {
    const { user, client } = await files();
    await rowOf('dog.JPG');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Show' }), 'With problems');
    await waitFor(() => expect(screen.queryByRole('row', { name: /dog/u })).toBeNull());
    await rowOf('film.mkv');
    await user.type(screen.getByRole('textbox', { name: 'Part of the name' }), 'x');
    await screen.findByText('No file fits.');
    expect(inputsOf(client, 'media.list').at(-1)).toEqual({ filter: 'problems', text: 'x', offset: 0, limit: 200 });
  });

  test('goes through the files by keys, and from a file to what is said of it', async () => {
    const { user } = await files();
    const first = await rowOf('dog.JPG');
    first.focus();
    await user.keyboard('{ArrowDown}');
    const second = await rowOf('film.mkv');
    await waitFor(() => expect(document.activeElement).toBe(second));
    expect(second.getAttribute('aria-selected')).toBe('true');
    expect(details().textContent).toContain('larger than 100 MB, which servers don’t take');
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(details());
  });

  test('names the notes that use a file by their first field, and copies their ids', async () => {
    const { user } = await files();
    await user.click(await rowOf('dog.JPG'));
    await within(details()).findByText('Field of 11');
    expect(details().textContent).toContain('25 notes use it:');
    expect(details().textContent).toContain('and 23 more');
    await user.click(within(details()).getByRole('button', { name: 'Copy note ids' }));
    expect(await navigator.clipboard.readText()).toBe('11,12');
  });

  test('has the notes name a file as it is called, which can be taken back', async () => {
    const { user, client } = await files();
    await user.click(await rowOf('dog.JPG'));
    await user.click(within(details()).getByRole('button', { name: 'Use dog.jpg in the notes' }));
    await screen.findByText('1 note names the file rightly now.');
    expect(inputsOf(client, 'mediaReferences.rename')).toEqual([{ renames: [{ from: 'dog.JPG', to: 'dog.jpg' }] }]);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(inputsOf(client, 'undo.undo')).toHaveLength(1);
  });

  test('reads the folder again, content and all, and says what had changed', async () => {
    const { user, client } = await files();
    await user.click(await screen.findByRole('button', { name: 'Look again' }));
    await screen.findByText('The folder was read again. 2 files had changed.');
    expect(inputsOf(client, 'media.look')).toEqual([{ thorough: true }]);
  });

  test('says where the folder lies where it can’t open it', async () => {
    const { user } = await files();
    await user.click(await screen.findByRole('button', { name: 'Open media folder' }));
    const dialog = await screen.findByRole('dialog', { name: 'The media folder' });
    expect(dialog.textContent).toContain('/profiles/User 1/collection.media');
    await user.click(within(dialog).getByRole('button', { name: 'Copy' }));
    expect(await navigator.clipboard.readText()).toMatch(/collection\.media$/u);
  });

  test('says that many files were gone all at once, and that nothing was removed from the server', async () => {
    const lost = { atMs: 1_700_000_000_000, fileCount: 20_000 };
    const client = fakeClient({
      media: { status: async () => ({ ...quietStatus, lost }), list: async () => ({ total: 0, rows: [] }) },
    });
    renderApp(client);
    await screen.findByRole('treegrid');
    act(() => goToMediaFiles('all'));
    const note = await screen.findByText('20,000 media files were gone from the folder all at once');
    expect(note.closest('[role=note]')?.textContent).toContain('Nothing was removed from the server');
  });

  test('of tens of thousands fetches the pages in sight', async () => {
    const many = Array.from({ length: 50_000 }, (_, index) => mediaRow(`file-${String(index).padStart(5, '0')}.png`));
    const { user, client } = await files(many);
    const first = await rowOf('file-00000');
    expect(screen.getAllByRole('row').length).toBeLessThan(100);
    first.focus();
    await user.keyboard('{End}');
    await rowOf('file-49999');
    const offsets = inputsOf(client, 'media.list').map((input) => (input as { offset: number }).offset);
    expect(new Set(offsets).size).toBeLessThan(6);
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('50001');
  });
});

test.each([
  ['ArrowDown', 6],
  ['ArrowUp', 4],
  ['PageDown', 9],
  ['PageUp', 0],
  ['Home', 0],
  ['End', 9],
  ['x', undefined],
])('%s in the fifth of ten rows, eight to a page, leads to %s', (key, target) => {
  expect(keyTarget(key, 5, 10, 8)).toBe(target);
});

// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { TextInfo } from '#shared/contract/text.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { MethodInput } from '#renderer/rpc/method-name.ts';
import { openDialog } from '#renderer/state/dialog-store.ts';
import { useUi } from '#renderer/state/ui-store.ts';
import { type FakeClient, fakeClient, never } from '#renderer/testing/fake-client.ts';
import { noteIdOf } from '#renderer/testing/fake-media.ts';
import { emptyLog, textInfo } from '#renderer/testing/fake-text-files.ts';
import { inputsOf, renderApp, setUpWindow } from '#renderer/testing/render-app.tsx';

setUpWindow();

const file = { path: 'file-1', fileName: 'cities.csv', sizeBytes: 4096 };
const notetypes = [
  {
    notetypeId: 11,
    name: 'Basic',
    kind: 'standard',
    noteCount: 3,
    fieldNames: ['Front', 'Back'],
    templateNames: ['a'],
  },
  { notetypeId: 12, name: 'City', kind: 'standard', noteCount: 3, fieldNames: ['Name', 'Map'], templateNames: ['a'] },
] as never;

function client(replaced: Parameters<typeof fakeClient>[0] = {}): FakeClient {
  return fakeClient({ notetypes: { list: async () => notetypes }, ...replaced });
}
async function opened(fake: FakeClient): Promise<void> {
  renderApp(fake);
  await screen.findByRole('treegrid');
  act(() => openDialog({ kind: 'importText', file }));
}
const optionsDialog = () => screen.findByRole('dialog', { name: 'Import “cities.csv”' });

test('a file shows its first rows and is imported as it suggests, without a choice', async () => {
  const fake = client();
  await opened(fake);
  const dialog = await optionsDialog();
  expect(within(dialog).getByRole('table').textContent).toContain('القاهرة');
  await userEvent.keyboard('{Enter}');
  await screen.findByRole('dialog', { name: 'Imported' });
  expect(inputsOf(fake, 'text.import')).toEqual([{ path: 'file-1', options: textInfo.options }]);
});

/** A look that goes by what is asked. */
async function inspected({ separator, notetype, deck, guidColumn }: MethodInput<'text.inspect'>): Promise<TextInfo> {
  const { options } = textInfo;
  return {
    ...textInfo,
    options: {
      ...options,
      separator: separator ?? options.separator,
      notetype:
        notetype?.kind === 'column'
          ? notetype
          : { kind: 'one', notetypeId: notetype?.notetypeId ?? (11 as never), fieldColumns: [1, 2] },
      deck: deck ?? options.deck,
      guidColumn: guidColumn ?? 0,
    },
  };
}

test('everything can be chosen: what decides how the file is read is asked anew', async () => {
  const fake = client({ text: { inspect: inspected } });
  await opened(fake);
  const dialog = await optionsDialog();
  const user = userEvent.setup();
  const choose = async (label: string, option: string): Promise<void> => {
    await user.selectOptions(await within(dialog).findByLabelText(label), option);
  };
  await choose('Columns are separated by', 'Semicolon ;');
  await choose('Note type', 'City');
  await within(dialog).findByLabelText('Map');
  await choose('Name', '2');
  await choose('Map', 'Nothing');
  await choose('Tags', 'Nothing');
  await choose('A note that is here already', 'stays as it is');
  await choose('Notes are the same', 'with the same first field in the same deck');
  await user.type(within(dialog).getByLabelText('Tags for all imported notes'), 'a  b');
  await user.type(within(dialog).getByLabelText('More tags for changed notes'), 'c');
  await user.click(within(dialog).getByRole('checkbox', { name: 'Fields hold HTML' }));
  await user.click(within(dialog).getByRole('button', { name: 'Import' }));
  await screen.findByRole('dialog', { name: 'Imported' });
  expect(inputsOf(fake, 'text.inspect').at(-1)).toEqual({
    path: 'file-1',
    separator: 'semicolon',
    notetype: { kind: 'one', notetypeId: 12 },
    html: true,
  });
  expect(inputsOf(fake, 'text.import')).toMatchObject([
    {
      options: {
        separator: 'semicolon',
        notetype: { kind: 'one', notetypeId: 12, fieldColumns: [2, 0] },
        tagsColumn: 0,
        existing: 'preserve',
        matchScope: 'notetypeAndDeck',
        allTags: ['a', 'b'],
        updatedTags: ['c'],
      },
    },
  ]);
});

test('what the rows say themselves is shown as that', async () => {
  const info: TextInfo = {
    ...textInfo,
    options: {
      ...textInfo.options,
      notetype: { kind: 'column', column: 2 },
      deck: { kind: 'new', name: 'Cities' },
      guidColumn: 1,
    },
  };
  await opened(client({ text: { inspect: async () => info } }));
  const dialog = await optionsDialog();
  const shown = (label: string) =>
    within(dialog)
      .getByLabelText<HTMLSelectElement>(label)
      .selectedOptions[0]?.textContent?.replaceAll(/\p{Cf}/gu, '');
  expect(shown('Note type')).toBe('As column 2 says: القاهرة');
  expect(shown('Deck')).toBe('Cities (new)');
  expect(shown('Known by')).toBe('1: Cairo');
  expect(dialog.textContent).toContain('are found by it, whatever else was changed');
});

test('a column that goes nowhere is named before anything is imported', async () => {
  await opened(client());
  const dialog = await optionsDialog();
  const said = () =>
    within(dialog)
      .queryByRole('status')
      ?.textContent?.replaceAll(/\p{Cf}/gu, '');
  expect(said()).toBeUndefined();
  const user = userEvent.setup();
  await user.selectOptions(await within(dialog).findByLabelText('Tags'), 'Nothing');
  expect(said()).toBe('Column 3 goes nowhere: its text is left out.');
  await user.selectOptions(await within(dialog).findByLabelText('Back'), 'Nothing');
  expect(said()).toBe('2 columns go nowhere: their text is left out (2, 3).');
});

test('columns can be chosen to say note type, deck and identifier of each row, and be let off again', async () => {
  const fake = client({ text: { inspect: inspected } });
  await opened(fake);
  const dialog = await optionsDialog();
  const user = userEvent.setup();
  const choose = async (label: string, value: string): Promise<void> => {
    await user.selectOptions(await within(dialog).findByLabelText(label), value);
    await waitFor(() => expect(within(dialog).getByLabelText<HTMLSelectElement>(label).value).toBe(value));
  };
  await within(dialog).findByLabelText('Front');
  await choose('Note type', 'column-3');
  // Every row has fields of its own then.
  expect(within(dialog).queryByLabelText('Front')).toBeNull();
  await choose('Deck', 'column-2');
  await choose('Known by', '1');
  await user.click(within(dialog).getByRole('button', { name: 'Import' }));
  await screen.findByRole('dialog', { name: 'Imported' });
  expect(inputsOf(fake, 'text.inspect').at(-1)).toEqual({
    path: 'file-1',
    notetype: { kind: 'column', column: 3 },
    deck: { kind: 'column', column: 2 },
    guidColumn: 1,
  });
  expect(inputsOf(fake, 'text.import')).toMatchObject([
    { options: { notetype: { kind: 'column', column: 3 }, deck: { kind: 'column', column: 2 }, guidColumn: 1 } },
  ]);
});

test('what the file says can be overruled: one note type, one deck, no identifier', async () => {
  const fromFile = {
    notetype: { kind: 'column', column: 2 },
    deck: { kind: 'column', column: 3 },
    guidColumn: 1,
  } as const;
  const inspect = (asked: MethodInput<'text.inspect'>) => inspected({ ...fromFile, ...asked });
  const fake = client({ text: { inspect } });
  await opened(fake);
  const dialog = await optionsDialog();
  const user = userEvent.setup();
  await user.selectOptions(await within(dialog).findByLabelText('Note type'), 'City');
  await within(dialog).findByLabelText('Map');
  await user.selectOptions(within(dialog).getByLabelText('Deck'), 'Geography');
  await user.selectOptions(within(dialog).getByLabelText('Known by'), 'First field');
  await waitFor(() => expect(inputsOf(fake, 'text.inspect')).toHaveLength(4));
  await user.click(within(dialog).getByRole('button', { name: 'Import' }));
  await screen.findByRole('dialog', { name: 'Imported' });
  expect(inputsOf(fake, 'text.import')).toMatchObject([
    { options: { notetype: { kind: 'one', notetypeId: 12 }, deck: { kind: 'one', deckId: 2 }, guidColumn: 0 } },
  ]);
});

test('deleted notes are read back each as it was last, and what is here again stays as it is', async () => {
  const fake = client({ app: { deletedNotes: async () => ({ ...file, fileName: 'deleted.txt' }) } });
  renderApp(fake);
  await screen.findByRole('treegrid');
  const user = userEvent.setup();
  await user.click(within(screen.getByRole('toolbar', { name: 'Menu bar' })).getByRole('button', { name: 'File' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Notes deleted earlier…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Import “deleted.txt”' });
  expect(dialog.textContent).toContain('A note that is here again stays as it is');
  await user.click(within(dialog).getByRole('button', { name: 'Import' }));
  await screen.findByRole('dialog', { name: 'Imported' });
  expect(inputsOf(fake, 'text.import')).toMatchObject([{ options: { existing: 'preserve', lastOfEachGuid: true } }]);
});

test('without deleted notes nothing is opened', async () => {
  renderApp(client());
  await screen.findByRole('treegrid');
  const user = userEvent.setup();
  await user.click(within(screen.getByRole('toolbar', { name: 'Menu bar' })).getByRole('button', { name: 'File' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Notes deleted earlier…' }));
  await screen.findByText('No note was deleted in this profile yet.');
});

test('afterwards each kind of row is counted, listed and shown in the browser; the file is let go', async () => {
  const log = {
    ...emptyLog,
    found: 4,
    new: { count: 2, noteIds: [noteIdOf(21), noteIdOf(22)], texts: ['Cairo', 'Paris'] },
    firstFieldMatch: { count: 1, noteIds: [noteIdOf(9)], texts: ['Rome'] },
    emptyFirstField: { count: 1, noteIds: [], texts: ['nowhere'] },
    leftOver: { columns: 2, rows: 1 },
  };
  const fake = client({ text: { import: async () => log } });
  await opened(fake);
  await optionsDialog();
  const user = userEvent.setup();
  await user.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog', { name: 'Imported' });
  expect(dialog.textContent).toContain('The file held 4 rows.');
  expect(dialog.textContent).toContain('1 note with the same first field was changed');
  expect(dialog.textContent).toContain('2 columns have no field to go to: their text was left out of 1 row.');
  await user.click(within(dialog).getByText('1 row was left out because its first field is empty'));
  expect(within(dialog).getByText('nowhere')).toBeTruthy();
  await user.click(within(dialog).getByRole('button', { name: 'Show all in browser' }));
  expect(useUi.getState().route).toEqual({ screen: 'browse', query: 'nid:21,22,9' });
  await vi.waitFor(() => expect(inputsOf(fake, 'files.release')).toEqual([{ path: 'file-1' }]));
});

test('a running import tells how far it is and can be cancelled', async () => {
  const fake = client({
    text: {
      import: (_input, options) =>
        new Promise((_resolve, reject) => {
          options?.onProgress?.({ rows: 1200, doneBytes: 1024, totalBytes: 4096 });
          options?.signal?.addEventListener('abort', () => reject(new AppError('interrupted', {})));
        }),
    },
  });
  await opened(fake);
  await optionsDialog();
  await userEvent.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog', { name: 'Adding notes' });
  await within(dialog).findByText(/1,?200 rows/u);
  await userEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
  await optionsDialog();
});

test('a file that can’t be read says why, and nothing is left open', async () => {
  const inspect = async (): Promise<never> => {
    throw new AppError('text.notUtf8', {});
  };
  await opened(client({ text: { inspect } }));
  await screen.findByText('This file is not stored as UTF-8 text.');
  expect(screen.queryByRole('dialog', { name: 'Import “cities.csv”' })).toBeNull();
});

test('a large file is looked at in sight, and need not be waited for', async () => {
  await opened(client({ text: { inspect: never } }));
  const dialog = await screen.findByRole('dialog', { name: 'Looking into the file' });
  await userEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
  expect(screen.queryByRole('dialog')).toBeNull();
});

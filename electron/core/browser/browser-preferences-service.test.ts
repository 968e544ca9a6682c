import { afterEach, beforeEach, expect, test } from 'vitest';
import { findConfig, setConfig } from '../storage/config-storage.ts';
import { callContext } from '../testing/call-context.ts';
import { makeCollection, type TestCollection } from '../testing/make-collection.ts';
import { browserPreferencesService } from './browser-preferences-service.ts';

const context = callContext();
const STAMP = { mtimeSecs: 1, usn: 0 };
let col: TestCollection;
let preferences: ReturnType<typeof browserPreferencesService>;
beforeEach(() => {
  col = makeCollection();
  preferences = browserPreferencesService({ collection: () => col.collection });
});
afterEach(() => col.remove());

test('what is stored comes back, under the names that official clients know', async () => {
  const { output } = await preferences.set(
    {
      mode: 'notes',
      cards: { columns: ['noteFld', 'cardDue'], sortColumn: 'cardDue', descending: true },
      savedSearches: [{ name: 'صعب', query: 'tag:"a b"' }],
      flagNames: ['', 'later', '', '', '', '', ''],
      collapsedSections: ['tags'],
      addToCurrentDeck: false,
    },
    context,
  );
  expect(await preferences.get({}, context)).toEqual(output);
  expect(output).toMatchObject({ mode: 'notes', cards: { sortColumn: 'cardDue', descending: true } });
  const stored = ['activeCols', 'sortType', 'sortBackwards', 'savedFilters', 'flagLabels', 'collapseTags', 'addToCur'];
  expect(stored.map((key) => findConfig(col.db, key))).toEqual([
    ['noteFld', 'cardDue'],
    'cardDue',
    true,
    { صعب: 'tag:"a b"' },
    { 2: 'later' },
    true,
    false,
  ]);
});

test('columns that nobody here knows, and what is no setting, are passed over', async () => {
  setConfig(col.db, 'activeCols', ['addOnColumn', 7, 'deck'], STAMP);
  setConfig(col.db, 'sortType', 'addOnColumn', STAMP);
  setConfig(col.db, 'savedFilters', { a: 5, b: 'x' }, STAMP);
  const found = await preferences.get({}, context);
  expect(found.cards).toEqual({ columns: ['deck'], sortColumn: 'noteFld', descending: false });
  expect(found.savedSearches).toEqual([{ name: 'b', query: 'x' }]);
});

test('undo passes over it', async () => {
  await preferences.set({ mode: 'notes' }, context);
  expect(col.collection.undoStatus().undo).toBeNull();
});

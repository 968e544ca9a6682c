import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NotetypeId } from '#shared/contract/ids.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import { DeletionLog } from '../notes/deletion-log.ts';
import { findConfig } from '../storage/config-storage.ts';
import { all } from '../storage/statement.ts';
import { callContext } from '../testing/call-context.ts';
import { makeCollection, snapshot, type TestCollection } from '../testing/make-collection.ts';
import { addedNote, notetypeIdOf } from '../testing/note-kit.ts';
import { ENGLISH_STOCK_NAMES } from '../testing/stock-names.ts';
import { notetypeService } from './notetype-service.ts';

const context = callContext();
const REVERSED = 'Basic (and reversed card)';
let col: TestCollection;
let notetypes: ReturnType<typeof notetypeService>;
beforeEach(() => {
  col = makeCollection();
  const deletionLog = new DeletionLog(col.paths.folder);
  notetypes = notetypeService({ collection: () => col.collection, stockNames: ENGLISH_STOCK_NAMES, deletionLog });
});
afterEach(() => col.remove());

const clone = async (original: string, name: string): Promise<NotetypeId> =>
  (await notetypes.clone({ notetypeId: notetypeIdOf(col.db, original), name }, context)).output.notetypeId;

test('note types that look alike are told in groups, the most used one first', async () => {
  expect(await notetypes.duplicates({}, context)).toEqual([]);
  const copy = await clone('Basic', 'Basic-908e4');
  const cloze = await clone('Cloze', 'Cloze-2');
  await addedNote(col, 'Basic-908e4', 'a', 'b');
  const groups = await notetypes.duplicates({}, context);
  expect(groups).toEqual(
    expect.arrayContaining([
      { notetypeIds: [copy, notetypeIdOf(col.db, 'Basic')] },
      { notetypeIds: expect.arrayContaining([cloze, notetypeIdOf(col.db, 'Cloze')]) },
    ]),
  );
  expect(groups).toHaveLength(2);
});

test('merged, notes and cards are of the one that stays, with all they had; it is one step', async () => {
  const [first, second] = [await clone(REVERSED, 'One'), await clone(REVERSED, 'Two')];
  const notetypeId = notetypeIdOf(col.db, REVERSED);
  for (const name of [REVERSED, 'One', 'Two', 'Two']) await addedNote(col, name, `front of ${name}`, 'back');
  const cards = all(col.db, 'SELECT id, nid, ord, did, due FROM cards ORDER BY id');
  const texts = all(col.db, 'SELECT id, guid, flds, sfld, csum FROM notes ORDER BY id');
  const before = snapshot(col.db);
  const wanted = { notetypeId, fromNotetypeIds: [first, second] };
  expect(await notetypes.mergePreview(wanted, context)).toEqual({
    noteCount: 3,
    changesSchema: true,
    fieldsLost: [],
    cardsLost: [],
  });
  const { output } = await notetypes.merge(wanted, context);
  expect(output).toEqual({ noteCount: 3, cardsAdded: 0, cardsRemoved: 0 });
  expect(all(col.db, 'SELECT id, nid, ord, did, due FROM cards ORDER BY id')).toEqual(cards);
  expect(all(col.db, 'SELECT id, guid, flds, sfld, csum FROM notes ORDER BY id')).toEqual(texts);
  expect(all(col.db, 'SELECT DISTINCT mid FROM notes')).toEqual([{ mid: notetypeId }]);
  expect((await notetypes.list({}, context)).map(({ name }) => name)).not.toContain('One');
  expect(findConfig(col.db, 'curModel')).toBe(notetypeId);
  expect(col.collection.undo().output).toEqual({ op: 'mergeNotetypes' });
  expect(snapshot(col.db)).toEqual(before);
});

test('the preview tells what a merge takes away, and the merge takes no more', async () => {
  await addedNote(col, REVERSED, 'a', 'b');
  await addedNote(col, 'Basic (optional reversed card)', 'c', 'd', 'yes');
  const from = [REVERSED, 'Basic (optional reversed card)'].map((name) => notetypeIdOf(col.db, name));
  const wanted = { notetypeId: notetypeIdOf(col.db, 'Basic'), fromNotetypeIds: from };
  expect(await notetypes.mergePreview(wanted, context)).toEqual({
    noteCount: 2,
    changesSchema: true,
    fieldsLost: [{ name: 'Add Reverse', noteCount: 1 }],
    cardsLost: [{ name: 'Card 2', cardCount: 2 }],
  });
  expect((await notetypes.merge(wanted, context)).output).toEqual({ noteCount: 2, cardsAdded: 0, cardsRemoved: 2 });
});

test('a note type is not merged into itself, nor into one that is gone', () => {
  const notetypeId = notetypeIdOf(col.db, 'Basic');
  const gone = 77 as NotetypeId;
  const before = snapshot(col.db, { withCol: true });
  const merge = (fromNotetypeIds: NotetypeId[], to = notetypeId) => {
    return () => notetypes.merge({ notetypeId: to, fromNotetypeIds }, context);
  };
  const code = (expected: 'invalidInput' | 'notFound') =>
    expect.toSatisfy((error: unknown) => isAppError(error, expected));
  expect(merge([notetypeIdOf(col.db, 'Cloze'), notetypeId])).toThrow(code('invalidInput'));
  expect(merge([notetypeIdOf(col.db, 'Cloze'), gone])).toThrow(code('notFound'));
  expect(merge([notetypeId], gone)).toThrow(code('notFound'));
  expect(snapshot(col.db, { withCol: true })).toEqual(before);
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NoteId, NotetypeId } from '#shared/contract/ids.ts';
import { findConfig, setConfig } from '../storage/config-storage.ts';
import { pendingGraves } from '../storage/grave-storage.ts';
import { noteStorage } from '../storage/note-storage.ts';
import { listTags } from '../storage/tag-storage.ts';
import { callContext } from '../testing/call-context.ts';
import { codeOf } from '../testing/code-of.ts';
import { TEST_NOW_MS } from '../testing/fixed-env.ts';
import { makeCollection, snapshot, type TestCollection } from '../testing/make-collection.ts';
import { addedNote, cardRows, DEFAULT_DECK, notetypeIdOf } from '../testing/note-kit.ts';
import { DeletionLog } from './deletion-log.ts';
import { noteService } from './note-service.ts';

const context = callContext();
let col: TestCollection;
let notes: ReturnType<typeof noteService>;
beforeEach(() => {
  col = makeCollection();
  notes = noteService({ collection: () => col.collection, deletionLog: new DeletionLog(col.paths.folder) });
});
afterEach(() => col.remove());

test('a note that was added is there as it was given, to be sent', async () => {
  const { noteId, cardIds } = await addedNote(col, 'Basic (and reversed card)', 'front', '<b>back</b>');
  expect(await notes.get({ noteId }, context)).toEqual({
    noteId,
    notetypeId: notetypeIdOf(col.db, 'Basic (and reversed card)'),
    fields: ['front', '<b>back</b>'],
    tags: [],
  });
  const row = noteStorage.find(col.db, noteId);
  expect(row).toMatchObject({ usn: -1, mod: TEST_NOW_MS / 1000, sfld: 'front', flags: 0, data: '' });
  expect(cardRows(col.db)).toMatchObject([
    { id: cardIds[0], nid: noteId, ord: 0, did: 1, due: 1, type: 0, queue: 0, usn: -1, data: '{}' },
    { id: cardIds[1], nid: noteId, ord: 1, did: 1, due: 1, type: 0, queue: 0, usn: -1, data: '{}' },
  ]);
});

test('each note takes the next place among the new cards', async () => {
  await addedNote(col, 'Basic', 'a', '');
  await addedNote(col, 'Basic', 'b', '');
  expect(cardRows(col.db).map((card) => card.due)).toEqual([1, 2]);
  expect(findConfig(col.db, 'nextPos')).toBe(3);
});

test('adding remembers note type and deck for the next time', async () => {
  await addedNote(col, 'Cloze', '{{c1::x}}', '');
  const cloze = notetypeIdOf(col.db, 'Cloze');
  expect(findConfig(col.db, 'curModel')).toBe(cloze);
  expect(findConfig(col.db, `_nt_${cloze}_lastDeck`)).toBe(DEFAULT_DECK);
  expect(findConfig(col.db, `_deck_${DEFAULT_DECK}_lastNotetype`)).toBe(cloze);
});

test('adding, changing and removing are a step each, and undone nothing is left of them', async () => {
  const start = snapshot(col.db);
  const { noteId } = await addedNote(col, 'Basic', 'a', '');
  await notes.update({ noteId, fields: ['b', ''], tags: ['new'] }, context);
  await notes.remove({ noteIds: [noteId] }, context);
  const names = [1, 2, 3].map(() => col.collection.undo().output.op);
  expect(names).toEqual(['removeNotes', 'updateNote', 'addNote']);
  expect(snapshot(col.db)).toEqual(start);
});

test('an update may leave fields or tags as they are', async () => {
  const { noteId } = await addedNote(col, 'Basic', 'a', 'b');
  await notes.update({ noteId, tags: ['y', 'x'] }, context);
  await notes.update({ noteId, fields: ['c', 'd'] }, context);
  expect(await notes.get({ noteId }, context)).toMatchObject({ fields: ['c', 'd'], tags: ['x', 'y'] });
});

test('the same content again writes nothing and is no step', async () => {
  const { noteId } = await addedNote(col, 'Basic', 'a', 'b');
  col.env.setNow(TEST_NOW_MS + 60_000);
  const before = snapshot(col.db, { withCol: true });
  const { changes } = await notes.update({ noteId, fields: ['a', 'b'], tags: [] }, context);
  expect(changes).toBeNull();
  expect(snapshot(col.db, { withCol: true })).toEqual(before);
});

test('cards come with an update, but none goes', async () => {
  const { noteId } = await addedNote(col, 'Cloze', '{{c1::a}}', '');
  const { output } = await notes.update({ noteId, fields: ['{{c3::b}}', ''] }, context);
  expect(output.cardIds).toHaveLength(2);
  expect(cardRows(col.db).map((card) => card.ord)).toEqual([0, 2]);
  // They are new together.
  expect(new Set(cardRows(col.db).map((card) => card.due)).size).toBe(1);
});

test('tags take the spelling of the list, whatever they are given as', async () => {
  const { noteId } = await addedNote(col, 'Basic', 'a', '');
  await notes.update({ noteId, tags: ['Chem::Organic', 'b'] }, context);
  await notes.update({ noteId, tags: ['B c', 'CHEM::inorganic', 'chem::ORGANIC'] }, context);
  const { tags } = await notes.get({ noteId }, context);
  expect(tags).toEqual(['b', 'c', 'CHEM::inorganic', 'Chem::Organic']);
  expect(listTags(col.db).map((tag) => tag.name)).toEqual(['b', 'c', 'CHEM::inorganic', 'Chem::Organic']);
});

test('text is composed unless the collection says otherwise', async () => {
  const stamp = { mtimeSecs: 0, usn: 0 };
  const composed = await addedNote(col, 'Basic', 'e\u0301', '');
  setConfig(col.db, 'normalize_note_text', false, stamp);
  const asGiven = await addedNote(col, 'Basic', 'e\u0301', '');
  expect((await notes.get({ noteId: composed.noteId }, context)).fields[0]).toBe('\u00e9');
  expect((await notes.get({ noteId: asGiven.noteId }, context)).fields[0]).toBe('e\u0301');
});

test('removed notes and cards leave graves; what is gone already does not matter', async () => {
  const { noteId, cardIds } = await addedNote(col, 'Basic', 'a', '');
  const kept = await addedNote(col, 'Basic', 'b', '');
  const { output } = await notes.remove({ noteIds: [noteId, noteId, 7 as NoteId] }, context);
  expect(output).toEqual({ noteCount: 1, cardCount: 1 });
  expect(pendingGraves(col.db)).toEqual([
    { oid: cardIds[0], type: 0, usn: -1 },
    { oid: noteId, type: 1, usn: -1 },
  ]);
  expect(cardRows(col.db).map((card) => card.id)).toEqual(kept.cardIds);
});

test('too few fields, an unknown note type or note are refused and leave nothing behind', async () => {
  const before = snapshot(col.db, { withCol: true });
  const notetypeId = notetypeIdOf(col.db, 'Basic');
  const given = { notetypeId, deckId: DEFAULT_DECK, fields: ['only one'], tags: ['tag'] };
  expect(await codeOf(() => notes.add(given, context))).toBe('invalidInput');
  expect(await codeOf(() => notes.add({ ...given, notetypeId: 5 as NotetypeId }, context))).toBe('notFound');
  expect(await codeOf(() => notes.update({ noteId: 5 as NoteId, tags: [] }, context))).toBe('notFound');
  expect(await codeOf(() => notes.get({ noteId: 5 as NoteId }, context))).toBe('notFound');
  expect(snapshot(col.db, { withCol: true })).toEqual(before);
});

test('another note type brings the deck that it was used with last, if that is preferred', async () => {
  const notetypeId = notetypeIdOf(col.db, 'Basic') as NotetypeId;
  await addedNote(col, 'Basic', 'front', 'back');
  expect(await notes.deckForNotetype({ notetypeId }, context)).toEqual({ deckId: null });
  setConfig(col.db, 'addToCur', false, { mtimeSecs: 1, usn: 0 });
  expect(await notes.deckForNotetype({ notetypeId }, context)).toEqual({ deckId: DEFAULT_DECK });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NoteId } from '#shared/contract/ids.ts';
import { getCol } from '../storage/col-storage.ts';
import { addDeck, getDeck } from '../storage/deck-storage.ts';
import { noteStorage } from '../storage/note-storage.ts';
import { getNotetype, jsonFromNotetype, notetypeFromJson, updateNotetype } from '../storage/notetype-storage.ts';
import { all, run } from '../storage/statement.ts';
import { type TestCollection, makeCollection } from '../testing/make-collection.ts';
import { addedNote, notetypeIdOf } from '../testing/note-kit.ts';
import type { KeptNote } from './kept-version.ts';
import { noteNow, putBackNote, putBackOf } from './put-back.ts';

let made: TestCollection;
let noteId: NoteId;
let kept: KeptNote;
beforeEach(async () => {
  made = makeCollection();
  ({ noteId } = await addedNote(made, 'Basic', 'now', 'back'));
  run(made.db, 'UPDATE notes SET usn = 5');
  kept = {
    guid: note().guid,
    notetypeId: notetypeIdOf(made.db, 'Basic'),
    notetype: 'Basic',
    fieldNames: ['Front', 'Back'],
    fields: ['kept <b>text</b>', 'back'],
    tags: ' one two ',
    modifiedSecs: 1,
    deckId: null,
  };
});
afterEach(() => made.remove());

function note(id: number = noteId) {
  const found = noteStorage.find(made.db, id);
  if (found === undefined) throw new Error('the note is gone');
  return found;
}
const can = (version: KeptNote = kept) => putBackOf(made.db, version, noteNow(made.db, noteId, version));
const putBack = (version: KeptNote = kept) => putBackNote(made.collection, noteId, version);
function removeNote(): void {
  run(made.db, 'DELETE FROM notes');
  run(made.db, 'DELETE FROM cards');
}

describe('a kept version that is put back', () => {
  it('becomes a new edit: waiting, with the time of now, in the tag list too', () => {
    made.env.setNow(made.env.clock.nowMs() + 60_000);
    expect(can()).toBe('change');
    const { output, changes } = putBack();
    expect(output).toEqual({ noteId, added: false });
    expect(changes).toMatchObject({ op: 'putBackNote', note: true });
    expect(note()).toMatchObject({
      flds: 'kept <b>text</b>\u001fback',
      sfld: 'kept text',
      tags: ' one two ',
      usn: -1,
      mod: Math.floor(made.env.clock.nowMs() / 1000),
    });
    expect(all(made.db, 'SELECT name, usn FROM tags ORDER BY name')).toEqual([
      { name: 'one', usn: -1 },
      { name: 'two', usn: -1 },
    ]);
    expect(can()).toBe('same');
  });

  it('is one step that undo takes back, to the row as it was', () => {
    const [before, { modMs }] = [note(), getCol(made.db)];
    putBack();
    expect(made.collection.undoStatus().undo).toBe('putBackNote');
    made.collection.undo();
    expect(note()).toEqual(before);
    expect(getCol(made.db).modMs).toBe(modMs);
  });

  it('writes nothing when the note has it already', () => {
    putBack();
    const before = note();
    expect(putBack().changes).toBeNull();
    expect(note()).toEqual(before);
  });

  it('gets the cards that its text makes and the note doesn’t have', async () => {
    const { noteId: clozeId } = await addedNote(made, 'Cloze', '{{c1::a}}', '');
    const cloze = {
      ...kept,
      guid: note(clozeId).guid,
      notetypeId: note(clozeId).mid,
      fieldNames: ['Text', 'Back Extra'],
    };
    putBackNote(made.collection, clozeId, { ...cloze, fields: ['{{c1::a}} {{c2::b}}', ''] });
    expect(all(made.db, 'SELECT ord FROM cards WHERE nid = ? ORDER BY ord', [clozeId])).toEqual([
      { ord: 0 },
      { ord: 1 },
    ]);
  });
});

describe('a note that is gone', () => {
  it('is added with its guid, another id, and cards where its own were', () => {
    addDeck(made.db, { ...getDeck(made.db, 1), id: 77, name: 'Home' });
    removeNote();
    expect(can()).toBe('add');
    const { output } = putBack({ ...kept, deckId: 77 });
    expect(output.added).toBe(true);
    expect(note(output.noteId)).toMatchObject({ guid: kept.guid, usn: -1, flds: 'kept <b>text</b>\u001fback' });
    expect(all(made.db, 'SELECT nid, did, usn FROM cards')).toEqual([{ nid: output.noteId, did: 77, usn: -1 }]);
    expect(putBack().output).toEqual({ noteId: output.noteId, added: false });
  });

  it('goes to the Default deck when its own is gone too', () => {
    removeNote();
    putBack({ ...kept, deckId: 4711 });
    expect(all(made.db, 'SELECT did FROM cards')).toEqual([{ did: 1 }]);
  });

  it('does not change what adding begins with', () => {
    const config = (): unknown =>
      all(made.db, "SELECT key FROM config WHERE key LIKE '%lastNotetype' OR key = 'curModel'");
    const before = config();
    removeNote();
    putBack();
    expect(config()).toEqual(before);
  });

  it('is not mistaken for another one that got its id', () => {
    run(made.db, "UPDATE notes SET guid = 'somebody else'");
    expect(can()).toBe('add');
  });
});

describe('a version that fits no more', () => {
  const refused = (reason: string) => expect.objectContaining({ code: 'syncHistory.cantPutBack', details: { reason } });

  it('is refused when its note type is gone', () => {
    removeNote();
    run(made.db, 'DELETE FROM notetypes WHERE id = ?', [kept.notetypeId]);
    expect(can()).toBe('notetypeGone');
    expect(() => putBack()).toThrow(refused('notetypeGone'));
  });

  it.each([
    ['one more field', ['Front', 'Back', 'Extra']],
    ['the fields in another order', ['Back', 'Front']],
  ])('is refused when the note type has %s', (_name, names) => {
    const json = jsonFromNotetype(getNotetype(made.db, kept.notetypeId));
    updateNotetype(made.db, notetypeFromJson({ ...json, flds: names.map((name, ord) => ({ name, ord })) }));
    expect(can()).toBe('fieldsChanged');
    expect(() => putBack()).toThrow(refused('fieldsChanged'));
    expect(note().flds).toBe('now\u001fback');
  });

  it('is refused when the note has another note type now', () => {
    run(made.db, 'UPDATE notes SET mid = ?', [notetypeIdOf(made.db, 'Cloze')]);
    expect(can()).toBe('fieldsChanged');
  });
});

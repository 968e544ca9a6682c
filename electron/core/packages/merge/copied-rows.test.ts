import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { fieldChecksum } from '../../notes/field-checksum.ts';
import { type CardRow, cardStorage } from '../../storage/card-storage.ts';
import type { WriteDb } from '../../storage/connection.ts';
import { type NoteRow, noteStorage } from '../../storage/note-storage.ts';
import { all, column, run } from '../../storage/statement.ts';
import { addTag } from '../../storage/tag-storage.ts';
import { callContext } from '../../testing/call-context.ts';
import { addTestCard, makeProfile, snapshot } from '../../testing/make-collection.ts';
import { packageEngine } from '../testing/package-engine.ts';
import { samplePackage } from '../testing/sample-package.ts';

const DAYS_OLDER = 10;

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Undone and done again, so that each look is also one at what undo keeps. */
async function mergedInto(
  content: Buffer,
  before: (db: WriteDb) => void = () => undefined,
  withScheduling = true,
): Promise<WriteDb> {
  const profile = makeProfile();
  const opened = packageEngine(profile);
  closing.push(async () => {
    await opened.close();
    profile.remove();
  });
  const { packages, undo } = opened.engine.handlers;
  await opened.media.handlers.look({}, callContext());
  const { db } = opened.engine.slot.get();
  before(db);
  const path = join(profile.paths.folder, 'sample.apkg');
  writeFileSync(path, content);
  const start = snapshot(db);
  await packages.import({ path, options: { kind: 'merge', withScheduling } }, callContext());
  const end = snapshot(db);
  await undo.undo({}, callContext());
  expect(snapshot(db)).toEqual(start);
  await undo.redo({}, callContext());
  expect(snapshot(db)).toEqual(end);
  return db;
}

function noteIds(db: WriteDb): number[] {
  return column<number>(db, 'SELECT id FROM notes ORDER BY id');
}

function setFields(db: WriteDb, at: number, flds: string): void {
  run(db, 'UPDATE notes SET flds = ? WHERE id = ?', [flds, noteIds(db)[at] ?? 0]);
}

/** Cards of each kind, in a collection that is so many days older. */
function variedCards(db: WriteDb): void {
  const [first = 0, second = 0, third = 0] = column<number>(db, 'SELECT id FROM cards ORDER BY id');
  const change = (id: number, values: string): void => void run(db, `UPDATE cards SET ${values} WHERE id = ?`, [id]);
  change(first, `type = 2, queue = 2, due = 25, ivl = 8, data = '{"s":3.50001,"d":5,"other":1}', usn = 7`);
  change(second, `type = 1, queue = 3, due = 12, left = 1001, data = ''`);
  change(third, `due = 5, flags = 3, data = '{"pos":5}'`);
  run(db, 'UPDATE col SET crt = crt - ?', [DAYS_OLDER * 86_400]);
}

/** By note: ids may differ. */
const cardsOfPackage = (db: WriteDb): CardRow[] =>
  all<CardRow>(db, 'SELECT * FROM cards WHERE nid != 5 ORDER BY nid').map((card) => ({ ...card, id: 0 }));

describe('rows of a package that are copied', () => {
  test('a note has the columns that writing it would have made, beside those that are written', async () => {
    const content = await samplePackage({}, (db) => {
      setFields(db, 0, '<b>0012</b>\u001fback');
      setFields(db, 1, 'e\u0301te\u0301\u001fback');
      setFields(db, 2, 'plain\u001fback');
      run(db, "UPDATE notes SET tags = ' X::Y x::y new ', flags = 3, data = 'theirs', usn = 9");
    });
    const db = await mergedInto(content, (here) => addTag(here, { name: 'x::y', usn: 4, collapsed: false }));
    const notes = noteIds(db).map((id) => noteStorage.find(db, id));
    const here: Partial<NoteRow> = { tags: ' new x::y ', usn: -1, flags: 0, data: '' };
    expect(notes).toMatchObject([
      { ...here, flds: '<b>0012</b>\u001fback', sfld: 12, csum: fieldChecksum('0012') },
      { ...here, flds: '\u00e9t\u00e9\u001fback', sfld: '\u00e9t\u00e9' },
      { ...here, flds: 'plain\u001fback', sfld: 'plain' },
    ]);
  });

  test('cards are the same when they can’t be copied, since one has an id that is taken', async () => {
    let taken = 0;
    const content = await samplePackage({}, (db) => {
      variedCards(db);
      [taken = 0] = column<number>(db, 'SELECT max(id) FROM cards');
    });
    const copied = await mergedInto(content);
    const written = await mergedInto(content, (db) => addTestCard(db, { id: taken, did: 1, nid: 5 }));
    expect(cardsOfPackage(copied)).toEqual(cardsOfPackage(written));
    expect(cardsOfPackage(copied)).toMatchObject([
      { type: 2, due: 25 - DAYS_OLDER, data: '{"s":3.5,"d":5.0}', usn: -1 },
      { queue: 3, due: 12 - DAYS_OLDER, data: '{}' },
      { due: 5, flags: 3, data: '{"pos":5}' },
    ]);
    expect(cardStorage.find(written, taken)?.nid).toBe(5);
    expect(cardStorage.find(written, taken + 999)).toBeDefined();
  });

  test('a note whose id another has here gets the next one, and its cards go with it', async () => {
    let taken = 0;
    const content = await samplePackage({}, (db) => {
      [taken = 0] = noteIds(db);
    });
    const db = await mergedInto(content, (here) => addTestCard(here, { id: 77, did: 1, nid: taken }));
    expect(noteStorage.find(db, taken)?.guid).toBe(`guid${taken}`);
    expect(noteIds(db)).toHaveLength(4);
    expect(column(db, 'SELECT nid FROM cards ORDER BY nid')).toEqual(noteIds(db));
    expect(noteIds(db)).toContain(taken + 999);
  });

  test('without progress a note comes without the tags that tell of it', async () => {
    const content = await samplePackage({}, (db) => run(db, "UPDATE notes SET tags = ' a leech Marked '"));
    const db = await mergedInto(content, () => undefined, false);
    expect(column(db, 'SELECT tags FROM notes')).toEqual([' a ', ' a ', ' a ']);
    expect(column(db, 'SELECT type FROM cards')).toEqual([0, 0, 0]);
  });
});

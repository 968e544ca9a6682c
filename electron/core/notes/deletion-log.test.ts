import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { callContext } from '../testing/call-context.ts';
import { makeCollection, type TestCollection } from '../testing/make-collection.ts';
import { addedNote, notetypeIdOf } from '../testing/note-kit.ts';
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
const file = (): string => join(col.paths.folder, 'deleted.txt');

test('deleted notes are kept as a text that can be imported', async () => {
  const { noteId: first } = await addedNote(col, 'Basic', 'a\tb', 'say "x"\nline');
  const { noteId: second } = await addedNote(col, 'Basic', 'سؤال', '');
  await notes.update({ noteId: first, tags: ['x', 'y'] }, context);
  await notes.remove({ noteIds: [first] }, context);
  await notes.remove({ noteIds: [second] }, context);
  const [settings, rows] = [/^#.*$/gmu, /^(?!#).*$/gmu].map((line) => readFileSync(file(), 'utf8').match(line) ?? []);
  expect(settings).toEqual([
    '#separator:tab',
    '#html:true',
    '#guid column:1',
    '#notetype column:2',
    '#deck column:3',
    '#tags column:4',
  ]);
  const basic = notetypeIdOf(col.db, 'Basic');
  const text = (rows ?? []).join('\n');
  expect(text).toContain(`\t${basic}\tDefault\tx y\t"a\tb"\t"say ""x""\nline"`);
  expect(text).toContain(`\t${basic}\tDefault\t\tسؤال\t`);
});

test('nothing is written where nothing goes', async () => {
  await notes.remove({ noteIds: [] }, context);
  expect(existsSync(file())).toBe(false);
});

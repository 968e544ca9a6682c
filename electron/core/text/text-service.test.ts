import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isAppError } from '#shared/errors/app-error.ts';
import { renderWords } from '#shared/i18n/render-words.ts';
import { DeletionLog } from '../notes/deletion-log.ts';
import { noteService } from '../notes/note-service.ts';
import { callContext } from '../testing/call-context.ts';
import { makeCollection, snapshot, type TestCollection } from '../testing/make-collection.ts';
import { addedNote } from '../testing/note-kit.ts';
import { textFiles } from '../testing/text-files.ts';
import { csvRecords } from './csv-records.ts';
import { textService } from './text-service.ts';

const depth = Number(process.env['EBB_DEPTH'] ?? 1);

let col: TestCollection;
let text: ReturnType<typeof textService>;
let path: string;
beforeEach(() => {
  col = makeCollection();
  text = textService({ collection: () => col.collection, words: renderWords('en'), emitChanges: () => undefined });
  path = join(col.paths.folder, 'file.txt');
});
afterEach(() => col.remove());

test('whatever a file holds, all of it is imported or nothing, and one undo takes it back', async () => {
  const start = snapshot(col.collection.db);
  await fc.assert(
    fc.asyncProperty(textFiles, fc.constantFrom('update', 'preserve', 'duplicate'), async (content, existing) => {
      writeFileSync(path, content);
      try {
        const { options } = await text.inspect({ path }, callContext());
        const log = await text.import({ path, options: { ...options, existing } }, callContext());
        const { found, leftOver: _, ...groups } = log;
        expect(Object.values(groups).reduce((sum, { count }) => sum + count, 0)).toBe(found);
        if (col.collection.undoStatus().undo !== null) col.collection.undo();
      } catch (error: unknown) {
        if (!isAppError(error)) throw error;
      }
      expect(snapshot(col.collection.db)).toEqual(start);
    }),
    { numRuns: 300 * depth },
  );
});

test('rows are the same in whatever pieces a file is read', () => {
  fc.assert(
    fc.property(textFiles, fc.array(fc.nat({ max: 60 }), { maxLength: 8 }), (content, cuts) => {
      const at = [0, ...cuts.map((cut) => Math.min(cut, content.length)), content.length].toSorted((a, b) => a - b);
      const parts = at.slice(1).map((end, i) => content.slice(at[i], end));
      const rules = { delimiter: ',', comments: true };
      expect([...csvRecords(parts, rules)]).toEqual([...csvRecords([content], rules)]);
    }),
    { numRuns: 2000 * depth },
  );
});

test('columns that are chosen are read as those that a file’s head names, and what it names can be overruled', async () => {
  const inspect = async (content: string, asked: object = {}) => {
    writeFileSync(path, content);
    return (await text.inspect({ path, ...asked }, callContext())).options;
  };
  const rows = 'one,Basic,Default,x,y\ntwo,Cloze,Default::B,x,y\n';
  const head = '#separator:comma\n#notetype column:2\n#deck column:3\n#guid column:1\n';
  const plain = await inspect(`#separator:comma\n${rows}`);
  const columns = {
    notetype: { kind: 'column', column: 2 },
    deck: { kind: 'column', column: 3 },
    guidColumn: 1,
  } as const;
  expect(await inspect(`#separator:comma\n${rows}`, columns)).toEqual(await inspect(head + rows));
  const { notetype, deck } = plain;
  if (notetype.kind !== 'one' || deck.kind !== 'one') throw new Error('columns without a head');
  const { fieldColumns: _mapped, ...one } = notetype;
  expect(await inspect(head + rows, { notetype: one, deck, guidColumn: 0 })).toEqual(plain);
  // Fields are given what is left.
  const { deck: inColumn, guidColumn } = columns;
  expect(await inspect(head + rows, { notetype: one, deck: inColumn, guidColumn })).toMatchObject({
    notetype: { kind: 'one', fieldColumns: [2, 4] },
    tagsColumn: 5,
  });
});

test('rows find the deck that came about as the parent of another row’s, and each spelling of a name finds one deck', async () => {
  const decks = ['Geo::Cities', 'Geo', 'geo', 'Geo', ' Geo :: Rivers ', 'Geo::Rivers', ' Geo :: Rivers '];
  const rows = decks.map((deck, i) => `front ${i},${deck}`).join('\n');
  writeFileSync(path, `#separator:comma\n#deck column:2\n${rows}`);
  const { options } = await text.inspect({ path }, callContext());
  await text.import({ path, options }, callContext());
  const cards = col.db
    .prepare("SELECT replace(d.name, '\u001f', '::') FROM cards c JOIN decks d ON d.id = c.did ORDER BY c.id")
    .pluck();
  const [cities, rivers] = ['Geo::Cities', 'Geo::Rivers'];
  expect(cards.all()).toEqual([cities, 'Geo', 'Geo', 'Geo', rivers, rivers, rivers]);
  expect(col.db.prepare('SELECT count(*) FROM decks').pluck().get()).toBe(4);
});

test('deleted notes are read back, each as it was last, and what is here again stays as it is', async () => {
  const notes = noteService({ collection: () => col.collection, deletionLog: new DeletionLog(col.paths.folder) });
  const { noteId: twice } = await addedNote(col, 'Basic', 'first', 'x');
  const { noteId: back } = await addedNote(col, 'Basic', 'back', 'y');
  await notes.remove({ noteIds: [twice, back] }, callContext());
  col.collection.undo();
  await notes.update({ noteId: twice, fields: ['last', 'x'] }, callContext());
  await notes.update({ noteId: back, fields: ['worked on since', 'y'] }, callContext());
  await notes.remove({ noteIds: [twice] }, callContext());
  const log = join(col.paths.folder, 'deleted.txt');
  const { options } = await text.inspect({ path: log }, callContext());
  const chosen = { ...options, existing: 'preserve', lastOfEachGuid: true } as const;
  expect(await text.import({ path: log, options: chosen }, callContext())).toMatchObject({
    found: 2,
    new: { count: 1, texts: ['last'] },
    firstFieldMatch: { count: 1, texts: ['worked on since'] },
  });
  const fields = col.db.prepare('SELECT flds FROM notes ORDER BY flds').pluck().all();
  expect(fields).toEqual(['last\u001fx', 'worked on since\u001fy']);
});

test('columns whose text has no place in the note are counted; what is empty or in a row that is left out is not', async () => {
  const leftOver = async (content: string, changed: object = {}) => {
    writeFileSync(path, content);
    const { options } = await text.inspect({ path }, callContext());
    return (await text.import({ path, options: { ...options, ...changed } }, callContext())).leftOver;
  };
  // Front, back and tags; a short row has nothing to lose, and neither has one without a first field.
  const rows = 'a,b,tag,,x\nb,b,tag,y,x,\nc\n,b,tag,y,x,y,z\n';
  expect(await leftOver(`#separator:comma\n${rows}`)).toEqual({ columns: 2, rows: 2 });
  // What stays as it is takes nothing of its row; an update does, even where it changes nothing.
  const again = (existing: string) => leftOver(`#separator:comma\n${rows}`, { existing });
  expect(await again('preserve')).toEqual({ columns: 0, rows: 0 });
  expect(await again('update')).toEqual({ columns: 2, rows: 2 });
  // Each row has as many fields as its own note type.
  const named = 'Basic,d,b,x\nCloze,{{c1::e}},b,x,y\nnone,f,b,x,y,z\n';
  expect(await leftOver(`#separator:comma\n#notetype column:1\n${named}`)).toEqual({ columns: 2, rows: 2 });
});

test('a row that changes nothing of its note gives back a card that is lacking, whatever the number of cards', async () => {
  const { cardIds } = await addedNote(col, 'Basic (and reversed card)', 'there', 'and back');
  const ords = col.db.prepare('SELECT ord FROM cards ORDER BY ord').pluck();
  writeFileSync(path, '#separator:comma\n#notetype:Basic (and reversed card)\nthere,and back\n');
  const again = async (): Promise<unknown[]> => {
    const { options } = await text.inspect({ path }, callContext());
    const log = await text.import({ path, options: { ...options, existing: 'update' } }, callContext());
    expect(log.duplicate.count).toBe(1);
    return ords.all();
  };
  expect(await again()).toEqual([0, 1]);
  col.db.prepare('DELETE FROM cards WHERE id = ?').run(cardIds[1]);
  expect(await again()).toEqual([0, 1]);
  // As many cards as templates, one of them of none.
  col.db.prepare('UPDATE cards SET ord = 7 WHERE id = ?').run(cardIds[0]);
  expect(await again()).toEqual([0, 1, 7]);
});

test('a cancelled import leaves no trace', async () => {
  writeFileSync(path, Array.from({ length: 1000 }, (_, i) => `front ${i},back`).join('\n'));
  const { options } = await text.inspect({ path }, callContext());
  const start = snapshot(col.collection.db);
  const abort = new AbortController();
  const context = { ...callContext<never>(abort.signal), report: () => abort.abort() };
  await expect(async () => text.import({ path, options }, context)).rejects.toMatchObject({ code: 'interrupted' });
  expect(snapshot(col.collection.db)).toEqual(start);
});

test('bytes that turn out to be no text late in a file leave no trace', async () => {
  writeFileSync(path, 'a,b\n');
  const { options } = await text.inspect({ path }, callContext());
  const start = snapshot(col.collection.db);
  // Rows enough that many are imported before the piece with the last byte is read.
  const rows = `${'c'.repeat(1000)},d\n`.repeat(2500);
  writeFileSync(path, Buffer.concat([Buffer.from(rows), Buffer.of(0xff)]));
  await expect(async () => text.import({ path, options }, callContext())).rejects.toMatchObject({
    code: 'text.notUtf8',
  });
  expect(snapshot(col.collection.db)).toEqual(start);
});

test('a file that is not there, or a folder, is named as that', async () => {
  await expect(async () => text.inspect({ path: `${path}x` }, callContext())).rejects.toMatchObject({
    code: 'file.gone',
    details: { reason: 'moved', fileName: `${basename(path)}x` },
  });
  await expect(async () => text.inspect({ path: col.paths.folder }, callContext())).rejects.toMatchObject({
    code: 'file.notAllowed',
  });
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { notetypes as contract, stockNotetypeKinds } from '#shared/contract/notetypes.ts';
import type { InputOf } from '#shared/contract/define.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import { DeletionLog } from '../notes/deletion-log.ts';
import { findConfig } from '../storage/config-storage.ts';
import { getNotetype, updateNotetype } from '../storage/notetype-storage.ts';
import { value } from '../storage/statement.ts';
import { callContext } from '../testing/call-context.ts';
import { makeCollection, snapshot, type TestCollection } from '../testing/make-collection.ts';
import { addedNote, cardRows, DEFAULT_DECK, notetypeIdOf } from '../testing/note-kit.ts';
import { ENGLISH_STOCK_NAMES } from '../testing/stock-names.ts';
import { notetypeService } from './notetype-service.ts';

const context = callContext();
let col: TestCollection;
let notetypes: ReturnType<typeof notetypeService>;
beforeEach(() => {
  col = makeCollection();
  const deletionLog = new DeletionLog(col.paths.folder);
  notetypes = notetypeService({ collection: () => col.collection, stockNames: ENGLISH_STOCK_NAMES, deletionLog });
});
afterEach(() => col.remove());
/** As a caller's JSON goes through the contract. */
const add = (input: unknown) => notetypes.add(contract.add.input.parse(input) as InputOf<typeof contract.add>, context);

const SMALL = {
  name: 'Small',
  flds: [{ name: 'Word', id: '-9223372036854775808' }, { name: 'Word' }],
  tmpls: [{ name: 'One', qfmt: '{{Word}}', afmt: '{{FrontSide}}{{Word+}}' }],
};

test('a note type of a few words gets everything that clients need', async () => {
  const { notetypeId } = (await add({ notetype: SMALL })).output;
  const { notetype } = await notetypes.get({ notetypeId }, context);
  expect(notetype).toMatchObject({
    name: 'Small',
    type: 0,
    sortf: 0,
    did: null,
    usn: -1,
    req: [[0, 'any', [0]]],
    flds: [
      { name: 'Word', ord: 0, id: '-9223372036854775808', font: 'Arial', size: 20, sticky: false, rtl: false },
      { name: 'Word+', ord: 1 },
    ],
    tmpls: [{ name: 'One', ord: 0, did: null, bqfmt: '' }],
  });
  expect(findConfig(col.db, 'curModel')).toBe(notetypeId);
  expect((await addedNote(col, 'Small', 'x', 'y')).cardIds).toHaveLength(1);
});

test('long ids are stored digit for digit', async () => {
  const { notetypeId } = (await add({ notetype: SMALL })).output;
  const text = value<string>(col.db, 'SELECT json FROM notetypes WHERE id = ?', [notetypeId]);
  expect(text).toContain('"id":-9223372036854775808');
  expect(getNotetype(col.db, notetypeId).fields[0]?.id).toBe('-9223372036854775808');
});

test.each(stockNotetypeKinds)('another %s note type can be had, under a free name', async (stock) => {
  const { notetypeId, name } = (await add({ stock })).output;
  const original = getNotetype(col.db, notetypeId);
  expect(name).toMatch(/\+$/u);
  expect(original.json).toMatchObject({ usn: -1, originalStockKind: stockNotetypeKinds.indexOf(stock) + 1 });
  expect((await add({ stock, name: 'Mine' })).output.name).toBe('Mine');
});

test.each([
  { ...SMALL, tmpls: [{ ...SMALL.tmpls[0], qfmt: 'no field' }] },
  { ...SMALL, type: 1 },
  { ...SMALL, css: 5 },
  { ...SMALL, flds: [{ name: 'Word', sticky: 'yes' }] },
  { ...SMALL, flds: [{ name: 'Word', id: '9223372036854775808' }] },
])('what other clients would not take is refused (%#)', (notetype) => {
  const before = snapshot(col.db, { withCol: true });
  expect(() => add({ notetype })).toThrow(
    expect.toSatisfy((error: unknown) => isAppError(error, 'invalidInput') || isAppError(error, 'notetype.invalid')),
  );
  expect(snapshot(col.db, { withCol: true })).toEqual(before);
});

test('listed by name, added in one step', async () => {
  const before = snapshot(col.db);
  await add({ notetype: { ...SMALL, name: 'aaa' } });
  const [first] = await notetypes.list({}, context);
  expect(first).toMatchObject({ name: 'aaa', kind: 'standard' });
  expect(col.collection.undo().output).toEqual({ op: 'addNotetype' });
  expect(snapshot(col.db)).toEqual(before);
});

test('a note whose only card goes with its template gets another one, where that was', async () => {
  const { noteId } = await addedNote(col, 'Basic', 'q', 'a');
  const { db } = col;
  const notetypeId = notetypeIdOf(db, 'Basic');
  const { notetype } = await notetypes.get({ notetypeId }, context);
  const changed = { ...notetype, tmpls: [{ name: 'New', qfmt: '{{Nothing}}{{Back}}', afmt: '', ord: null }] };
  const flds = [...(notetype['flds'] as object[]), { name: 'Nothing', ord: null }];
  const input = contract.update.input.parse({ notetypeId, notetype: { ...changed, flds } });
  const preview = await notetypes.preview(input, context);
  expect(preview).toMatchObject({ changesSchema: true, cardsAdded: 1, cardsLost: [{ name: 'Card 1', cardCount: 1 }] });
  const { output } = await notetypes.update(input, context);
  expect(output).toEqual({ name: 'Basic', cardsAdded: 1, cardsRemoved: 1 });
  expect(cardRows(db)).toMatchObject([{ nid: noteId, ord: 0, did: DEFAULT_DECK, type: 0 }]);
});

test('a new field between others can be the one to sort by', async () => {
  const { noteId } = await addedNote(col, 'Basic', 'q', 'a');
  const notetypeId = notetypeIdOf(col.db, 'Basic');
  const { notetype } = await notetypes.get({ notetypeId }, context);
  const [front, back] = notetype['flds'] as object[];
  const flds = [front, { name: 'Middle', ord: null }, back];
  const input = contract.update.input.parse({ notetypeId, notetype: { ...notetype, flds }, sortPlace: 1 });
  expect(await notetypes.preview(input, context)).toMatchObject({ changesSchema: true, fieldsLost: [] });
  await notetypes.update(input, context);
  expect(getNotetype(col.db, notetypeId)).toMatchObject({
    sortFieldIndex: 1,
    fields: [{ name: 'Front' }, { name: 'Middle' }, { name: 'Back' }],
  });
  expect(value(col.db, 'SELECT flds || sfld FROM notes WHERE id = ?', [noteId])).toBe('q\u001f\u001fa');
});

test('what stands before and after LaTeX, and that it makes SVG, is stored without touching a note', async () => {
  await addedNote(col, 'Basic', 'q', 'a');
  const notetypeId = notetypeIdOf(col.db, 'Basic');
  const { notetype } = await notetypes.get({ notetypeId }, context);
  const options = { latexPre: '\\begin{document}\n', latexPost: '\\end{document}', latexsvg: true };
  const input = contract.update.input.parse({ notetypeId, notetype: { ...notetype, ...options } });
  expect(await notetypes.preview(input, context)).toMatchObject({ changesSchema: false, faults: [] });
  const notes = snapshot(col.db)['notes'];
  await notetypes.update(input, context);
  expect((await notetypes.get({ notetypeId }, context)).notetype).toMatchObject(options);
  expect(snapshot(col.db)['notes']).toEqual(notes);
});

test('faults that were there before keep nobody from saving, others do and are told', async () => {
  await add({ notetype: SMALL });
  const { db } = col;
  const notetypeId = notetypeIdOf(db, 'Small');
  const stored = getNotetype(db, notetypeId);
  const faulty = { ...stored.json, tmpls: [{ name: 'One', qfmt: '{{Gone}}', afmt: '', ord: 0 }] };
  updateNotetype(db, { ...stored, json: faulty });
  const { notetype } = await notetypes.get({ notetypeId }, context);
  const saved = contract.update.input.parse({ notetypeId, notetype: { ...notetype, css: 'a {}' } });
  expect((await notetypes.preview(saved, context)).faults).toEqual([
    { kind: 'unknownField', name: 'Gone', templateOrd: 0, side: 'front' },
  ]);
  await notetypes.update(saved, context);
  expect(getNotetype(db, notetypeId).css).toBe('a {}');
  const tmpls = [{ name: 'One', qfmt: '{{Gone}}{{Other}}', afmt: '{{#Word}}', ord: 0 }];
  const worse = contract.update.input.parse({ notetypeId, notetype: { ...notetype, tmpls } });
  const error: unknown = await Promise.resolve()
    .then(() => notetypes.update(worse, context))
    .catch((thrown: unknown) => thrown);
  expect(isAppError(error, 'notetype.invalid') ? error.details.faults : error).toEqual([
    { kind: 'unknownField', name: 'Other', templateOrd: 0, side: 'front' },
    { kind: 'notClosed', name: 'Word', templateOrd: 0, side: 'back' },
  ]);
});

test('the last note type stays', async () => {
  const ids = (await notetypes.list({}, context)).map(({ notetypeId }) => notetypeId);
  for (const notetypeId of ids.slice(1)) await notetypes.remove({ notetypeId }, context);
  const [last] = ids;
  if (last === undefined) throw new Error('no note type');
  expect(() => notetypes.remove({ notetypeId: last }, context)).toThrow('notetype.lastOne');
});

test('a note type becomes what it was at first, as its preview said', async () => {
  const { noteId } = await addedNote(col, 'Basic', 'q', 'a');
  const notetypeId = notetypeIdOf(col.db, 'Basic');
  const found = await notetypes.stockOf({ notetypeId, stock: 'basicReversed' }, context);
  const input = contract.update.input.parse({ notetypeId, notetype: found?.notetype });
  expect(await notetypes.preview(input, context)).toMatchObject({ changesSchema: true, cardsAdded: 1, cardsLost: [] });
  const { output } = await notetypes.restoreStock({ notetypeId, stock: 'basicReversed' }, context);
  expect(output).toEqual({ cardsAdded: 1, cardsRemoved: 0 });
  expect(cardRows(col.db).map(({ nid, ord }) => [nid, ord])).toEqual([
    [noteId, 0],
    [noteId, 1],
  ]);
  await notetypes.restoreStock({ notetypeId, stock: 'basic' }, context);
  expect(cardRows(col.db)).toHaveLength(1);
  const { output: own } = await notetypes.add(
    { notetype: { name: 'Own', flds: [{ name: 'F' }], tmpls: [{ name: 'T', qfmt: '{{F}}', afmt: '' }] } },
    context,
  );
  expect(await notetypes.stockOf({ notetypeId: own.notetypeId }, context)).toBeNull();
});

test('a copy keeps everything but its name', async () => {
  const notetypeId = notetypeIdOf(col.db, 'Cloze');
  const { output } = await notetypes.clone({ notetypeId, name: 'cloze' }, context);
  expect(output.name).toBe('cloze+');
  const [original, copy] = [notetypeId, output.notetypeId].map((id) => getNotetype(col.db, id));
  expect(copy).toMatchObject({
    kind: 'cloze',
    css: original?.css,
    templates: original?.templates,
    fields: original?.fields,
  });
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { notetypes as contract, stockNotetypeKinds } from '#shared/contract/notetypes.ts';
import type { InputOf } from '#shared/contract/define.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import { findConfig } from '../storage/config-storage.ts';
import { getNotetype } from '../storage/notetype-storage.ts';
import { value } from '../storage/statement.ts';
import { callContext } from '../testing/call-context.ts';
import { makeCollection, snapshot, type TestCollection } from '../testing/make-collection.ts';
import { addedNote } from '../testing/note-kit.ts';
import { ENGLISH_STOCK_NAMES } from '../testing/stock-names.ts';
import { notetypeService } from './notetype-service.ts';

const context = callContext();
let col: TestCollection;
let notetypes: ReturnType<typeof notetypeService>;
beforeEach(() => {
  col = makeCollection();
  notetypes = notetypeService({ collection: () => col.collection, stockNames: ENGLISH_STOCK_NAMES });
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
  expect(() => add({ notetype })).toThrow(expect.toSatisfy((error: unknown) => isAppError(error, 'invalidInput')));
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

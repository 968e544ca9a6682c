import { expect, test } from 'vitest';
import { fieldNameProblem } from './field-name-problem.ts';
import {
  changeOf,
  draftOf,
  freeName,
  isChanged,
  newSortPlace,
  withNewPart,
  withoutPart,
  withPart,
  withPartAt,
} from './notetype-draft.ts';

const stored = {
  name: 'Basic',
  type: 0,
  sortf: 1,
  css: '.card {}',
  unknownKey: [1, 2],
  flds: [
    { name: 'Front', ord: 0, id: '-812341234123412341', addon: true },
    { name: 'Back', ord: 1, id: null },
  ],
  tmpls: [{ name: 'Card 1', ord: 0, qfmt: '{{Front}}', afmt: '{{Back}}' }],
};

test('what nobody changed is sent as it is stored, keys nobody knows included', () => {
  const draft = draftOf(stored);
  expect(isChanged(draft, stored)).toBe(false);
  expect(changeOf(draft)).toMatchObject({
    unknownKey: [1, 2],
    sortf: 1,
    flds: [
      { name: 'Front', ord: 0, id: '-812341234123412341', addon: true },
      { name: 'Back', ord: 1 },
    ],
  });
});

test('a field that was moved keeps the number of its old place, and stays the sort field', () => {
  const moved = withPartAt(draftOf(stored), 'fields', 'stored-1', 0);
  const { flds, sortf } = changeOf(moved);
  expect(flds.map(({ name, ord }) => [name, ord])).toEqual([
    ['Back', 1],
    ['Front', 0],
  ]);
  expect(sortf).toBe(1);
});

test('a new field has no place yet; when the sort field goes, the first one is it', () => {
  const { draft, key } = withNewPart(draftOf(stored), 'fields', { name: 'Extra', json: {} });
  expect(changeOf(draft).flds.at(-1)).toMatchObject({ name: 'Extra', ord: null });
  expect(withoutPart(draft, 'fields', key).fields).toHaveLength(2);
  expect(changeOf(withoutPart(draft, 'fields', 'stored-1'))).toMatchObject({ sortf: 0 });
});

test('two fields added one after the other, the first removed between, are two', () => {
  const first = withNewPart(draftOf(stored), 'fields', { name: 'A', json: {} });
  const second = withNewPart(first.draft, 'fields', { name: 'B', json: {} });
  const third = withNewPart(withoutPart(second.draft, 'fields', first.key), 'fields', { name: 'C', json: {} });
  expect(new Set(third.draft.fields.map(({ key }) => key)).size).toBe(4);
});

test('a free name is that of no other part, whatever its case', () => {
  const { fields } = draftOf({ ...stored, flds: [{ name: 'field 2' }] });
  expect(freeName(fields, (number) => `Field ${number}`)).toBe('Field 3');
});

test.each([
  ['', 'empty'],
  ['  ', 'empty'],
  ['front', 'taken'],
  ['#1', 'first'],
  ['/x', 'first'],
  ['a:b', 'sign'],
  ['a{b', 'sign'],
  ['Tags', 'reserved'],
  ['FrontSide', 'reserved'],
  ['tags', undefined],
  ['Rückseite', undefined],
])('as the name of a field %j is %s', (name, problem) => {
  const draft = draftOf(stored);
  const [, back] = draft.fields;
  if (back === undefined) throw new Error('no second field');
  const renamed = { ...back, name };
  expect(fieldNameProblem(renamed, withPart(draft, 'fields', renamed).fields)).toBe(problem);
});

test('a name that is stored already may stay, even if it could not be given now', () => {
  const { fields } = draftOf({ ...stored, flds: [{ name: 'Tags' }] });
  expect(fields.map((field) => fieldNameProblem(field, fields))).toEqual([undefined]);
});

test('a new field can be the sort field: it is told by its new place', () => {
  const draft = draftOf(stored);
  expect(newSortPlace(draft)).toBeUndefined();
  const added = withNewPart(draft, 'fields', { name: 'Year', json: {} });
  const sorted = withPartAt({ ...added.draft, sortKey: added.key }, 'fields', added.key, 0);
  expect(newSortPlace(sorted)).toBe(0);
});

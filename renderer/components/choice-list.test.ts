import { expect, test } from 'vitest';
import { matching, namedLike, SHOWN_AT_MOST } from './choice-list.tsx';

const names = ['World::Europe::North', 'World::Asia', 'ÉCOLE'];
const found = (typed: string): readonly string[] => matching(names, typed, (name) => name);

test('a name is found by parts of it in any order, whatever their case', () => {
  expect(found('north wor')).toEqual(['World::Europe::North']);
  expect(found('école')).toEqual(['ÉCOLE']);
  expect(found('north asia')).toEqual([]);
  expect(found('  ')).toEqual(names);
});

test('of many, the first are shown', () => {
  const many = Array.from({ length: SHOWN_AT_MOST + 1 }, (_, i) => `deck ${String(i)}`);
  expect(namedLike(many, 'deck', (name) => name)).toEqual(many.slice(0, SHOWN_AT_MOST));
});

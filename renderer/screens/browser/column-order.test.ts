import { expect, test } from 'vitest';
import { withColumnAt } from './column-order.ts';

test('a column goes where it is put, the others keep their order, and nothing leaves the row', () => {
  const columns = ['a', 'b', 'c', 'd'];
  expect(withColumnAt(columns, 'b', 2)).toEqual(['a', 'c', 'b', 'd']);
  expect(withColumnAt(columns, 'd', 0)).toEqual(['d', 'a', 'b', 'c']);
  expect(withColumnAt(columns, 'a', -1)).toEqual(columns);
  expect(withColumnAt(columns, 'a', 9)).toEqual(['b', 'c', 'd', 'a']);
});

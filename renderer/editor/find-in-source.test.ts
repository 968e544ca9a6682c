import { expect, test } from 'vitest';
import { foundIn, nextFound } from './find-in-source.ts';

const text = 'Front {{front}} (front)';
const at = (from: number, to = from) => ({ from, to });

test('a word is found with any capitals, and signs are signs', () => {
  expect(foundIn(text, 'front')).toEqual([at(0, 5), at(8, 13), at(17, 22)]);
  expect(foundIn(text, '(f')).toEqual([at(16, 18)]);
  expect(foundIn(text, '')).toEqual([]);
});

test('finding goes on behind the selection, and round the ends', () => {
  const found = foundIn(text, 'front');
  expect(nextFound(found, at(0), 'next')).toEqual(at(0, 5));
  expect(nextFound(found, at(0, 5), 'next')).toEqual(at(8, 13));
  expect(nextFound(found, at(17, 22), 'next')).toEqual(at(0, 5));
  expect(nextFound(found, at(8, 13), 'previous')).toEqual(at(0, 5));
  expect(nextFound(found, at(0, 5), 'previous')).toEqual(at(17, 22));
  expect(nextFound([], at(0), 'next')).toBeUndefined();
});

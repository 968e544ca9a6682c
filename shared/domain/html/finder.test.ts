import { expect, test } from 'vitest';
import { Finder, patternFinder, textFinder } from './finder.ts';

test('what was found is found again until it is passed', () => {
  const find = textFinder('a-b-c', '-');
  expect([find.next(0), find.next(1), find.next(2), find.next(4), find.next(5)]).toEqual([
    { start: 1, end: 2 },
    { start: 1, end: 2 },
    { start: 3, end: 4 },
    undefined,
    undefined,
  ]);
  expect(patternFinder('a1b22', /\d+/g).next(2)).toEqual({ start: 3, end: 5 });
});

test('a text is searched once for what is not in it', () => {
  let searches = 0;
  const find = new Finder(() => {
    searches++;
    return undefined;
  });
  for (let at = 0; at < 100; at++) expect(find.next(at)).toBeUndefined();
  expect(searches).toBe(1);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type MatchingBlock, SequenceMatcher } from './sequence-matcher.ts';

const blocks = (first: string, second: string): readonly MatchingBlock[] =>
  new SequenceMatcher(Array.from(first), Array.from(second)).matchingBlocks();

test('the longest common part comes first, then those on either side of it', () => {
  expect(blocks('abxcd', 'abcd')).toEqual([
    { first: 0, second: 0, size: 2 },
    { first: 3, second: 2, size: 2 },
    { first: 5, second: 4, size: 0 },
  ]);
  expect(blocks('', 'a')).toEqual([{ first: 0, second: 1, size: 0 }]);
});

test('parts ascend on both sides, and what they join is equal', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 30 });
  fc.assert(
    fc.property(text, text, (first, second) => {
      let [firstFrom, secondFrom] = [0, 0];
      for (const block of blocks(first, second)) {
        expect(block.first).toBeGreaterThanOrEqual(firstFrom);
        expect(block.second).toBeGreaterThanOrEqual(secondFrom);
        [firstFrom, secondFrom] = [block.first + block.size, block.second + block.size];
        expect(first.slice(block.first, firstFrom)).toBe(second.slice(block.second, secondFrom));
      }
      expect([firstFrom, secondFrom]).toEqual([first.length, second.length]);
    }),
    { numRuns: Number(process.env['EBB_DEPTH'] ?? 1) * 200 },
  );
});

test('two long texts of one sign take no time that a person would notice', () => {
  const found = blocks('a'.repeat(100_000), 'a'.repeat(99_999));
  expect(found.at(-1)).toEqual({ first: 100_000, second: 99_999, size: 0 });
});

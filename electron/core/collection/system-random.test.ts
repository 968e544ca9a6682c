import { expect, test } from 'vitest';
import { systemRandom } from './system-random.ts';

test('numbers are of 64 bits and none comes twice, whatever portion it is of', () => {
  const random = systemRandom();
  const numbers = Array.from({ length: 2000 }, () => random.bits64());
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers.every((number) => number >= 0n && number < 2n ** 64n)).toBe(true);
  expect(numbers.some((number) => number >= 2n ** 63n)).toBe(true);
});

import { expect, test } from 'vitest';
import { seededRandom } from '../../seeded-random.ts';
import { shuffle } from './shuffle.ts';

/** What `shuffle` of rand 0.10 makes of them, one list after the other, with a `StdRng` from 2023. */
test('lists are shuffled as official shuffles its batches', () => {
  const random = seededRandom(2023n);
  const shuffled = (length: number): number[] => {
    const list = Uint32Array.from({ length }, (_, i) => i);
    shuffle(list, random);
    return [...list];
  };
  expect(shuffled(12)).toEqual([10, 6, 11, 4, 5, 2, 9, 3, 0, 7, 8, 1]);
  expect(shuffled(12)).toEqual([1, 5, 11, 0, 2, 4, 6, 3, 7, 10, 8, 9]);
  expect(shuffled(1)).toEqual([0]);
  expect(shuffled(2)).toEqual([1, 0]);
  expect(shuffled(40)).toEqual([
    ...[13, 30, 0, 8, 36, 24, 4, 10, 37, 31, 23, 12, 26, 15, 35, 6, 28, 32, 20, 18, 21, 22, 3, 9, 25, 29, 5, 19, 39],
    ...[38, 1, 17, 2, 27, 7, 34, 11, 33, 16, 14],
  ]);
  const many = shuffled(100_000);
  expect(many.slice(0, 5)).toEqual([70486, 51278, 59988, 81945, 93753]);
  expect(many.slice(-5)).toEqual([54344, 51459, 14640, 55517, 5250]);
  expect(new Set(many).size).toBe(100_000);
});

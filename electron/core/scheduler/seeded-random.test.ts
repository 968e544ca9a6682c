import { expect, test } from 'vitest';
import { randomBelow, seededRandom } from './seeded-random.ts';

/** The reference's vectors: seed, then its first two numbers. */
test.each([
  [0n, 3442241407, 3140108210],
  [1n, 3543144545, 4184349284],
  [2n, 348700191, 1277004721],
  [3n, 2781141484, 408920382],
])('seed %d gives the official numbers', (seed, first, second) => {
  const random = seededRandom(seed);
  expect([random.next().value, random.next().value]).toEqual([first, second]);
});

test('the second block of numbers differs from the first', () => {
  const random = seededRandom(7n);
  const block = (): number[] => Array.from({ length: 16 }, () => random.next().value);
  expect(block()).not.toEqual(block());
});

test('numbers of a range are whole and lie in it', () => {
  const random = seededRandom(5n);
  const drawn = Array.from({ length: 500 }, () => randomBelow(random, 1, 4));
  expect(new Set(drawn)).toEqual(new Set([1, 2, 3]));
});

test.each([
  [0xffffffff, 1],
  [0, 0],
])('where the first draw alone would be unfair, the second one (%d) decides', (second, result) => {
  const words = [1, second, 5];
  const random: Iterator<number, never> = { next: () => ({ done: false, value: words.shift() ?? 0 }) };
  expect(randomBelow(random, 0, 2 ** 31 + 1)).toBe(result);
  expect(words).toEqual([5]);
});

test.each([
  [5, 180],
  [500, 13],
  [5001, 3731],
])('the place drawn for position %d is the official one', (position, place) => {
  expect(randomBelow(seededRandom(BigInt(position)), 1, Math.max(1000, position))).toBe(place);
});

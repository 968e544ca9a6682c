import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortedAsOfficial } from './unstable-sort.ts';

/** Made with Rust 1.95's `sort_unstable_by_key` on pairs of 8 bytes: the start of the SHA-256 of the places, with commas. */
test.each([
  [20, 'c9ce2d9786700152'],
  [25, '7e13e9fd451bfe17'],
  [32, '702f6932c522cac8'],
  [60, 'c0f64fc0e4333c2c'],
  [150, '037a32786a377cd9'],
  [700, '56b841d7154fff9b'],
])('%i elements with few keys end in the order that the official sorting leaves them in', (length, digest) => {
  const items = Array.from({ length }, (_, i) => ({ place: i, key: (i * i * 31 + 7 * i) % 11 }));
  const sorted = sortedAsOfficial(items, ({ key }) => key);
  expect(sorted.map(({ key }) => key)).toEqual(items.map(({ key }) => key).toSorted((a, b) => a - b));
  const places = sorted.map(({ place }) => place).join(',');
  expect(createHash('sha256').update(places).digest('hex').slice(0, 16)).toBe(digest);
});

test('what is in order or backwards stays so', () => {
  const up = Array.from({ length: 100 }, (_, i) => i);
  expect(sortedAsOfficial(up, (n) => n)).toEqual(up);
  expect(sortedAsOfficial(up, (n) => -n)).toEqual(up.toReversed());
});

/** Numbers of reviews of cards in the order of their ids, and the order in which official rescheduled them. */
const RECORDED = [
  ['3113221222312122112112', '2 1 6 11 19 13 17 16 20 8 7 4 5 9 12 14 18 15 21 0 3 10'],
  [
    '233223121211113311211323112232222',
    '25 6 8 10 11 12 13 16 17 19 20 24 0 3 9 18 4 22 26 30 7 31 27 29 32 14 1 15 5 21 28 2 23',
  ],
  [
    '2424522555115122215514255511535444313142314133541125345341342145242425',
    '61 10 11 13 17 20 26 27 35 37 41 43 48 49 57 68 2 16 39 6 5 22 14 15 50 0 60 64 66 40 36 44 45 52 55 58 29 34 56 ' +
      '1 47 42 3 53 38 31 32 33 65 59 62 67 21 23 24 7 46 8 9 28 25 51 30 19 18 63 12 4 54 69',
  ],
] as const;

test.each(RECORDED)('cards with %s reviews come in the order that official took', (reviews, order) => {
  const places = Array.from(reviews, (_, place) => place);
  expect(sortedAsOfficial(places, (place) => Number(reviews[place])).join(' ')).toBe(order);
});

test('whatever the numbers, the result is sorted and nothing is lost', () => {
  const numRuns = 200 * Number(process.env['EBB_DEPTH'] ?? 1);
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 30 }), { maxLength: 600 }), (keys) => {
      const sorted = sortedAsOfficial([...keys.keys()], (place) => keys[place] ?? 0);
      expect(sorted.map((place) => keys[place])).toEqual(keys.toSorted((a, b) => a - b));
      expect(new Set(sorted).size).toBe(keys.length);
    }),
    { numRuns },
  );
});

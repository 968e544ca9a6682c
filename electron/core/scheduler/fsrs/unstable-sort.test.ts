import { createHash } from 'node:crypto';
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

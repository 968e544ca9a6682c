import { expect, test } from 'vitest';
import { firstStabilities, inOrder } from './first-stabilities.ts';

/** The numbers are those of fsrs-rs 6.6.2 (tests of `parameter_initialization.rs`). */
test('the stability that foretells the first intervals best', () => {
  const intervals = [
    [1, 0.86666667, 435],
    [2, 0.90721649, 97],
    [3, 0.73015873, 63],
    [4, 0.76315789, 38],
    [5, 0.67857143, 28],
  ] as const;
  const [again] = firstStabilities(
    intervals.map(([days, share, count]) => ({ rating: 1, days, count, recalled: share * count })),
    0.943_028_57,
  );
  expect(again).toBeCloseTo(0.7355089, 6);
});

test('a missing one lies between its neighbours, and one alone moves all of them', () => {
  const counts = new Map([1, 2, 3, 4].map((rating) => [rating, 1]));
  expect(
    inOrder(
      new Map(
        [
          [1, 0.4],
          [3, 2.3],
          [4, 10.9],
        ].map(([rating = 0, s = 0]) => [rating, Math.fround(s)]),
      ),
      counts,
    ),
  ).toEqual([0.4, 1.1227008, 2.3, 10.9].map(Math.fround));
  expect(inOrder(new Map([[2, Math.fround(0.35)]]), new Map([[2, 1]]))).toEqual(
    [0.05738148, 0.35, 0.6242943, 2.2453482].map(Math.fround),
  );
});

test('any that are missing leave better answers with no less stability', () => {
  const all = new Map(
    [
      [1, 0.5],
      [2, 1.5],
      [3, 3],
      [4, 12],
    ].map(([rating = 0, s = 0]) => [rating, s]),
  );
  for (let present = 1; present < 16; present++) {
    const known = new Map([...all].filter(([rating]) => ((present >> (rating - 1)) & 1) === 1));
    const found = inOrder(known, new Map([...known.keys()].map((rating) => [rating, 1])));
    expect(found).toHaveLength(4);
    expect(found.toSorted((a, b) => a - b)).toEqual(found);
    if (known.size > 1) for (const [rating, stability] of known) expect(found[rating - 1]).toBe(stability);
  }
});

test('where a better answer has less stability, the more frequent answer decides', () => {
  const found = new Map(
    [
      [1, 2],
      [2, 1],
      [3, 5],
      [4, 4],
    ].map(([rating = 0, s = 0]) => [rating, s]),
  );
  const counts = new Map(
    [
      [1, 9],
      [2, 1],
      [3, 1],
      [4, 9],
    ].map(([rating = 0, count = 0]) => [rating, count]),
  );
  expect(inOrder(found, counts)).toEqual([2, 2, 4, 4]);
});

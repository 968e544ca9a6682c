import { expect, test } from 'vitest';
import { builtInFsrsParameters } from '#shared/domain/deck-options.ts';
import { holdInBounds } from './parameter-bounds.ts';

function held(parameters: readonly number[], relearnStepCount = 1): number[] {
  const given = Float32Array.from(parameters);
  holdInBounds(given, relearnStepCount);
  return [...given].map((value) => Number(value.toFixed(4)));
}

test('what is within its bounds stays', () => {
  expect(held(builtInFsrsParameters)).toEqual(builtInFsrsParameters);
  expect(held(builtInFsrsParameters, 2)).toEqual(builtInFsrsParameters);
});

test('what is too small or too great is held at its bound', () => {
  expect(held(builtInFsrsParameters.map(() => -1000))).toEqual([
    ...[0.001, 0.001, 0.001, 0.001, 1, 0.001, 0.001, 0.001, 0, 0, 0.001, 0.001, 0.001, 0.001, 0, 0, 1, 0, 0, 0.01, 0.1],
  ]);
  expect(held(builtInFsrsParameters.map(() => 1000))).toEqual([
    ...[100, 100, 100, 100, 10, 4, 4, 0.75, 4.5, 0.8, 3.5, 5, 0.25, 0.9, 4, 1, 6, 2, 2, 0.8, 0.8],
  ]);
});

test('more relearning steps leave less room for what a step adds', () => {
  const grown = builtInFsrsParameters.map((value, i) => (i === 17 || i === 18 ? 2 : value));
  const growth = [1, 2, 4, 8, 100].map((steps) => held(grown, steps)[17] ?? 0);
  expect(growth[0]).toBe(2);
  expect(growth).toEqual(growth.toSorted((a, b) => b - a));
  // From so many steps on no less: a tenth each.
  expect(growth.at(-1)).toBe(0.1);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortestFloat } from './shortest-float.ts';

const numRuns = Number(process.env['EBB_DEPTH'] ?? 1) * 200;

test('32-bit floats are printed as short as they can be', () => {
  expect(shortestFloat(Math.fround(0.9))).toBe(0.9);
  expect(shortestFloat(Math.fround(2.001))).toBe(2.001);
  expect(shortestFloat(16777216)).toBe(16777216);
  // Just between two decimals of eight digits: the even one, as in what official stores.
  expect(shortestFloat(1843.53125)).toBe(1843.5312);
  expect(shortestFloat(1843.59375)).toBe(1843.5938);
  fc.assert(
    fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (float) => {
      expect(Math.fround(shortestFloat(float)) === float).toBe(true);
      expect(String(shortestFloat(float)).length).toBeLessThanOrEqual(Math.max(String(float).length, 1));
    }),
    { numRuns },
  );
});

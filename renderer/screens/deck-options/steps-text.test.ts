import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSteps, stepsText } from './steps-text.ts';

const depth = Number(process.env['EBB_DEPTH'] ?? 1);

test.each([
  ['1m 10m', [1, 10]],
  ['30s 15 2d', [0.5, 15, 2880]],
  ['  1H,  2.5m ،3d ', [60, 2.5, 4320]],
  ['', []],
])('“%s” is read as minutes', (text, mins) => {
  expect(parseSteps(text)).toEqual(mins);
});

test.each(['soon', '5w', '-1m', '0m', '1m x', '1 0 0y', '5256000m'])('“%s” can’t be read', (text) => {
  expect(parseSteps(text)).toBeUndefined();
});

test('steps are shown in the largest unit that makes them whole', () => {
  expect(stepsText([0.5, 1, 90, 120, 1440, 2880, Math.fround(1 / 3)])).toBe('30s 1m 90m 2h 1d 2d 20s');
  expect(stepsText([Math.fround(86_401 / 60), Math.fround(86_399 / 60)])).toBe('86401s 86399s');
});

test('what is shown is read back as it was', () => {
  const steps = fc.array(fc.integer({ min: 1, max: 200_000 }).map((secs) => Math.fround(secs / 60)));
  fc.assert(
    fc.property(steps, (mins) => {
      expect(parseSteps(stepsText(mins))?.map((step) => Math.round(step * 60))).toEqual(
        mins.map((step) => Math.round(step * 60)),
      );
    }),
    { numRuns: 200 * depth },
  );
});

import { expect, test } from 'vitest';
import { deckConfigObject } from '../../storage/default-objects.ts';
import { stringifyLossless } from '../../storage/lossless-json.ts';
import { presetOptions, withPresetOptions } from './preset-options.ts';

const preset = deckConfigObject(1, 'Default');

test('fractions are written as the official client writes its 32-bit floats', () => {
  const third = 1 / 3;
  const written = withPresetOptions(preset, {
    ...presetOptions(preset),
    learnStepsMins: [10 / 60, 0.1, 1, 123_456.789],
    relearnStepsMins: [third],
    desiredRetention: 0.87654321987,
    easyDays: [third, 1, 1, 1, 1, 1, 0],
    fsrsParameters: Array.from({ length: 21 }, () => 0.47209057211875916),
  });
  const text = stringifyLossless(written);
  expect(text).toContain('"delays":[0.16666667,0.1,1,123456.79]');
  expect(text).toContain('"delays":[0.33333334]');
  expect(text).toContain('"desiredRetention":0.8765432,');
  expect(text).toContain('"easyDaysPercentages":[0.33333334,1,1,1,1,1,0]');
  expect(text).toContain(`"fsrsParams6":[${Array(21).fill('0.47209057').join(',')}]`);
});

test('what nobody changed stays as it was written, however long', () => {
  const long = { ...preset, desiredRetention: 0.8999999761581421, fsrsParams6: [0.47209057211875916] };
  expect(withPresetOptions(long, presetOptions(long))).toBe(long);
  const changed = withPresetOptions(long, { ...presetOptions(long), newPerDay: 7 });
  expect(changed).toMatchObject({ desiredRetention: 0.8999999761581421, fsrsParams6: [0.47209057211875916] });
});

import { describe, expect, it } from 'vitest';
import { clockOption } from './clock-option.ts';

describe('clockOption', () => {
  it.each([
    [undefined, undefined, { startSecs: null, zone: null }],
    ['1700000000', 'Africa/Cairo', { startSecs: 1_700_000_000, zone: 'Africa/Cairo' }],
    ['0', 'UTC', { startSecs: 0, zone: 'UTC' }],
  ])('reads --now %s and --tz %s', (now, zone, expected) => {
    expect(clockOption(now, zone)).toEqual(expected);
  });

  it.each([
    ['tomorrow', undefined],
    ['', undefined],
    ['-5', undefined],
    ['Infinity', undefined],
    [undefined, 'Nowhere/Land'],
    [undefined, ''],
  ])('refuses --now %j with --tz %j', (now, zone) => {
    expect(() => clockOption(now, zone)).toThrow(expect.objectContaining({ code: 'invalidInput' }));
  });
});

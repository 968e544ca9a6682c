import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  digitsOf,
  integerOf,
  isRawNumber,
  numberOf,
  overlaid,
  parseLossless,
  stringifyLossless,
} from './lossless-json.ts';

const numRuns = Number(process.env['EBB_DEPTH'] ?? 1) * 100;

describe('lossless JSON', () => {
  test('64-bit integers come out digit for digit at any depth', () => {
    const text =
      '{"id":-5564691263034886561,"flds":[{"id":9223372036854775807},{"x":[18446744073709551615,1]}],"n":1.5}';
    expect(stringifyLossless(parseLossless(text))).toBe(text);
  });

  test('digits inside of text stay text', () => {
    const text = '{"name":"deck 12345678901234567890"}';
    expect(parseLossless(text)).toEqual({ name: 'deck 12345678901234567890' });
  });

  test('any 64-bit integer survives beside anything else', () => {
    fc.assert(
      fc.property(fc.bigInt(-(2n ** 63n), 2n ** 64n - 1n), fc.jsonValue(), (long, other) => {
        const text = `{"long":${long},"other":${JSON.stringify(other)}}`;
        expect(stringifyLossless(parseLossless(text))).toBe(
          `{"long":${long},"other":${JSON.stringify(JSON.parse(JSON.stringify(other)))}}`,
        );
      }),
      { numRuns },
    );
  });

  test('digits and integer are each other’s inverse', () => {
    fc.assert(
      fc.property(fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n), (long) => {
        expect(digitsOf(integerOf(long))).toBe(String(long));
      }),
      { numRuns },
    );
  });

  test('numbers may stand as text', () => {
    expect(numberOf('17')).toBe(17);
    expect(numberOf('1.5 cups')).toBeUndefined();
    expect(numberOf(parseLossless('12345678901234567890'))).toBe(12345678901234567000);
    expect(isRawNumber(parseLossless('9007199254740991'))).toBe(false);
    expect(isRawNumber(parseLossless('9007199254740993'))).toBe(true);
  });

  test('keys named like parts of objects are only keys', () => {
    const text = '{"__proto__":{"a":12345678901234567890},"constructor":1}';
    expect(stringifyLossless(overlaid(parseLossless(text) as never, { b: 2 }))).toBe(`${text.slice(0, -1)},"b":2}`);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fnvSigned, fnvUnsigned } from './fnv-hash.ts';

/** The definition, in big integers. */
function fnv(values: readonly number[]): bigint {
  let hash = 0xcbf29ce484222325n;
  for (const value of values) {
    for (let byte = 0n; byte < 8n; byte++) {
      hash ^= (BigInt.asUintN(64, BigInt(value)) >> (byte * 8n)) & 0xffn;
      hash = BigInt.asUintN(64, hash * 0x100000001b3n);
    }
  }
  return hash;
}

test('hashes sort as 64-bit FNV-1a does', () => {
  const value = fc.integer({ min: -(2 ** 50), max: 2 ** 50 });
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 3 }), (values) => {
      const hash = fnv(values);
      expect(fnvUnsigned(...values)).toBe(Number(hash >> 11n));
      expect(fnvSigned(...values)).toBe(Number(BigInt.asIntN(64, hash) >> 11n));
    }),
    { numRuns: 500 * Number(process.env['EBB_DEPTH'] ?? 1) },
  );
});

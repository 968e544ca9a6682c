/*
 * FNV-1a, 64 bits: official sorts cards by it where it wants an order that looks random and is the same on each
 * device. Two halves of 32 bits, because JavaScript's numbers stop at 53 and its big integers are slow.
 */
const OFFSET_HIGH = 0xcbf29ce4;
const OFFSET_LOW = 0x84222325;
const PRIME_LOW = 0x1b3;
const TWO_32 = 2 ** 32;

interface Hash {
  readonly high: number;
  readonly low: number;
}

function hashOf(values: readonly number[]): Hash {
  let high = OFFSET_HIGH;
  let low = OFFSET_LOW;
  for (const value of values) {
    const valueLow = value >>> 0;
    const valueHigh = Math.floor(value / TWO_32) >>> 0;
    for (let byte = 0; byte < 8; byte++) {
      const source = byte < 4 ? valueLow : valueHigh;
      low = (low ^ ((source >>> ((byte & 3) * 8)) & 0xff)) >>> 0;
      // Times 2^40 + 0x1b3.
      const product = low * PRIME_LOW;
      high = ((high * PRIME_LOW + Math.floor(product / TWO_32) + low * 256) % TWO_32) >>> 0;
      low = (product % TWO_32) >>> 0;
    }
  }
  return { high, low };
}

/** A number that sorts as the hash of these integers does, read with its sign, as SQL reads it. Its last bits are lost. */
export function fnvSigned(...values: readonly number[]): number {
  const { high, low } = hashOf(values);
  return (high | 0) * 2 ** 21 + (low >>> 11);
}

/** The same for a hash that is read without a sign. */
export function fnvUnsigned(...values: readonly number[]): number {
  const { high, low } = hashOf(values);
  return high * 2 ** 21 + (low >>> 11);
}

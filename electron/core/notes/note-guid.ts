const DIGITS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&()*+,-./:;<=>?@[]^_`{|}~';
const BASE = DIGITS.length;
const HALF = 2 ** 32;

/** How a note is recognised wherever it is imported: 64 random bits, written in 91 digits. */
export function noteGuid(bits64: bigint): string {
  let guid = '';
  // In two halves: a division of large integers takes longer than the rest of it.
  let high = Number(bits64 >> 32n);
  let low = Number(bits64 & 0xffff_ffffn);
  while (high > 0 || low > 0) {
    const lower = (high % BASE) * HALF + low;
    guid = (DIGITS[lower % BASE] ?? '') + guid;
    high = Math.floor(high / BASE);
    low = Math.floor(lower / BASE);
  }
  return guid;
}

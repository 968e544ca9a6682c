const DIGITS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&()*+,-./:;<=>?@[]^_`{|}~';
const BASE = BigInt(DIGITS.length);

/** How a note is recognised wherever it is imported: 64 random bits, written in 91 digits. */
export function noteGuid(bits64: bigint): string {
  let guid = '';
  for (let rest = bits64; rest > 0n; rest /= BASE) guid = (DIGITS[Number(rest % BASE)] ?? '') + guid;
  return guid;
}

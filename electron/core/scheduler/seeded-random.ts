/*
 * The generator that the official client makes repeatable random numbers with: ChaCha with 12 rounds, its key
 * drawn from a 64-bit seed. The same seed gives the same numbers on every device.
 */

const SEED_MULTIPLIER = 6364136223846793005n;
const SEED_INCREMENT = 11634580027462260723n;
/** "expand 32-byte k" */
const CONSTANTS = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574] as const;
const DOUBLE_ROUNDS = 6;
const QUARTERS = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14],
] as const;

/** An endless row of unsigned 32-bit numbers from an unsigned 64-bit seed. */
export function* seededRandom(seed: bigint): Generator<number, never> {
  const key = keyOf(seed);
  for (let block = 0; ; block++) {
    const start = Uint32Array.from([...CONSTANTS, ...key, block, Math.floor(block / 2 ** 32), 0, 0]);
    const mixed = start.slice();
    for (let round = 0; round < DOUBLE_ROUNDS; round++) for (const quarter of QUARTERS) mixQuarter(mixed, quarter);
    for (const [i, word] of mixed.entries()) yield (word + (start[i] ?? 0)) >>> 0;
  }
}

/** A whole number of `[low, high)`, from as many numbers of the row as official takes for one. */
export function randomBelow(random: Iterator<number, never>, low: number, high: number): number {
  const range = high - low;
  const [result, rest] = scaled(random.next().value, range);
  // The first draw alone would favour some results a little: where it may have, a second one decides.
  if (rest <= 2 ** 32 - range) return low + result;
  const [carry] = scaled(random.next().value, range);
  return low + result + (rest + carry >= 2 ** 32 ? 1 : 0);
}

/** High and low half of the 64-bit product. */
function scaled(word: number, range: number): readonly [high: number, low: number] {
  const product = BigInt(word) * BigInt(range);
  return [Number(product >> 32n), Number(product & 0xffffffffn)];
}

function keyOf(seed: bigint): number[] {
  let state = seed;
  return Array.from({ length: 8 }, () => {
    state = BigInt.asUintN(64, state * SEED_MULTIPLIER + SEED_INCREMENT);
    const word = Number(BigInt.asUintN(32, ((state >> 18n) ^ state) >> 27n));
    const turn = Number(state >> 59n);
    return turnedLeft(word, 32 - turn);
  });
}

function mixQuarter(words: Uint32Array, [a, b, c, d]: readonly [number, number, number, number]): void {
  const at = (i: number): number => words[i] ?? 0;
  for (const [turnD, turnB] of [
    [16, 12],
    [8, 7],
  ] as const) {
    words[a] = at(a) + at(b);
    words[d] = turnedLeft(at(d) ^ at(a), turnD);
    words[c] = at(c) + at(d);
    words[b] = turnedLeft(at(b) ^ at(c), turnB);
  }
}

function turnedLeft(word: number, bits: number): number {
  return ((word << bits) | (word >>> (32 - bits))) >>> 0;
}

/*
 * The generator that the official client makes repeatable random numbers with: ChaCha with 12 rounds, its key
 * drawn from a 64-bit seed. The same seed gives the same numbers on every device.
 */

const SEED_MULTIPLIER = halves(6364136223846793005n);
const SEED_INCREMENT = halves(11634580027462260723n);
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
  for (let block = 0; ; block++) yield* mixedBlock(key, block);
}

/** The first number of that row. */
export function firstRandom(seed: bigint): number {
  return mixedBlock(keyOf(seed), 0)[0] ?? 0;
}

function mixedBlock(key: Uint32Array, block: number): Uint32Array {
  const start = Uint32Array.of(...CONSTANTS, ...key, block, Math.floor(block / 2 ** 32), 0, 0);
  const mixed = start.slice();
  for (let round = 0; round < DOUBLE_ROUNDS; round++) {
    for (const [a, b, c, d] of QUARTERS) mixQuarter(mixed, a, b, c, d);
  }
  for (let i = 0; i < mixed.length; i++) mixed[i] = at(mixed, i) + at(start, i);
  return mixed;
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

interface Halves {
  readonly high: number;
  readonly low: number;
}

/** A 64-bit number in two: reckoning with bigints takes many times as long. */
function halves(whole: bigint): Halves {
  return { high: Number(BigInt.asUintN(32, whole >> 32n)), low: Number(BigInt.asUintN(32, whole)) };
}

function keyOf(seed: bigint): Uint32Array {
  const key = new Uint32Array(8);
  let { high, low } = halves(seed);
  for (let i = 0; i < key.length; i++) {
    ({ high, low } = nextState(high, low));
    const mixedHigh = (high >>> 18) ^ high;
    const mixedLow = ((low >>> 18) | (high << 14)) ^ low;
    key[i] = turnedLeft((mixedLow >>> 27) | (mixedHigh << 5), 32 - (high >>> 27));
  }
  return key;
}

/** state · multiplier + increment, modulo 2^64 */
function nextState(high: number, low: number): Halves {
  const [a, b] = [low & 0xffff, low >>> 16];
  const [c, d] = [SEED_MULTIPLIER.low & 0xffff, SEED_MULTIPLIER.low >>> 16];
  const lowest = a * c;
  const middle = a * d + b * c + Math.floor(lowest / 2 ** 16);
  const sum = ((((middle & 0xffff) << 16) | (lowest & 0xffff)) >>> 0) + SEED_INCREMENT.low;
  const carried = b * d + Math.floor(middle / 2 ** 16) + (sum >= 2 ** 32 ? 1 : 0);
  const crossed = Math.imul(high, SEED_MULTIPLIER.low) + Math.imul(low, SEED_MULTIPLIER.high);
  return { high: (carried + crossed + SEED_INCREMENT.high) >>> 0, low: sum >>> 0 };
}

function mixQuarter(words: Uint32Array, a: number, b: number, c: number, d: number): void {
  mixStep(words, a, b, d, 16);
  mixStep(words, c, d, b, 12);
  mixStep(words, a, b, d, 8);
  mixStep(words, c, d, b, 7);
}

function mixStep(words: Uint32Array, sum: number, other: number, turned: number, by: number): void {
  const added = at(words, sum) + at(words, other);
  words[sum] = added;
  words[turned] = turnedLeft(at(words, turned) ^ added, by);
}

function at(words: Uint32Array, place: number): number {
  return words[place] ?? 0;
}

function turnedLeft(word: number, bits: number): number {
  return ((word << bits) | (word >>> (32 - bits))) >>> 0;
}

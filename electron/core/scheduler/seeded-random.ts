/*
 * The generator that the official client makes repeatable random numbers with: ChaCha with 12 rounds, its key
 * drawn from a 64-bit seed. The same seed gives the same numbers on every device.
 */

const SEED_MULTIPLIER = halves(6364136223846793005n);
const SEED_INCREMENT = halves(11634580027462260723n);
/** "expand 32-byte k" */
const CONSTANTS = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574] as const;
const DOUBLE_ROUNDS = 6;
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
    for (let i = 0; i < 4; i++) mixQuarter(mixed, i, i + 4, i + 8, i + 12);
    for (let i = 0; i < 4; i++) mixQuarter(mixed, i, 4 + ((i + 1) % 4), 8 + ((i + 2) % 4), 12 + ((i + 3) % 4));
  }
  for (let i = 0; i < mixed.length; i++) mixed[i] = (mixed[i] ?? 0) + (start[i] ?? 0);
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

/** Four steps, each of which adds, mixes and turns. Written out: this runs 48 times for one block. */
function mixQuarter(words: Uint32Array, p: number, q: number, r: number, s: number): void {
  let a = words[p] ?? 0;
  let b = words[q] ?? 0;
  let c = words[r] ?? 0;
  let d = words[s] ?? 0;
  a = (a + b) | 0;
  d ^= a;
  d = (d << 16) | (d >>> 16);
  c = (c + d) | 0;
  b ^= c;
  b = (b << 12) | (b >>> 20);
  a = (a + b) | 0;
  d ^= a;
  d = (d << 8) | (d >>> 24);
  c = (c + d) | 0;
  b ^= c;
  b = (b << 7) | (b >>> 25);
  words[p] = a;
  words[q] = b;
  words[r] = c;
  words[s] = d;
}

function turnedLeft(word: number, bits: number): number {
  return ((word << bits) | (word >>> (32 - bits))) >>> 0;
}

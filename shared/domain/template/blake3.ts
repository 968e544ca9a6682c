/*
 * BLAKE3 without keys, for the ids of hints: cards' scripts and styles may name them, and no platform has it.
 * After its paper (https://github.com/BLAKE3-team/BLAKE3-specs), in the plainest form: hints are short.
 */

const START = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19] as const;
const WORD_ORDER = [2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8] as const;
/** Which four words of the state each step of a round mixes: columns, then diagonals. */
const STEPS = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14],
] as const;
const ROUNDS = 7;
const CHUNK_BYTES = 1024;
const BLOCK_BYTES = 64;
const CHUNK_START = 1;
const CHUNK_END = 2;
const PARENT = 4;
const ROOT = 8;

/** The last compression of a chunk or of two nodes, not yet done: whether it is the root shows later. */
interface Node {
  readonly chaining: readonly number[];
  readonly block: readonly number[];
  readonly counter: number;
  readonly blockBytes: number;
  readonly flags: number;
}

/** The first bytes of the hash, in hexadecimal digits. At most 32. */
export function blake3Hex(bytes: Uint8Array, byteCount: number): string {
  const root = treeOf(bytes, 0);
  const words = compressed({ ...root, flags: root.flags | ROOT });
  const digits = Array.from({ length: byteCount }, (_, i) => {
    const byte = ((words[i >> 2] ?? 0) >>> (8 * (i & 3))) & 0xff;
    return byte.toString(16).padStart(2, '0');
  });
  return digits.join('');
}

function treeOf(bytes: Uint8Array, firstChunk: number): Node {
  if (bytes.length <= CHUNK_BYTES) return chunkNode(bytes, firstChunk);
  // The left side is the largest whole tree that leaves something to the right.
  let leftChunks = 1;
  while (leftChunks * 2 * CHUNK_BYTES < bytes.length) leftChunks *= 2;
  const left = treeOf(bytes.subarray(0, leftChunks * CHUNK_BYTES), firstChunk);
  const right = treeOf(bytes.subarray(leftChunks * CHUNK_BYTES), firstChunk + leftChunks);
  const block = [...compressed(left), ...compressed(right)];
  return { chaining: START, block, counter: 0, blockBytes: BLOCK_BYTES, flags: PARENT };
}

function chunkNode(bytes: Uint8Array, counter: number): Node {
  let chaining: readonly number[] = START;
  let at = 0;
  let flags = CHUNK_START;
  for (; at + BLOCK_BYTES < bytes.length; at += BLOCK_BYTES) {
    chaining = compressed({ chaining, block: wordsOf(bytes, at), counter, blockBytes: BLOCK_BYTES, flags });
    flags = 0;
  }
  const blockBytes = bytes.length - at;
  return { chaining, block: wordsOf(bytes, at), counter, blockBytes, flags: flags | CHUNK_END };
}

function wordsOf(bytes: Uint8Array, start: number): number[] {
  const byte = (at: number): number => bytes[at] ?? 0;
  return Array.from({ length: 16 }, (_, i) => {
    const at = start + i * 4;
    return byte(at) | (byte(at + 1) << 8) | (byte(at + 2) << 16) | (byte(at + 3) << 24);
  });
}

function compressed({ chaining, block, counter, blockBytes, flags }: Node): number[] {
  const state = new Int32Array([...chaining, ...START.slice(0, 4), counter, 0, blockBytes, flags]);
  const word = (at: number): number => state[at] ?? 0;
  let message = block;
  for (let round = 0; round < ROUNDS; round++) {
    for (const [step, [a, b, c, d]] of STEPS.entries()) {
      state[a] = word(a) + word(b) + (message[step * 2] ?? 0);
      state[d] = rotated(word(d) ^ word(a), 16);
      state[c] = word(c) + word(d);
      state[b] = rotated(word(b) ^ word(c), 12);
      state[a] = word(a) + word(b) + (message[step * 2 + 1] ?? 0);
      state[d] = rotated(word(d) ^ word(a), 8);
      state[c] = word(c) + word(d);
      state[b] = rotated(word(b) ^ word(c), 7);
    }
    const before = message;
    message = WORD_ORDER.map((at) => before[at] ?? 0);
  }
  return Array.from({ length: 8 }, (_, i) => word(i) ^ word(i + 8));
}

function rotated(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { PIECE_BYTES, inPieces } from './in-pieces.ts';

async function* cut(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

it.each([
  [0, 1000, 0],
  [10, 3, 1],
  [PIECE_BYTES, 1 << 16, 1],
  [2 * PIECE_BYTES + 1, 1 << 14, 3],
])('%i bytes in chunks of %i become %i pieces, and stay the same', async (bytes, size, count) => {
  const content = randomBytes(bytes);
  const pieces: Buffer[] = [];
  for await (const piece of inPieces(cut(content, size))) pieces.push(piece);
  expect(pieces).toHaveLength(count);
  expect(Buffer.concat(pieces).equals(content)).toBe(true);
});

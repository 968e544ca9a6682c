import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { createZstdDecompress, zstdCompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { inOnePiece } from './in-one-piece.ts';

const content = randomBytes(300_000);

function views(...ranges: readonly (readonly [start: number, end: number])[]): AsyncIterable<Buffer> {
  return Readable.from(ranges.map(([start, end]) => content.subarray(start, end)));
}

it('leaves chunks that lie one behind the other where they are', async () => {
  const whole = await inOnePiece(views([10, 20], [20, 1000], [1000, 5000]));
  expect(whole.equals(content.subarray(10, 5000))).toBe(true);
  expect(whole.buffer).toBe(content.buffer);
  expect(whole.byteOffset).toBe(content.byteOffset + 10);
});

it.each([
  [
    'with a gap',
    [
      [0, 10],
      [11, 20],
    ],
  ],
  [
    'in another order',
    [
      [10, 20],
      [0, 10],
    ],
  ],
  [
    'that overlap',
    [
      [0, 10],
      [5, 20],
      [20, 30],
    ],
  ],
  [
    'of which some belong together',
    [
      [0, 10],
      [10, 20],
      [40, 50],
      [50, 60],
    ],
  ],
] as const)('takes chunks %s in the order in which they come', async (_which, ranges) => {
  const expected = Buffer.concat(ranges.map(([start, end]) => content.subarray(start, end)));
  expect((await inOnePiece(views(...ranges))).equals(expected)).toBe(true);
});

it('takes chunks of memory of their own', async () => {
  const chunks = [Buffer.from('one '), Buffer.from('after '), Buffer.from('the other')];
  expect((await inOnePiece(Readable.from(chunks))).toString()).toBe('one after the other');
});

it('gives nothing for nothing', async () => {
  expect(await inOnePiece(Readable.from([]))).toHaveLength(0);
});

it('copies nothing that a decoder with room for all of it gives', async () => {
  const decoder = createZstdDecompress({ chunkSize: content.length + 1 });
  const packed = zstdCompressSync(content);
  for (let at = 0; at < packed.length; at += 50_000) decoder.write(packed.subarray(at, at + 50_000));
  decoder.end();
  const memories = new Set<ArrayBufferLike>();
  const watched = decoder.map((chunk: Buffer) => {
    memories.add(chunk.buffer);
    return chunk;
  });
  const whole = await inOnePiece(watched);
  expect(whole.equals(content)).toBe(true);
  expect(memories).toEqual(new Set([whole.buffer]));
});

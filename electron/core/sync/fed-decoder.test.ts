import { randomBytes } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createZstdDecompress, zstdCompressSync } from 'node:zlib';
import { expect, it, vi } from 'vitest';
import { PIECE_BYTES, feedDecoder } from './fed-decoder.ts';

function* cut(bytes: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

it.each([
  [0, 1000],
  [10, 3],
  [PIECE_BYTES, 1 << 16],
  [PIECE_BYTES + 1, 1 << 16],
  [3 * PIECE_BYTES + 1, 50_001],
  [3 * PIECE_BYTES, PIECE_BYTES],
  [5 * PIECE_BYTES, 2 * PIECE_BYTES],
])('%i bytes that come %i at a time are decoded as they were', async (bytes, size) => {
  const content = randomBytes(bytes);
  const packed = zstdCompressSync(content);
  const decoder = createZstdDecompress();
  let heard = 0;
  feedDecoder(Readable.from(cut(packed, size)), decoder, () => (heard += 1));
  expect((await buffer(decoder)).equals(content)).toBe(true);
  expect(heard).toBe(Math.ceil(packed.length / size));
});

it('a body that breaks off ends the decoder with its reason', async () => {
  const body = new PassThrough();
  const decoder = createZstdDecompress();
  feedDecoder(body, decoder, () => undefined);
  body.write(zstdCompressSync(randomBytes(1000)).subarray(0, 500));
  body.destroy(new Error('the line is gone'));
  await expect(buffer(decoder)).rejects.toThrow('the line is gone');
});

it('a body that is closed before its end ends the decoder, too', async () => {
  const body = new PassThrough();
  const decoder = createZstdDecompress();
  feedDecoder(body, decoder, () => undefined);
  body.destroy();
  await expect(buffer(decoder)).rejects.toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' });
});

it('a body that ends inside of what is decoded is told of, as is one that makes no sense', async () => {
  const packed = zstdCompressSync(randomBytes(3 * PIECE_BYTES));
  for (const [bytes, code] of [
    [packed.subarray(0, 2 * PIECE_BYTES), 'Z_BUF_ERROR'],
    [randomBytes(3 * PIECE_BYTES).fill(0, 0, 4), 'ZSTD_error_prefix_unknown'],
  ] as const) {
    const decoder = createZstdDecompress();
    feedDecoder(Readable.from(cut(bytes, 1 << 16)), decoder, () => undefined);
    await expect(buffer(decoder)).rejects.toMatchObject({ code });
  }
});

it('what nobody takes from the decoder is not read from the body either', async () => {
  const content = randomBytes(8 * PIECE_BYTES);
  let given = 0;
  const parts = cut(zstdCompressSync(content), 1 << 16);
  const body = Readable.from(parts.map((part) => ((given += part.length), part)));
  const decoder = createZstdDecompress();
  feedDecoder(body, decoder, () => undefined);
  await vi.waitFor(() => expect(body.isPaused() && decoder.readableLength > 0).toBe(true));
  expect(given).toBeLessThan(3 * PIECE_BYTES);
  expect((await buffer(decoder)).equals(content)).toBe(true);
});

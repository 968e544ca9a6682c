import { zstdDecompressSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { storedFrame } from './stored-frame.ts';

const runs = { numRuns: 40 * Number(process.env['EBB_DEPTH'] ?? 1) };

function frameOf(parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat([...storedFrame(parts).chunks()]);
}

it.each([0, 1, 128 << 10, (128 << 10) + 1, 1_000_000])('is read by zstd as it was: %i bytes', (bytes) => {
  const content = Buffer.alloc(bytes, 'content');
  expect(zstdDecompressSync(frameOf([content])).equals(content)).toBe(true);
});

it('has the announced size and the content, whatever the parts', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(300_000), { maxLength: 5 }), (sizes) => {
      const parts = sizes.map((size, at) => Buffer.alloc(size, `part ${at}`));
      const frame = frameOf(parts);
      expect(frame.length).toBe(storedFrame(parts).bytes);
      expect(zstdDecompressSync(frame).equals(Buffer.concat(parts))).toBe(true);
    }),
    runs,
  );
});

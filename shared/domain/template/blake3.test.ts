import { expect, test } from 'vitest';
import { blake3Hex } from './blake3.ts';
import { utf8Bytes } from './utf8-bytes.ts';

/** As in the published test vectors: 0, 1, … 250, 0, 1, … */
function counted(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => i % 251);
}

test.each([
  [utf8Bytes(''), 'af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262'],
  [utf8Bytes('abc'), '6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85'],
  [counted(1024), '42214739f095a406f3fc83deb889744ac00df831c10daa55189b5d121c855af7'],
  [counted(1025), 'd00278ae47eb27b34faecf67b4fe263f82d5412916c1ffd97c8cb7fb814b8444'],
  [counted(2048), 'e776b6028c7cd22a4d0ba182a8bf62205d2ef576467e838ed6f2529b85fba24a'],
])('bytes have the hash that is published for them', (bytes, hash) => {
  expect(blake3Hex(bytes, 32)).toBe(hash);
  expect(blake3Hex(bytes, 8)).toBe(hash.slice(0, 16));
});

import { zstdCompressSync } from 'node:zlib';

/** A body as the protocol wants it. Apart from sending, so that large ones can be packed while something else waits. */
export function packed(text: string): Buffer {
  return zstdCompressSync(text);
}

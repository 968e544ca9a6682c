import { constants, zstdCompressSync } from 'node:zlib';

/** For what is mostly pictures and sounds: a thorough search for what can be spared finds nothing. */
export const QUICK = { [constants.ZSTD_c_compressionLevel]: 1 } as const;

/** What most requests say: nothing but their name. */
const NOTHING = '{}';
const PACKED_NOTHING = compressed(NOTHING);

/** A body as the protocol wants it. Apart from sending, so that large ones can be packed while something else waits. */
export function packed(text: string): Buffer {
  return text === NOTHING ? PACKED_NOTHING : compressed(text);
}

function compressed(text: string): Buffer {
  const bytes = Buffer.from(text);
  // Told of the size, zstd prepares no more room than it takes.
  return zstdCompressSync(bytes, { pledgedSrcSize: bytes.length });
}

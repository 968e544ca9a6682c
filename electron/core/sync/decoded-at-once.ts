import { constants, zstdDecompressSync } from 'node:zlib';
import { codeOf } from '../errors/from-cause.ts';

/** A server may announce more than it sends. */
const LARGEST_PIECE_BYTES = 4 << 20;

/** Undefined: there is more in it. Throws what the decoder has against it. */
export function decodedAtOnce(compressed: Buffer, maxBytes: number): Buffer | undefined {
  try {
    // In one piece: put together from the usual ones it would take several times as long.
    const chunkSize = Math.min(Math.max(maxBytes, constants.Z_MIN_CHUNK), LARGEST_PIECE_BYTES);
    return zstdDecompressSync(compressed, { maxOutputLength: maxBytes, chunkSize });
  } catch (cause) {
    if (codeOf(cause) === 'ERR_BUFFER_TOO_LARGE') return undefined;
    throw cause;
  }
}

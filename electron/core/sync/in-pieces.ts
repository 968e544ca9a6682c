/**
 * What is decoded bit by bit is large, and each bit goes to another thread and back: at the size of what a connection
 * gives at once, that way would cost several times as much as the work.
 */
export const PIECE_BYTES = 1 << 20;

/** The same bytes, put together into fewer pieces. */
export async function* inPieces(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    bytes += chunk.length;
    if (bytes < PIECE_BYTES) continue;
    yield Buffer.concat(parts, bytes);
    parts = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(parts, bytes);
}

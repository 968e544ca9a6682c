/**
 * All the bytes of these chunks. Chunks that lie one behind the other in the same memory, as those of a decoder with room
 * for the whole, are not copied.
 */
export async function inOnePiece(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const chunk of chunks) {
    const last = pieces.at(-1);
    const isNext = last?.buffer === chunk.buffer && last.byteOffset + last.length === chunk.byteOffset;
    if (last === undefined || !isNext) pieces.push(chunk);
    else pieces.splice(-1, 1, Buffer.from(last.buffer, last.byteOffset, last.length + chunk.length));
  }
  const [first, ...others] = pieces;
  return first !== undefined && others.length === 0 ? first : Buffer.concat(pieces);
}

/** The largest block that a zstd frame may have. */
const BLOCK_BYTES = 128 << 10;
const BLOCK_HEADER_BYTES = 3;
const LAST_BLOCK = 1;
/** Magic number, no flags, and a window of one block. */
const FRAME_HEADER = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38);

/** A body as the protocol wants it whose content is not compressed, for what can't be made smaller. */
export interface StoredFrame {
  /** Known before anything of it is made, so servers are told how much comes. */
  readonly bytes: number;
  /** From its beginning, each time it is called; without copies of the content. */
  chunks(): Generator<Uint8Array>;
}

export function storedFrame(parts: readonly Uint8Array[]): StoredFrame {
  const content = parts.reduce((sum, part) => sum + part.length, 0);
  const blocks = Math.max(1, Math.ceil(content / BLOCK_BYTES));
  return {
    bytes: FRAME_HEADER.length + blocks * BLOCK_HEADER_BYTES + content,
    chunks: () => chunksOf(parts, content),
  };
}

function* chunksOf(parts: readonly Uint8Array[], content: number): Generator<Uint8Array> {
  yield FRAME_HEADER;
  if (content === 0) yield blockHeader(0, true);
  let left = content;
  let leftInBlock = 0;
  for (const part of parts) {
    for (let at = 0; at < part.length; ) {
      if (leftInBlock === 0) {
        leftInBlock = Math.min(BLOCK_BYTES, left);
        yield blockHeader(leftInBlock, leftInBlock === left);
      }
      const piece = part.subarray(at, at + leftInBlock);
      yield piece;
      at += piece.length;
      left -= piece.length;
      leftInBlock -= piece.length;
    }
  }
}

/** Of a block that is stored: its kind is 0. */
function blockHeader(bytes: number, isLast: boolean): Uint8Array {
  const bits = (bytes << 3) | (isLast ? LAST_BLOCK : 0);
  return Uint8Array.of(bits & 0xff, (bits >> 8) & 0xff, bits >> 16);
}

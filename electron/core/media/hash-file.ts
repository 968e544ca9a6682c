import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { CancelSignal } from '#shared/contract/define.ts';

const READ_BYTES = 1 << 18;

/** SHA-1 (hex) of an open file's content, read piece by piece. */
export async function hashOfOpenFile(file: FileHandle, sizeBytes: number, signal?: CancelSignal): Promise<string> {
  const hash = createHash('sha1');
  // One more than a small file has: its end is seen without another read.
  const buffer = Buffer.allocUnsafe(Math.min(READ_BYTES, sizeBytes + 1));
  for (;;) {
    if (signal?.aborted === true) throw new DOMException('hashing was cancelled', 'AbortError');
    const { bytesRead } = await file.read(buffer, 0, buffer.length);
    if (bytesRead > 0) hash.update(buffer.subarray(0, bytesRead));
    if (bytesRead < buffer.length) return hash.digest('hex');
  }
}

export async function hashOfFile(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    return await hashOfOpenFile(file, (await file.stat()).size);
  } finally {
    await file.close();
  }
}

import { hash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { codeOf } from '../errors/from-cause.ts';
import { type FileStat, fileStatOf } from './file-stat.ts';

/** Never a link's target, and not waiting for who writes into a pipe. */
export const READ_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
const GONE = ['ENOENT', 'ENOTDIR', 'ELOOP', 'EMLINK', 'ENXIO', 'EISDIR'];
/** Files up to here are read in one turn: the way through another thread and back takes several times as long. */
const SMALL_BYTES = 256 << 10;

export interface SmallFile {
  readonly data: Buffer;
  readonly before: FileStat;
  readonly after: FileStat;
}

/** No plain file has this name (any more). */
export function isGone(error: unknown): boolean {
  return GONE.includes(codeOf(error) ?? '');
}

/** For who is done with a file before the next one is read: memory of its own for each keeps the collector busy. */
const shared = Buffer.allocUnsafeSlow(SMALL_BYTES + 1);

/** SHA-1 (hex) of its content; otherwise as `readSmallFile`. */
export function hashSmallFile(
  path: string,
): (Omit<SmallFile, 'data'> & { readonly sha1: string }) | 'large' | undefined {
  const file = readSmallFile(path, () => shared);
  if (file === undefined || file === 'large') return file;
  const { data, ...stats } = file;
  return { ...stats, sha1: hash('sha1', data) };
}

/**
 * Undefined: there is no such plain file. `large`: it has to be read piece by piece, by who can wait. `memory` gives
 * at least so many bytes.
 */
export function readSmallFile(
  path: string,
  memory: (bytes: number) => Buffer = Buffer.allocUnsafeSlow,
): SmallFile | 'large' | undefined {
  // Where the system can't refuse to follow links while opening.
  if (constants.O_NOFOLLOW === undefined) return 'large';
  let file: number;
  try {
    file = openSync(path, READ_FLAGS);
  } catch (error: unknown) {
    if (isGone(error)) return undefined;
    throw error;
  }
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) return undefined;
    if (stats.size > SMALL_BYTES) return 'large';
    const data = wholeOf(file, memory(stats.size + 1), stats.size);
    return data === undefined ? 'large' : { data, before: fileStatOf(stats), after: fileStatOf(fstatSync(file)) };
  } finally {
    closeSync(file);
  }
}

/** Undefined: it has grown meanwhile. */
function wholeOf(file: number, buffer: Buffer, bytes: number): Buffer | undefined {
  for (let at = 0; at <= bytes; ) {
    // One byte more than it should have: so its end is seen.
    const read = readSync(file, buffer, at, bytes + 1 - at, at);
    if (read === 0) return buffer.subarray(0, at);
    at += read;
  }
  return undefined;
}

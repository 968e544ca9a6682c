import type { Stats } from 'node:fs';
import { MAX_MEDIA_FILE_BYTES } from '#shared/contract/media.ts';

/** What tells that a file was changed without reading it. */
export interface FileStat {
  readonly sizeBytes: number;
  readonly modifiedUs: number;
  /** When content, name or rights last changed: stays behind when a program sets the other time back. */
  readonly changedUs: number;
}

/** Two seconds is what FAT rounds to. Elsewhere times are those of the kernel's last tick. */
const COARSE_MS = 2_000;
const FINE_MS = 20;

export function fileStatOf(stats: Stats): FileStat {
  return {
    sizeBytes: stats.size,
    modifiedUs: Math.round(stats.mtimeMs * 1000),
    changedUs: Math.round(stats.ctimeMs * 1000),
  };
}

export function sameStat(a: FileStat, b: FileStat): boolean {
  return a.sizeBytes === b.sizeBytes && a.modifiedUs === b.modifiedUs && a.changedUs === b.changedUs;
}

/** The file system keeps parts of seconds. */
export function hasFineTimes({ modifiedUs, changedUs }: FileStat): boolean {
  return modifiedUs % 1_000_000 !== 0 || changedUs % 1_000_000 !== 0;
}

/** Whether a change after `nowMs` would show in the file's times. Just written files may change once more unseen. */
export function isSettled(stat: FileStat, nowMs: number): boolean {
  const windowMs = hasFineTimes(stat) ? FINE_MS : COARSE_MS;
  return [stat.modifiedUs, stat.changedUs].every((us) => Math.abs(nowMs - us / 1000) > windowMs);
}

/** Why no server takes a file of this size; null: it does. */
export function sizeFault({ sizeBytes }: FileStat): 'empty' | 'tooLarge' | null {
  if (sizeBytes === 0) return 'empty';
  return sizeBytes > MAX_MEDIA_FILE_BYTES ? 'tooLarge' : null;
}

import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** What SQLite may leave beside a database. */
const SIDE_FILES = ['-journal', '-wal', '-shm'] as const;

/** Returns once the file's bytes are on the disk. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/**
 * Puts the finished file `from` in the place of `to` (same file system): whatever happens, `to` is the old or the new
 * one, whole. Returns once both the bytes and the name are on the disk.
 */
export function replaceFile(from: string, to: string): void {
  syncFile(from);
  renameSync(from, to);
  syncFolder(dirname(to));
}

/** Removes a database and what lies beside it; missing files are no error. */
export function removeDatabase(path: string): void {
  for (const suffix of ['', ...SIDE_FILES]) rmSync(`${path}${suffix}`, { force: true });
}

function syncFolder(path: string): void {
  // Windows can't open folders; there a rename is durable with the next flush of the volume.
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

/** A file system in memory, as every Linux has one. */
const MEMORY = '/dev/shm';
/** What all tests that run at one time may need. */
const ENOUGH_BYTES = 4 * 1024 ** 3;

/**
 * Has tests make their folders in memory where there is room: half of their time goes into waiting for a disk
 * otherwise, at every commit of theirs. `TMPDIR` says where to make them all the same.
 */
export function keepTestsInMemory(): void {
  if (process.env['TMPDIR'] !== undefined || !existsSync(MEMORY)) return;
  const { bavail, bsize } = statfsSync(MEMORY);
  if (bavail * bsize < ENOUGH_BYTES) return;
  const folder = mkdtempSync(join(MEMORY, 'ebb-tests-'));
  process.env['TMPDIR'] = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}

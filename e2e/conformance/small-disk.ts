import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, rmdirSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real file system of its own, small enough to be filled. */
export interface SmallDisk {
  readonly folder: string;
  /** Leaves so much room; null: all there is. */
  leaveFree(bytes: number | null): void;
  unmount(): void;
}

/** Undefined, and a line that says why, where this user may mount nothing. */
export function mountSmallDisk(mebibytes: number): SmallDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'ebb-small-disk-'));
  const asRoot = (command: string, ...words: string[]): void => {
    const whole = process.getuid?.() === 0 ? [command, ...words] : ['sudo', '-n', command, ...words];
    execFileSync(whole[0] ?? '', whole.slice(1), { stdio: ['ignore', 'ignore', 'pipe'] });
  };
  try {
    asRoot('mount', '-t', 'tmpfs', '-o', `size=${mebibytes}m,mode=0777`, 'ebb-test', folder);
  } catch (error) {
    rmdirSync(folder);
    process.stderr.write(`Tests of a full disk are skipped: no file system can be mounted (${String(error)})\n`);
    return undefined;
  }
  const filler = join(folder, 'filler');
  return {
    folder,
    leaveFree: (bytes) => {
      rmSync(filler, { force: true });
      if (bytes === null) return;
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - bytes)));
    },
    unmount: () => {
      asRoot('umount', folder);
      rmdirSync(folder);
    },
  };
}

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeOf } from '../../errors/from-cause.ts';

/** A real FAT file system of its own: names without regard to case, times in whole seconds, no second names. */
export interface FatDisk {
  readonly folder: string;
  unmount(): void;
}

const IMAGE_BYTES = 64 << 20;

/**
 * Through the kernel, else through FUSE (`fusefat`). Undefined, and a line that says why, where this user can mount
 * none.
 */
export function mountFatDisk(): FatDisk | undefined {
  const base = mkdtempSync(join(tmpdir(), 'ebb-fat-'));
  const [image, folder] = [join(base, 'image'), mkdtempSync(join(base, 'disk-'))];
  const reasons: string[] = [];
  try {
    writeFileSync(image, '');
    truncateSync(image, IMAGE_BYTES);
    run('mkfs.vfat', image);
    for (const [mount, unmount] of waysOf(image, folder)) {
      try {
        run(...mount);
        return {
          folder,
          unmount: () => {
            run(...unmount);
            rmSync(base, { recursive: true });
          },
        };
      } catch (error) {
        reasons.push(`${mount.join(' ')}: ${codeOf(error) ?? String(error)}`);
      }
    }
  } catch (error) {
    reasons.push(codeOf(error) ?? String(error));
  }
  rmSync(base, { recursive: true });
  process.stderr.write(`Tests on a FAT disk are skipped: none can be mounted (${reasons.join('; ')})\n`);
  return undefined;
}

type Command = [program: string, ...words: string[]];

/** Each with its undoing. */
function waysOf(image: string, folder: string): [Command, Command][] {
  const isRoot = process.getuid?.() === 0;
  const asRoot = (...words: Command): Command => (isRoot ? words : ['sudo', '-n', ...words]);
  const owner = `uid=${process.getuid?.() ?? 0},gid=${process.getgid?.() ?? 0}`;
  return [
    [asRoot('mount', '-t', 'vfat', '-o', `loop,utf8,${owner}`, image, folder), asRoot('umount', folder)],
    [['fusefat', '-o', 'rw+', image, folder], isRoot ? ['umount', folder] : ['fusermount', '-u', folder]],
  ];
}

function run(program: string, ...words: string[]): void {
  execFileSync(program, words, { stdio: ['ignore', 'ignore', 'pipe'] });
}

import { randomBytes } from 'node:crypto';
import { lstatSync, renameSync, rmSync, writeFile } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type FileStat, fileStatOf, sameStat } from './file-stat.ts';

// The one with a callback: its sibling of promises costs several times as much for a small file.
const write = promisify(writeFile);

/** Writes files under names of their own, to be renamed when they are whole. All of them, or none is left. */
export async function stagedFiles(contents: readonly Uint8Array[], folder: string): Promise<string[]> {
  const paths = contents.map(() => join(folder, `.ebb-${randomBytes(8).toString('hex')}.part`));
  const written = await Promise.allSettled(
    paths.map((path, at) => write(path, contents[at] ?? '', { flag: 'wx', mode: 0o644 })),
  );
  const failed = written.find((result) => result.status === 'rejected');
  if (failed === undefined) return paths;
  for (const path of paths) rmSync(path, { force: true });
  throw failed.reason;
}

/**
 * Puts a staged file into its place, in one turn: nobody of this program comes between the look at what is there and its
 * replacement. Undefined: something else is there than the caller has seen (`there`; undefined: nothing), and it stays.
 */
export function placedFile(staged: string, path: string, there: FileStat | undefined): FileStat | undefined {
  const now = lstatSync(path, { throwIfNoEntry: false });
  const isExpected =
    now === undefined ? there === undefined : there !== undefined && now.isFile() && sameStat(fileStatOf(now), there);
  if (!isExpected) return undefined;
  renameSync(staged, path);
  return fileStatOf(lstatSync(path));
}

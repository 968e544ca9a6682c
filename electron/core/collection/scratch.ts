import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ProfilePaths } from '../engine-types.ts';
import { removeDatabase } from '../storage/durable-file.ts';

/** Names of unfinished files: downloads, conversions, copies on their way to a backup, what packages hold. */
const OUR_NAME = /^[a-zA-Z]+(-[a-zA-Z]+)*-[0-9a-f]{12}\.(db(-wal|-shm|-journal|\.part)?|files)$/;

/** Calls `work` with a path for a file that is gone afterwards, whatever happens. */
export async function withScratchFile<T>(
  paths: ProfilePaths,
  kind: string,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const path = newScratchPath(paths, kind);
  try {
    return await work(path);
  } finally {
    removeDatabase(path);
  }
}

export function withScratchFileSync<T>(paths: ProfilePaths, kind: string, work: (path: string) => T): T {
  const path = newScratchPath(paths, kind);
  try {
    return work(path);
  } finally {
    removeDatabase(path);
  }
}

/** Removes what an earlier process left unfinished. Only files with names of ours: the folder is the user's. */
export function emptyScratch({ scratch }: ProfilePaths): void {
  mkdirSync(scratch, { recursive: true });
  for (const name of readdirSync(scratch)) {
    if (OUR_NAME.test(name)) rmSync(join(scratch, name), { force: true, recursive: true });
  }
}

/** Calls `work` with a new folder that is gone afterwards, with all that is in it. */
export async function withScratchFolder<T>(
  paths: ProfilePaths,
  kind: string,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = newScratchPath(paths, kind, 'files');
  mkdirSync(folder);
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function newScratchPath({ scratch }: ProfilePaths, kind: string, ending: 'db' | 'files' = 'db'): string {
  mkdirSync(scratch, { recursive: true });
  return join(scratch, `${kind}-${randomBytes(6).toString('hex')}.${ending}`);
}

import { constants, lstatSync } from 'node:fs';
import { copyFile, open, rename, rm } from 'node:fs/promises';
import { codeOf } from '../errors/from-cause.ts';

/** Moves a plain file to a name that nothing has. False: there is no such file (any more), or the name is taken. */
export async function moveIfFree(from: string, to: string): Promise<boolean> {
  const file = lstatSync(from, { throwIfNoEntry: false });
  if (file?.isFile() !== true) return false;
  const taken = lstatSync(to, { throwIfNoEntry: false });
  // On a system without case, `Dog.jpg` is taken by `dog.jpg` itself.
  if (taken !== undefined && (taken.ino !== file.ino || taken.dev !== file.dev)) return false;
  try {
    await rename(from, to);
    return true;
  } catch (error: unknown) {
    if (codeOf(error) === 'ENOENT') return false;
    if (codeOf(error) !== 'EXDEV') throw error;
  }
  await copyFile(from, to, constants.COPYFILE_EXCL);
  await syncedFile(to);
  await rm(from);
  return true;
}

/** Returns once the file's bytes are on the disk. */
export async function syncedFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Returns once the names in the folder are on the disk. */
export async function syncedFolder(path: string): Promise<void> {
  // Windows can't open folders; there a rename is durable with the next flush of the volume.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

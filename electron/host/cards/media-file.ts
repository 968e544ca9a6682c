import { constants } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf } from '../atomic-file.ts';

/** An open file; whoever gets it closes it. */
export interface OpenMediaFile {
  readonly handle: FileHandle;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

const absent = ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'EISDIR', 'EACCES', 'EPERM', 'EINVAL', 'ENXIO'];

/**
 * The file of this name directly in `folder`. Undefined for everything that is no plain file in it: names that lead
 * elsewhere, links out of it, folders, pipes. Names are looked up as written, then composed, as they are stored.
 */
export async function openMediaFile(folder: string, fileName: string): Promise<OpenMediaFile | undefined> {
  if (!isPlainName(fileName)) return undefined;
  return (await openedFile(folder, fileName)) ?? (await openedFile(folder, fileName.normalize('NFC')));
}

/** The name in an encoded path; undefined when it is no name of a file. */
export function decodedFileName(encodedPath: string): string | undefined {
  try {
    const name = decodeURIComponent(encodedPath);
    return isPlainName(name) ? name : undefined;
  } catch {
    // Not an encoding at all.
    return undefined;
  }
}

/** Slashes of both kinds lead elsewhere; a colon would name a drive or a hidden stream on Windows. */
function isPlainName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !/[/\\:\0]/u.test(name);
}

async function openedFile(folder: string, fileName: string): Promise<OpenMediaFile | undefined> {
  let handle: FileHandle | undefined;
  try {
    const root = await realpath(folder);
    const path = await realpath(join(root, fileName));
    if (dirname(path) !== root) return undefined;
    // A pipe would otherwise keep us waiting for who writes into it.
    handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stat = await handle.stat();
    if (stat.isFile()) return { handle, sizeBytes: stat.size, modifiedMs: stat.mtimeMs };
    await handle.close();
    return undefined;
  } catch (error: unknown) {
    await handle?.close();
    if (absent.includes(codeOf(error) ?? '')) return undefined;
    throw error;
  }
}

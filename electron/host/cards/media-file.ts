import { close, constants, fstat, open } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { codeOf } from '../atomic-file.ts';

/**
 * An open file; whoever gets it closes it. By its number: a handle object that is forgotten, as when a card is gone
 * before its picture was asked for, would end the whole process.
 */
export interface OpenMediaFile {
  readonly fd: number;
  /** Where it really lies. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

const openFile = promisify(open);
const statOf = promisify(fstat);
export const closeFile = promisify(close);
const absent = ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'EISDIR', 'EACCES', 'EPERM', 'EINVAL', 'ENXIO'];

/**
 * The file of this name directly in `folder`. Undefined for everything that is no plain file in it: names that lead
 * elsewhere, links out of it, folders, pipes. Names are looked up as written, then composed, as they are stored.
 */
export async function openMediaFile(folder: string, fileName: string): Promise<OpenMediaFile | undefined> {
  if (!isPlainName(fileName)) return undefined;
  return (await openedFile(folder, fileName)) ?? (await openedFile(folder, fileName.normalize('NFC')));
}

/** Where the file of this name lies, found by the same rules. */
export async function mediaFilePath(folder: string, fileName: string): Promise<string | undefined> {
  const file = await openMediaFile(folder, fileName);
  if (file !== undefined) await closeFile(file.fd);
  return file?.path;
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
  let fd: number | undefined;
  try {
    const root = await realpath(folder);
    const path = await realpath(join(root, fileName));
    if (dirname(path) !== root) return undefined;
    // A pipe would otherwise keep us waiting for who writes into it.
    fd = await openFile(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stat = await statOf(fd);
    if (stat.isFile()) return { fd, path, sizeBytes: stat.size, modifiedMs: stat.mtimeMs };
    await closeFile(fd);
    return undefined;
  } catch (error: unknown) {
    if (fd !== undefined) await closeFile(fd);
    if (absent.includes(codeOf(error) ?? '')) return undefined;
    throw error;
  }
}

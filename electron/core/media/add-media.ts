import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '#shared/errors/app-error.ts';
import { codeOf } from '../errors/from-cause.ts';
import { hashOfFile } from './hash-file.ts';
import { hashedFileName, normalizedFileName } from './media-file-names.ts';
import type { MediaFolder, NewFile } from './media-folder.ts';
import type { MediaStore } from './media-store.ts';

interface AddParts {
  readonly store: MediaStore;
  readonly folder: MediaFolder;
}

/** Puts data into the folder. The same content under the same name is there once; other content gets another name. */
export async function addMediaData(parts: AddParts, fileName: string, data: Uint8Array): Promise<string> {
  return add(parts, fileName, data, createHash('sha1').update(data).digest('hex'));
}

/** Puts a copy of a file of this machine into the folder, under its own name unless one is given. */
export async function addMediaFile(parts: AddParts, path: string, fileName = basename(path)): Promise<string> {
  try {
    if (!(await stat(path)).isFile()) throw new AppError('notFound', { what: 'file', id: fileName });
    return await add(parts, fileName, { copyOf: path }, await hashOfFile(path));
  } catch (error: unknown) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '')) {
      throw new AppError('notFound', { what: 'file', id: fileName }, { cause: error });
    }
    throw error;
  }
}

/**
 * A file of that name with the same content is it. Everything else gets its name in lower case, since systems differ
 * in whether capitals make another one; with the content's hash in it where that is taken.
 */
async function add(parts: AddParts, asked: string, content: NewFile['content'], sha1: string): Promise<string> {
  const { store, folder } = parts;
  const wanted = normalizedFileName(asked);
  if (wanted === '') throw new AppError('invalidInput', { issues: ['fileName'] });
  if (await isThere(folder, wanted, sha1)) return wanted;
  const lower = normalizedFileName(wanted.toLowerCase());
  for (const fileName of [lower, hashedFileName(lower, sha1)]) {
    if (await isThere(folder, fileName, sha1)) return fileName;
    const [added] = await folder.write([{ fileName, content, onlyIfFree: true }]);
    if (added === undefined) continue;
    store.noteAdded(fileName, sha1, added);
    return fileName;
  }
  throw new Error('a name with the content’s hash in it is taken by other content');
}

async function isThere(folder: MediaFolder, fileName: string, sha1: string): Promise<boolean> {
  return (await folder.hash(fileName))?.sha1 === sha1;
}

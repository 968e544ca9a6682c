import { lstatSync, mkdirSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../errors/from-cause.ts';
import { type FileStat, fileStatOf } from './file-stat.ts';
import { hashOfFile } from './hash-file.ts';
import { moveIfFree } from './move-file.ts';

export interface TrashedFile {
  readonly path: string;
  /** As it was called in the media folder. */
  readonly fileName: string;
  readonly sizeBytes: number;
}

/**
 * Files that were taken out of the media folder, each under its own name: where it is taken, in a numbered folder
 * beside, so that nothing in the trash is ever replaced and everything can go back as what it was.
 */
export class TrashFolder {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** False: there is no such plain file any more. */
  async take(from: string, fileName: string): Promise<boolean> {
    return (await this.keep(from, fileName)) !== undefined;
  }

  /** `take`, answering where the file is now. */
  async keep(from: string, fileName: string): Promise<string | undefined> {
    for (let number = 1; ; number++) {
      const folder = number === 1 ? this.#path : join(this.#path, String(number));
      mkdirSync(folder, { recursive: true });
      const kept = join(folder, fileName);
      if (await moveIfFree(from, kept)) return kept;
      if (lstatSync(from, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
    }
  }

  /** Those that were thrown away last of a name come first. */
  async list(): Promise<readonly TrashedFile[]> {
    const folders = [...(await this.#numbered()).toReversed().map((name) => join(this.#path, name)), this.#path];
    const files: TrashedFile[] = [];
    for (const folder of folders) {
      for (const entry of await entriesOf(folder)) {
        if (!entry.isFile()) continue;
        const path = join(folder, entry.name);
        const { size } = await stat(path);
        files.push({ path, fileName: entry.name, sizeBytes: size });
      }
    }
    return files;
  }

  async size(): Promise<{ readonly fileCount: number; readonly totalBytes: number }> {
    const files = await this.list();
    return { fileCount: files.length, totalBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) };
  }

  hash({ path }: TrashedFile): Promise<string> {
    return hashOfFile(path);
  }

  /** Undefined: the place is taken. */
  async moveTo(file: TrashedFile, target: string): Promise<FileStat | undefined> {
    return (await moveIfFree(file.path, target)) ? fileStatOf(lstatSync(target)) : undefined;
  }

  async remove({ path }: TrashedFile): Promise<void> {
    await rm(path, { force: true });
  }

  async #numbered(): Promise<string[]> {
    const folders = (await entriesOf(this.#path)).filter((entry) => entry.isDirectory() && /^\d+$/u.test(entry.name));
    return folders.map(({ name }) => name).toSorted((a, b) => Number(a) - Number(b));
  }
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error: unknown) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

import { randomBytes } from 'node:crypto';
import { constants, lstatSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { chmod, copyFile, type FileHandle, link, lstat, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { CancelSignal } from '#shared/contract/define.ts';
import { codeOf } from '../errors/from-cause.ts';
import { type FileStat, fileStatOf, sameStat } from './file-stat.ts';
import { hashOfOpenFile } from './hash-file.ts';
import { isEntryName } from './media-file-names.ts';
import { moveIfFree, syncedFile, syncedFolder } from './move-file.ts';
import { placedFile, stagedFiles } from './placed-files.ts';
import { hashSmallFile, isGone, READ_FLAGS, readSmallFile } from './small-file.ts';
import { TrashFolder } from './trash-folder.ts';

/** Where a temporary file can't lie beside the folder, as on another file system, it lies in it under such a name. */
const TEMPORARY = /^\.ebb-[\da-f]{16}\.part$/u;

const NAME = 'collection.media';
const UPPER_NAME = NAME.toUpperCase();
const SETTLED_AT_ONCE = 16;

export interface FolderEntry {
  readonly name: string;
  /** `odd`: a link, a pipe, or a name that is no Unicode. */
  readonly kind: 'file' | 'folder' | 'odd';
}

export interface NewFile {
  readonly fileName: string;
  /** What it holds, or the path of the file to copy. */
  readonly content: Uint8Array | { readonly copyOf: string };
  /** True: a file that has the name meanwhile stays, and this one is not written. */
  readonly onlyIfFree?: boolean;
}

export interface HashedFile {
  readonly sha1: string;
  /** As it was while the content was read. */
  readonly stat: FileStat;
  /** False: it changed while it was read. */
  readonly steady: boolean;
}

/**
 * The files of one profile's media folder. Entries are plain files directly in it; links are never followed. Every
 * file appears whole and under its name at once, or not at all.
 */
export class MediaFolder {
  readonly path: string;
  readonly trash: TrashFolder;
  readonly #stagingPath: string;
  #stagesInside = false;

  constructor(profileFolder: string) {
    this.path = join(profileFolder, NAME);
    this.trash = new TrashFolder(join(profileFolder, 'media.trash'));
    this.#stagingPath = join(profileFolder, 'media.incoming');
  }

  /**
   * Tells this folder from another one at the same place: a volume that is not there, a folder that was made anew.
   * Undefined: there is none.
   */
  id(): string | undefined {
    const stats = statSync(this.path, { bigint: true, throwIfNoEntry: false });
    if (stats === undefined || !stats.isDirectory()) return undefined;
    // Numbers of removed folders are given out again; where the time of making is not known it is 0.
    return `${stats.dev}:${stats.ino}:${stats.birthtimeNs}`;
  }

  /** Other whenever a file came, went or got another name; not when one was edited in place. */
  state(): string | undefined {
    const stats = statSync(this.path, { bigint: true, throwIfNoEntry: false });
    return stats && `${stats.dev}:${stats.ino}:${stats.birthtimeNs}:${stats.mtimeNs}`;
  }

  /** Makes the folder if it is missing. True: it was. */
  make(): boolean {
    return mkdirSync(this.path, { recursive: true }) !== undefined;
  }

  /** Removes what an end in the middle of writing has left. At once: before anybody writes again. */
  removeUnfinished(): void {
    rmSync(this.#stagingPath, { recursive: true, force: true });
    for (const name of readdirSync(this.path)) if (TEMPORARY.test(name)) rmSync(join(this.path, name), { force: true });
  }

  /** In no order. Throws `ENOENT` when the folder is missing. */
  async list(): Promise<FolderEntry[]> {
    const found = await readdir(this.path, { withFileTypes: true });
    const entries: FolderEntry[] = [];
    for (const entry of found) {
      // U+FFFD stands for bytes that are no text: such a file can't be found by its name.
      const odd = entry.name.includes('\u{fffd}') && !this.has(entry.name);
      if (entry.isFile() && TEMPORARY.test(entry.name)) continue;
      const kind = entry.isDirectory() ? 'folder' : entry.isFile() && !odd ? 'file' : 'odd';
      entries.push({ name: this.#asStored(entry.name), kind });
    }
    return entries;
  }

  /** Undefined: no plain file has this name. */
  stat(fileName: string): FileStat | undefined {
    const stats = lstatSync(this.pathOf(fileName), { throwIfNoEntry: false });
    return stats?.isFile() === true ? fileStatOf(stats) : undefined;
  }

  /** Something has this name, be it a file or not. */
  has(name: string): boolean {
    return lstatSync(this.pathOf(name), { throwIfNoEntry: false }) !== undefined;
  }

  /** Something has this name to the letter: where case doesn't count, `a.txt` is found when `A.txt` is there. */
  hasExactly(name: string): boolean {
    if (!this.has(name)) return false;
    return !this.ignoresCase() || readdirSync(this.path).some((entry) => this.#asStored(entry) === name);
  }

  /** True where `a.txt` and `A.txt` are one file. */
  ignoresCase(): boolean {
    const profileFolder = join(this.path, '..');
    // Numbers of files would not tell: some file systems count each way of writing a name anew.
    const isFound = statSync(join(profileFolder, UPPER_NAME), { throwIfNoEntry: false }) !== undefined;
    return isFound && !readdirSync(profileFolder).includes(UPPER_NAME);
  }

  /** The whole content. Undefined: no plain file has this name (any more). */
  async read(
    fileName: string,
    /** Gives at least so many bytes, for a small file. */
    memory?: (bytes: number) => Buffer,
  ): Promise<{ readonly data: Buffer; readonly stat: FileStat } | undefined> {
    const small = readSmallFile(this.pathOf(fileName), memory);
    if (small === undefined) return undefined;
    if (small !== 'large') return { data: small.data, stat: small.before };
    return this.#withOpen(fileName, async (file, stat) => ({ data: await file.readFile(), stat }));
  }

  /** SHA-1 of the content, read piece by piece. Undefined: no plain file has this name (any more). */
  async hash(fileName: string, signal?: CancelSignal): Promise<HashedFile | undefined> {
    const small = hashSmallFile(this.pathOf(fileName));
    if (small === undefined) return undefined;
    if (small !== 'large') return { sha1: small.sha1, stat: small.after, steady: sameStat(small.before, small.after) };
    return this.#withOpen(fileName, async (file, stat) => {
      const sha1 = await hashOfOpenFile(file, stat.sizeBytes, signal);
      const after = fileStatOf(await file.stat());
      return { sha1, stat: after, steady: sameStat(stat, after) };
    });
  }

  /**
   * Puts files into the folder, all of them on the disk when it resolves. A file of the same name is replaced unless
   * `onlyIfFree`. In the order given: the new file's stat, or undefined where it was not written.
   */
  async write(files: readonly NewFile[]): Promise<(FileStat | undefined)[]> {
    const results = await Promise.allSettled(files.map(({ content }) => this.#stage(content)));
    const staged = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    try {
      const failed = results.find((result) => result.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
      const stats: (FileStat | undefined)[] = [];
      for (const [at, path] of staged.entries()) {
        const file = files[at];
        if (file !== undefined) stats.push(await this.#place(path, file.fileName, file.onlyIfFree === true));
      }
      await syncedFolder(this.path);
      return stats;
    } finally {
      for (const path of staged) await rm(path, { force: true });
    }
  }

  /** Writes contents beside the folder, for `place`. Answers where; all of them, or none is left. */
  async stage(contents: readonly Uint8Array[]): Promise<string[]> {
    const beside = this.#stagesInside ? this.path : this.#stagingPath;
    if (!this.#stagesInside) mkdirSync(beside, { recursive: true });
    return stagedFiles(contents, beside);
  }

  /** What was staged and is not to be placed after all. */
  unstage(staged: readonly string[]): void {
    for (const path of staged) rmSync(path, { force: true });
  }

  /**
   * Puts a staged file into the folder, in the place of what the caller has seen there (undefined: nothing). Undefined:
   * something else is there by now, and stays. The new file is on the disk for sure only after `settle`. Unless it was
   * placed, the staged file is still there.
   */
  async place(staged: string, fileName: string, there: FileStat | undefined): Promise<FileStat | undefined> {
    return this.#fromItsVolume(staged, (path) => placedFile(path, this.pathOf(fileName), there));
  }

  /** Returns once these files are on the disk, names and contents. Answers those that are still there. */
  async settle(fileNames: readonly string[]): Promise<string[]> {
    const settled: string[] = [];
    for (let at = 0; at < fileNames.length; at += SETTLED_AT_ONCE) {
      const batch = fileNames.slice(at, at + SETTLED_AT_ONCE);
      await Promise.all(
        batch.map(async (fileName) => {
          try {
            await syncedFile(this.pathOf(fileName));
            settled.push(fileName);
          } catch (error: unknown) {
            if (!isGone(error)) throw error;
          }
        }),
      );
    }
    await syncedFolder(this.path);
    return settled;
  }

  /** False: there is no such file any more, or `to` is taken. */
  async rename(from: string, to: string): Promise<boolean> {
    return moveIfFree(this.pathOf(from), this.pathOf(to));
  }

  /** Into the trash, under its name. False: there is no such file any more. */
  async moveToTrash(fileName: string): Promise<boolean> {
    return this.trash.take(this.pathOf(fileName), fileName);
  }

  /** For good: only what is there under another name, too. */
  async remove(fileName: string): Promise<void> {
    await rm(this.pathOf(fileName), { force: true });
  }

  async #stage(content: NewFile['content']): Promise<string> {
    const name = `.ebb-${randomBytes(8).toString('hex')}.part`;
    if (!this.#stagesInside) mkdirSync(this.#stagingPath, { recursive: true });
    const path = join(this.#stagesInside ? this.path : this.#stagingPath, name);
    try {
      if (content instanceof Uint8Array) {
        const file = await open(path, 'wx', 0o644);
        try {
          await file.writeFile(content);
          await file.sync();
        } finally {
          await file.close();
        }
      } else {
        await copyFile(content.copyOf, path, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
        // The copy of a file that can only be read could not be edited.
        await chmod(path, 0o644);
        await syncedFile(path);
      }
      return path;
    } catch (error: unknown) {
      await rm(path, { force: true });
      throw error;
    }
  }

  async #place(staged: string, fileName: string, onlyIfFree: boolean): Promise<FileStat | undefined> {
    const target = this.pathOf(fileName);
    return this.#fromItsVolume(staged, async (path) => {
      if (!onlyIfFree) await rename(path, target);
      else if (!(await placedIfFree(path, target))) return undefined;
      return fileStatOf(await lstat(target));
    });
  }

  /** `place` moves what it gets. Where the folder is a volume of its own, or leads to one, that is a copy inside of it. */
  async #fromItsVolume<T>(staged: string, place: (path: string) => T | Promise<T>): Promise<T> {
    try {
      return await place(staged);
    } catch (error: unknown) {
      // Others were staged beside the folder, too, before the first one showed that.
      if (codeOf(error) !== 'EXDEV' || dirname(staged) === this.path) throw error;
    }
    this.#stagesInside = true;
    const inside = await this.#stage({ copyOf: staged });
    try {
      return await place(inside);
    } finally {
      this.unstage([staged, inside]);
    }
  }

  async #withOpen<T>(fileName: string, fn: (file: FileHandle, stat: FileStat) => Promise<T>): Promise<T | undefined> {
    const path = this.pathOf(fileName);
    // Where the system can't refuse to follow links while opening.
    if (constants.O_NOFOLLOW === undefined && !(await lstat(path)).isFile()) return undefined;
    let file: FileHandle;
    try {
      file = await open(path, READ_FLAGS);
    } catch (error: unknown) {
      if (isGone(error)) return undefined;
      throw error;
    }
    try {
      const stats = await file.stat();
      return stats.isFile() ? await fn(file, fileStatOf(stats)) : undefined;
    } finally {
      await file.close();
    }
  }

  /** Some file systems of macOS take names composed and give them back in parts: there, both are the file's name. */
  #asStored(name: string): string {
    return process.platform === 'darwin' ? name.normalize('NFC') : name;
  }

  /** Throws for a name that is none of an entry of the folder. */
  pathOf(fileName: string): string {
    if (!isEntryName(fileName)) throw new Error('a name that leads out of the media folder');
    // Nothing of such a name is to be resolved, and a look asks for tens of thousands.
    return `${this.path}${sep}${fileName}`;
  }
}

/** Without ever replacing a file that somebody puts there in the same moment, where the file system can do that. */
async function placedIfFree(staged: string, target: string): Promise<boolean> {
  try {
    await link(staged, target);
    // Before anybody reads the file's times: giving up its other name is a change of it.
    await rm(staged);
    return true;
  } catch (error: unknown) {
    const code = codeOf(error);
    if (code === 'EEXIST') return false;
    if (code === 'EXDEV' || code === 'ENOENT') throw error;
  }
  if (lstatSync(target, { throwIfNoEntry: false }) !== undefined) return false;
  await rename(staged, target);
  return true;
}

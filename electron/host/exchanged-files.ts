import { randomBytes } from 'node:crypto';
import { appendFile, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { ChosenFile, FileKind, OfferedFile } from '#shared/contract/files.ts';
import { AppError, isAppError } from '#shared/errors/app-error.ts';
import { codeOf, writeError } from './atomic-file.ts';
import type { Platform } from './platform.ts';

type ChoosingPlatform = Pick<Platform, 'chooseFile' | 'chooseTarget'>;
type Target =
  | { kind: 'chosen'; path: string; fileName: string; downloadPath: string | null }
  | { readonly kind: 'cancelled' };
type Choice = { kind: 'chosen'; file: ChosenFile } | { readonly kind: 'cancelled' | 'noDialog' };

interface Exchanged {
  readonly realPath: string;
  readonly fileName: string;
  readonly use: 'reading' | 'writing';
  /** It lies in the folder of passing files, and goes with its word. */
  readonly ours: boolean;
  /** Of one that comes in parts. Undefined: it is there as a whole. */
  arriving?: { readonly sizeBytes: number; doneBytes: number; last: Promise<unknown> };
}

/**
 * The files that windows speak of without knowing where they lie. A window is a page: it gets words for files that a
 * person chose, so that nothing that goes wrong in it can have the engine read or write another one.
 */
export class ExchangedFiles {
  readonly #byWord = new Map<string, Exchanged>();
  /** Opened from outside, and not yet told to a window. */
  #offers: OfferedFile[] = [];
  readonly #folder: string;
  readonly #platform: ChoosingPlatform;

  /** `folder`: for what passes through, emptied at the start and at the end. */
  constructor(folder: string, platform: ChoosingPlatform) {
    this.#folder = folder;
    this.#platform = platform;
  }

  /** Removes what an end without warning left behind. */
  async clear(): Promise<void> {
    this.#byWord.clear();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** A file of this machine that the person gave us: by a dialog, the command line or a double click. */
  async offered(realPath: string): Promise<ChosenFile> {
    const size = await stat(realPath).catch((error: unknown) => {
      throw readError(error, basename(realPath));
    });
    if (!size.isFile()) throw new AppError('file.notAllowed', { reason: 'EISDIR' });
    const fileName = basename(realPath);
    const path = this.#remember({ realPath, fileName, use: 'reading', ours: false });
    return { path, fileName, sizeBytes: size.size };
  }

  /**
   * Keeps a file that was opened with the app until a window asks for it: there may be none yet. Who opened one that
   * can't be read is told there, too.
   */
  async offer(realPath: string): Promise<void> {
    this.#offers.push(await this.#offerOf(realPath));
  }

  takeOffers(): OfferedFile[] {
    return this.#offers.splice(0);
  }

  /** What no window has asked for goes over to another profile. */
  async handOffersTo(others: ExchangedFiles): Promise<void> {
    for (const offer of this.takeOffers()) {
      if (offer.kind === 'file') await others.offer(this.#known(offer.file.path).realPath);
      else others.#offers.push(offer);
    }
  }

  async #offerOf(realPath: string): Promise<OfferedFile> {
    const fileName = basename(realPath);
    try {
      return { kind: 'file', file: await this.offered(realPath) };
    } catch (error: unknown) {
      if (isAppError(error, 'file.gone')) return { kind: 'gone', fileName };
      if (isAppError(error, 'file.notAllowed')) return { kind: 'notAllowed', fileName, reason: error.details.reason };
      throw error;
    }
  }

  async choose(kinds: readonly FileKind[]): Promise<Choice> {
    if (this.#platform.chooseFile === undefined) return { kind: 'noDialog' };
    const realPath = await this.#platform.chooseFile(kinds);
    return realPath === undefined ? { kind: 'cancelled' } : { kind: 'chosen', file: await this.offered(realPath) };
  }

  async receive(fileName: string, sizeBytes: number): Promise<ChosenFile> {
    const realPath = await this.#ownPath(fileName);
    await writeFile(realPath, '', { mode: 0o600, flag: 'wx' }).catch((error: unknown) => {
      throw writeError(error, this.#folder);
    });
    const arriving = { sizeBytes, doneBytes: 0, last: Promise.resolve() };
    const path = this.#remember({ realPath, fileName, use: 'reading', ours: true, arriving });
    return { path, fileName, sizeBytes };
  }

  /** Parts are written in the order in which they were called for, whatever the disk is doing. */
  async addPart(path: string, data: Buffer): Promise<number> {
    const { arriving, realPath } = this.#known(path);
    if (arriving === undefined || arriving.doneBytes + data.length > arriving.sizeBytes) {
      throw new AppError('invalidInput', { issues: ['data: too_big'] });
    }
    arriving.doneBytes += data.length;
    const { doneBytes } = arriving;
    arriving.last = arriving.last.then(() => appendFile(realPath, data));
    try {
      await arriving.last;
    } catch (error: unknown) {
      // A file with a hole is worse than none.
      await this.release(path);
      throw writeError(error, this.#folder);
    }
    return doneBytes;
  }

  async chooseTarget(fileName: string, kinds: readonly FileKind[]): Promise<Target> {
    const { chooseTarget } = this.#platform;
    if (chooseTarget === undefined) {
      const realPath = await this.#ownPath(fileName);
      const path = this.#remember({ realPath, fileName, use: 'writing', ours: true });
      return { kind: 'chosen', path, fileName, downloadPath: `download/${path}` };
    }
    const realPath = await chooseTarget(fileName, kinds);
    if (realPath === undefined) return { kind: 'cancelled' };
    const path = this.#remember({ realPath, fileName: basename(realPath), use: 'writing', ours: false });
    return { kind: 'chosen', path, fileName: basename(realPath), downloadPath: null };
  }

  /** What a method is to read or to make. Throws `file.gone`. */
  realPath(path: string, use: 'reading' | 'writing'): string {
    const known = this.#known(path);
    const { arriving } = known;
    const whole = arriving === undefined || arriving.doneBytes === arriving.sizeBytes;
    if (known.use !== use || !whole) throw forgotten();
    return known.realPath;
  }

  /** A file that was made here, for one download: the word is used up, and who takes the file removes it. */
  takenForDownload(path: string): { readonly realPath: string; readonly fileName: string } | undefined {
    const known = this.#byWord.get(path);
    if (known === undefined || known.use !== 'writing' || !known.ours) return undefined;
    this.#byWord.delete(path);
    return known;
  }

  async release(path: string): Promise<void> {
    const known = this.#byWord.get(path);
    this.#byWord.delete(path);
    if (known?.ours !== true) return;
    // What is still being written fails, or was here in time to be removed.
    await known.arriving?.last.catch(() => undefined);
    await rm(known.realPath, { force: true });
  }

  #known(path: string): Exchanged {
    const known = this.#byWord.get(path);
    if (known === undefined) throw forgotten();
    return known;
  }

  #remember(file: Exchanged): string {
    const word = `file-${randomBytes(18).toString('base64url')}`;
    this.#byWord.set(word, file);
    return word;
  }

  /** The name comes from outside: only a harmless ending of it reaches the disk, by which kinds of files are told. */
  async #ownPath(fileName: string): Promise<string> {
    const ending = /^\.[a-z0-9]{1,16}$/iu.exec(extname(fileName))?.[0] ?? '';
    await mkdir(this.#folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
      throw writeError(error, this.#folder);
    });
    return join(this.#folder, `${randomBytes(12).toString('hex')}${ending.toLowerCase()}`);
  }
}

function forgotten(): AppError {
  return new AppError('file.gone', { reason: 'forgotten', fileName: '' });
}

function readError(error: unknown, fileName: string): unknown {
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new AppError('file.gone', { reason: 'moved', fileName }, { cause: error });
    case undefined:
      return error;
    default:
      return new AppError('file.notAllowed', { reason: codeOf(error) ?? '' }, { cause: error });
  }
}

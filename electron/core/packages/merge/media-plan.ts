import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { hashedFileName, isEntryName, normalizedFileName } from '../../media/media-file-names.ts';
import type { MediaArrivals } from '../../engine-types.ts';
import { damaged } from '../package-archive.ts';
import type { OpenedPackage } from '../opened-package.ts';
import type { PackageFile } from '../package-format.ts';

/** For styling and scripts of templates, and images made of formulas: never compared, never renamed. */
const STATIC = /^(?:_|latex-)/u;
const FILES_BETWEEN_PAUSES = 50;

/** A file on its way into the media folder. */
export interface ArrivingFile {
  readonly path: string;
  readonly fileName: string;
  readonly sha1: string;
}

export interface UnpackFiles {
  readonly opened: OpenedPackage;
  /** Where they lie until they are placed. */
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly throwIfCancelled: () => void;
  readonly onFile: (done: number, total: number) => void;
}

/** What is to be done with a package's files, and what notes that come with them have to call them. */
export class MediaPlan {
  readonly #opened: OpenedPackage;
  readonly #files: ReadonlyMap<string, PackageFile>;
  readonly #used = new Set<string>();
  readonly #renamed = new Map<string, string>();
  #toCopy: { readonly file: PackageFile; readonly fileName: string }[] = [];

  constructor(opened: OpenedPackage) {
    this.#opened = opened;
    this.#files = new Map(opened.files.map((file) => [file.fileName, file]));
  }

  /** A note that will be written names this file. */
  use(reference: string): void {
    const name = isEntryName(reference) ? normalizedFileName(reference) : '';
    if (this.#files.has(name)) this.#used.add(name);
  }

  /** The name that a note has to use in the place of its own; undefined: its own will do. */
  readonly nameHere = (reference: string): string | undefined => {
    if (!isEntryName(reference)) return undefined;
    const normalized = normalizedFileName(reference);
    const name = this.#renamed.get(normalized) ?? normalized;
    return name === '' || name === reference ? undefined : name;
  };

  /** Looks at what is in the media folder already. */
  async decide(arrivals: MediaArrivals, signal: AbortSignal): Promise<void> {
    const wanted = [...this.#files.values()].filter(
      ({ fileName }) => STATIC.test(fileName) || this.#used.has(fileName),
    );
    if (wanted.length === 0) return;
    const { sha1s } = await arrivals.compare({
      fileNames: wanted.map(({ fileName }) => fileName),
      ignoreCase: true,
    });
    for (const [at, file] of wanted.entries()) {
      const here = sha1s[at] ?? null;
      if (here === null) this.#toCopy.push({ file, fileName: file.fileName });
      else if (!STATIC.test(file.fileName)) await this.#decideNamesake(file, here, signal);
    }
  }

  async #decideNamesake(file: PackageFile, here: string, signal: AbortSignal): Promise<void> {
    const unpacking = { zstd: this.#opened.zstd, mostBytes: this.#opened.mostBytesOf(file), signal };
    const sha1 = file.sha1 ?? (await this.#opened.archive.sha1Of(file.entry, unpacking));
    if (sha1 === here) return;
    const fileName = hashedFileName(file.fileName, sha1);
    this.#renamed.set(file.fileName, fileName);
    this.#toCopy.push({ file, fileName });
  }

  /** Unpacks what has to be copied. */
  async unpack({ opened, folder, signal, throwIfCancelled, onFile }: UnpackFiles): Promise<ArrivingFile[]> {
    const files: ArrivingFile[] = [];
    const total = this.#toCopy.length;
    opened.refuseHuge(this.#toCopy.map(({ file }) => file));
    for (const [at, { file, fileName }] of this.#toCopy.entries()) {
      throwIfCancelled();
      if (at % FILES_BETWEEN_PAUSES === 0) await setImmediate();
      const path = join(folder, String(at));
      files.push({ path, fileName, sha1: await unpackedFile(opened, file, path, signal) });
      onFile(at + 1, total);
    }
    return files;
  }
}

/** Writes a package's file to `path`, compared with what the package says of it. Answers its SHA-1. */
export async function unpackedFile(
  opened: OpenedPackage,
  file: PackageFile,
  path: string,
  signal: AbortSignal,
): Promise<string> {
  const unpacking = { zstd: opened.zstd, mostBytes: opened.mostBytesOf(file), signal };
  const { bytes, sha1 } = await opened.archive.extract(file.entry, path, unpacking);
  if (file.sha1 !== null && file.sha1 !== sha1) throw damaged('content of a media file');
  // Sizes beyond 32 bits are written as 0.
  if (file.sizeBytes !== null && file.sizeBytes !== 0 && file.sizeBytes !== bytes)
    throw damaged('size of a media file');
  return sha1;
}

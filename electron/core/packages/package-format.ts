import { basename } from 'node:path';
import { BinaryReader, BinaryWriter } from '@bufbuild/protobuf/wire';
import type { PackageKind, PackageVariant } from '#shared/contract/packages.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { isEntryName, isNormalizedFileName, normalizedFileName } from '../media/media-file-names.ts';
import { damaged, notAPackage, type PackageArchive } from './package-archive.ts';

/** Numbers of the variants in `meta`. */
const VARIANTS: readonly PackageVariant[] = ['legacy1', 'legacy2', 'latest'];
export const COLLECTION_ENTRIES = {
  legacy1: 'collection.anki2',
  legacy2: 'collection.anki21',
  latest: 'collection.anki21b',
} as const satisfies Record<PackageVariant, string>;
export const META_ENTRY = 'meta';
export const MEDIA_ENTRY = 'media';

const META_BYTES = 1024;
const MEDIA_LIST_BYTES = 64 << 20;
const SHA1_BYTES = 20;
const WHOLE_COLLECTION = /\.colpkg$|^collection\.apkg$|^backup-.*\.apkg$/iu;

/** What the file is by its name. */
export function packageKind(path: string): PackageKind {
  return WHOLE_COLLECTION.test(basename(path)) ? 'colpkg' : 'apkg';
}

/** Throws `package.tooNew`, `package.notAPackage`. */
export function packageVariant(archive: PackageArchive): PackageVariant {
  const variant = archive.has(META_ENTRY) ? declaredVariant(archive) : variantByEntries(archive);
  if (!archive.has(COLLECTION_ENTRIES[variant])) throw notAPackage('no collection');
  return variant;
}

function variantByEntries(archive: PackageArchive): PackageVariant {
  return archive.has(COLLECTION_ENTRIES.legacy2) ? 'legacy2' : 'legacy1';
}

function declaredVariant(archive: PackageArchive): PackageVariant {
  const bytes = archive.read(META_ENTRY, { zstd: false, mostBytes: META_BYTES });
  let version = 0;
  try {
    const reader = new BinaryReader(bytes);
    while (reader.pos < reader.len) {
      const [number, wireType] = reader.tag();
      if (number === 1) version = reader.int32();
      else reader.skip(wireType, number);
    }
  } catch (cause: unknown) {
    throw damaged('meta', cause);
  }
  const variant = VARIANTS[version - 1];
  if (variant === undefined) throw new AppError('package.tooNew', { version });
  return variant;
}

export function metaBytes(variant: PackageVariant): Uint8Array {
  return new BinaryWriter()
    .uint32((1 << 3) | 0)
    .int32(VARIANTS.indexOf(variant) + 1)
    .finish();
}

/** A media file of a package. */
export interface PackageFile {
  /** The name of its entry. */
  readonly entry: string;
  /** In a media folder: one that every system can hold. */
  readonly fileName: string;
  /** Null: the older lists don't say. */
  readonly sizeBytes: number | null;
  readonly sha1: string | null;
}

/** What the package says of its media. Throws `package.damaged` for names that lead out of a folder. */
export function packageFiles(archive: PackageArchive, variant: PackageVariant): PackageFile[] {
  // Some programs wrote none where there were no files.
  if (!archive.has(MEDIA_ENTRY)) return [];
  const zstd = variant === 'latest';
  const list = archive.read(MEDIA_ENTRY, { zstd, mostBytes: MEDIA_LIST_BYTES });
  return zstd ? filesOfMessage(list) : filesOfJson(list);
}

function filesOfJson(list: Buffer): PackageFile[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(list.toString('utf8'));
  } catch (cause: unknown) {
    throw damaged('the media list', cause);
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw damaged('the media list');
  return Object.entries(parsed).map(([entry, name]: [string, unknown]) => {
    if (!/^\d+$/u.test(entry) || typeof name !== 'string' || !isEntryName(name)) throw damaged('the media list');
    const fileName = normalizedFileName(name);
    if (fileName === '') throw damaged('the media list');
    return { entry: String(Number(entry)), fileName, sizeBytes: null, sha1: null };
  });
}

function filesOfMessage(list: Buffer): PackageFile[] {
  const files: PackageFile[] = [];
  try {
    const reader = new BinaryReader(list);
    while (reader.pos < reader.len) {
      const [number, wireType] = reader.tag();
      if (number === 1) files.push(fileOfMessage(reader.bytes(), files.length));
      else reader.skip(wireType, number);
    }
  } catch (cause: unknown) {
    throw cause instanceof AppError ? cause : damaged('the media list', cause);
  }
  return files;
}

function fileOfMessage(bytes: Uint8Array, place: number): PackageFile {
  const reader = new BinaryReader(bytes);
  let fileName = '';
  let sizeBytes = 0;
  let sha1 = Buffer.alloc(0);
  while (reader.pos < reader.len) {
    const [number, wireType] = reader.tag();
    if (number === 1) fileName = reader.string();
    else if (number === 2) sizeBytes = reader.uint32();
    else if (number === 3) sha1 = Buffer.from(reader.bytes());
    else reader.skip(wireType, number);
  }
  const isFine = isEntryName(fileName) && isNormalizedFileName(fileName) && sha1.length === SHA1_BYTES;
  if (!isFine) throw damaged('the media list');
  return { entry: String(place), fileName, sizeBytes, sha1: sha1.toString('hex') };
}

/** The list as it is written: JSON, or a message that has still to be packed. */
export function mediaListBytes(files: readonly PackageFile[], variant: PackageVariant): Uint8Array {
  if (variant !== 'latest') {
    return Buffer.from(JSON.stringify(Object.fromEntries(files.map(({ entry, fileName }) => [entry, fileName]))));
  }
  const writer = new BinaryWriter();
  for (const { fileName, sizeBytes, sha1 } of files) {
    writer.uint32((1 << 3) | 2).fork();
    writer.uint32((1 << 3) | 2).string(fileName);
    if (sizeBytes !== null && sizeBytes > 0) writer.uint32((2 << 3) | 0).uint32(Math.min(sizeBytes, 0xff_ff_ff_ff));
    writer.uint32((3 << 3) | 2).bytes(Buffer.from(sha1 ?? '', 'hex'));
    writer.join();
  }
  return writer.finish();
}

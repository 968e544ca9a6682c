import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createReadStream } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { constants, createZstdCompress, zstdCompressSync } from 'node:zlib';
import type { CallContext, InputOf, ProgressOf } from '#shared/contract/define.ts';
import type { ExportOptions, ExportResult, ExportScope, packages } from '#shared/contract/packages.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { Collection } from '../../collection/collection.ts';
import { withScratchFile } from '../../collection/scratch.ts';
import type { ProfilePaths, StockNames } from '../../engine-types.ts';
import { noteIdsOfCards } from '../../storage/card-storage.ts';
import { numbersOf } from '../../storage/collection-numbers.ts';
import type { ReadDb } from '../../storage/connection.ts';
import { getDeck, listChildDeckIds } from '../../storage/deck-storage.ts';
import { replaceFile } from '../../storage/durable-file.ts';
import { exportSchema11 } from '../../storage/exchange/write-schema-11.ts';
import { column } from '../../storage/statement.ts';
import {
  COLLECTION_ENTRIES,
  MEDIA_ENTRY,
  mediaListBytes,
  META_ENTRY,
  metaBytes,
  type PackageFile,
} from '../package-format.ts';
import { PackageSource } from '../package-source.ts';
import { allFiles, type ExportedFile, filesNamed, usedNames } from './package-media.ts';
import { writePackageCollection } from './write-collection.ts';
import { ZipWriter } from './zip-writer.ts';

export interface ExportDeps {
  readonly collection: Collection;
  readonly paths: ProfilePaths;
  readonly mediaFolder: string;
  readonly stockNames: StockNames;
}

type ExportContext = CallContext<ProgressOf<(typeof packages)['export']>>;
type ExportInput = InputOf<(typeof packages)['export']>;

const IN_DECKS = `SELECT DISTINCT nid FROM cards
  WHERE did IN (SELECT value FROM json_each(:ids)) OR odid != 0 AND odid IN (SELECT value FROM json_each(:ids)) ORDER BY nid`;
/** As for backups: half the time of the usual level, and hardly larger. */
const ZSTD = { [constants.ZSTD_c_compressionLevel]: 1 };
const SMALL_BYTES = 4 << 20;
const PIECE_BYTES = 1 << 20;
const FILES_BETWEEN_PAUSES = 50;

/** Writes a package. Built beside and renamed: at `path` is the old file or the whole new one. */
export async function exportPackage(
  deps: ExportDeps,
  input: ExportInput,
  context: ExportContext,
): Promise<ExportResult> {
  const { path, overwrite = false } = input;
  if (existsSync(path) && !overwrite) throw new AppError('file.exists', { file: path });
  mkdirSync(dirname(path), { recursive: true });
  return await withScratchFile(deps.paths, 'export', async (scratch) => {
    context.report({ stage: 'gathering', done: 0, total: null });
    const gathered = gather(deps, input, scratch, context);
    context.throwIfCancelled();
    const building = `${path}.part`;
    rmSync(building, { force: true });
    try {
      const bytes = await writeArchive(deps, { ...input, building, scratch, files: gathered.files }, context);
      context.throwIfCancelled();
      context.report({ stage: 'finishing', done: 0, total: null });
      replaceFile(building, path);
      return { bytes, counts: { ...gathered.counts, media: gathered.files.length } };
    } catch (error: unknown) {
      rmSync(building, { force: true });
      throw error;
    }
  });
}

interface Gathered {
  readonly counts: { readonly notes: number; readonly cards: number };
  readonly files: readonly ExportedFile[];
}

/** Writes the collection of the package to `scratch`. */
function gather(
  { collection, mediaFolder, stockNames }: ExportDeps,
  { scope, options }: ExportInput,
  scratch: string,
  context: ExportContext,
): Gathered {
  const { db, env } = collection;
  const throwIfCancelled = (): void => context.throwIfCancelled();
  if (options.kind === 'colpkg') {
    const files = options.withMedia ? allFiles(mediaFolder) : [];
    exportSchema11(db, scratch, { onStage: throwIfCancelled });
    const { notes, cards } = numbersOf(db);
    return { counts: { notes, cards }, files };
  }
  const source = new PackageSource(db, env.clock, notesIn(db, scope), options);
  const names = options.withMedia ? usedNames(source.notes(), source.notetypes()) : [];
  const files = filesNamed(mediaFolder, names);
  throwIfCancelled();
  writePackageCollection(db, source, scratch, { env, stockNames, throwIfCancelled });
  return { counts: source.counts, files };
}

/** Null: all. */
function notesIn(db: ReadDb, scope: ExportScope): readonly number[] | null {
  switch (scope.kind) {
    case 'all':
      return null;
    case 'deck': {
      const { id, name } = getDeck(db, scope.deckId);
      return column<number>(db, IN_DECKS, { ids: JSON.stringify([id, ...listChildDeckIds(db, name)]) });
    }
    case 'notes':
      return scope.noteIds;
    case 'cards':
      return noteIdsOfCards(db, scope.cardIds);
  }
}

interface ArchivePlan {
  readonly options: ExportOptions;
  readonly building: string;
  /** The collection, as a schema-11 file. */
  readonly scratch: string;
  readonly files: readonly ExportedFile[];
}

async function writeArchive(
  { collection }: ExportDeps,
  { options, building, scratch, files }: ArchivePlan,
  context: ExportContext,
): Promise<number> {
  const variant = options.legacy ? 'legacy2' : 'latest';
  const zip = new ZipWriter(building, collection.env.clock.nowMs());
  try {
    zip.addBuffer(META_ENTRY, metaBytes(variant));
    await addCollection(zip, variant, scratch, context);
    const written: PackageFile[] = [];
    for (const [place, file] of files.entries()) {
      context.throwIfCancelled();
      if (place % FILES_BETWEEN_PAUSES === 0) await setImmediate();
      written.push(await addFile(zip, String(place), file, { zstd: variant === 'latest', signal: context.signal }));
      context.report({ stage: 'media', done: place + 1, total: files.length });
    }
    const list = mediaListBytes(written, variant);
    zip.addBuffer(MEDIA_ENTRY, variant === 'latest' ? zstdCompressSync(list, { params: ZSTD }) : list);
    return zip.finish();
  } finally {
    zip.close();
  }
}

async function addCollection(
  zip: ZipWriter,
  variant: 'legacy2' | 'latest',
  scratch: string,
  { signal, report }: ExportContext,
): Promise<void> {
  const { size } = statSync(scratch);
  let done = 0;
  const onPiece = (bytes: number): void => report({ stage: 'writing', done: (done += bytes), total: size });
  const pieces = piecesOf(scratch, onPiece);
  const name = COLLECTION_ENTRIES[variant];
  if (variant === 'legacy2') await zip.add(name, pieces, { deflate: true, mostBytes: size }, signal);
  else await zip.add(name, packed(pieces, size), { mostBytes: size }, signal);
}

/** Compressed once more inside of the archive, which stores it as it is. */
function packed(pieces: AsyncIterable<Uint8Array>, bytes: number): AsyncIterable<Uint8Array> {
  const compress = createZstdCompress({ params: ZSTD, pledgedSrcSize: bytes });
  return compose(pieces, compress);
}

async function* compose(
  pieces: AsyncIterable<Uint8Array>,
  transform: ReturnType<typeof createZstdCompress>,
): AsyncGenerator<Uint8Array> {
  const fed = (async () => {
    for await (const piece of pieces) {
      if (!transform.write(piece)) await new Promise((resolve) => transform.once('drain', resolve));
    }
    transform.end();
  })();
  fed.catch((error: unknown) => transform.destroy(error instanceof Error ? error : new Error(String(error))));
  yield* transform;
  await fed;
}

async function* piecesOf(path: string, onPiece: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES }) as AsyncIterable<Uint8Array>) {
    onPiece(piece.length);
    yield piece;
  }
}

/** What is written is what is listed, should the file change meanwhile. */
async function addFile(
  zip: ZipWriter,
  entry: string,
  { path, fileName, bytes: expectedBytes }: ExportedFile,
  { zstd, signal }: { readonly zstd: boolean; readonly signal: AbortSignal },
): Promise<PackageFile> {
  if (expectedBytes <= SMALL_BYTES) {
    const data = readFileSync(path);
    zip.addBuffer(entry, zstd ? zstdCompressSync(data, { params: ZSTD }) : data);
    return { entry, fileName, sizeBytes: data.length, sha1: createHash('sha1').update(data).digest('hex') };
  }
  const hash = createHash('sha1');
  let sizeBytes = 0;
  const hashed = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of piecesOf(path, () => undefined)) {
      hash.update(piece);
      sizeBytes += piece.length;
      yield piece;
    }
  };
  const content = zstd ? compose(hashed(), createZstdCompress({ params: ZSTD })) : hashed();
  await zip.add(entry, content, { mostBytes: expectedBytes }, signal);
  return { entry, fileName, sizeBytes, sha1: hash.digest('hex') };
}

import { createHash, hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { crc32, createInflateRaw, createZstdDecompress, inflateRawSync, zstdDecompressSync } from 'node:zlib';
import { PassThrough, Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Entry, fromRandomAccessReader, type ZipFile } from 'yauzl';
import { AppError } from '#shared/errors/app-error.ts';
import { codeOf } from '../errors/from-cause.ts';
import { BufferedFileReader } from './buffered-file-reader.ts';

/** More files than any media folder has been heard of having. */
const MOST_ENTRIES = 500_000;
const ENTRY_BYTES = 46;
const LOCAL_HEADER_BYTES = 30;
const LOCAL_HEADER_MARK = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
/** Read and unpacked at once; what is larger goes piece by piece. */
const SMALL_BYTES = 4 << 20;
const PIECE_BYTES = 1 << 20;
const PACKING_BYTES = 64 << 10;
/** What is unpacked of a large entry at once. */
const UNPACKED_BYTES = 256 << 10;

interface ArchiveEntry {
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly offset: number;
}

/** What may come out of an entry. */
export interface Unpacking {
  /** The entry holds what zstd has packed once more. */
  readonly zstd: boolean;
  /** Beyond it the archive lies, and nothing more is written. */
  readonly mostBytes: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * A zip file that a stranger may have made. Entries are found by their names, never written under them; everything that
 * is read is compared with its checksum and with the size that was said. Throws `package.notAPackage`,
 * `package.damaged`, `package.tooLarge` and `package.encrypted`.
 */
export class PackageArchive {
  readonly fileBytes: number;
  readonly #fd: number;
  readonly #entries: ReadonlyMap<string, ArchiveEntry>;

  private constructor(fd: number, fileBytes: number, entries: ReadonlyMap<string, ArchiveEntry>) {
    this.#fd = fd;
    this.fileBytes = fileBytes;
    this.#entries = entries;
  }

  static async open(path: string): Promise<PackageArchive> {
    const fd = openedFile(path);
    try {
      const { size } = fstatSync(fd);
      return new PackageArchive(fd, size, await directoryOf(fd, size));
    } catch (error: unknown) {
      closeSync(fd);
      throw error;
    }
  }

  close(): void {
    closeSync(this.#fd);
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** Unpacked from the zip; undefined: there is no such entry. */
  bytesOf(name: string): number | undefined {
    return this.#entries.get(name)?.bytes;
  }

  packedBytesOf(name: string): number {
    return this.#entries.get(name)?.packedBytes ?? 0;
  }

  /** The whole content of a small entry. */
  read(name: string, { zstd, mostBytes }: Unpacking): Buffer {
    const entry = this.#entry(name);
    // What can't be packed gets longer by it.
    const mostPacked = mostBytes + PACKING_BYTES;
    if (entry.packedBytes > mostPacked || entry.bytes > (zstd ? mostPacked : mostBytes)) throw tooLarge(name);
    const packed = Buffer.allocUnsafe(entry.packedBytes);
    this.#readExactly(packed, this.#dataStart(entry, name), name);
    const content = entry.method === STORED ? packed : inflated(packed, entry.bytes, name);
    if (content.length !== entry.bytes || crc32(content) !== entry.crc) throw damaged(`content of ${kindOf(name)}`);
    return zstd ? unzstd(content, mostBytes, name) : content;
  }

  /** Writes the content into a new file. Answers its size and SHA-1 (hex). */
  async extract(name: string, target: string, unpacking: Unpacking): Promise<{ bytes: number; sha1: string }> {
    const entry = this.#entry(name);
    const isSmall = entry.packedBytes <= SMALL_BYTES && unpacking.mostBytes <= SMALL_BYTES;
    if (isSmall) return written(target, this.read(name, unpacking));
    const output = openSync(target, 'wx', 0o644);
    try {
      return await this.#stream(name, entry, output, unpacking);
    } finally {
      closeSync(output);
    }
  }

  /** The content's SHA-1, and nothing is written. */
  async sha1Of(name: string, unpacking: Unpacking): Promise<string> {
    const entry = this.#entry(name);
    if (entry.packedBytes <= SMALL_BYTES && unpacking.mostBytes <= SMALL_BYTES) {
      return hash('sha1', this.read(name, unpacking), 'hex');
    }
    return (await this.#stream(name, entry, undefined, unpacking)).sha1;
  }

  async #stream(
    name: string,
    entry: ArchiveEntry,
    output: number | undefined,
    { zstd, mostBytes, signal }: Unpacking,
  ): Promise<{ bytes: number; sha1: string }> {
    if (!zstd && entry.bytes > mostBytes) throw tooLarge(name);
    const sum = new CheckedBytes(entry, name);
    const sha1 = createHash('sha1');
    let bytes = 0;
    const write = async (source: AsyncIterable<Buffer>): Promise<void> => {
      for await (const piece of source) {
        bytes += piece.length;
        if (bytes > mostBytes) throw tooLarge(name);
        sha1.update(piece);
        if (output !== undefined) writeWhole(output, piece);
      }
    };
    try {
      await pipeline(
        Readable.from(this.#pieces(entry, name)),
        entry.method === DEFLATED ? createInflateRaw({ chunkSize: UNPACKED_BYTES }) : new PassThrough(),
        sum.transform,
        zstd ? createZstdDecompress({ chunkSize: UNPACKED_BYTES }) : new PassThrough(),
        write,
        signal === undefined ? {} : { signal },
      );
    } catch (error: unknown) {
      throw unpackingError(error, name);
    }
    sum.end();
    return { bytes, sha1: sha1.digest('hex') };
  }

  async *#pieces(entry: ArchiveEntry, name: string): AsyncGenerator<Buffer> {
    const start = this.#dataStart(entry, name);
    for (let done = 0; done < entry.packedBytes; ) {
      const piece = Buffer.allocUnsafe(Math.min(PIECE_BYTES, entry.packedBytes - done));
      this.#readExactly(piece, start + done, name);
      done += piece.length;
      yield piece;
      // Calls and cancelling have their turn between the pieces of a large file.
      await setImmediate();
    }
  }

  #entry(name: string): ArchiveEntry {
    const entry = this.#entries.get(name);
    if (entry === undefined) throw damaged(`${kindOf(name)} is missing`);
    return entry;
  }

  #dataStart(entry: ArchiveEntry, name: string): number {
    const header = Buffer.allocUnsafe(LOCAL_HEADER_BYTES);
    this.#readExactly(header, entry.offset, name);
    if (header.readUInt32LE(0) !== LOCAL_HEADER_MARK) throw damaged('header of an entry');
    const start = entry.offset + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
    if (start + entry.packedBytes > this.fileBytes) throw damaged('cut short');
    return start;
  }

  #readExactly(into: Buffer, at: number, name: string): void {
    for (let done = 0; done < into.length; ) {
      const count = readSync(this.#fd, into, done, into.length - done, at + done);
      if (count === 0) throw damaged(`${kindOf(name)} is cut short`);
      done += count;
    }
  }
}

/** Compares what an entry gives with what was said of it. */
class CheckedBytes {
  readonly transform: Transform;
  readonly #entry: ArchiveEntry;
  readonly #name: string;
  #bytes = 0;
  #crc = 0;

  constructor(entry: ArchiveEntry, name: string) {
    this.#entry = entry;
    this.#name = name;
    this.transform = new Transform({
      transform: (piece: Buffer, _encoding, done) => {
        this.#bytes += piece.length;
        this.#crc = crc32(piece, this.#crc);
        if (this.#bytes > entry.bytes) done(damaged(`size of ${kindOf(name)}`));
        else done(null, piece);
      },
    });
  }

  end(): void {
    const fits = this.#bytes === this.#entry.bytes && this.#crc === this.#entry.crc;
    if (!fits) throw damaged(`content of ${kindOf(this.#name)}`);
  }
}

export function damaged(reason: string, cause?: unknown): AppError<'package.damaged'> {
  return new AppError('package.damaged', { reason }, cause === undefined ? {} : { cause });
}

export function tooLarge(name: string): AppError<'package.tooLarge'> {
  return new AppError('package.tooLarge', { what: kindOf(name) });
}

function openedFile(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (cause: unknown) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(cause) ?? '')) {
      throw new AppError('file.gone', { reason: 'moved', fileName: basename(path) }, { cause });
    }
    throw cause;
  }
}

/** By what it is for: names in strangers' archives go into no error. */
function kindOf(name: string): string {
  if (/^\d+$/u.test(name)) return 'a media file';
  return name.startsWith('collection.') ? 'the collection' : name === 'media' ? 'the media list' : 'an entry';
}

async function directoryOf(fd: number, fileBytes: number): Promise<ReadonlyMap<string, ArchiveEntry>> {
  const zip = await opened(fd, fileBytes);
  // Said at the file's end; nothing is read for what can't be true.
  if (zip.entryCount * ENTRY_BYTES > fileBytes) throw damaged('number of entries');
  if (zip.entryCount > MOST_ENTRIES) throw new AppError('package.tooLarge', { what: 'entries' });
  const entries = new Map<string, ArchiveEntry>();
  await new Promise<void>((resolve, reject) => {
    zip.on('error', (cause: unknown) => reject(archiveError(cause)));
    zip.on('end', resolve);
    zip.on('entry', (entry: Entry) => {
      try {
        if (entries.has(entry.fileName)) throw damaged('two entries of one name');
        entries.set(entry.fileName, checkedEntry(entry));
        zip.readEntry();
      } catch (error: unknown) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
    zip.readEntry();
  });
  return entries;
}

function opened(fd: number, fileBytes: number): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    const reader = new BufferedFileReader(fd);
    fromRandomAccessReader(reader, fileBytes, { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (error) reject(notAPackage('end of the archive', error));
      else resolve(zip);
    });
  });
}

/** yauzl has no codes; a failure of the disk has. */
function archiveError(cause: unknown): unknown {
  return codeOf(cause) === undefined ? damaged('list of entries', cause) : cause;
}

export function notAPackage(reason: string, cause?: unknown): AppError<'package.notAPackage'> {
  return new AppError('package.notAPackage', { reason }, cause === undefined ? {} : { cause });
}

function checkedEntry(entry: Entry): ArchiveEntry {
  const { compressionMethod: method, compressedSize, uncompressedSize, relativeOffsetOfLocalHeader } = entry;
  if (entry.isEncrypted()) throw new AppError('package.encrypted', {});
  if (method !== STORED && method !== DEFLATED) throw damaged('way of packing');
  return {
    method,
    crc: entry.crc32,
    packedBytes: compressedSize,
    bytes: uncompressedSize,
    offset: relativeOffsetOfLocalHeader,
  };
}

function inflated(packed: Buffer, bytes: number, name: string): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, bytes) });
  } catch (cause: unknown) {
    throw damaged(`packing of ${kindOf(name)}`, cause);
  }
}

function unzstd(packed: Buffer, mostBytes: number, name: string): Buffer {
  // Nothing at all is what an empty file may be packed as.
  if (packed.length === 0) return packed;
  try {
    return zstdDecompressSync(packed, { maxOutputLength: Math.max(1, mostBytes) });
  } catch (cause: unknown) {
    if (codeOf(cause) === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(name);
    throw damaged(`packing of ${kindOf(name)}`, cause);
  }
}

function unpackingError(error: unknown, name: string): unknown {
  if (error instanceof AppError) return error;
  const code = codeOf(error) ?? '';
  return /^(Z_|ZSTD_|ERR_)/u.test(code) ? damaged(`packing of ${kindOf(name)}`, error) : error;
}

function written(target: string, content: Buffer): { bytes: number; sha1: string } {
  const output = openSync(target, 'wx', 0o644);
  try {
    writeWhole(output, content);
  } finally {
    closeSync(output);
  }
  return { bytes: content.length, sha1: hash('sha1', content, 'hex') };
}

function writeWhole(file: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

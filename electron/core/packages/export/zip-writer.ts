import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_HEADER = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const VERSION = 20;
const VERSION_64 = 45;
const NAMES_ARE_UTF8 = 0x0800;
const STORED = 0;
const DEFLATED = 8;
const MAX_16 = 0xffff;
const MAX_32 = 0xffffffff;
const EXTRA_64 = 0x0001;

interface WrittenEntry {
  readonly name: Buffer;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly offset: number;
  /** Its local header has room for sizes beyond 32 bits. */
  readonly isLong: boolean;
}

export interface EntryContent {
  readonly deflate?: boolean;
  /** As much as is expected at most; beyond 4 GB the entry needs another header. */
  readonly mostBytes: number;
}

/**
 * Writes a zip archive into a file, entry by entry, holding none of them in memory. Sums and sizes go into the headers
 * afterwards, so that programs that read from the front find them. yazl would put them behind the contents, and takes
 * several times as long for thousands of small files.
 */
export class ZipWriter {
  readonly #file: number;
  readonly #entries: WrittenEntry[] = [];
  readonly #dosTime: number;
  #at = 0;

  constructor(path: string, nowMs: number) {
    this.#file = openSync(path, 'wx', 0o644);
    this.#dosTime = dosTime(new Date(nowMs));
  }

  /** An entry that is held in memory already. */
  addBuffer(name: string, data: Uint8Array): void {
    const entry = this.#entry(name, { method: STORED, mostBytes: data.length });
    this.#write(
      Buffer.concat([
        this.#localHeader({ ...entry, crc: crc32(data), packedBytes: data.length, bytes: data.length }),
        data,
      ]),
    );
    this.#entries.push({ ...entry, crc: crc32(data), packedBytes: data.length, bytes: data.length });
  }

  async add(
    name: string,
    content: AsyncIterable<Uint8Array>,
    { deflate = false, mostBytes }: EntryContent,
    signal?: AbortSignal,
  ): Promise<void> {
    const begun = this.#entry(name, { method: deflate ? DEFLATED : STORED, mostBytes });
    const headerAt = this.#at;
    this.#write(this.#localHeader(begun));
    const start = this.#at;
    let crc = 0;
    let bytes = 0;
    const counted = new Transform({
      transform: (piece: Uint8Array, _encoding, done) => {
        crc = crc32(piece, crc);
        bytes += piece.length;
        done(null, piece);
      },
    });
    const write = async (pieces: AsyncIterable<Uint8Array>): Promise<void> => {
      for await (const piece of pieces) this.#write(piece);
    };
    const options = signal === undefined ? {} : { signal };
    if (deflate) await pipeline(content, counted, createDeflateRaw({ level: 1 }), write, options);
    else await pipeline(content, counted, write, options);
    const entry = { ...begun, crc, bytes, packedBytes: this.#at - start };
    if (!begun.isLong && (entry.bytes > MAX_32 || entry.packedBytes > MAX_32))
      throw new Error('an entry became too long');
    writeWhole(this.#file, this.#localHeader(entry), headerAt);
    this.#entries.push(entry);
  }

  /** The archive is whole and on the disk. Answers its size. */
  finish(): number {
    const start = this.#at;
    for (const entry of this.#entries) this.#write(this.#directoryHeader(entry));
    this.#write(this.#end(start, this.#at - start));
    fsyncSync(this.#file);
    return this.#at;
  }

  close(): void {
    closeSync(this.#file);
  }

  #entry(name: string, { method, mostBytes }: { method: number; mostBytes: number }): WrittenEntry {
    // Packing may make it a little longer.
    const isLong = mostBytes > MAX_32 * 0.99;
    return { name: Buffer.from(name), method, crc: 0, packedBytes: 0, bytes: 0, offset: this.#at, isLong };
  }

  #localHeader({ name, method, crc, packedBytes, bytes, isLong }: WrittenEntry): Buffer {
    const header = Buffer.alloc(30);
    header.writeUInt32LE(LOCAL_HEADER, 0);
    this.#common(header, 4, { method, isLong });
    header.writeUInt32LE(crc, 14);
    header.writeUInt32LE(isLong ? MAX_32 : packedBytes, 18);
    header.writeUInt32LE(isLong ? MAX_32 : bytes, 22);
    header.writeUInt16LE(name.length, 26);
    const extra = isLong ? extra64([bytes, packedBytes]) : Buffer.alloc(0);
    header.writeUInt16LE(extra.length, 28);
    return Buffer.concat([header, name, extra]);
  }

  #directoryHeader({ name, method, crc, packedBytes, bytes, offset, isLong }: WrittenEntry): Buffer {
    const header = Buffer.alloc(46);
    const isFar = offset > MAX_32;
    header.writeUInt32LE(DIRECTORY_HEADER, 0);
    header.writeUInt16LE(isLong || isFar ? VERSION_64 : VERSION, 4);
    this.#common(header, 6, { method, isLong: isLong || isFar });
    header.writeUInt32LE(crc, 16);
    header.writeUInt32LE(isLong ? MAX_32 : packedBytes, 20);
    header.writeUInt32LE(isLong ? MAX_32 : bytes, 24);
    header.writeUInt16LE(name.length, 28);
    const longer = [...(isLong ? [bytes, packedBytes] : []), ...(isFar ? [offset] : [])];
    const extra = longer.length === 0 ? Buffer.alloc(0) : extra64(longer);
    header.writeUInt16LE(extra.length, 30);
    header.writeUInt32LE(isFar ? MAX_32 : offset, 42);
    return Buffer.concat([header, name, extra]);
  }

  /** Version, flags, method and time stand together in both headers. */
  #common(header: Buffer, at: number, { method, isLong }: { method: number; isLong: boolean }): void {
    header.writeUInt16LE(isLong ? VERSION_64 : VERSION, at);
    header.writeUInt16LE(NAMES_ARE_UTF8, at + 2);
    header.writeUInt16LE(method, at + 4);
    header.writeUInt32LE(this.#dosTime, at + 6);
  }

  #end(start: number, bytes: number): Buffer {
    const count = this.#entries.length;
    const end = Buffer.alloc(22);
    end.writeUInt32LE(END, 0);
    end.writeUInt16LE(Math.min(count, MAX_16), 8);
    end.writeUInt16LE(Math.min(count, MAX_16), 10);
    end.writeUInt32LE(Math.min(bytes, MAX_32), 12);
    end.writeUInt32LE(Math.min(start, MAX_32), 16);
    const fits = count < MAX_16 && start + bytes < MAX_32;
    return fits ? end : Buffer.concat([end64(start, bytes, count), end]);
  }

  #write(data: Uint8Array): void {
    writeWhole(this.#file, data, this.#at);
    this.#at += data.length;
  }
}

function end64(start: number, bytes: number, count: number): Buffer {
  const end = Buffer.alloc(56);
  end.writeUInt32LE(END_64, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeUInt16LE(VERSION_64, 12);
  end.writeUInt16LE(VERSION_64, 14);
  end.writeBigUInt64LE(BigInt(count), 24);
  end.writeBigUInt64LE(BigInt(count), 32);
  end.writeBigUInt64LE(BigInt(bytes), 40);
  end.writeBigUInt64LE(BigInt(start), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(LOCATOR_64, 0);
  locator.writeBigUInt64LE(BigInt(start + bytes), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([end, locator]);
}

function extra64(values: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + 8 * values.length);
  extra.writeUInt16LE(EXTRA_64, 0);
  extra.writeUInt16LE(8 * values.length, 2);
  for (const [at, value] of values.entries()) extra.writeBigUInt64LE(BigInt(value), 4 + 8 * at);
  return extra;
}

/** Time in the lower half, date in the upper one; from 1980 on, in steps of two seconds. */
function dosTime(date: Date): number {
  const year = Math.min(Math.max(date.getUTCFullYear() - 1980, 0), 127);
  const day = (year << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
  const time = (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
  return day * 0x10000 + time;
}

function writeWhole(file: number, data: Uint8Array, position: number): void {
  for (let at = 0; at < data.length; ) at += writeSync(file, data, at, data.length - at, position + at);
}

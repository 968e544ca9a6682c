import { crc32, inflateRawSync } from 'node:zlib';

/*
 * Small zip archives in memory, as media packets are: entries stored, nothing of the later additions to the format.
 * What is read comes from a stranger: every offset and size is checked, and no name means anything but itself.
 */

const LOCAL = { signature: 0x04034b50, bytes: 30 };
const CENTRAL = { signature: 0x02014b50, bytes: 46 };
const END = { signature: 0x06054b50, bytes: 22 };
const VERSION = 20;
/** 1 January 1980: the beginning of the format's time. The same content makes the same packet. */
const DOS_DATE = 0x21;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
/** Names are ASCII in what we write. */
const MAX_COMMENT_BYTES = 0xffff;

export interface ZipEntry {
  /** ASCII. */
  readonly name: string;
  readonly data: Uint8Array;
}

/** An archive that makes no sense. `message` is a word for the log. */
export class ZipFault extends Error {
  override readonly name = 'ZipFault';
}

/** The archive in parts, to spare a copy of the files. */
export function zipParts(entries: readonly ZipEntry[]): Uint8Array[] {
  const parts: Uint8Array[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data } of entries) {
    const checksum = crc32(data);
    const local = headerOf(LOCAL, name, checksum, data.length);
    const central = headerOf(CENTRAL, name, checksum, data.length, offset);
    parts.push(local, data);
    directory.push(central);
    offset += local.length + data.length;
  }
  return [...parts, ...directory, endOf(entries.length, offset, sumOf(directory))];
}

/** Writes what both kinds of header have in common; `localOffset` is the directory's own. */
function headerOf(kind: typeof LOCAL, name: string, checksum: number, size: number, localOffset?: number): Buffer {
  const header = Buffer.alloc(kind.bytes + name.length);
  header.writeUInt32LE(kind.signature, 0);
  // The directory also says by which version it was made.
  let at = localOffset === undefined ? 4 : header.writeUInt16LE(VERSION, 4);
  at = header.writeUInt16LE(VERSION, at);
  at = header.writeUInt16LE(DOS_DATE, at + 6);
  at = header.writeUInt32LE(checksum, at);
  at = header.writeUInt32LE(size, at);
  at = header.writeUInt32LE(size, at);
  header.writeUInt16LE(name.length, at);
  if (localOffset !== undefined) header.writeUInt32LE(localOffset, 42);
  header.write(name, kind.bytes, 'latin1');
  return header;
}

function endOf(count: number, directoryOffset: number, directoryBytes: number): Buffer {
  const end = Buffer.alloc(END.bytes);
  end.writeUInt32LE(END.signature, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directoryBytes, 12);
  end.writeUInt32LE(directoryOffset, 16);
  return end;
}

function sumOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((bytes, part) => bytes + part.length, 0);
}

interface Directory {
  readonly count: number;
  readonly offset: number;
}

/**
 * The entries by name, without copies of what is stored. Throws ZipFault: damaged, more than `maxEntries`, one that
 * would be larger than `maxEntryBytes`, names twice.
 */
export function zipEntries(
  zip: Buffer,
  { maxEntries, maxEntryBytes }: { readonly maxEntries: number; readonly maxEntryBytes: number },
): Map<string, Buffer> {
  const { count, offset } = directoryOf(zip);
  if (count > maxEntries) throw new ZipFault('tooManyEntries');
  const entries = new Map<string, Buffer>();
  let at = offset;
  for (let entry = 0; entry < count; entry += 1) {
    if (at + CENTRAL.bytes > zip.length || zip.readUInt32LE(at) !== CENTRAL.signature) throw new ZipFault('directory');
    const nameBytes = zip.readUInt16LE(at + 28);
    const next = at + CENTRAL.bytes + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    if (next > zip.length) throw new ZipFault('directory');
    const name = zip.toString('utf8', at + CENTRAL.bytes, at + CENTRAL.bytes + nameBytes);
    if (entries.has(name)) throw new ZipFault('nameTwice');
    entries.set(name, entryData(zip, at, maxEntryBytes));
    at = next;
  }
  return entries;
}

function directoryOf(zip: Buffer): Directory {
  const lowest = Math.max(0, zip.length - END.bytes - MAX_COMMENT_BYTES);
  for (let at = zip.length - END.bytes; at >= lowest; at -= 1) {
    if (zip.readUInt32LE(at) !== END.signature) continue;
    return { count: zip.readUInt16LE(at + 10), offset: zip.readUInt32LE(at + 16) };
  }
  throw new ZipFault('noDirectory');
}

/** Of the entry whose directory header is at `central`. */
function entryData(zip: Buffer, central: number, maxBytes: number): Buffer {
  const method = zip.readUInt16LE(central + 10);
  const checksum = zip.readUInt32LE(central + 16);
  const packedBytes = zip.readUInt32LE(central + 20);
  const bytes = zip.readUInt32LE(central + 24);
  const local = zip.readUInt32LE(central + 42);
  if ((zip.readUInt16LE(central + 8) & ENCRYPTED) !== 0) throw new ZipFault('encrypted');
  if (bytes > maxBytes) throw new ZipFault('tooLarge');
  if (local + LOCAL.bytes > zip.length || zip.readUInt32LE(local) !== LOCAL.signature) throw new ZipFault('header');
  const start = local + LOCAL.bytes + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  if (start + packedBytes > zip.length) throw new ZipFault('size');
  const packed = zip.subarray(start, start + packedBytes);
  const data = method === STORED ? packed : inflated(method, packed, bytes);
  if (data.length !== bytes) throw new ZipFault('size');
  if (crc32(data) !== checksum) throw new ZipFault('checksum');
  return data;
}

/** Official servers only store; others may do what archives usually do. */
function inflated(method: number, packed: Buffer, bytes: number): Buffer {
  if (method !== DEFLATED) throw new ZipFault('method');
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, bytes) });
  } catch (cause) {
    throw new ZipFault('deflate', { cause });
  }
}

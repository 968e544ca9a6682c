import { z } from 'zod';
import { MAX_MEDIA_FILE_BYTES } from '#shared/contract/media.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { FILES_PER_PACKET } from './media-transfer-plan.ts';
import { ZipFault, type ZipEntry, zipEntries, zipParts } from './zip-packet.ts';

/** The entry that says which file each of the others is. */
const NAMES = '_meta';
const MAX_NAMES_BYTES = 50 << 10;

export interface OutgoingFile {
  readonly fileName: string;
  /** Null: it was removed. */
  readonly data: Buffer | null;
}
export interface ReceivedFile {
  readonly fileName: string;
  readonly data: Buffer;
}

/** What goes to the server: files by number, and a list of their names in which removed ones have no number. */
export function uploadPacket(files: readonly OutgoingFile[]): Uint8Array[] {
  const entries: ZipEntry[] = [];
  const names: [string, string | null][] = [];
  for (const [number, { fileName, data }] of files.entries()) {
    names.push([fileName, data === null ? null : String(number)]);
    if (data !== null) entries.push({ name: String(number), data });
  }
  return zipParts([...entries, { name: NAMES, data: Buffer.from(JSON.stringify(names)) }]);
}

const NamesByNumber = z.record(z.string(), z.string());

/**
 * The files of a packet that the server sent, by the names that were asked for. A name that nobody asked for, one
 * that is there twice, an empty file or a damaged archive is `sync.badData`: nothing of such a packet is used.
 */
export function filesOfPacket(zip: Buffer, asked: ReadonlySet<string>): ReceivedFile[] {
  const entries = entriesOf(zip);
  const names = namesOf(entries.get(NAMES));
  entries.delete(NAMES);
  const files: ReceivedFile[] = [];
  const seen = new Set<string>();
  for (const [number, data] of entries) {
    const fileName = names.get(number);
    if (fileName === undefined || !asked.has(fileName) || seen.has(fileName)) throw badPacket('name');
    if (data.length === 0) throw badPacket('empty');
    seen.add(fileName);
    files.push({ fileName, data });
  }
  return files;
}

function entriesOf(zip: Buffer): Map<string, Buffer> {
  try {
    return zipEntries(zip, { maxEntries: FILES_PER_PACKET + 1, maxEntryBytes: MAX_MEDIA_FILE_BYTES });
  } catch (cause) {
    if (cause instanceof ZipFault) throw badPacket(cause.message);
    throw cause;
  }
}

function namesOf(meta: Buffer | undefined): ReadonlyMap<string, string> {
  if (meta === undefined || meta.length > MAX_NAMES_BYTES) throw badPacket('names');
  try {
    return new Map(Object.entries(NamesByNumber.parse(JSON.parse(meta.toString('utf8')))));
  } catch {
    throw badPacket('names');
  }
}

function badPacket(what: string): AppError {
  return new AppError('sync.badData', { what: `media packet: ${what}` });
}

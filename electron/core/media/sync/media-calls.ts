import { zstdCompress, zstdCompressSync } from 'node:zlib';
import { promisify } from 'node:util';
import { z } from 'zod';
import { MAX_MEDIA_FILE_BYTES } from '#shared/contract/media.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { QUICK } from '../../sync/packed-body.ts';
import type { SyncCalls } from '../../sync/sync-client.ts';
import { storedFrame } from '../../sync/stored-frame.ts';
import type { SyncCall } from '../../sync/sync-call.ts';
import type { ByteRoom } from './byte-room.ts';
import type { MediaChange } from './media-decisions.ts';
import { type OutgoingFile, type ReceivedFile, filesOfPacket, uploadPacket } from './media-packets.ts';
import type { Scratch } from './scratch.ts';

/** What is beyond the largest file and the packet that it came in is no media packet. */
const MAX_PACKET_BYTES = MAX_MEDIA_FILE_BYTES + (8 << 20);
/** Larger ones go bit by bit: that takes longer, and less memory. */
const AT_ONCE_BYTES = 4 << 20;
const SAMPLE_BYTES = 4 << 10;
const compress = promisify(zstdCompress);

const Begun = z.object({ usn: z.int() });
const Changes = z.array(z.tuple([z.string().min(1), z.int(), z.string().regex(/^(?:[\da-f]{40})?$/iu)]));
const Uploaded = z.tuple([z.int().min(0), z.int()]);
const Sanity = z.enum(['OK', 'mediaSanity']);
const wrapped = <T extends z.ZodType>(data: T) => z.object({ data: data.nullish(), err: z.string().default('') });

/** Files that came, and memory that is theirs until `done`. */
export interface ReceivedFiles {
  readonly files: readonly ReceivedFile[];
  /** On the line. */
  readonly bytes: number;
  done(): void;
}

export interface UploadedFiles {
  /** So many of the files, from the first on, are on the server now. */
  readonly processed: number;
  readonly usn: number;
}

/** What a sync asks of a server. */
export type ServerCalls = Pick<MediaCalls, 'expect' | 'begin' | 'changes' | 'download' | 'upload' | 'hasAsMany'>;

/** The calls of a media sync. Each throws `sync.badData` for an answer that makes no sense. */
export class MediaCalls {
  readonly #calls: SyncCalls;
  readonly #clientVersion: string;

  constructor(calls: SyncCalls, clientVersion: string) {
    this.#calls = calls;
    this.#clientVersion = clientVersion;
  }

  /** So many requests at once come soon. */
  expect(requests: number): void {
    this.#calls.expect(requests);
  }

  /** The server's usn. */
  async begin(signal: AbortSignal): Promise<number> {
    return (await this.#ask('begin', { v: this.#clientVersion }, Begun, signal)).usn;
  }

  /** What changed on the server after this usn, as much of it as it tells at once, in the order in which it changed. */
  async changes(lastUsn: number, signal: AbortSignal): Promise<MediaChange[]> {
    const rows = await this.#ask('mediaChanges', { lastUsn }, Changes, signal);
    return rows.map(([fileName, usn, sha1]) => ({ fileName, usn, sha1: sha1 === '' ? null : sha1.toLowerCase() }));
  }

  /** As many of the files as the server sends in one packet. Waits for room before the answer is read. */
  download(fileNames: readonly string[], room: ByteRoom, signal: AbortSignal): Promise<ReceivedFiles> {
    const call: SyncCall = { method: 'downloadFiles', payload: { json: { files: fileNames } }, signal };
    return this.#calls.exchange(call, async (answer) => {
      if (answer.totalBytes > MAX_PACKET_BYTES) throw badAnswer('downloadFiles');
      const leave = await answer.unreadDuring(room.enter(answer.totalBytes, signal));
      try {
        const files = filesOfPacket(await answer.whole(), new Set(fileNames));
        return { files, bytes: answer.totalBytes, done: leave };
      } catch (cause) {
        leave();
        throw cause;
      }
    });
  }

  /** The packet is put together in memory of `scratch`. */
  async upload(files: readonly OutgoingFile[], scratch: Scratch, signal: AbortSignal): Promise<UploadedFiles> {
    const payload = await payloadOf(uploadPacket(files), scratch);
    const text = await this.#calls.send({ method: 'uploadChanges', payload, signal });
    const [processed, usn] = unwrapped('uploadChanges', text, Uploaded);
    if (processed > files.length) throw badAnswer('uploadChanges');
    return { processed, usn };
  }

  /** Whether the server has so many files. */
  async hasAsMany(fileCount: number, signal: AbortSignal): Promise<boolean> {
    return (await this.#ask('mediaSanity', { local: fileCount }, Sanity, signal)) === 'OK';
  }

  async #ask<T extends z.ZodType>(
    method: SyncCall['method'],
    json: unknown,
    shape: T,
    signal: AbortSignal,
  ): Promise<z.infer<T>> {
    return unwrapped(method, await this.#calls.send({ method, payload: { json }, signal }), shape);
  }
}

function unwrapped<T extends z.ZodType>(method: string, text: string, shape: T): z.infer<T> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badAnswer(method);
  }
  const { data: answer } = wrapped(shape).safeParse(value);
  if (answer === undefined) throw badAnswer(method);
  if (answer.data != null) return answer.data;
  throw answer.err === '' ? badAnswer(method) : new AppError('sync.serverMessage', { message: answer.err });
}

function badAnswer(what: string): AppError {
  return new AppError('sync.badData', { what });
}

/** Compressed, if that makes it smaller. A large packet that stays as it is goes without another copy of it. */
async function payloadOf(parts: readonly Uint8Array[], scratch: Scratch): Promise<SyncCall['payload']> {
  const bytes = bytesOf(parts);
  if (!isWorthPacking(parts)) {
    const frame = storedFrame(parts);
    return bytes > AT_ONCE_BYTES ? { frame } : { packed: joined(frame.chunks(), scratch.take(frame.bytes)) };
  }
  const whole = joined(parts, scratch.take(bytes));
  // In one piece: put together from the usual ones it would take longer than the compressing.
  const chunkSize = Math.min(bytes + (bytes >> 7) + 1024, AT_ONCE_BYTES);
  return { packed: await compress(whole, { params: QUICK, chunkSize }) };
}

/** Pictures and sounds are compressed already: a piece from the middle of the largest tells. */
function isWorthPacking(parts: readonly Uint8Array[]): boolean {
  const largest = parts.reduce((a, b) => (b.length > a.length ? b : a));
  const middle = largest.length >> 1;
  const sample = largest.subarray(Math.max(0, middle - SAMPLE_BYTES), middle + SAMPLE_BYTES);
  return zstdCompressSync(sample, { params: QUICK }).length < sample.length * 0.9;
}

function joined(parts: Iterable<Uint8Array>, memory: Buffer): Buffer {
  let at = 0;
  for (const part of parts) {
    memory.set(part, at);
    at += part.length;
  }
  return memory.subarray(0, at);
}

function bytesOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}

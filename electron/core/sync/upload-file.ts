import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Readable, pipeline } from 'node:stream';
import { createZstdCompress } from 'node:zlib';
import { AppError } from '#shared/errors/app-error.ts';

declare const verified: unique symbol;
/**
 * A file that may be sent as a collection. The official server takes an upload of zero bytes for "replace all
 * by nothing", so an upload is only made from this type, and only `uploadFile` makes one.
 */
export interface UploadFile {
  readonly path: string;
  readonly bytes: number;
  readonly [verified]: true;
}

const SQLITE_MAGIC = Buffer.from('SQLite format 3\0', 'latin1');
const READ_BYTES = 1 << 20;

function startsAsDatabase(first: Buffer): boolean {
  return first.subarray(0, SQLITE_MAGIC.length).equals(SQLITE_MAGIC);
}

/** Checks that there is a database with something in it. Throws `sync.nothingToUpload`. */
export async function uploadFile(path: string): Promise<UploadFile> {
  const { size } = await stat(path);
  const handle = await open(path, 'r');
  try {
    const first = Buffer.alloc(SQLITE_MAGIC.length);
    await handle.read(first, 0, first.length, 0);
    if (size <= 0 || !startsAsDatabase(first)) throw new AppError('sync.nothingToUpload', {});
    return { path, bytes: size } as UploadFile;
  } finally {
    await handle.close();
  }
}

/** The file's bytes, held against what was verified: anything else must end the exchange, not complete it. */
async function* checkedBytes(file: UploadFile, onRead: (doneBytes: number) => void): AsyncGenerator<Buffer> {
  let done = 0;
  for await (const part of createReadStream(file.path, { highWaterMark: READ_BYTES })) {
    const chunk: Buffer = part;
    if (done === 0 && !startsAsDatabase(chunk)) throw changed();
    done += chunk.length;
    if (done > file.bytes) throw changed();
    yield chunk;
    onRead(done);
  }
  if (done === 0 || done !== file.bytes) throw changed();
}

function changed(): AppError {
  return new AppError('internal', {}, { cause: new Error('the file changed while it was sent') });
}

/** The file as one zstd frame. Fails, leaving the frame unfinished, when the file is not what was verified. */
export async function* compressedUpload(file: UploadFile, onRead: (doneBytes: number) => void): AsyncGenerator<Buffer> {
  const compressor = createZstdCompress({ chunkSize: 256 << 10 });
  const source = Readable.from(checkedBytes(file, onRead), { objectMode: false });
  // The error reaches the reader below through the destroyed compressor.
  pipeline(source, compressor, () => undefined);
  for await (const part of compressor) {
    const chunk: Buffer = part;
    yield chunk;
  }
}

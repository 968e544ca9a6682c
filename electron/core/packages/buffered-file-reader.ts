import { readSync } from 'node:fs';
import { RandomAccessReader } from 'yauzl';

/** More than any part of a zip's list can take. */
const PIECE_BYTES = 256 << 10;

type Done = (error: Error | null, bytesRead?: number) => void;

/**
 * Gives what a zip's list is made of out of large pieces of the file: it is asked for twice for each entry, and going to
 * the disk as often takes longer than anything else that is done with the list. The file stays open.
 */
export class BufferedFileReader extends RandomAccessReader {
  readonly #fd: number;
  readonly #piece = Buffer.allocUnsafe(PIECE_BYTES);
  #start = 0;
  #end = 0;

  constructor(fd: number) {
    super();
    this.#fd = fd;
  }

  override read(buffer: Buffer, offset: number, length: number, position: number, done: Done): void {
    const isHere = position >= this.#start && position + length <= this.#end;
    try {
      if (!isHere) this.#load(position);
    } catch (error: unknown) {
      process.nextTick(done, error);
      return;
    }
    const from = position - this.#start;
    const count = this.#piece.copy(buffer, offset, from, Math.min(from + length, this.#end - this.#start));
    // Other calls have their turn between the pieces.
    if (isHere) process.nextTick(done, null, count);
    else setImmediate(done, null, count);
  }

  #load(position: number): void {
    this.#start = position;
    this.#end = position;
    // A place that no file has: nothing can be read there.
    if (!Number.isSafeInteger(position + PIECE_BYTES) || position < 0) return;
    for (let done = 0; done < PIECE_BYTES; ) {
      const count = readSync(this.#fd, this.#piece, done, PIECE_BYTES - done, position + done);
      if (count === 0) return;
      done += count;
      this.#end = position + done;
    }
  }
}

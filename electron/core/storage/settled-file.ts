import { closeSync, openSync, read } from 'node:fs';
import { promisify } from 'node:util';
import type { WriteDb } from './connection.ts';

const READ_BYTES = 1 << 20;
/** Where a database says how it is written: 2 is with a log beside it, 1 without. */
const FORMAT_BYTES = [18, 19] as const;
/** SQLite's locks sit on bytes of this page, which holds nothing; on Windows it can't be read while they are held. */
const LOCK_PAGE_AT = 0x4000_0000;
const LOCK_BYTES = 512;
const readAt = promisify(read);

/**
 * Reads the live file's bytes beside SQLite. Only through here: closing a file ends all locks that this process has on
 * it, so the one handle stays open for as long as the database is.
 */
export class SettledFile {
  readonly #db: WriteDb;
  #handle: number | undefined;

  constructor(db: WriteDb) {
    this.#db = db;
  }

  /**
   * Writes the log into the file. From now until something is committed, the file alone is the collection, and nothing
   * writes to it: a transaction that goes on meanwhile has its pages in the log. Gives the size in bytes.
   */
  settle(): number {
    const [row] = this.#db.pragma('wal_checkpoint(TRUNCATE)') as { readonly busy: number; readonly log: number }[];
    if (row === undefined || row.busy !== 0 || row.log > 0) throw new Error('the log could not be written to the file');
    return this.#number('page_count') * this.#number('page_size');
  }

  /** The settled file as one that has no log beside it. Throws if it turns out to be shorter than `sizeBytes`. */
  async *bytes(sizeBytes: number): AsyncGenerator<Buffer> {
    this.#handle ??= openSync(this.#db.name, 'r');
    for (let at = 0; at < sizeBytes; ) {
      const chunk = await this.#readAt(this.#handle, at, Math.min(READ_BYTES, sizeBytes - at));
      if (at === 0) for (const place of FORMAT_BYTES) chunk[place] = 1;
      at += chunk.length;
      yield chunk;
    }
  }

  /** After the database is closed, not before. */
  close(): void {
    if (this.#handle !== undefined) closeSync(this.#handle);
    this.#handle = undefined;
  }

  async #readAt(handle: number, at: number, length: number): Promise<Buffer> {
    if (at === LOCK_PAGE_AT) return Buffer.alloc(Math.min(LOCK_BYTES, length));
    const upToLock = at < LOCK_PAGE_AT ? Math.min(length, LOCK_PAGE_AT - at) : length;
    const { bytesRead, buffer } = await readAt(handle, Buffer.allocUnsafe(upToLock), 0, upToLock, at);
    if (bytesRead === 0) throw new Error('the file is shorter than its database');
    return buffer.subarray(0, bytesRead);
  }

  #number(pragma: 'page_count' | 'page_size'): number {
    return Number(this.#db.pragma(pragma, { simple: true }));
  }
}

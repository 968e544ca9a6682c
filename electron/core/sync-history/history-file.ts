import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isAppError } from '#shared/errors/app-error.ts';
import { wasNotClosed } from '../collection/collection-file.ts';
import type { EngineOptions } from '../engine-types.ts';
import { codeOf, fromCause } from '../errors/from-cause.ts';
import { openDb, quickCheck, type WriteDb } from '../storage/connection.ts';
import { sqliteAppError } from '../storage/sqlite-error.ts';
import { prepareSyncHistory } from '../storage/sync-history-storage.ts';

type HistoryFileOptions = Pick<EngineOptions, 'paths' | 'env'>;

/**
 * The file with the sync history, opened when it is first needed. One that can't be read is set aside and begun
 * anew: no sync and no screen ever waits for a history.
 */
export class HistoryFile {
  readonly #options: HistoryFileOptions;
  readonly #path: string;
  #db: WriteDb | undefined;
  /** As the connection was last told; saying it again takes as long as a small write. */
  #durable: boolean | undefined;
  #afterwards: (() => void) | undefined;

  constructor(options: HistoryFileOptions) {
    this.#options = options;
    this.#path = join(options.paths.folder, 'sync-history.db');
  }

  /** `undefined`: there is none yet. */
  read<T>(fn: (db: WriteDb) => T): T | undefined {
    this.#catchUp();
    if (this.#db === undefined && !existsSync(this.#path)) return undefined;
    return this.#withFile(fn);
  }

  /**
   * One transaction. `durable`: it is on the disk when this returns, whatever happens to the power then. Throws what
   * the disk has against it.
   */
  write<T>(fn: (db: WriteDb) => T, { durable }: { readonly durable: boolean }): T {
    this.#catchUp();
    return this.#withFile((db) => {
      if (this.#durable !== durable) db.pragma(`synchronous = ${durable ? 'FULL' : 'NORMAL'}`);
      this.#durable = durable;
      return db.transaction(fn).immediate(db);
    });
  }

  /** For what nobody shall wait for: done in another turn, or before anything else is asked of the file. */
  afterwards(work: () => void): void {
    this.#catchUp();
    this.#afterwards = work;
    setImmediate(() => this.#catchUp());
  }

  close(): void {
    this.#catchUp();
    this.#closeFile();
  }

  #catchUp(): void {
    const work = this.#afterwards;
    this.#afterwards = undefined;
    work?.();
  }

  #closeFile(): void {
    this.#db?.close();
    this.#db = undefined;
  }

  #withFile<T>(fn: (db: WriteDb) => T): T {
    try {
      return this.#ask(fn);
    } catch (cause) {
      if (!isAppError(cause, 'collection.damaged') && !isAppError(cause, 'collection.newer')) throw cause;
      this.#setAside(cause.code);
      return this.#ask(fn);
    }
  }

  #ask<T>(fn: (db: WriteDb) => T): T {
    try {
      return fn(this.#opened());
    } catch (cause) {
      throw sqliteAppError(cause, this.#path) ?? fromCause(cause) ?? cause;
    }
  }

  #opened(): WriteDb {
    if (this.#db !== undefined) return this.#db;
    const suspicious = existsSync(this.#path) && wasNotClosed(this.#path);
    const db = openDb(this.#path, { create: true });
    try {
      if (suspicious) quickCheck(db);
      prepareSyncHistory(db);
    } catch (error: unknown) {
      db.close();
      throw error;
    }
    this.#db = db;
    this.#durable = undefined;
    return db;
  }

  /** The file stays for whoever wants to look into it; what was in its log belongs to it. */
  #setAside(code: string): void {
    const { env } = this.#options;
    try {
      this.#closeFile();
    } catch (error: unknown) {
      // It is damaged; the connection is given up either way.
      env.log.info('a damaged sync history was not closed cleanly', { code: codeOf(error) });
      this.#db = undefined;
    }
    const aside = this.#path.replace(/\.db$/u, `.unreadable-${env.clock.nowMs()}.db`);
    renameSync(this.#path, aside);
    for (const suffix of ['-wal', '-shm']) {
      if (existsSync(`${this.#path}${suffix}`)) renameSync(`${this.#path}${suffix}`, `${aside}${suffix}`);
    }
    rmSync(`${this.#path}-journal`, { force: true });
    env.log.error('the sync history could not be read; a new one is begun', { code, kept: basename(aside) });
  }
}

import { copyFileSync, existsSync, linkSync, rmSync, statSync } from 'node:fs';
import { AppError } from '#shared/errors/app-error.ts';
import { stackText } from '#shared/errors/stack-text.ts';
import type { CollectionSlot } from '../engine-types.ts';
import { codeOf, fromCause } from '../errors/from-cause.ts';
import { openDb } from '../storage/connection.ts';
import { replaceFile, syncFile } from '../storage/durable-file.ts';
import { neededMigrations } from '../storage/migrations/migrate.ts';
import type { Collection } from './collection.ts';
import { type FileOptions, openCollectionFile, wasNotClosed } from './collection-file.ts';
import type { OpenCollection } from './open-collection.ts';

/** The place of the open collection, and the only one that opens, closes and replaces its file. */
export class FileSlot implements CollectionSlot {
  readonly #options: FileOptions;
  readonly #onChange: () => void;
  #collection: OpenCollection | undefined;
  #openError: AppError | undefined;

  /** `onChange`: after a collection was opened, closed or replaced. */
  constructor(options: FileOptions, onChange: () => void) {
    this.#options = options;
    this.#onChange = onChange;
  }

  get openError(): AppError | undefined {
    return this.#openError;
  }

  find(): Collection | undefined {
    return this.#collection;
  }

  get(): Collection {
    if (this.#collection !== undefined) return this.#collection;
    throw this.#openError ?? new AppError('collection.notOpen', {});
  }

  reopen(): void {
    this.close();
    this.#open();
    this.#onChange();
    if (this.#openError !== undefined) throw this.#openError;
  }

  closeDamaged(error: AppError): void {
    try {
      this.close();
    } catch (cause: unknown) {
      // What the damage keeps from being written lies in the log beside the file, and stays there.
      this.#options.env.log.warn('the damaged collection was not closed cleanly', { code: codeOf(cause) });
    }
    this.#openError = error;
    this.#onChange();
  }

  close(): void {
    if (this.#collection === undefined) return;
    const closing = this.#collection;
    this.#collection = undefined;
    closing.close();
  }

  /** Opens the collection; what goes wrong is in `openError`. */
  open(): void {
    this.close();
    this.#open();
    this.#onChange();
  }

  replaceWith(incomingPath: string): void {
    // Another process may be writing to the file: it is not ours to replace.
    if (this.#collection === undefined && this.#openError?.code === 'collection.busy') throw this.#openError;
    checkIncoming(incomingPath);
    const wasOpen = this.#collection !== undefined;
    try {
      this.close();
      if (wasOpen) this.#refuseLeftLog();
      else this.#keepAside();
      // The one moment that decides: before it the old collection is in place, after it the new one, each whole.
      replaceFile(incomingPath, this.#path);
    } catch (error: unknown) {
      this.#open();
      this.#onChange();
      throw error;
    }
    this.#open();
    this.#onChange();
    if (this.#openError !== undefined) throw this.#openError;
  }

  get #path(): string {
    return this.#options.paths.collection;
  }

  #open(): void {
    this.#openError = undefined;
    try {
      this.#collection = openCollectionFile(this.#options);
    } catch (error: unknown) {
      const { log } = this.#options.env;
      this.#openError = openFailure(error, this.#path);
      // The stack for what nobody foresaw; a foreseen error is its code.
      const stack = this.#openError.code === 'internal' ? stackText(error) : undefined;
      log.error('the collection could not be opened', { code: this.#openError.code, stack });
    }
  }

  /** A log that stayed would be taken for one of the new file. SQLite removes it when it closes, or something is wrong. */
  #refuseLeftLog(): void {
    if (wasNotClosed(this.#path)) {
      throw new AppError('internal', {}, { cause: new Error('a write-ahead log is left after closing') });
    }
  }

  /**
   * A collection that can't be opened is nevertheless the user's: it stays, under another name, with its log, before
   * anything takes its place.
   */
  #keepAside(): void {
    const date = new Date(this.#options.env.clock.nowMs()).toISOString().slice(0, -1).replace(/[T:.]/g, '-');
    const aside = `${this.#path.replace(/\.db$/, '')}.unopened-${date}.db`;
    for (const ending of ['', '-wal', '-journal']) {
      if (existsSync(this.#path + ending)) keepAs(this.#path + ending, aside + ending);
    }
    // The new file must not find them; what counts is safe under its other name by now.
    for (const ending of ['-wal', '-shm', '-journal']) rmSync(this.#path + ending, { force: true });
  }
}

function openFailure(error: unknown, file: string): AppError {
  const code = codeOf(error);
  // A folder or file that this user may not write to.
  if (code === 'EACCES' || code === 'EPERM') return new AppError('collection.readOnly', { file }, { cause: error });
  return fromCause(error) ?? new AppError('internal', {}, { cause: error });
}

/** A second name for the same bytes, or a copy where the disk knows no second names. */
function keepAs(path: string, otherName: string): void {
  try {
    linkSync(path, otherName);
  } catch (error: unknown) {
    if (codeOf(error) === 'EEXIST') throw error;
    copyFileSync(path, otherName);
    syncFile(otherName);
  }
}

/** The last look before the old collection is closed for it. */
function checkIncoming(path: string): void {
  if (wasNotClosed(path)) throw new AppError('file.notACollection', { reason: 'notClosed' });
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) throw new AppError('file.notACollection', { reason: 'empty' });
  const db = openDb(path, { exclusive: false });
  try {
    if (db.pragma('journal_mode', { simple: true }) === 'wal') {
      throw new AppError('file.notACollection', { reason: 'wal' });
    }
    if (neededMigrations(db).length > 0) throw new AppError('file.notACollection', { reason: 'notMigrated' });
  } finally {
    db.close();
  }
}

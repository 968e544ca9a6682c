import type { WriteDb } from './connection.ts';

/** As long as SQLite lets the log grow by itself; an answer writes fifteen pages or so. */
const LONG_PAGES = 1000;
const PAGES_OF_A_COMMIT = 15;
/** From here on it goes into the file at once: reading past a longer one would take its time at the next start. */
const LONGEST_PAGES = 4 * LONG_PAGES;
const PAUSE_MS = 1000;

/** Waits for a pause to come. */
export interface Waiting {
  /** It begins anew, even when it was over. */
  again(): void;
  stop(): void;
}
export type Pause = (ms: number, callback: () => void) => Waiting;

const realPause: Pause = (ms, callback) => {
  // No process stays for it: closing the file does the same.
  const timer = setTimeout(callback, ms).unref();
  return { again: () => void timer.refresh(), stop: () => clearTimeout(timer) };
};

/**
 * Lets the write-ahead log go into the file in a pause. SQLite would do it within the commit after which the log has
 * become long: one answer in seventy then takes ten times as long as the others. What is committed is on the disk
 * either way.
 */
export class LogKeeper {
  readonly #db: WriteDb;
  readonly #onFailure: (error: unknown) => void;
  readonly #pause: Pause;
  #commits = 0;
  #waiting: Waiting | undefined;

  constructor(db: WriteDb, onFailure: (error: unknown) => void, pause: Pause = realPause) {
    this.#db = db;
    this.#onFailure = onFailure;
    this.#pause = pause;
    db.pragma(`wal_autocheckpoint = ${LONGEST_PAGES}`);
  }

  /** To be called after each commit. */
  committed(): void {
    this.#commits += 1;
    if (this.#commits * PAGES_OF_A_COMMIT < LONG_PAGES) return;
    if (this.#waiting === undefined) this.#waiting = this.#pause(PAUSE_MS, () => this.#writeBack());
    else this.#waiting.again();
  }

  /**
   * Commits a transaction of many rows. It is on the disk when this returns, in the log, however long that is: what
   * comes next, the deck list as a rule, waits for the file as little as whoever wrote.
   */
  commitMany(): void {
    this.#db.pragma('wal_autocheckpoint = 0');
    try {
      this.#db.exec('COMMIT');
    } finally {
      this.#db.pragma(`wal_autocheckpoint = ${LONGEST_PAGES}`);
    }
    this.#commits = LONG_PAGES;
    this.committed();
  }

  /** Before the file is closed. */
  stop(): void {
    this.#waiting?.stop();
  }

  #writeBack(): void {
    // Whoever writes now tells of its commit.
    if (!this.#db.open || this.#db.inTransaction) return;
    try {
      this.#db.pragma('wal_checkpoint(PASSIVE)');
      this.#commits = 0;
    } catch (error: unknown) {
      this.#onFailure(error);
    }
  }
}

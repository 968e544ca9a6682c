import type { MediaFolder } from '../media-folder.ts';
import { type MediaStore, hasCome } from '../media-store.ts';

/** So many files wait at most before the disk is asked for them, in a sync that goes on for long. */
const MOST_WAITING = 2000;
const NOTED_AT_ONCE = 250;

/**
 * Sees to it that files which came from the server are on the disk and not only on their way there. A sync does not wait
 * for that: until then their records say that they are to be fetched, so that none counts as removed should it be gone.
 */
export class Settling {
  readonly #store: MediaStore;
  readonly #folder: MediaFolder;
  #came: string[] = [];
  #unsure: string[] = [];
  #running: Promise<void> = Promise.resolve();

  constructor(store: MediaStore, folder: MediaFolder) {
    this.#store = store;
    this.#folder = folder;
  }

  /** Just written. */
  add(fileNames: readonly string[]): void {
    this.#came.push(...fileNames);
    // Its failure is met again by whoever waits for all of it.
    if (this.#came.length >= MOST_WAITING) this.all().catch(() => undefined);
  }

  /** Written by a program that ended before it knew whether they are on the disk: they may be anything. */
  check(fileName: string): void {
    this.#unsure.push(fileName);
  }

  /** Resolves when all that was added is on the disk. */
  all(): Promise<void> {
    const work = this.#running.then(() => this.#settle());
    this.#running = work.catch(() => undefined);
    return work;
  }

  async #settle(): Promise<void> {
    const came = this.#came.splice(0);
    for (const fileName of this.#unsure.splice(0)) if (await this.#isWhole(fileName)) came.push(fileName);
    for (let at = 0; at < came.length; at += NOTED_AT_ONCE) {
      const settled = await this.#folder.settle(came.slice(at, at + NOTED_AT_ONCE));
      this.#store.atomically(() => this.#store.noteSettled(settled));
    }
  }

  /** What is something else stays, and gets the server's version beside it. */
  async #isWhole(fileName: string): Promise<boolean> {
    const record = this.#store.find(fileName);
    const file = await this.#folder.hash(fileName);
    if (record === undefined || file === undefined || !hasCome(record)) return false;
    if (file.sha1 === record.sha1) return true;
    this.#store.noteAdded(fileName, file.sha1, file.stat);
    return false;
  }
}

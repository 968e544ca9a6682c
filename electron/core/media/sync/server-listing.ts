import { AppError } from '#shared/errors/app-error.ts';
import { sameStat } from '../file-stat.ts';
import type { MediaRecord } from '../media-store.ts';
import { type MediaChange, mediaDecision } from './media-decisions.ts';
import type { SyncRun } from './sync-run.ts';

/**
 * Asks the server what changed since the last sync, page by page. A page is stored as what there is to do about each
 * of its names, together with the usn up to which that holds: nothing of it is ever asked for again.
 */
export class Listing {
  /** Names that were listed. */
  changes = 0;
  /** Pages that were stored. */
  pages = 0;
  isOver = false;
  readonly #run: SyncRun;
  #serverUsn: number | undefined;

  constructor(run: SyncRun) {
    this.#run = run;
  }

  async run(): Promise<void> {
    await this.#pages();
    const { store, progress } = this.#run;
    progress.expect({ up: store.count('dirty'), down: store.count('toFetch') });
    this.isOver = true;
    this.#run.bell.ring();
  }

  async #pages(): Promise<void> {
    const { store, calls, signal, bell } = this.#run;
    const asked = this.#askForUsn();
    // Whoever waits for the pages first must not leave this one's failure to nobody.
    asked.catch(() => undefined);
    if (!this.#run.plan.askAtOnce) await asked;
    while (this.#serverUsn !== store.lastUsn) {
      const page = await calls.changes(store.lastUsn, signal);
      await asked;
      if (page.length === 0) return;
      await this.#store(page);
      this.pages += 1;
      bell.ring();
    }
  }

  async #askForUsn(): Promise<void> {
    const { calls, plan, signal, store } = this.#run;
    // Otherwise there mostly is nothing to move.
    if (store.lastUsn === 0 || store.count('toFetch') + store.count('dirty') > 0) calls.expect(plan.requestsInFlight);
    this.#serverUsn = await calls.begin(signal);
  }

  async #store(page: readonly MediaChange[]): Promise<void> {
    const { store, progress, onFiles } = this.#run;
    const last = page.at(-1);
    if (last === undefined || last.usn <= store.lastUsn) throw new AppError('sync.badData', { what: 'mediaChanges' });
    this.changes += page.length;
    progress.checked(page.length);
    const trashed = await this.#trash(page);
    store.atomically(() => {
      for (const change of page) this.#note(change, trashed.has(change.fileName));
      store.lastUsn = last.usn;
    });
    if (trashed.size === 0) return;
    progress.moved('down', { removed: trashed.size });
    onFiles([...trashed]);
  }

  /** Those of which the server says that they are gone, and that are unchanged here. Names that are gone now. */
  async #trash(page: readonly MediaChange[]): Promise<ReadonlySet<string>> {
    const { store, folder } = this.#run;
    const trashed = new Set<string>();
    for (const change of page) {
      const known = change.sha1 === null ? store.find(change.fileName) : undefined;
      if (known === undefined || mediaDecision(change, known).kind !== 'trash') continue;
      if ((await this.#isUnchanged(known)) && (await folder.moveToTrash(known.fileName))) trashed.add(known.fileName);
    }
    return trashed;
  }

  /** The file may have been written to since the folder was looked at. */
  async #isUnchanged({ fileName, stat, sha1, settled }: MediaRecord): Promise<boolean> {
    const { folder, signal } = this.#run;
    const now = folder.stat(fileName);
    if (now === undefined || stat === null) return false;
    return (settled && sameStat(now, stat)) || (await folder.hash(fileName, signal))?.sha1 === sha1;
  }

  #note(change: MediaChange, isTrashed: boolean): void {
    const { store, folder } = this.#run;
    const known = store.find(change.fileName);
    const decision = mediaDecision(change, known);
    switch (decision.kind) {
      case 'nothing':
        return;
      case 'put':
        return store.put(decision.record);
      case 'forget':
        return store.forget(change.fileName);
      case 'trash':
        if (isTrashed || known === undefined || !folder.has(change.fileName)) store.forget(change.fileName);
        // Changed in this moment: it stays, and goes up as a new file.
        else store.put({ ...known, dirty: true, settled: false, serverSha1: null });
        return;
    }
  }
}

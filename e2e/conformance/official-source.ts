import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Peer, startPeer } from '#e2e/peer/peer.ts';

/** Noon of the day that made collections take for today. */
export const MADE_SECS = Date.UTC(2025, 10, 15, 12) / 1000;
/** Where both clients' clocks stand while they do something with a copy. */
export const LATER_SECS = MADE_SECS + 100;

/** A collection that the official client made once, and the copies that tests begin with. */
export class OfficialSource {
  readonly peer: Peer;
  /** Nobody has it open. */
  readonly file: string;
  readonly #folder: string;
  #copies = 0;

  private constructor(peer: Peer, folder: string) {
    this.peer = peer;
    this.#folder = folder;
    this.file = join(folder, 'source', 'collection.anki2');
  }

  /** `prepare` makes the file; the clock stands at `MADE_SECS` meanwhile, and at `LATER_SECS` from then on. */
  static async start(prepare: (peer: Peer, file: string) => Promise<void>): Promise<OfficialSource> {
    const folder = mkdtempSync(join(tmpdir(), 'ebb-source-'));
    const source = new OfficialSource(await startPeer({ now: MADE_SECS, freeze: true }), folder);
    const { peer, file } = source;
    await prepare(peer, file);
    await markAllSent(peer, file);
    await peer.call('close', {}, file);
    await peer.call('set-now', { now: LATER_SECS, freeze: true });
    return source;
  }

  newCopy(): string {
    const folder = join(this.#folder, String(this.#copies++));
    mkdirSync(folder);
    const file = join(folder, 'collection.anki2');
    copyFileSync(this.file, file);
    return file;
  }

  async stop(): Promise<void> {
    await this.peer.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** As after a sync, so that what is touched later shows. */
export async function markAllSent(peer: Peer, file: string): Promise<void> {
  for (const table of ['notes', 'cards', 'revlog', 'decks', 'deck_config', 'notetypes', 'config', 'tags']) {
    await peer.call('sql', { query: `UPDATE ${table} SET usn = 7` }, file);
  }
  await peer.call('sql', { query: 'DELETE FROM graves' }, file);
}

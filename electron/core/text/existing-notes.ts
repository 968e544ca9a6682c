import type { ReadDb } from '../storage/connection.ts';
import { checksumsOfNotetype } from '../storage/text-storage.ts';

/**
 * Notes that were there before the import, by their note type and the checksum of their first field. A note type has
 * to be looked at before its first row is written: rows of one file are never taken for duplicates of each other.
 */
export class ExistingNoteIndex {
  readonly #db: ReadDb;
  readonly #byDeck: boolean;
  readonly #byNotetype = new Map<number, ReadonlyMap<number | string, readonly number[]>>();

  constructor(db: ReadDb, options: { readonly byDeck: boolean }) {
    this.#db = db;
    this.#byDeck = options.byDeck;
  }

  look(notetypeId: number): void {
    if (this.#byNotetype.has(notetypeId)) return;
    const ids = new Map<number | string, number[]>();
    for (const { id, csum, deckId } of checksumsOfNotetype(this.#db, notetypeId, { byDeck: this.#byDeck })) {
      const key = this.#key(csum, deckId ?? 0);
      const known = ids.get(key);
      if (known === undefined) ids.set(key, [id]);
      else known.push(id);
    }
    this.#byNotetype.set(notetypeId, ids);
  }

  /** The first field's text may still differ. */
  find(notetypeId: number, csum: number, deckId: number): readonly number[] {
    return this.#byNotetype.get(notetypeId)?.get(this.#key(csum, deckId)) ?? [];
  }

  /** Those that `find` may answer, as far as that can be told without a deck. */
  expected(notetypeId: number, csum: number): readonly number[] {
    return this.#byDeck ? [] : this.find(notetypeId, csum, 0);
  }

  #key(csum: number, deckId: number): number | string {
    return this.#byDeck ? `${csum} ${deckId}` : csum;
  }
}

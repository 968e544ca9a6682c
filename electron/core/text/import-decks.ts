import { createNamedDeck } from '../decks/deck-naming.ts';
import { normalizedDeckName } from '#shared/domain/deck-name.ts';
import type { Collection } from '../collection/collection.ts';
import { findDeckByName, listDecks } from '../storage/deck-storage.ts';
import { foldName } from '../storage/fold-name.ts';
import { type NameOrId, NOTHING_NAMED } from './name-or-id.ts';

/** The decks that rows name: those that take new cards, and those that are made because they are missing. */
export class ImportDecks {
  readonly #col: Collection;
  readonly #ids = new Map<string, number>();
  /** By names as a whole, as they are stored and as rows spell them. */
  readonly #byName = new Map<string, number>();
  /** For rows that name none. */
  #usual: number | undefined;

  /** `usual` is made if it is missing, even if no row needs it. */
  constructor(col: Collection, usual: NameOrId) {
    this.#col = col;
    for (const deck of listDecks(col.db)) if (deck.kind === 'normal') this.#know(deck);
    if (usual.name !== '') this.#usual = this.#known(usual) ?? this.#made(usual.name);
  }

  /** Undefined: it is called by a number that is no deck's. */
  find(named: NameOrId): number | undefined {
    const known = named.name === '' ? this.#usual : this.#known(named);
    if (known !== undefined || named.id !== undefined) return known;
    const made = this.#madeBefore(named.name) ?? this.#made(named.name);
    this.#byName.set(foldName(named.name), made);
    if (named.name === NOTHING_NAMED.name) this.#usual = made;
    return made;
  }

  #known({ id, name }: NameOrId): number | undefined {
    const byId = id === undefined ? undefined : this.#ids.get(id);
    return byId ?? this.#byName.get(foldName(name));
  }

  /** As the parent of another row's deck. Officially it is made again with "+" behind its name, for each of its rows. */
  #madeBefore(name: string): number | undefined {
    const deck = findDeckByName(this.#col.db, normalizedDeckName(name));
    return deck?.kind === 'normal' ? deck.id : undefined;
  }

  #made(name: string): number {
    const deck = createNamedDeck(this.#col, name);
    this.#know(deck);
    return deck.id;
  }

  #know({ id, name }: { readonly id: number; readonly name: string }): void {
    this.#ids.set(String(id), id);
    this.#byName.set(foldName(name), id);
  }
}

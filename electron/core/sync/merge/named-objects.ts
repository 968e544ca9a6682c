import type { Deck } from '#shared/domain/deck.ts';
import { normalizedDeckName } from '#shared/domain/deck-name.ts';
import type { Notetype } from '#shared/domain/notetype.ts';
import type { WriteDb } from '../../storage/connection.ts';
import {
  deckNameKey,
  findDeck,
  findDeckByName,
  freeDeckName,
  getDeck,
  putDeck,
  updateDeck,
} from '../../storage/deck-storage.ts';
import { foldName } from '../../storage/fold-name.ts';
import {
  findNotetype,
  findNotetypeByName,
  freeNotetypeName,
  getNotetype,
  putNotetype,
  updateNotetype,
} from '../../storage/notetype-storage.ts';
import { PENDING_USN } from './merge-rules.ts';

/*
 * Decks and note types have names that only one of them may have, and two devices may give the same one. Official
 * adds "+" to the name of what comes in, on both sides: the server to the client's object, the client to the
 * server's, and so the two stay different. What the server did counts here instead: its own keep their names, and
 * ours, which it has renamed, get the same "+". They are sent once more, so that stamps become equal too.
 */

/** Objects of ours that left their name to one of the server's. */
export interface Renamed {
  readonly deckIds: readonly number[];
  readonly notetypeIds: readonly number[];
}

/** Adds or replaces decks. Gives the ids of those that were here and had to get another name. */
export function putDecks(db: WriteDb, decks: readonly Deck[]): number[] {
  const incoming = decks.map((deck) => ({ ...deck, name: normalizedDeckName(deck.name) }));
  // Names may have been swapped among them: none stands in another's way while they are put in place.
  for (const { id, name } of incoming) {
    const own = findDeck(db, id);
    if (own !== undefined && deckNameKey(own.name) !== deckNameKey(name)) {
      updateDeck(db, { ...own, name: `${own.name}${SET_ASIDE}${id}` });
    }
  }
  const yielding: number[] = [];
  for (const deck of incoming) {
    const holder = findDeckByName(db, deck.name);
    if (holder !== undefined && holder.id !== deck.id) {
      yielding.push(holder.id);
      updateDeck(db, { ...holder, name: freeDeckName(db, `${holder.name}+`) });
    }
    putDeck(db, deck);
  }
  return yielding;
}

/** Adds or replaces note types. Gives the ids of those that were here and had to get another name. */
export function putNotetypes(db: WriteDb, incoming: readonly Notetype[]): number[] {
  for (const { id, name } of incoming) {
    const own = findNotetype(db, id);
    if (own !== undefined && foldName(own.name) !== foldName(name)) {
      updateNotetype(db, { ...own, name: `${own.name}${SET_ASIDE}${id}` });
    }
  }
  const yielding: number[] = [];
  for (const notetype of incoming) {
    const holder = findNotetypeByName(db, notetype.name);
    if (holder !== undefined && holder.id !== notetype.id) {
      yielding.push(holder.id);
      updateNotetype(db, { ...holder, name: freeNotetypeName(db, `${holder.name}+`) });
    }
    putNotetype(db, notetype);
  }
  return yielding;
}

/** No name of a person's making ends so; it lasts until the object is put in place, in the same transaction. */
const SET_ASIDE = '\u001d';

/** Marks what was renamed as changed, after the merge: the next one sends it. Says whether there is any. */
export function markRenamed(db: WriteDb, { deckIds, notetypeIds }: Renamed, mtimeSecs: number): boolean {
  const stamp = { mtimeSecs, usn: PENDING_USN };
  for (const id of deckIds) updateDeck(db, { ...getDeck(db, id), ...stamp });
  for (const id of notetypeIds) updateNotetype(db, { ...getNotetype(db, id), ...stamp });
  return deckIds.length + notetypeIds.length > 0;
}

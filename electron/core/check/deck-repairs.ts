import { parentDeckName } from '#shared/domain/deck-name.ts';
import type { Collection } from '../collection/collection.ts';
import { createNamedDeck } from '../decks/deck-naming.ts';
import type { WriteDb } from '../storage/connection.ts';
import { deckFromJson } from '../storage/deck-json.ts';
import { addDeck, deckNameKey, findDeckByName, freeDeckName, listDecks } from '../storage/deck-storage.ts';
import { normalDeckObject } from '../storage/default-objects.ts';
import { missingDeckIds } from '../storage/repair-storage.ts';

/** Decks that only cards know get a name that says so. Answers how many. */
export function recoverMissingDecks(db: WriteDb, nowSecs: number): number {
  const missing = missingDeckIds(db);
  for (const id of missing) {
    const name = freeDeckName(db, `recovered${id}`);
    addDeck(db, { ...deckFromJson(normalDeckObject(id, name)), mtimeSecs: nowSecs, usn: -1 });
  }
  return missing.length;
}

/** Every deck has a deck above it where its name says so. Answers how many had none right above them. */
export function addMissingParents(col: Collection): number {
  const seen = new Set<string>();
  let missing = 0;
  for (const { name } of listDecks(col.db)) {
    seen.add(deckNameKey(name));
    const parent = parentDeckName(name);
    if (parent === undefined || seen.has(deckNameKey(parent))) continue;
    if (findDeckByName(col.db, parent) === undefined) createNamedDeck(col, parent);
    seen.add(deckNameKey(parent));
    missing += 1;
  }
  return missing;
}

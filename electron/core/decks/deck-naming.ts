import type { Deck } from '#shared/domain/deck.ts';
import {
  DECK_SEPARATOR,
  deckNameParts,
  lastDeckNamePart,
  normalizedDeckName,
  parentDeckName,
  parentDeckNames,
} from '#shared/domain/deck-name.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { Collection } from '../collection/collection.ts';
import { deckFromJson } from '../storage/deck-json.ts';
import {
  addDeck,
  deckNameKey,
  findDeckByName,
  freeDeckId,
  freeDeckName,
  listChildDecks,
  updateDeck,
} from '../storage/deck-storage.ts';
import type { JsonObject } from '../storage/lossless-json.ts';
import { normalDeckObject } from '../storage/default-objects.ts';

/*
 * The tree of decks is only in their names. Order, ids and stamps here are the official client's (compared row by
 * row in decks.conf.test.ts): parents that are missing are made after the deck got its name, nearest first, and
 * a name clash gets "+" behind it.
 */

/** Adds a deck and its missing parents. Inside a transaction. */
export function createNamedDeck(collection: Collection, wantedName: string): Deck {
  return addNamedDeck(collection, wantedName, normalDeckObject);
}

/** The same for a deck of any kind; `newObject` makes what is stored from id and name. */
export function addNamedDeck(collection: Collection, wantedName: string, newObject: NewObject): Deck {
  const { db } = collection;
  const name = freeDeckName(db, underExistingParents(collection, normalizedDeckName(wantedName)));
  createMissingParents(collection, name);
  return addNewDeck(collection, name, newObject);
}

/** Gives a deck another full name; its children move along. Inside a transaction. Answers the deck as it is now. */
export function renameDeck(collection: Collection, deck: Deck, wantedName: string): Deck {
  const { db } = collection;
  const name = freeDeckName(db, underExistingParents(collection, normalizedDeckName(wantedName)), deck.id);
  if (name === deck.name) return deck;
  const children = listChildDecks(db, deck.name);
  const stamp = { mtimeSecs: nowSecs(collection), usn: -1 };
  const renamed: Deck = { ...deck, ...stamp, name };
  const depth = deckNameParts(deck.name).length;
  // By parts, not by length: a child may spell its parent's name in another case.
  const belowName = (child: Deck): string => deckNameParts(child.name).slice(depth).join(DECK_SEPARATOR);
  const moved = children.map(
    (child): Deck => ({ ...child, ...stamp, name: `${name}${DECK_SEPARATOR}${belowName(child)}` }),
  );
  // Deepest first when the new name lies below the old one, so that no name is taken twice on the way.
  const isBelowItself = deckNameKey(name).startsWith(`${deckNameKey(deck.name)}\u001f`);
  const inOrder = isBelowItself ? [...moved].reverse().concat(renamed) : [renamed, ...moved];
  for (const each of inOrder) updateDeck(db, { ...each, name: freeDeckName(db, each.name, each.id) });
  createMissingParents(collection, name);
  return renamed;
}

/** Moves a deck under another one (undefined: to the top). False: it is there already. */
export function moveDeckUnder(collection: Collection, deck: Deck, parent: Deck | undefined): boolean {
  const last = lastDeckNamePart(deck.name);
  const name = parent === undefined ? last : `${parent.name}${DECK_SEPARATOR}${last}`;
  if (name === deck.name) return false;
  renameDeck(collection, deck, name);
  return true;
}

/** The name with the spelling its nearest existing parent has. Filtered decks can't be parents. */
function underExistingParents({ db }: Collection, name: string): string {
  for (const parentName of parentDeckNames(name).reverse()) {
    const parent = findDeckByName(db, parentName);
    if (parent === undefined) continue;
    if (parent.kind === 'filtered') throw new AppError('deck.filteredCantHaveChildren', { name: parent.name });
    return parent.name + name.slice(parentName.length);
  }
  return name;
}

function createMissingParents(collection: Collection, name: string): void {
  for (let parent = parentDeckName(name); parent !== undefined; parent = parentDeckName(parent)) {
    if (findDeckByName(collection.db, parent) !== undefined) return;
    addNewDeck(collection, parent, normalDeckObject);
  }
}

type NewObject = (id: number, name: string) => JsonObject;

function addNewDeck(collection: Collection, name: string, newObject: NewObject): Deck {
  const { db, env } = collection;
  const fresh = deckFromJson(newObject(freeDeckId(db, env.clock.nowMs()), name));
  const deck: Deck = { ...fresh, mtimeSecs: nowSecs(collection), usn: -1 };
  addDeck(db, deck);
  return deck;
}

function nowSecs({ env }: Collection): number {
  return Math.floor(env.clock.nowMs() / 1000);
}

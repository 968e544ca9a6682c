import { DEFAULT_DECK_ID } from '#shared/domain/deck.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { currentDeckId } from '../decks/current-deck.ts';
import { cardStorage } from '../storage/card-storage.ts';
import { findConfig } from '../storage/config-storage.ts';
import type { ReadDb } from '../storage/connection.ts';
import { findDeck } from '../storage/deck-storage.ts';
import { findNotetype, listNotetypes } from '../storage/notetype-storage.ts';
import { currentNotetypeId, lastDeckOf, lastNotetypeOf } from './last-choice.ts';

/** Note type and deck that adding begins with: by the deck or by the note type, as the user prefers. */
export function addingDefaults(
  db: ReadDb,
  reviewedCardId: number | undefined,
): { readonly notetypeId: number; readonly deckId: number } {
  if (addsToCurrentDeck(db)) {
    const deckId = currentDeckForAdding(db, reviewedCardId);
    return { deckId, notetypeId: existing(db, lastNotetypeOf(db, deckId)) ?? currentNotetype(db) };
  }
  const notetypeId = currentNotetype(db);
  return { notetypeId, deckId: deckForNotetype(db, notetypeId) ?? currentDeckForAdding(db, reviewedCardId) };
}

/** The deck that comes along when another note type is chosen, if the user prefers that. */
export function deckToFollow(db: ReadDb, notetypeId: number): number | undefined {
  return addsToCurrentDeck(db) ? undefined : deckForNotetype(db, notetypeId);
}

function addsToCurrentDeck(db: ReadDb): boolean {
  return findConfig(db, 'addToCur') !== false;
}

/** The deck that notes of this type were added to last, unless it is gone or takes no new cards. */
function deckForNotetype(db: ReadDb, notetypeId: number): number | undefined {
  const deckId = lastDeckOf(db, notetypeId);
  return deckId !== undefined && findDeck(db, deckId)?.kind === 'normal' ? deckId : undefined;
}

function currentDeckForAdding(db: ReadDb, reviewedCardId: number | undefined): number {
  const current = findDeck(db, currentDeckId(db));
  if (current?.kind === 'normal') return current.id;
  const card = reviewedCardId === undefined ? undefined : cardStorage.find(db, reviewedCardId);
  const home = card === undefined ? undefined : findDeck(db, card.odid === 0 ? card.did : card.odid);
  return home?.id ?? DEFAULT_DECK_ID;
}

function currentNotetype(db: ReadDb): number {
  const id = existing(db, currentNotetypeId(db)) ?? listNotetypes(db)[0]?.id;
  if (id === undefined) throw new AppError('collection.damaged', { check: 'no note type' });
  return id;
}

function existing(db: ReadDb, notetypeId: number | undefined): number | undefined {
  return notetypeId === undefined ? undefined : findNotetype(db, notetypeId)?.id;
}

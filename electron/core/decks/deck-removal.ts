import { DEFAULT_DECK_ID, type Deck } from '#shared/domain/deck.ts';
import type { Collection } from '../collection/collection.ts';
import type { ReadDb, WriteDb } from '../storage/connection.ts';
import { removeConfigBelow } from '../storage/config-storage.ts';
import { freeDeckName, listChildDecks, removeDeck, updateDeck } from '../storage/deck-storage.ts';
import { addGrave, GRAVE_DECK } from '../storage/grave-storage.ts';
import { noteIdsLeftWithoutCards, removeCards, removeNotes } from '../storage/removal-storage.ts';
import { sendCardsHome } from './filtered/send-cards-home.ts';
import { column, value } from '../storage/statement.ts';

/*
 * Deck ids are bound as one JSON list. Cards of a deck are found twice: those that lie in it (ix_cards_sched) and
 * those that only visit a filtered deck (ebb_cards_odid); an OR over both would read all cards.
 */
const IN_DECKS = '(SELECT value FROM json_each(:deckIds))';
const CARD_IDS = `SELECT id FROM cards WHERE did IN ${IN_DECKS}
  UNION SELECT id FROM cards WHERE odid IN ${IN_DECKS} AND odid != 0`;
const COUNT_CARDS = `SELECT count(*) FROM (${CARD_IDS})`;
/** Cards that would go if these decks went; those of a filtered deck only go home. */
export function countCardsOfDecks(db: ReadDb, deckIds: readonly number[]): number {
  return value<number>(db, COUNT_CARDS, { deckIds: JSON.stringify(deckIds) }) ?? 0;
}

/** The decks with all their children, each once, parents first. */
export function withChildren(db: ReadDb, decks: readonly Deck[]): Deck[] {
  const found = new Map<number, Deck>();
  for (const deck of decks) {
    for (const each of [deck, ...listChildDecks(db, deck.name)]) found.set(each.id, each);
  }
  return [...found.values()];
}

export interface RemovalRules {
  readonly defaultDeckName: string;
  /** Told of the notes that go, while they are still there. */
  readonly onNotes?: ((db: ReadDb, noteIds: readonly number[]) => void) | undefined;
}

/**
 * Removes decks with their children, cards and the notes that have no card left; the review log stays.
 * The Default deck is emptied and gets its name back. Inside a transaction. Answers how many cards went.
 */
export function removeDecks(collection: Collection, decks: readonly Deck[], rules: RemovalRules): number {
  let removedCards = 0;
  for (const deck of withChildren(collection.db, decks)) removedCards += removeOneDeck(collection, deck, rules);
  return removedCards;
}

function removeOneDeck(collection: Collection, deck: Deck, { defaultDeckName, onNotes }: RemovalRules): number {
  const { db } = collection;
  const mtimeSecs = Math.floor(collection.env.clock.nowMs() / 1000);
  let removedCards = 0;
  if (deck.kind === 'filtered') sendCardsHome(collection, deck.id);
  else removedCards = removeCardsOfDeck(db, deck.id, onNotes);
  removeConfigBelow(db, `_deck_${deck.id}_`);
  if (deck.id === DEFAULT_DECK_ID) {
    updateDeck(db, { ...deck, name: freeDeckName(db, defaultDeckName, deck.id), mtimeSecs, usn: -1 });
  } else {
    removeDeck(db, deck.id);
    addGrave(db, { oid: deck.id, type: GRAVE_DECK, usn: -1 });
  }
  return removedCards;
}

function removeCardsOfDeck(db: WriteDb, deckId: number, onNotes: RemovalRules['onNotes']): number {
  const cards = column<number>(db, CARD_IDS, { deckIds: JSON.stringify([deckId]) });
  const orphans = noteIdsLeftWithoutCards(db, cards);
  onNotes?.(db, orphans);
  removeCards(db, cards);
  removeNotes(db, orphans);
  return cards.length;
}

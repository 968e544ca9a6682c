import { queueOf } from '../../cards/card-queue.ts';
import { changeCards } from '../../cards/change-cards.ts';
import type { Collection } from '../../collection/collection.ts';
import { column } from '../../storage/statement.ts';
import type { CardRow } from '../../storage/card-storage.ts';

const CARDS_IN = 'SELECT id FROM cards WHERE did = ? ORDER BY id';

/** What leaving a filtered deck does to a card: home deck and due date come back, and the queue that its state asks for. */
export function outOfFilteredDeck(card: CardRow): Partial<CardRow> {
  if (card.odid === 0) return {};
  const due = card.odue === 0 ? card.due : card.odue;
  const queue = card.queue < 0 ? card.queue : queueOf({ type: card.type, due });
  return { did: card.odid, odid: 0, odue: 0, due, queue };
}

/** Empties a filtered deck. Inside a transaction. Answers how many cards went home. */
export function sendCardsHome(collection: Collection, deckId: number): number {
  const ids = column<number>(collection.db, CARDS_IN, [deckId]);
  return changeCards(collection, ids, (card) => (card.odid === 0 ? undefined : outOfFilteredDeck(card)));
}

import type { FilteredDeck, FilteredDeckTerm } from '#shared/domain/deck.ts';
import { QUEUE } from '../../cards/card-queue.ts';
import { changeCards } from '../../cards/change-cards.ts';
import type { Collection } from '../../collection/collection.ts';
import { searchInOrder } from '../../search/search-cards.ts';
import { findConfig } from '../../storage/config-storage.ts';
import { filteredOrderSql } from '../../storage/search/filtered-order.ts';
import { sendCardsHome } from './send-cards-home.ts';

/**
 * What is suspended, buried or in another filtered deck stays where it is. The plus keeps SQLite from going through
 * the index by queue, all but those few cards, each looked up: reading the whole table takes half as long.
 */
const TAKEABLE = '+c.queue >= 0 AND c.odid = 0';
/** Places in a filtered deck are days long gone: its cards are due, in their order, before all others. */
const FIRST_PLACE = -100_000;

/**
 * Gives all cards of a filtered deck back and gathers it anew. Inside a transaction. Answers how many cards it has.
 * Throws `search.invalid`.
 */
export function fillFilteredDeck(collection: Collection, deck: FilteredDeck): number {
  sendCardsHome(collection, deck.id);
  let taken = 0;
  for (const term of deck.terms.slice(0, 2)) {
    const ids = found(collection, term);
    taken += takeCards(collection, deck, ids, FIRST_PLACE + taken);
  }
  return taken;
}

function found(collection: Collection, { search, limit, order }: FilteredDeckTerm): number[] {
  const fsrs = findConfig(collection.db, 'fsrs') === true;
  return searchInOrder(collection, search, {
    also: TAKEABLE,
    orderBy: (moment) => filteredOrderSql(order, { moment, fsrs }),
    limit,
  });
}

function takeCards(collection: Collection, deck: FilteredDeck, ids: readonly number[], firstPlace: number): number {
  let place = firstPlace;
  return changeCards(collection, ids, (card) => ({
    odid: card.did,
    did: deck.id,
    odue: card.due,
    // A place is for cards that have a due date; it counts up for every card nevertheless.
    due: placeOf(card.due, place++),
    ...(deck.reschedule ? {} : { queue: QUEUE.review }),
  }));
}

function placeOf(due: number, place: number): number {
  return due > 0 ? place : due;
}

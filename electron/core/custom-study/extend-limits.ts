import type { Deck } from '#shared/domain/deck.ts';
import { parentDeckNames } from '#shared/domain/deck-name.ts';
import type { Collection } from '../collection/collection.ts';
import { studiedOn } from '../scheduler/answer/answer-card.ts';
import { findConfig } from '../storage/config-storage.ts';
import { findDeckByName, updateDeck } from '../storage/deck-storage.ts';

export interface MoreToday {
  readonly newCards: number;
  readonly reviews: number;
}

/**
 * Lets a deck show more (below zero: fewer) cards today, by lowering what it has been studied. Where parents' limits
 * hold for their children, the parents are extended too. Inside a transaction. Answers the deck as it is now.
 */
export function extendLimits<D extends Deck>(collection: Collection, deck: D, more: MoreToday): D {
  const { db } = collection;
  const extended = extendDeck(collection, deck, more);
  if (findConfig(db, 'applyAllParentLimits') === true) {
    for (const name of parentDeckNames(deck.name)) {
      const parent = findDeckByName(db, name);
      if (parent !== undefined) extendDeck(collection, parent, more);
    }
  }
  return extended;
}

function extendDeck<D extends Deck>(collection: Collection, deck: D, { newCards, reviews }: MoreToday): D {
  const today = collection.dayTiming().daysElapsed;
  const before = studiedOn(deck.studied, today);
  const studied = { ...before, newCards: before.newCards - newCards, reviews: before.reviews - reviews };
  const changed: D = { ...deck, studied, mtimeSecs: Math.floor(collection.env.clock.nowMs() / 1000), usn: -1 };
  updateDeck(collection.db, changed);
  return changed;
}

import type { InsertOrder } from '#shared/domain/deck-options.ts';
import { TYPE } from '../../cards/card-queue.ts';
import { changeCards } from '../../cards/change-cards.ts';
import type { Collection } from '../../collection/collection.ts';
import type { Random } from '../../env.ts';
import { all } from '../../storage/statement.ts';

const NEW_CARDS = 'SELECT id, nid FROM cards WHERE type = ? AND (did = ? OR odid = ?) ORDER BY id';

interface NewCard {
  readonly id: number;
  readonly nid: number;
}

/** Gives the new cards of a deck (those that a filtered deck has too) places from 1 on. Inside a transaction. */
export function sortNewCards(col: Collection, deckId: number, order: InsertOrder): void {
  const cards = all<NewCard>(col.db, NEW_CARDS, [TYPE.new, deckId, deckId]);
  const noteIds = [...new Set(cards.map((card) => card.nid))].toSorted((a, b) => a - b);
  const inOrder = order === 'random' ? shuffled(noteIds, col.env.random) : noteIds;
  const places = new Map(inOrder.map((noteId, index) => [noteId, index + 1]));
  changeCards(
    col,
    cards.map((card) => card.id),
    (card) => {
      const place = places.get(card.nid) ?? 0;
      return card.odid === 0 ? { due: place } : { odue: place };
    },
  );
}

function shuffled(ids: readonly number[], random: Random): number[] {
  const result = [...ids];
  for (let last = result.length - 1; last > 0; last--) {
    const other = Number(random.bits64() % BigInt(last + 1));
    const [a, b] = [result[last], result[other]];
    if (a === undefined || b === undefined) continue;
    result[last] = b;
    result[other] = a;
  }
  return result;
}

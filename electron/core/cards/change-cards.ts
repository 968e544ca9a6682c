import type { Collection } from '../collection/collection.ts';
import { cardDataText, parseCardData } from '../storage/card-data.ts';
import { type CardRow, cardStorage } from '../storage/card-storage.ts';

/**
 * Lets `change` look at each of the cards, once each; what it gives back (undefined: leave it) is stored as a change
 * to be sent, all together when all were looked at. Ids without a card don't matter. Inside a transaction. Answers how
 * many cards changed.
 *
 * As in the official client the whole row is written: what `data` holds that nobody knows is lost by it.
 */
export function changeCards(
  { db, env }: Collection,
  ids: readonly number[],
  change: (card: CardRow) => Partial<CardRow> | undefined,
): number {
  const mod = Math.floor(env.clock.nowMs() / 1000);
  const wanted = new Set(ids);
  const cards = cardStorage.findAll(db, [...wanted]);
  const rows: CardRow[] = [];
  for (const id of wanted) {
    const card = cards.get(id);
    const changed = card === undefined ? undefined : change(card);
    if (card === undefined || changed === undefined) continue;
    // Who gives other data has written them anew already.
    const data = changed.data ?? cardDataText(parseCardData(card.data));
    rows.push({ ...card, mod, ...changed, usn: -1, data });
  }
  cardStorage.changeAll(db, rows);
  return rows.length;
}

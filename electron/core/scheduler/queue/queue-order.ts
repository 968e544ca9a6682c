import { fnvUnsigned } from '../../storage/fnv-hash.ts';
import { MIX, NEW_ORDER } from './queue-options.ts';

interface NewCard {
  readonly id: number;
  readonly nid: number;
  readonly ord: number;
}

/** The taken new cards in the order they are shown in; the same all day and on every device. */
export function sortedNewCards<Card extends NewCard>(cards: readonly Card[], order: number, today: number): Card[] {
  const keyed = (key: (card: Card) => number): { card: Card; key: number }[] =>
    cards.map((card) => ({ card, key: key(card) }));
  const ofCard = (card: Card): number => fnvUnsigned(card.id, today);
  switch (order) {
    case NEW_ORDER.none:
      return [...cards];
    case NEW_ORDER.templateThenRandom:
      return sorted(keyed(ofCard), (a, b) => a.card.ord - b.card.ord || a.key - b.key);
    case NEW_ORDER.randomNoteThenTemplate:
      return sorted(
        keyed((card) => fnvUnsigned(card.nid, today)),
        (a, b) => a.key - b.key || a.card.ord - b.card.ord,
      );
    case NEW_ORDER.random:
      return sorted(keyed(ofCard), (a, b) => a.key - b.key);
    default:
      return cards.toSorted((a, b) => a.ord - b.ord);
  }
}

function sorted<Item extends { readonly card: unknown }>(
  items: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Item['card'][] {
  return items.toSorted(compare).map(({ card }) => card);
}

/** `added` spread evenly among `base`, or behind or before it. */
export function mixed<Item>(base: readonly Item[], added: readonly Item[], mix: number): Item[] {
  if (mix === MIX.after) return [...base, ...added];
  if (mix === MIX.before) return [...added, ...base];
  const ratio = Math.fround((base.length + 1) / (added.length + 1));
  const result: Item[] = [];
  let [i, j] = [0, 0];
  while (i < base.length && j < added.length) {
    const takeAdded = Math.fround((j + 1) * ratio) < i + 1;
    const next = takeAdded ? added[j++] : base[i++];
    if (next !== undefined) result.push(next);
  }
  return [...result, ...base.slice(i), ...added.slice(j)];
}

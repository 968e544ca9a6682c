import type { DeckTreeNode } from '#shared/contract/decks.ts';

/** Decks that cards can be put into, children after their parents: a filtered one gathers its cards itself. */
export function normalDecks(tree: readonly DeckTreeNode[]): readonly DeckTreeNode[] {
  return tree.flatMap((deck) => [...(deck.filtered ? [] : [deck]), ...normalDecks(deck.children)]);
}

import type { DeckTreeNode } from '#shared/contract/decks.ts';
import type { DeckId } from '#shared/contract/ids.ts';

/** One line of the deck list: a deck that no folded parent hides. */
export interface DeckRow {
  readonly deck: DeckTreeNode;
  /** From 1. */
  readonly level: number;
  readonly parentId: DeckId | null;
  /** Place among its siblings, from 1, and how many they are. */
  readonly position: number;
  readonly siblings: number;
}

export function visibleRows(tree: readonly DeckTreeNode[]): DeckRow[] {
  const rows: DeckRow[] = [];
  const add = (decks: readonly DeckTreeNode[], level: number, parentId: DeckId | null): void => {
    for (const [index, deck] of decks.entries()) {
      rows.push({ deck, level, parentId, position: index + 1, siblings: decks.length });
      if (!deck.collapsed) add(deck.children, level + 1, deck.deckId);
    }
  };
  add(tree, 1, null);
  return rows;
}

/** Every deck of the tree, parents first. */
export function allDecks(tree: readonly DeckTreeNode[]): DeckTreeNode[] {
  return tree.flatMap((deck) => [deck, ...allDecks(deck.children)]);
}

export function findDeck(tree: readonly DeckTreeNode[], deckId: DeckId): DeckTreeNode | undefined {
  return allDecks(tree).find((deck) => deck.deckId === deckId);
}

/** Why a deck may not be put inside another; undefined when it may. */
export function moveFault(
  tree: readonly DeckTreeNode[],
  movedId: DeckId,
  targetId: DeckId | null,
): 'filtered' | 'inside' | undefined {
  if (targetId === null) return undefined;
  const moved = findDeck(tree, movedId);
  if (moved !== undefined && [moved, ...allDecks(moved.children)].some((deck) => deck.deckId === targetId))
    return 'inside';
  return findDeck(tree, targetId)?.filtered === true ? 'filtered' : undefined;
}

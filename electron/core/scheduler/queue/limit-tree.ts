import { cappedTo, type DeckLimits } from '../../decks/deck-limits.ts';

export type LimitKind = 'newCards' | 'reviews';

interface Node {
  left: DeckLimits;
  readonly parent: Node | undefined;
  readonly children: Node[];
}

/** A deck with its own limits. */
export interface LimitedDeck {
  readonly deckId: number;
  /** In the same list and before it; undefined for the first. */
  readonly parentId: number | undefined;
  readonly limits: DeckLimits;
}

/** What may still be taken from each deck of the tree that is studied. A parent's limits hold for its children too. */
export class LimitTree {
  readonly #nodes = new Map<number, Node>();
  readonly #top: Node | undefined;

  /** Parents come before their children; the first deck is the top. */
  constructor(decks: readonly LimitedDeck[]) {
    for (const { deckId, parentId, limits } of decks) {
      const parent = parentId === undefined ? undefined : this.#nodes.get(parentId);
      const left = parent === undefined ? limits : cappedTo(limits, parent.left);
      const node: Node = { left, parent, children: [] };
      parent?.children.push(node);
      this.#nodes.set(deckId, node);
      this.#top ??= node;
    }
  }

  /** Nothing more of the kind can be taken from any deck. */
  isExhausted(kind: LimitKind): boolean {
    return this.#top === undefined || this.#top.left[kind] === 0;
  }

  left(deckId: number, kind: LimitKind): number {
    return this.#nodes.get(deckId)?.left[kind] ?? 0;
  }

  /** One card of the deck is taken. */
  take(deckId: number, kind: LimitKind): void {
    for (let node = this.#nodes.get(deckId); node !== undefined; node = node.parent) {
      const before = node.left;
      node.left = afterTaking(before, kind);
      if (ranOut(before, node.left, 'newCards') || ranOut(before, node.left, 'reviews')) capBelow(node);
    }
  }
}

function afterTaking(left: DeckLimits, kind: LimitKind): DeckLimits {
  const taken = { ...left, [kind]: Math.max(0, left[kind] - 1) };
  if (kind === 'newCards' || !left.capNewToReviews) return taken;
  return { ...taken, newCards: Math.min(taken.newCards, taken.reviews) };
}

function ranOut(before: DeckLimits, after: DeckLimits, kind: LimitKind): boolean {
  return before[kind] > 0 && after[kind] === 0;
}

function capBelow(node: Node): void {
  for (const child of node.children) {
    child.left = cappedTo(child.left, node.left);
    capBelow(child);
  }
}

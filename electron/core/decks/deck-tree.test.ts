import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeckTreeNode } from '#shared/contract/decks.ts';
import { DeckId } from '#shared/contract/ids.ts';
import { type DeckTreeEntry, deckTree, type RawDeckCounts } from './deck-tree.ts';

const numRuns = Number(process.env['EBB_DEPTH'] ?? 1) * 200;
const SHOW_ALL = { applyAllParentLimits: false, hideDefault: false };
let nextId = 100;

function entry(
  fullName: string,
  counts: Partial<RawDeckCounts> = {},
  limits: Partial<DeckTreeEntry['limits']> = {},
): DeckTreeEntry {
  return {
    deckId: DeckId.parse(fullName === 'Default' ? 1 : nextId++),
    fullName,
    nameKey: fullName.toLowerCase().replaceAll('::', '\u001f'),
    collapsed: false,
    collapsedInBrowser: false,
    filtered: false,
    limits: { newCards: 20, reviews: 200, capNewToReviews: true, ...limits },
    counts: { newCards: 0, reviews: 0, interday: 0, intraday: 0, ...counts },
  };
}
const shown = (nodes: readonly DeckTreeNode[]): string[] =>
  nodes.flatMap((node) => [
    `${'-'.repeat(node.level)}${node.name} ${node.newCount} ${node.learnCount} ${node.reviewCount}`,
    ...shown(node.children),
  ]);

describe('the deck tree', () => {
  test('adds what children show to what the parent has, up to the parent’s limits', () => {
    const tree = deckTree(
      [
        entry('A', { newCards: 5, reviews: 3 }, { newCards: 8 }),
        entry('A::B', { newCards: 20, intraday: 2 }, { newCards: 6 }),
        entry('A::B::C', { reviews: 4, interday: 1 }),
      ],
      SHOW_ALL,
    );
    expect(shown(tree)).toEqual(['-A 8 3 7', '--B 6 3 4', '---C 0 1 4']);
  });

  test('takes learning over days out of the review limit first, then reviews, then new cards', () => {
    const one = (reviews: number, capNewToReviews: boolean) =>
      shown(
        deckTree(
          [entry('A', { newCards: 9, reviews: 5, interday: 3 }, { newCards: 9, reviews, capNewToReviews })],
          SHOW_ALL,
        ),
      );
    expect(one(10, true)).toEqual(['-A 2 3 5']);
    expect(one(6, true)).toEqual(['-A 0 3 3']);
    expect(one(2, true)).toEqual(['-A 0 2 0']);
    expect(one(2, false)).toEqual(['-A 9 2 0']);
  });

  test('shows all learning of today whatever the limits are', () => {
    expect(shown(deckTree([entry('A', { intraday: 7 }, { newCards: 0, reviews: 0 })], SHOW_ALL))).toEqual(['-A 0 7 0']);
  });

  test('holds children to their parents’ limits only when the user wants that', () => {
    const decks = [entry('A', {}, { newCards: 2, reviews: 3 }), entry('A::B', { newCards: 9, reviews: 1 })];
    expect(shown(deckTree(decks, SHOW_ALL))).toEqual(['-A 2 0 1', '--B 9 0 1']);
    expect(shown(deckTree(decks, { ...SHOW_ALL, applyAllParentLimits: true }))).toEqual(['-A 2 0 1', '--B 2 0 1']);
  });

  test('leaves the empty Default deck out while another deck is there and it has no children', () => {
    const hide = { ...SHOW_ALL, hideDefault: true };
    const names = (decks: DeckTreeEntry[]) => deckTree(decks, hide).map((node) => node.name);
    expect(names([entry('Default')])).toEqual(['Default']);
    expect(names([entry('A'), entry('Default')])).toEqual(['A']);
    expect(names([entry('A'), entry('Default'), entry('Default::B')])).toEqual(['A', 'Default']);
  });

  test('keeps a deck whose parent is missing, under the next ancestor that is there', () => {
    const decks = [entry('A'), entry('A::B::C', { newCards: 1 }), entry('X::Y', { newCards: 2 })];
    expect(shown(deckTree(decks, SHOW_ALL))).toEqual(['-A 1 0 0', '--C 1 0 0', '-Y 2 0 0']);
  });

  test('finds parents whatever their case, and does not take "A b" for a child of "A"', () => {
    const decks = [entry('a'), entry('A::B', { newCards: 1 }), entry('a b', { newCards: 2 })];
    expect(shown(deckTree(decks, SHOW_ALL))).toEqual(['-a 1 0 0', '--B 1 0 0', '-a b 2 0 0']);
  });

  test('counting only up to the limits shows the same numbers', () => {
    const counts = fc.record({
      newCards: fc.nat(40),
      reviews: fc.nat(40),
      interday: fc.nat(40),
      intraday: fc.nat(5),
    });
    const limits = fc.record({ newCards: fc.nat(30), reviews: fc.nat(30), capNewToReviews: fc.boolean() });
    const names = ['A', 'A::B', 'A::B::C', 'A::D', 'E', 'E::F'];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(counts, limits), { minLength: 6, maxLength: 6 }),
        fc.boolean(),
        (values, applyAllParentLimits) => {
          const decks = values.map(([c, l], i) => entry(names[i] ?? 'X', c, l));
          const bounded = decks.map((deck) => ({
            ...deck,
            counts: {
              newCards: Math.min(deck.counts.newCards, deck.limits.newCards),
              reviews: Math.min(deck.counts.reviews, deck.limits.reviews),
              interday: Math.min(deck.counts.interday, deck.limits.reviews),
              intraday: deck.counts.intraday,
            },
          }));
          const options = { ...SHOW_ALL, applyAllParentLimits };
          expect(deckTree(bounded, options)).toEqual(deckTree(decks, options));
        },
      ),
      { numRuns },
    );
  });
});

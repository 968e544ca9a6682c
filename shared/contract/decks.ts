import { z } from 'zod';
import { operation, query } from './define.ts';
import { DeckId } from './ids.ts';

export interface DeckTreeNode {
  deckId: DeckId;
  /** Last part of the name. */
  name: string;
  fullName: string;
  level: number;
  collapsed: boolean;
  /** Folded in the browser’s sidebar, apart from the deck list. */
  collapsedInBrowser: boolean;
  filtered: boolean;
  /** After limits, as the official deck list shows them. */
  newCount: number;
  learnCount: number;
  reviewCount: number;
  children: DeckTreeNode[];
}
export const DeckTreeNode: z.ZodType<DeckTreeNode> = z.object({
  deckId: DeckId,
  name: z.string(),
  fullName: z.string(),
  level: z.int(),
  collapsed: z.boolean(),
  collapsedInBrowser: z.boolean(),
  filtered: z.boolean(),
  newCount: z.int(),
  learnCount: z.int(),
  reviewCount: z.int(),
  get children(): z.ZodType<DeckTreeNode[]> {
    return z.array(DeckTreeNode);
  },
});

/** A search, how many cards at most, and in which order they are taken (numbers as stored: FILTERED_ORDER). */
const FilteredDeckTerm = z.object({
  search: z.string(),
  limit: z.int().min(0).max(99_999),
  order: z.int().min(0).max(10),
});
export const FilteredDeckSettings = z.object({
  /** One or two. */
  terms: z.array(FilteredDeckTerm).min(1).max(2),
  /** False: answers leave the schedule as it is. */
  reschedule: z.boolean(),
  /** How soon a card comes again if answers leave the schedule as it is; 0: it goes home. */
  previewAgainSecs: z.int().min(0).max(99_999),
  previewHardSecs: z.int().min(0).max(99_999),
  previewGoodSecs: z.int().min(0).max(99_999),
});
export type FilteredDeckSettings = z.infer<typeof FilteredDeckSettings>;

/** What one search of a filtered deck comes to. */
export const FilteredCount = z.object({
  found: z.int(),
  suspended: z.int(),
  buried: z.int(),
  /** In other filtered decks. */
  inOtherDecks: z.int(),
  /** After the limit, and without what an earlier search takes. */
  taken: z.int(),
});
export type FilteredCount = z.infer<typeof FilteredCount>;

const DeckName = z.string().max(10_000);

export const decks = {
  tree: query({
    summary: 'Deck tree with due counts, in display order; the hidden Default deck is left out',
    input: z.object({}),
    output: z.array(DeckTreeNode),
  }),
  get: query({
    summary: 'One deck for its overview: counts, description, what is buried',
    input: z.object({ deckId: DeckId }),
    output: z.object({
      deckId: DeckId,
      name: z.string(),
      fullName: z.string(),
      filtered: z.boolean(),
      description: z.string(),
      descriptionIsMarkdown: z.boolean(),
      newCount: z.int(),
      learnCount: z.int(),
      reviewCount: z.int(),
      /** Cards in the deck and its children, whatever their state. */
      cardCount: z.int(),
      buriedCount: z.int(),
    }),
  }),
  current: query({
    summary: 'The deck that is chosen for study',
    input: z.object({}),
    output: z.object({ deckId: DeckId, fullName: z.string() }),
  }),
  studiedToday: query({
    summary: 'Cards answered since the day began, and the time they took',
    input: z.object({}),
    output: z.object({ cards: z.int(), tookMs: z.int() }),
  }),
  removalPreview: query({
    summary: 'What removing these decks would take with it',
    input: z.object({ deckIds: z.array(DeckId) }),
    output: z.object({ deckCount: z.int(), cardCount: z.int(), fullName: z.string(), filtered: z.boolean() }),
  }),
  filteredSettings: query({
    summary: 'What a filtered deck gathers and how it is studied (deckId null: what a new one would start with)',
    input: z.object({ deckId: DeckId.nullable() }),
    output: z.object({
      deckId: DeckId.nullable(),
      /** Empty for a new one. */
      name: z.string(),
      settings: FilteredDeckSettings,
      /** With FSRS there are orders by retrievability. */
      fsrs: z.boolean(),
    }),
  }),
  filteredPreview: query({
    summary: 'What the searches of a filtered deck (deckId null: a new one) would gather now, and what they leave out',
    input: z.object({ deckId: DeckId.nullable(), terms: FilteredDeckSettings.shape.terms }),
    output: z.object({ terms: z.array(FilteredCount) }),
  }),
  saveFiltered: operation({
    summary: 'Add (deckId null) or change a filtered deck and gather its cards',
    input: z.object({
      deckId: DeckId.nullable(),
      name: DeckName,
      settings: FilteredDeckSettings,
      /** Otherwise a deck that finds no card is not made. */
      evenIfEmpty: z.boolean(),
    }),
    output: z.object({ deckId: DeckId, name: z.string(), cardCount: z.int() }),
  }),
  buildFiltered: operation({
    summary: 'Give the cards of a filtered deck back and gather it anew',
    input: z.object({ deckId: DeckId }),
    output: z.object({ cardCount: z.int() }),
  }),
  emptyFiltered: operation({
    summary: 'Give the cards of a filtered deck back',
    input: z.object({ deckId: DeckId }),
    output: z.object({ cardCount: z.int() }),
  }),
  create: operation({
    summary: 'Add a deck; missing parents are made, a taken name gets a suffix',
    input: z.object({ name: DeckName }),
    output: z.object({ deckId: DeckId, name: z.string() }),
  }),
  rename: operation({
    summary: 'Rename a deck by its full name; its children move along',
    input: z.object({ deckId: DeckId, name: DeckName }),
    output: z.object({ name: z.string() }),
  }),
  remove: operation({
    summary: 'Remove decks, their children and their cards; a filtered deck gives its cards back',
    input: z.object({ deckIds: z.array(DeckId) }),
    output: z.object({ cardCount: z.int() }),
  }),
  reparent: operation({
    summary: 'Move decks under another deck (null: to the top level)',
    input: z.object({ deckIds: z.array(DeckId), newParentId: DeckId.nullable() }),
    output: z.object({ movedCount: z.int() }),
  }),
  setCollapsed: operation({
    summary: 'Fold or unfold a deck in the deck list, or in the browser’s sidebar',
    input: z.object({
      deckId: DeckId,
      collapsed: z.boolean(),
      /** Left out: in the deck list. */
      in: z.enum(['deckList', 'browser']).optional(),
    }),
    output: z.null(),
  }),
  select: operation({
    summary: 'Choose the deck to study',
    input: z.object({ deckId: DeckId }),
    output: z.null(),
  }),
  setDescription: operation({
    summary: 'Change the description of a normal deck',
    input: z.object({ deckId: DeckId, description: z.string(), markdown: z.boolean() }),
    output: z.null(),
  }),
};

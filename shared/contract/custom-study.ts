import { z } from 'zod';
import { operation, query } from './define.ts';
import { DeckId } from './ids.ts';

/** What other clients hold as a count or a number of days. */
const MAX_CARDS = 99_999;
const Delta = z.int().min(-MAX_CARDS).max(MAX_CARDS);
const Days = z.int().min(1).max(MAX_CARDS);
const Tags = z.array(z.string().min(1)).max(100);

/** What is to be studied of a deck beyond today's share. */
export const CustomStudy = z.discriminatedUnion('kind', [
  /** Raises (below zero: lowers) what may still be shown today, in the deck itself. */
  z.object({ deckId: DeckId, kind: z.literal('moreNew'), count: Delta }),
  z.object({ deckId: DeckId, kind: z.literal('moreReviews'), count: Delta }),
  /** The others gather cards in the session's filtered deck. Today is the first of the days. */
  z.object({ deckId: DeckId, kind: z.literal('forgotten'), days: Days }),
  z.object({ deckId: DeckId, kind: z.literal('ahead'), days: Days }),
  z.object({ deckId: DeckId, kind: z.literal('previewNew'), days: Days }),
  z.object({
    deckId: DeckId,
    kind: z.literal('cram'),
    /** `all` leaves the schedule as it is. */
    cards: z.enum(['new', 'due', 'review', 'all']),
    cardLimit: z.int().min(1).max(MAX_CARDS),
    /** Any of these; none given: with and without tags. */
    includeTags: Tags,
    /** None of these. */
    excludeTags: Tags,
  }),
]);
export type CustomStudy = z.infer<typeof CustomStudy>;

export const customStudy = {
  defaults: query({
    summary: 'What custom study of a deck has to choose from, and what was chosen the last time',
    input: z.object({ deckId: DeckId }),
    output: z.object({
      deckId: DeckId,
      deckName: z.string(),
      cardCount: z.int(),
      extendNew: z.int(),
      extendReview: z.int(),
      /** Before limits. */
      availableNew: z.int(),
      availableNewInChildren: z.int(),
      availableReview: z.int(),
      availableReviewInChildren: z.int(),
      tags: z.array(z.object({ name: z.string(), include: z.boolean(), exclude: z.boolean() })),
    }),
  }),
  study: operation({
    summary:
      'Raise today’s limits of a deck, or gather cards of it in the session’s filtered deck, which is chosen then',
    input: CustomStudy,
    /** Null: limits were changed, nothing was gathered. */
    output: z.object({ session: z.object({ deckId: DeckId, name: z.string(), cardCount: z.int() }).nullable() }),
  }),
};

import type { Contract } from '#shared/contract/contract.ts';
import type { Client } from '#shared/contract/define.ts';
import type { DeckId } from '#shared/contract/ids.ts';
import type { ReviewPreferences } from '#shared/contract/review-preferences.ts';
import { callSamples } from '#shared/rpc/testing/call-samples.ts';

const preferences = callSamples.reviewPreferences.get.output;

/** Answers about how studying behaves, and what can be studied beyond the day's share. */
export const study: Pick<Client<Contract>, 'customStudy' | 'reviewPreferences'> = {
  customStudy: {
    defaults: async ({ deckId }) => ({
      deckId,
      deckName: 'Geography',
      cardCount: 1200,
      extendNew: 10,
      extendReview: 50,
      availableNew: 20,
      availableNewInChildren: 12,
      availableReview: 157,
      availableReviewInChildren: 0,
      tags: [
        { name: 'capital', include: true, exclude: false },
        { name: 'hard', include: false, exclude: false },
      ],
    }),
    preview: async ({ kind }) => ({
      count:
        kind === 'moreNew' || kind === 'moreReviews'
          ? null
          : { found: 40, suspended: 2, buried: 1, inOtherDecks: 0, taken: 37 },
    }),
    study: async ({ kind }) => ({
      session:
        kind === 'moreNew' || kind === 'moreReviews'
          ? null
          : { deckId: 97 as DeckId, name: 'Custom Study Session', cardCount: 12 },
    }),
  },
  reviewPreferences: {
    get: async () => preferences,
    set: async (patch) => ({ ...preferences, ...patch }) as ReviewPreferences,
  },
};

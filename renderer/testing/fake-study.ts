import type { Contract } from '#shared/contract/contract.ts';
import type { Client } from '#shared/contract/define.ts';
import type { DeckId } from '#shared/contract/ids.ts';
import type { ReviewPreferences } from '#shared/contract/review-preferences.ts';

const preferences: ReviewPreferences = {
  rolloverHour: 4,
  learnAheadSecs: 1200,
  timeboxSecs: 0,
  showPlayButtons: true,
  interruptAudio: true,
  showRemaining: true,
  showNextTimes: true,
  renderLatex: false,
};

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

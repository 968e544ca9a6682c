import type { Contract } from '#shared/contract/contract.ts';
import type { DeckOptionsState } from '#shared/contract/deck-options.ts';
import type { Client } from '#shared/contract/define.ts';
import type { DeckConfigId, DeckId } from '#shared/contract/ids.ts';
import { defaultDeckOptions } from '#shared/domain/deck-options.ts';

const defaultId = 1 as DeckConfigId;

/** A deck with the Default preset, and a second one that no deck uses. */
export function sampleDeckOptions(deckId: DeckId, patch: Partial<DeckOptionsState> = {}): DeckOptionsState {
  return {
    deckId,
    fullName: 'Geography',
    deckConfigId: defaultId,
    childCount: 2,
    presets: [
      {
        deckConfigId: defaultId,
        name: 'Default',
        options: defaultDeckOptions,
        deckCount: 3,
        deckNames: ['Geography', 'Geography::Europe', 'Geography::Asia'],
      },
      {
        deckConfigId: 1_700_000_000_001 as DeckConfigId,
        name: 'Slow',
        options: { ...defaultDeckOptions, newPerDay: 5 },
        deckCount: 0,
        deckNames: [],
      },
    ],
    own: {
      newLimit: null,
      reviewLimit: null,
      newLimitToday: null,
      reviewLimitToday: null,
      desiredRetentionPercent: null,
    },
    lastToday: { newLimit: null, reviewLimit: null },
    parents: [],
    shared: {
      newCardsIgnoreReviewLimit: false,
      applyAllParentLimits: false,
      fsrs: false,
      fsrsHealthCheck: true,
      cardStateCustomizer: '',
    },
    schemaChanged: false,
    daysSinceOptimized: null,
    ...patch,
  };
}

type Methods = 'forDeck' | 'save' | 'optimize' | 'evaluate' | 'ignoredBefore' | 'workload';

export const fakeDeckOptions: Pick<Client<Contract>['deckConfig'], Methods> = {
  forDeck: async ({ deckId }) => sampleDeckOptions(deckId),
  save: async () => ({ deckConfigId: defaultId }),
  optimize: async () => ({ fsrsParameters: [], alreadyOptimal: true, reviews: 1000, healthy: null }),
  evaluate: async () => ({ logLoss: 0.3456, rmse: 0.0437, reviews: 1000 }),
  ignoredBefore: async () => ({ included: 900, total: 1000 }),
  // Twice as much for each tenth of retention more.
  workload: async ({ retentionPercent }) => ({ yearSecs: 1000 * 2 ** ((retentionPercent - 90) / 10) }),
};

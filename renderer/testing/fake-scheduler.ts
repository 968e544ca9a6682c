import type { Contract } from '#shared/contract/contract.ts';
import type { Client } from '#shared/contract/define.ts';
import type { CardId, DeckId, NoteId } from '#shared/contract/ids.ts';
import type { CardStates } from '#shared/contract/scheduler.ts';

const deckId = 1 as DeckId;
const counts = { new: 1, learning: 0, review: 0 };
const changed = async ({ cardIds }: { readonly cardIds: readonly CardId[] }): Promise<{ cardCount: number }> => ({
  cardCount: cardIds.length,
});

/** One new card to study, whatever was answered before. */
export const fakeScheduler: Client<Contract>['scheduler'] = {
  next: async () => ({
    deckId,
    counts,
    cards: [{ cardId: 13 as CardId, noteId: 11 as NoteId, deckId, kind: 'new' }],
  }),
  counts: async () => counts,
  states: async ({ cardIds }) => cardIds.map(statesOfNewCard),
  customScript: async () => null,
  customStates: async ({ cardId }) => statesOfNewCard(cardId),
  finished: async () => ({
    deckId,
    filtered: false,
    learningLeft: 0,
    nextLearningInSecs: null,
    reviewsLeft: false,
    newLeft: false,
    buriedByUser: false,
    buriedByScheduler: false,
  }),
  answer: async () => ({ leech: false, suspended: false }),
  gradeNow: changed,
  forget: changed,
  setDueDate: changed,
  handChoices: async () => ({
    dueDays: '1',
    restorePosition: true,
    resetCounts: false,
    random: false,
    shiftOthers: false,
  }),
  newPlaces: async () => ({ first: 3, last: 40 }),
  reposition: changed,
  extendLimits: async () => null,
  suspend: changed,
  bury: changed,
  restore: changed,
  unburyDeck: async () => ({ cardCount: 1 }),
};

function statesOfNewCard(cardId: CardId): CardStates {
  const soon = (secs: number): CardStates['again'] => ({
    kind: 'learning',
    intervalSecs: secs,
    intervalDays: null,
    ease: null,
    memory: null,
    label: { unit: 'minutes', amount: Math.round(secs / 60), orSooner: true },
  });
  return {
    cardId,
    mark: '0123456789abcdef',
    current: { kind: 'new', intervalSecs: null, intervalDays: null, ease: null, memory: null },
    again: soon(60),
    hard: soon(330),
    good: soon(600),
    easy: {
      kind: 'review',
      intervalSecs: null,
      intervalDays: 4,
      ease: 2.5,
      memory: null,
      label: { unit: 'days', amount: 4, orSooner: false },
    },
  };
}

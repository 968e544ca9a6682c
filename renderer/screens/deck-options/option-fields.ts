import {
  answerActions,
  type DeckOptions,
  insertOrders,
  leechActions,
  newGatherOrders,
  newSortOrders,
  type NewGatherOrder,
  type NewSortOrder,
  type NumberOption,
  questionActions,
  reviewMixes,
  reviewOrders,
  type SwitchOption,
} from '#shared/domain/deck-options.ts';

type Unit = 'days' | 'seconds' | 'lapses';

/** Options that are one of a few words, with those words in their order. */
export const choices = {
  insertOrder: insertOrders,
  leechAction: leechActions,
  newGatherOrder: newGatherOrders,
  newSortOrder: newSortOrders,
  newMix: reviewMixes,
  interdayLearningMix: reviewMixes,
  reviewOrder: reviewOrders,
  questionAction: questionActions,
  answerAction: answerActions,
} as const satisfies { readonly [K in keyof DeckOptions]?: readonly DeckOptions[K][] };
export type ChoiceOptionName = keyof typeof choices;

/** How an option is shown. `only`: what has no meaning under the other scheduler is hidden there. */
export type OptionField = { readonly only?: 'sm2' | 'fsrs' } & (
  | { readonly kind: 'number'; readonly option: NumberOption; readonly unit?: Unit }
  | { readonly kind: 'switch'; readonly option: SwitchOption }
  | { readonly kind: 'choice'; readonly option: ChoiceOptionName }
  | { readonly kind: 'steps'; readonly option: 'learnStepsMins' | 'relearnStepsMins' }
);

export const sectionIds = [
  'limits',
  'new',
  'lapses',
  'order',
  'fsrs',
  'burying',
  'audio',
  'timer',
  'autoAdvance',
  'easyDays',
  'advanced',
] as const;
export type SectionId = (typeof sectionIds)[number];

/** The fields of each section; limits, FSRS and easy days have more of their own. */
export const sectionFields: Readonly<Record<SectionId, readonly OptionField[]>> = {
  limits: [],
  new: [
    { kind: 'steps', option: 'learnStepsMins' },
    { kind: 'number', option: 'graduatingIntervalDays', unit: 'days', only: 'sm2' },
    { kind: 'number', option: 'easyIntervalDays', unit: 'days', only: 'sm2' },
    { kind: 'choice', option: 'insertOrder' },
  ],
  lapses: [
    { kind: 'steps', option: 'relearnStepsMins' },
    { kind: 'number', option: 'minimumLapseIntervalDays', unit: 'days', only: 'sm2' },
    { kind: 'number', option: 'leechThreshold', unit: 'lapses' },
    { kind: 'choice', option: 'leechAction' },
  ],
  order: [
    { kind: 'choice', option: 'newGatherOrder' },
    { kind: 'choice', option: 'newSortOrder' },
    { kind: 'choice', option: 'newMix' },
    { kind: 'choice', option: 'interdayLearningMix' },
    { kind: 'choice', option: 'reviewOrder' },
  ],
  fsrs: [{ kind: 'number', option: 'historicalRetention', only: 'fsrs' }],
  burying: [
    { kind: 'switch', option: 'buryNew' },
    { kind: 'switch', option: 'buryReviews' },
    { kind: 'switch', option: 'buryInterdayLearning' },
  ],
  audio: [
    { kind: 'switch', option: 'disableAutoplay' },
    { kind: 'switch', option: 'skipQuestionOnReplay' },
  ],
  timer: [
    { kind: 'number', option: 'answerTimeCapSecs', unit: 'seconds' },
    { kind: 'switch', option: 'showTimer' },
    { kind: 'switch', option: 'stopTimerOnAnswer' },
  ],
  autoAdvance: [
    { kind: 'number', option: 'questionSecs', unit: 'seconds' },
    { kind: 'choice', option: 'questionAction' },
    { kind: 'number', option: 'answerSecs', unit: 'seconds' },
    { kind: 'choice', option: 'answerAction' },
    { kind: 'switch', option: 'waitForAudio' },
  ],
  easyDays: [],
  advanced: [
    { kind: 'number', option: 'maximumIntervalDays', unit: 'days' },
    { kind: 'number', option: 'startingEase', only: 'sm2' },
    { kind: 'number', option: 'easyBonus', only: 'sm2' },
    { kind: 'number', option: 'intervalModifier', only: 'sm2' },
    { kind: 'number', option: 'hardMultiplier', only: 'sm2' },
    { kind: 'number', option: 'lapseMultiplier', only: 'sm2' },
  ],
};

/** Ways to show new cards that would do again, or undo, what taking them did. */
export function senselessSortOrders(gather: NewGatherOrder): readonly NewSortOrder[] {
  if (gather === 'randomNotes') return ['randomNoteThenCardType', 'cardTypeThenRandom'];
  if (gather === 'randomCards') return ['random', 'randomNoteThenCardType', 'cardTypeThenRandom'];
  return [];
}

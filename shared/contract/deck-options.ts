import { z } from 'zod';
import * as domain from '../domain/deck-options.ts';
import { DeckConfigId, DeckId } from './ids.ts';

function ranged(option: domain.NumberOption): z.ZodNumber {
  const [low, high] = domain.storedRange(option);
  const number = domain.optionRanges[option].digits === 0 ? z.int() : z.number();
  return number.min(low).max(high);
}

/** A step is more than nothing and less than ten years. */
const Steps = z.array(z.number().gt(0).lt(5_256_000)).max(100).readonly();
const Limit = z.int().min(0).max(9999).nullable();

/** Every option of a preset. */
const DeckOptions = z.strictObject({
  newPerDay: ranged('newPerDay'),
  reviewsPerDay: ranged('reviewsPerDay'),
  learnStepsMins: Steps,
  graduatingIntervalDays: ranged('graduatingIntervalDays'),
  easyIntervalDays: ranged('easyIntervalDays'),
  insertOrder: z.enum(domain.insertOrders),
  relearnStepsMins: Steps,
  minimumLapseIntervalDays: ranged('minimumLapseIntervalDays'),
  leechThreshold: ranged('leechThreshold'),
  leechAction: z.enum(domain.leechActions),
  newGatherOrder: z.enum(domain.newGatherOrders),
  newSortOrder: z.enum(domain.newSortOrders),
  newMix: z.enum(domain.reviewMixes),
  interdayLearningMix: z.enum(domain.reviewMixes),
  reviewOrder: z.enum(domain.reviewOrders),
  buryNew: z.boolean(),
  buryReviews: z.boolean(),
  buryInterdayLearning: z.boolean(),
  disableAutoplay: z.boolean(),
  skipQuestionOnReplay: z.boolean(),
  answerTimeCapSecs: ranged('answerTimeCapSecs'),
  showTimer: z.boolean(),
  stopTimerOnAnswer: z.boolean(),
  questionSecs: ranged('questionSecs'),
  answerSecs: ranged('answerSecs'),
  questionAction: z.enum(domain.questionActions),
  answerAction: z.enum(domain.answerActions),
  waitForAudio: z.boolean(),
  easyDays: z.array(z.number().min(0).max(1)).length(7).readonly(),
  desiredRetention: ranged('desiredRetention'),
  fsrsParameters: z.array(z.number()).readonly().refine(domain.areFsrsParameters),
  optimizeSearch: z.string().max(10_000),
  historicalRetention: ranged('historicalRetention'),
  ignoreReviewsBefore: z.string().refine((text) => text === '' || domain.isDate(text)),
  maximumIntervalDays: ranged('maximumIntervalDays'),
  startingEase: ranged('startingEase'),
  easyBonus: ranged('easyBonus'),
  intervalModifier: ranged('intervalModifier'),
  hardMultiplier: ranged('hardMultiplier'),
  lapseMultiplier: ranged('lapseMultiplier'),
});

/** A deck's own settings, beside its preset. Null: the preset's. */
const DeckOwnOptions = z.strictObject({
  newLimit: Limit,
  reviewLimit: Limit,
  /** For this day alone. */
  newLimitToday: Limit,
  reviewLimitToday: Limit,
  desiredRetentionPercent: z.int().min(70).max(99).nullable(),
});

/** What holds for the whole collection. */
const SharedOptions = z.strictObject({
  newCardsIgnoreReviewLimit: z.boolean(),
  applyAllParentLimits: z.boolean(),
  fsrs: z.boolean(),
  fsrsHealthCheck: z.boolean(),
  /** JavaScript that may change the states a card goes to; empty: none. */
  cardStateCustomizer: z.string().max(1_000_000),
});

/** Lists and texts as some program left them: saving wants them right, showing does not. */
const ShownOptions = DeckOptions.extend({
  learnStepsMins: z.array(z.number()).readonly(),
  relearnStepsMins: z.array(z.number()).readonly(),
  fsrsParameters: z.array(z.number()).readonly(),
  ignoreReviewsBefore: z.string(),
});

/** A preset as the screen shows it. */
const ShownPreset = z.object({
  deckConfigId: DeckConfigId,
  name: z.string(),
  options: ShownOptions,
  /** How many decks use it. */
  deckCount: z.int(),
  /** The first of them by name. */
  deckNames: z.array(z.string()),
});

export const DeckOptionsState = z.object({
  deckId: DeckId,
  fullName: z.string(),
  deckConfigId: DeckConfigId,
  childCount: z.int(),
  presets: z.array(ShownPreset),
  own: DeckOwnOptions,
  /** What applied on an earlier day, to start from. */
  lastToday: z.object({ newLimit: z.int().nullable(), reviewLimit: z.int().nullable() }),
  /** The decks above, with limits of their own where they have any today. */
  parents: z.array(
    z.object({ deckConfigId: DeckConfigId, newLimit: z.int().nullable(), reviewLimit: z.int().nullable() }),
  ),
  shared: SharedOptions,
  /** The next sync goes one way anyway, so that removing a preset costs nothing more. */
  schemaChanged: z.boolean(),
  /** Null: never. */
  daysSinceOptimized: z.int().nullable(),
});
export type DeckOptionsState = z.infer<typeof DeckOptionsState>;

/** A preset to store; `deckConfigId` null: a new one, with what `copyOf` has beside its options. */
const SavedPreset = z.strictObject({
  deckConfigId: DeckConfigId.nullable(),
  copyOf: DeckConfigId.optional(),
  name: z.string().min(1).max(10_000),
  options: DeckOptions,
});

export const DeckOptionsChange = z.strictObject({
  deckId: DeckId,
  /** Those that changed, and last the one that the deck uses from now on, changed or not. */
  presets: z.array(SavedPreset).min(1),
  removedIds: z.array(DeckConfigId),
  /** The decks below get the same preset and limits. */
  applyToChildren: z.boolean(),
  own: DeckOwnOptions,
  shared: SharedOptions,
  /** With FSRS: cards move to the days that the change asks for. */
  reschedule: z.boolean(),
  /** The parameters of every preset were computed anew: today is noted. */
  optimizedAll: z.boolean(),
});
export type DeckOptionsChange = z.infer<typeof DeckOptionsChange>;

/** Whose reviews FSRS learns from. */
export const TrainingInput = z.strictObject({
  /** Empty: the cards of this preset that aren't suspended. */
  search: z.string().max(10_000),
  presetName: z.string(),
  ignoreReviewsBefore: z.string().refine((text) => text === '' || domain.isDate(text)),
  fsrsParameters: z.array(z.number()).readonly().refine(domain.areFsrsParameters),
  relearnStepCount: z.int().min(0).max(100),
});
export const TrainingProgress = z.object({ done: z.int(), total: z.int(), reviews: z.int() });

/** Where new cards stand among the other new ones. */
export const insertOrders = ['sequential', 'random'] as const;
export const leechActions = ['suspend', 'tagOnly'] as const;
export const newGatherOrders = [
  'deck',
  'deckThenRandomNotes',
  'ascendingPosition',
  'descendingPosition',
  'randomNotes',
  'randomCards',
] as const;
export const newSortOrders = [
  'cardType',
  'gathered',
  'cardTypeThenRandom',
  'randomNoteThenCardType',
  'random',
] as const;
export const reviewMixes = ['mix', 'after', 'before'] as const;
export const reviewOrders = [
  'due',
  'dueThenDeck',
  'deckThenDue',
  'intervalsAscending',
  'intervalsDescending',
  'easeAscending',
  'easeDescending',
  'retrievabilityAscending',
  'retrievabilityDescending',
  'relativeOverdueness',
  'random',
  'added',
  'reverseAdded',
] as const;
export const questionActions = ['showAnswer', 'showReminder'] as const;
export const answerActions = ['buryCard', 'answerAgain', 'answerHard', 'answerGood', 'showReminder'] as const;

export type InsertOrder = (typeof insertOrders)[number];
export type LeechAction = (typeof leechActions)[number];
export type NewGatherOrder = (typeof newGatherOrders)[number];
export type NewSortOrder = (typeof newSortOrders)[number];
export type ReviewMix = (typeof reviewMixes)[number];
export type ReviewOrder = (typeof reviewOrders)[number];
export type QuestionAction = (typeof questionActions)[number];
export type AnswerAction = (typeof answerActions)[number];

/** Every option of a preset, as the deck options show them. */
export interface DeckOptions {
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
  readonly learnStepsMins: readonly number[];
  readonly graduatingIntervalDays: number;
  readonly easyIntervalDays: number;
  readonly insertOrder: InsertOrder;
  readonly relearnStepsMins: readonly number[];
  readonly minimumLapseIntervalDays: number;
  readonly leechThreshold: number;
  readonly leechAction: LeechAction;
  readonly newGatherOrder: NewGatherOrder;
  readonly newSortOrder: NewSortOrder;
  readonly newMix: ReviewMix;
  readonly interdayLearningMix: ReviewMix;
  readonly reviewOrder: ReviewOrder;
  readonly buryNew: boolean;
  readonly buryReviews: boolean;
  readonly buryInterdayLearning: boolean;
  readonly disableAutoplay: boolean;
  readonly skipQuestionOnReplay: boolean;
  readonly answerTimeCapSecs: number;
  readonly showTimer: boolean;
  readonly stopTimerOnAnswer: boolean;
  /** 0: no auto advance. */
  readonly questionSecs: number;
  readonly answerSecs: number;
  readonly questionAction: QuestionAction;
  readonly answerAction: AnswerAction;
  readonly waitForAudio: boolean;
  /** Share of each weekday, Monday first: 1 normal, 0.5 reduced, 0 the least. */
  readonly easyDays: readonly number[];
  readonly desiredRetention: number;
  /** None: the built-in ones; otherwise 17, 19 or 21. */
  readonly fsrsParameters: readonly number[];
  /** Empty: the cards of the preset that aren't suspended. */
  readonly optimizeSearch: string;
  readonly historicalRetention: number;
  /** 2025-11-30; empty: all reviews count. */
  readonly ignoreReviewsBefore: string;
  readonly maximumIntervalDays: number;
  readonly startingEase: number;
  readonly easyBonus: number;
  readonly intervalModifier: number;
  readonly hardMultiplier: number;
  readonly lapseMultiplier: number;
}

type KeysOf<T> = { [K in keyof DeckOptions]: DeckOptions[K] extends T ? K : never }[keyof DeckOptions];
export type NumberOption = KeysOf<number>;
export type SwitchOption = KeysOf<boolean>;

export interface NumberRange {
  readonly low: number;
  readonly high: number;
  /** What is more than the screen offers, and yet stored by other programs and studied with. */
  readonly storedHigh?: number;
  /** Digits behind the point. */
  readonly digits: number;
}

/** What each number may be: the one table of it. Clients take the default for what lies outside. */
export const optionRanges: { readonly [K in NumberOption]: NumberRange } = {
  newPerDay: { low: 0, high: 9999, digits: 0 },
  reviewsPerDay: { low: 0, high: 9999, digits: 0 },
  graduatingIntervalDays: { low: 1, high: 36_500, digits: 0 },
  easyIntervalDays: { low: 1, high: 36_500, digits: 0 },
  minimumLapseIntervalDays: { low: 1, high: 36_500, digits: 0 },
  leechThreshold: { low: 1, high: 9999, digits: 0 },
  answerTimeCapSecs: { low: 1, high: 7200, storedHigh: 9999, digits: 0 },
  questionSecs: { low: 0, high: 9999, digits: 1 },
  answerSecs: { low: 0, high: 9999, digits: 1 },
  desiredRetention: { low: 0.7, high: 0.99, digits: 2 },
  historicalRetention: { low: 0.7, high: 0.97, digits: 2 },
  maximumIntervalDays: { low: 1, high: 36_500, digits: 0 },
  startingEase: { low: 1.31, high: 5, digits: 2 },
  easyBonus: { low: 1, high: 5, digits: 2 },
  intervalModifier: { low: 0.5, high: 2, digits: 2 },
  hardMultiplier: { low: 0.5, high: 1.3, digits: 2 },
  lapseMultiplier: { low: 0, high: 1, digits: 2 },
};

/** What FSRS computes with where a preset has no parameters of its own. */
export const builtInFsrsParameters: readonly number[] = [
  ...[0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629],
  ...[1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542],
];

/** What an option is where a preset doesn't say. */
export const defaultDeckOptions: DeckOptions = {
  newPerDay: 20,
  reviewsPerDay: 200,
  learnStepsMins: [1, 10],
  graduatingIntervalDays: 1,
  easyIntervalDays: 4,
  insertOrder: 'sequential',
  relearnStepsMins: [10],
  minimumLapseIntervalDays: 1,
  leechThreshold: 8,
  leechAction: 'tagOnly',
  newGatherOrder: 'deck',
  newSortOrder: 'cardType',
  newMix: 'mix',
  interdayLearningMix: 'mix',
  reviewOrder: 'due',
  buryNew: false,
  buryReviews: false,
  buryInterdayLearning: false,
  disableAutoplay: false,
  skipQuestionOnReplay: false,
  answerTimeCapSecs: 60,
  showTimer: false,
  stopTimerOnAnswer: false,
  questionSecs: 0,
  answerSecs: 0,
  questionAction: 'showAnswer',
  answerAction: 'buryCard',
  waitForAudio: true,
  easyDays: [1, 1, 1, 1, 1, 1, 1],
  desiredRetention: 0.9,
  fsrsParameters: [],
  optimizeSearch: '',
  historicalRetention: 0.9,
  ignoreReviewsBefore: '',
  maximumIntervalDays: 36_500,
  startingEase: 2.5,
  easyBonus: 1.3,
  intervalModifier: 1,
  hardMultiplier: 1.2,
  lapseMultiplier: 0,
};

/** What a stored number may be, and what it counts as if it is anything else. */
export function storedRange(option: NumberOption): readonly [low: number, high: number, fallback: number] {
  const { low, high, storedHigh = high } = optionRanges[option];
  return [low, storedHigh, defaultDeckOptions[option]];
}

/** What a preset added on the screen starts with: as in official it names the parameters that it would have anyway. */
export const addedPresetOptions: DeckOptions = { ...defaultDeckOptions, fsrsParameters: builtInFsrsParameters };

const PARAMETER_COUNTS: readonly number[] = [0, 17, 19, 21];

/** Numbers that FSRS can compute with: none of them, or as many as one of its versions has. */
export function areFsrsParameters(numbers: readonly number[]): boolean {
  return PARAMETER_COUNTS.includes(numbers.length) && numbers.every(Number.isFinite);
}

const DAY_MINS = 1440;

/** Relearning steps that a card takes within a day: what learning parameters reckons with. */
export function stepsWithinDay(stepsMins: readonly number[]): number {
  let sum = 0;
  const beyond = stepsMins.findIndex((step) => (sum += step) >= DAY_MINS);
  return beyond === -1 ? stepsMins.length : beyond;
}

/** A day that there is, as 2025-11-30. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/** A deck's own settings, beside its preset. Null: the preset's. */
export interface DeckOwnOptions {
  readonly newLimit: number | null;
  readonly reviewLimit: number | null;
  /** For this day alone. */
  readonly newLimitToday: number | null;
  readonly reviewLimitToday: number | null;
  readonly desiredRetentionPercent: number | null;
}

/** What holds for the whole collection. */
export interface SharedOptions {
  readonly newCardsIgnoreReviewLimit: boolean;
  readonly applyAllParentLimits: boolean;
  readonly fsrs: boolean;
  readonly fsrsHealthCheck: boolean;
  /** JavaScript that may change the states a card goes to; empty: none. */
  readonly cardStateCustomizer: string;
}

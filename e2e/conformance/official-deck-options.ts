import type { DeckOptions, DeckOwnOptions, SharedOptions } from '#shared/domain/deck-options.ts';

type Plain = number | boolean | string | readonly number[];
/** Our name of an option in the official screen's message, and what its value is there. */
type OfficialOption<T> = readonly [name: string, value: (ours: T) => Plain];
type Names = { readonly [K in keyof DeckOptions]: OfficialOption<DeckOptions[K]> };

const float = (value: number): number => Math.fround(value);
const floats = (values: readonly number[]): readonly number[] => values.map(Math.fround);
const same = <T extends Plain>(value: T): T => value;
const oneOf =
  <T extends string>(numbers: Readonly<Record<T, number>>) =>
  (name: T): number =>
    numbers[name];

const NAMES: Names = {
  newPerDay: ['new_per_day', same],
  reviewsPerDay: ['reviews_per_day', same],
  learnStepsMins: ['learn_steps', floats],
  graduatingIntervalDays: ['graduating_interval_good', same],
  easyIntervalDays: ['graduating_interval_easy', same],
  insertOrder: ['new_card_insert_order', oneOf({ sequential: 0, random: 1 })],
  relearnStepsMins: ['relearn_steps', floats],
  minimumLapseIntervalDays: ['minimum_lapse_interval', same],
  leechThreshold: ['leech_threshold', same],
  leechAction: ['leech_action', oneOf({ suspend: 0, tagOnly: 1 })],
  newGatherOrder: [
    'new_card_gather_priority',
    oneOf({
      deck: 0,
      deckThenRandomNotes: 5,
      ascendingPosition: 1,
      descendingPosition: 2,
      randomNotes: 3,
      randomCards: 4,
    }),
  ],
  newSortOrder: [
    'new_card_sort_order',
    oneOf({ cardType: 0, gathered: 1, cardTypeThenRandom: 2, randomNoteThenCardType: 3, random: 4 }),
  ],
  newMix: ['new_mix', oneOf({ mix: 0, after: 1, before: 2 })],
  interdayLearningMix: ['interday_learning_mix', oneOf({ mix: 0, after: 1, before: 2 })],
  reviewOrder: [
    'review_order',
    oneOf({
      due: 0,
      dueThenDeck: 1,
      deckThenDue: 2,
      intervalsAscending: 3,
      intervalsDescending: 4,
      easeAscending: 5,
      easeDescending: 6,
      retrievabilityAscending: 7,
      random: 8,
      added: 9,
      reverseAdded: 10,
      retrievabilityDescending: 11,
      relativeOverdueness: 12,
    }),
  ],
  buryNew: ['bury_new', same],
  buryReviews: ['bury_reviews', same],
  buryInterdayLearning: ['bury_interday_learning', same],
  disableAutoplay: ['disable_autoplay', same],
  skipQuestionOnReplay: ['skip_question_when_replaying_answer', same],
  answerTimeCapSecs: ['cap_answer_time_to_secs', same],
  showTimer: ['show_timer', same],
  stopTimerOnAnswer: ['stop_timer_on_answer', same],
  questionSecs: ['seconds_to_show_question', float],
  answerSecs: ['seconds_to_show_answer', float],
  questionAction: ['question_action', oneOf({ showAnswer: 0, showReminder: 1 })],
  answerAction: [
    'answer_action',
    oneOf({ buryCard: 0, answerAgain: 1, answerGood: 2, answerHard: 3, showReminder: 4 }),
  ],
  waitForAudio: ['wait_for_audio', same],
  easyDays: ['easy_days_percentages', floats],
  desiredRetention: ['desired_retention', float],
  fsrsParameters: ['fsrs_params_6', floats],
  optimizeSearch: ['param_search', same],
  historicalRetention: ['historical_retention', float],
  ignoreReviewsBefore: ['ignore_revlogs_before_date', same],
  maximumIntervalDays: ['maximum_review_interval', same],
  startingEase: ['initial_ease', float],
  easyBonus: ['easy_multiplier', float],
  intervalModifier: ['interval_multiplier', float],
  hardMultiplier: ['hard_multiplier', float],
  lapseMultiplier: ['lapse_multiplier', float],
};

/** Options of a preset, some or all, as the official client's message names and counts them. */
export function officialOptions(options: Partial<DeckOptions>): Record<string, unknown> {
  const named = <K extends keyof DeckOptions>(key: K): [string, unknown] => {
    const [name, value] = NAMES[key];
    return [name, value(options[key] as DeckOptions[K])];
  };
  return Object.fromEntries((Object.keys(options) as (keyof DeckOptions)[]).map(named));
}

/** A deck's own settings as the official client's message names them; null: none. */
export function officialLimits(own: Partial<DeckOwnOptions>): Record<string, unknown> {
  const { newLimit, reviewLimit, newLimitToday, reviewLimitToday, desiredRetentionPercent: percent } = own;
  const given = {
    new: newLimit,
    review: reviewLimit,
    new_today: newLimitToday,
    review_today: reviewLimitToday,
    desired_retention: typeof percent === 'number' ? percent / 100 : percent,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** Collection-wide settings as the official client's message names them. */
export function officialSwitches(shared: Partial<SharedOptions>): Record<string, unknown> {
  const given = {
    new_cards_ignore_review_limit: shared.newCardsIgnoreReviewLimit,
    apply_all_parent_limits: shared.applyAllParentLimits,
    fsrs: shared.fsrs,
    fsrs_health_check: shared.fsrsHealthCheck,
    card_state_customizer: shared.cardStateCustomizer,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

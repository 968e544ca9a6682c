import type { DeckOptionsState } from '#shared/contract/deck-options.ts';
import type { DeckOptions, DeckOwnOptions, SharedOptions } from '#shared/domain/deck-options.ts';

const DAY_MINS = 1440;
const LONG_ANSWER_SECS = 600;
const SHORT_MAXIMUM_DAYS = 180;
const LOW_RETENTION_PERCENT = 80;
const HIGH_RETENTION_PERCENT = 95;
/** So many reviews a day one new card a day leads to. */
const REVIEWS_PER_NEW = 10;

/** Where a warning stands, and what it says. */
export interface OptionWarning {
  readonly option: keyof DeckOptions;
  readonly message:
    | 'options-warn-parent-limit'
    | 'options-warn-few-reviews'
    | 'options-warn-graduating'
    | 'options-warn-easy'
    | 'options-warn-minimum'
    | 'options-warn-day-steps'
    | 'options-warn-long-answer'
    | 'options-warn-short-maximum'
    | 'options-warn-retention-low'
    | 'options-warn-retention-high'
    | 'options-warn-no-normal-day';
  readonly count: number;
}

export interface Situation {
  readonly options: DeckOptions;
  readonly own: DeckOwnOptions;
  readonly shared: SharedOptions;
  readonly parents: readonly { readonly newLimit: number; readonly reviewLimit: number }[];
}

/** The limits that hold above the deck today. */
export function parentLimits({ parents, presets }: DeckOptionsState): Situation['parents'] {
  return parents.map(({ deckConfigId, newLimit, reviewLimit }) => {
    const options = presets.find((preset) => preset.deckConfigId === deckConfigId)?.options;
    return {
      newLimit: newLimit ?? options?.newPerDay ?? Infinity,
      reviewLimit: reviewLimit ?? options?.reviewsPerDay ?? Infinity,
    };
  });
}

/** What is allowed, but hardly meant. */
export function optionWarnings(situation: Situation): OptionWarning[] {
  const { options, shared } = situation;
  return [
    ...limitWarnings(situation),
    ...(shared.fsrs ? fsrsWarnings(situation) : sm2Warnings(options)),
    ...(options.answerTimeCapSecs > LONG_ANSWER_SECS
      ? [{ option: 'answerTimeCapSecs', message: 'options-warn-long-answer', count: LONG_ANSWER_SECS / 60 } as const]
      : []),
    ...(options.maximumIntervalDays < SHORT_MAXIMUM_DAYS
      ? [{ option: 'maximumIntervalDays', message: 'options-warn-short-maximum', count: SHORT_MAXIMUM_DAYS } as const]
      : []),
    ...(options.easyDays.includes(1)
      ? []
      : [{ option: 'easyDays', message: 'options-warn-no-normal-day', count: 0 } as const]),
  ];
}

function limitWarnings({ options, own, shared, parents }: Situation): OptionWarning[] {
  const newLimit = own.newLimitToday ?? own.newLimit ?? options.newPerDay;
  const reviewLimit = own.reviewLimitToday ?? own.reviewLimit ?? options.reviewsPerDay;
  const warnings: OptionWarning[] = [];
  const leastNew = Math.min(...parents.map((parent) => parent.newLimit));
  const leastReviews = Math.min(...parents.map((parent) => parent.reviewLimit));
  if (leastNew < newLimit)
    warnings.push({ option: 'newPerDay', message: 'options-warn-parent-limit', count: leastNew });
  if (leastReviews < reviewLimit) {
    warnings.push({ option: 'reviewsPerDay', message: 'options-warn-parent-limit', count: leastReviews });
  } else if (!shared.newCardsIgnoreReviewLimit && reviewLimit < newLimit * REVIEWS_PER_NEW) {
    warnings.push({ option: 'reviewsPerDay', message: 'options-warn-few-reviews', count: newLimit * REVIEWS_PER_NEW });
  }
  return warnings;
}

function sm2Warnings(options: DeckOptions): OptionWarning[] {
  const lastStepDays = (options.learnStepsMins.at(-1) ?? 0) / DAY_MINS;
  const lastRelearnDays = (options.relearnStepsMins.at(-1) ?? 0) / DAY_MINS;
  const warnings: OptionWarning[] = [];
  if (options.graduatingIntervalDays < lastStepDays) {
    warnings.push({ option: 'graduatingIntervalDays', message: 'options-warn-graduating', count: lastStepDays });
  }
  if (options.easyIntervalDays < options.graduatingIntervalDays) {
    const count = options.graduatingIntervalDays;
    warnings.push({ option: 'easyIntervalDays', message: 'options-warn-easy', count });
  }
  if (options.minimumLapseIntervalDays < lastRelearnDays) {
    warnings.push({ option: 'minimumLapseIntervalDays', message: 'options-warn-minimum', count: lastRelearnDays });
  }
  return warnings;
}

function fsrsWarnings({ options, own }: Situation): OptionWarning[] {
  const percent = own.desiredRetentionPercent ?? Math.round(options.desiredRetention * 100);
  const warnings: OptionWarning[] = (['learnStepsMins', 'relearnStepsMins'] as const)
    .filter((option) => options[option].some((step) => step >= DAY_MINS))
    .map((option) => ({ option, message: 'options-warn-day-steps', count: 0 }));
  if (percent < LOW_RETENTION_PERCENT) {
    warnings.push({
      option: 'desiredRetention',
      message: 'options-warn-retention-low',
      count: LOW_RETENTION_PERCENT,
    });
  } else if (percent > HIGH_RETENTION_PERCENT) {
    warnings.push({
      option: 'desiredRetention',
      message: 'options-warn-retention-high',
      count: HIGH_RETENTION_PERCENT,
    });
  }
  return warnings;
}

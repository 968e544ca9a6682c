import type { FilteredOptions } from '../study-context.ts';
import type { StudyOptions } from '../study-options.ts';
import type { Answer, MemoryState } from './card-state.ts';
import type { LearningSteps } from './learning-steps.ts';

/** What FSRS makes of one answer. */
export interface FsrsAnswer {
  readonly memory: MemoryState;
  /** In days, neither rounded nor bounded. */
  readonly interval: number;
}

/** All that decides over a card's next states beside its state. */
export interface Transition {
  readonly options: StudyOptions;
  readonly learnSteps: LearningSteps;
  readonly relearnSteps: LearningSteps;
  /** Undefined: SM-2. */
  readonly fsrs: Readonly<Record<Answer, FsrsAnswer>> | undefined;
  /** FSRS may ask for less than a day where there are no steps (or, if the user said so, after them). */
  readonly shortTerm: { readonly allowed: boolean; readonly withSteps: boolean };
  readonly filtered: FilteredOptions | undefined;
  /** A whole number of days near `interval` and within the bounds. */
  readonly fuzzed: (interval: number, minimum: number, maximum: number) => number;
}

const SHORT_TERM_DAYS = 0.5;
const DAY_SECS = 86_400;

export function maximumDays({ options }: Transition): number {
  return Math.max(1, options.maximumIntervalDays);
}

/** A lower bound that the preset's maximum allows. */
export function minimumDays(transition: Transition, given: number): number {
  return Math.min(Math.max(given, 1), maximumDays(transition));
}

/** The interval fuzzed, not below `minimum` nor above the preset's maximum. */
export function fuzzedDays(transition: Transition, interval: number, minimum: number): number {
  return transition.fuzzed(interval, minimumDays(transition, minimum), maximumDays(transition));
}

/** The delay if FSRS wants the card again today and may have it so. */
export function shortTermSecs(transition: Transition, steps: LearningSteps, interval: number): number | undefined {
  const { allowed, withSteps } = transition.shortTerm;
  if (!allowed || !(withSteps || steps.count === 0) || interval >= SHORT_TERM_DAYS) return undefined;
  return Math.trunc(Math.fround(interval * DAY_SECS));
}

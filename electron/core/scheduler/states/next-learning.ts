import { rounded } from '../fuzz/interval-fuzz.ts';
import type { Answer, CardState, LearningPart, LearningState, RelearningState, ReviewState } from './card-state.ts';
import type { LearningSteps } from './learning-steps.ts';
import { type FsrsAnswer, fuzzedDays, shortTermSecs, type Transition } from './transition.ts';

/** What an answer other than Easy does within the steps. */
interface Step {
  /** Undefined: the steps are over. */
  readonly secs: number | undefined;
  readonly remaining: number;
}

function stepAfter(answer: Exclude<Answer, 'easy'>, steps: LearningSteps, remaining: number): Step {
  switch (answer) {
    case 'again':
      return { secs: steps.againSecs(), remaining: steps.count };
    case 'hard':
      return { secs: steps.hardSecs(remaining), remaining };
    case 'good':
      return { secs: steps.goodSecs(remaining), remaining: steps.remainingAfterGood(remaining) };
  }
}

/** The answers to a card that is learned; a new card counts as one before its first step. */
export function nextLearning(remaining: number, transition: Transition): Readonly<Record<Answer, CardState>> {
  const answered = (answer: Exclude<Answer, 'easy'>): CardState => {
    const fsrs = transition.fsrs?.[answer];
    const step = stepAfter(answer, transition.learnSteps, remaining);
    const learning = (secs: number, remainingSteps: number): LearningState => ({
      kind: 'learning',
      remainingSteps,
      scheduledSecs: secs,
      elapsedSecs: 0,
      memory: fsrs?.memory,
    });
    if (step.secs !== undefined) return learning(step.secs, step.remaining);
    if (fsrs === undefined) {
      return graduated(fuzzedDays(transition, transition.options.graduatingIntervalDays, 1), transition);
    }
    const secs = shortTermSecs(transition, transition.learnSteps, fsrs.interval);
    if (secs !== undefined) return learning(secs, answer === 'again' ? step.remaining : remaining);
    return graduated(fuzzedDays(transition, Math.max(1, rounded(fsrs.interval)), 1), transition, fsrs);
  };
  return { again: answered('again'), hard: answered('hard'), good: answered('good'), easy: easyGraduation(transition) };
}

/** The answers to a card that is relearned after a lapse. */
export function nextRelearning(current: RelearningState, transition: Transition): Readonly<Record<Answer, CardState>> {
  return {
    again: relearned('again', current, transition),
    hard: relearned('hard', current, transition),
    good: relearned('good', current, transition),
    easy: easyAfterRelearning(current, transition),
  };
}

function relearned(
  answer: Exclude<Answer, 'easy'>,
  { learning, review }: RelearningState,
  transition: Transition,
): CardState {
  const fsrs = transition.fsrs?.[answer];
  const memory = fsrs?.memory;
  const step = stepAfter(answer, transition.relearnSteps, learning.remainingSteps);
  const part = (secs: number, remainingSteps: number, keepsElapsed: boolean): LearningPart => ({
    remainingSteps,
    scheduledSecs: secs,
    elapsedSecs: keepsElapsed ? learning.elapsedSecs : 0,
    memory,
  });
  if (step.secs !== undefined) {
    const scheduledDays =
      answer === 'again'
        ? Math.max(1, rounded(failingInterval(review.scheduledDays, transition)))
        : review.scheduledDays;
    return {
      kind: 'relearning',
      learning: part(step.secs, step.remaining, answer === 'hard'),
      review: { ...review, scheduledDays, elapsedDays: 0, memory },
    };
  }
  if (fsrs === undefined) return { ...review, kind: 'review' };
  const scheduledDays = fuzzedDays(transition, Math.max(1, rounded(fsrs.interval)), 1);
  const after = { ...review, scheduledDays, memory };
  const secs = shortTermSecs(transition, transition.relearnSteps, fsrs.interval);
  if (secs === undefined) return { ...after, kind: 'review' };
  return { kind: 'relearning', learning: part(secs, step.remaining, answer !== 'again'), review: after };
}

/** Days until the next review after a lapse: unrounded with FSRS. */
export function failingInterval(scheduledDays: number, transition: Transition): number {
  const { fsrs, options } = transition;
  if (fsrs !== undefined) return fsrs.again.interval;
  const shortened = Math.fround(Math.max(scheduledDays, 1) * options.lapseMultiplier);
  return fuzzedDays(transition, shortened, options.minimumLapseIntervalDays);
}

function easyGraduation(transition: Transition): ReviewState {
  const { fsrs, options } = transition;
  if (fsrs === undefined) return graduated(fuzzedDays(transition, options.easyIntervalDays, 1), transition);
  return graduated(easyDays(fsrs, transition), transition, fsrs.easy);
}

function easyAfterRelearning({ review }: RelearningState, transition: Transition): ReviewState {
  const { fsrs } = transition;
  if (fsrs === undefined) {
    return { ...review, kind: 'review', scheduledDays: review.scheduledDays + 1, elapsedDays: 0, memory: undefined };
  }
  return {
    ...review,
    kind: 'review',
    scheduledDays: easyDays(fsrs, transition),
    elapsedDays: 0,
    memory: fsrs.easy.memory,
  };
}

/** At least a day more than Good, whose interval is fuzzed unrounded for this comparison. */
function easyDays(fsrs: Readonly<Record<Answer, FsrsAnswer>>, transition: Transition): number {
  const good = fuzzedDays(transition, fsrs.good.interval, 1);
  return fuzzedDays(transition, Math.max(1, rounded(fsrs.easy.interval)), good + 1);
}

function graduated(scheduledDays: number, { options }: Transition, fsrs?: FsrsAnswer): ReviewState {
  return {
    kind: 'review',
    scheduledDays,
    elapsedDays: 0,
    easeFactor: options.initialEase,
    lapses: 0,
    leeched: false,
    memory: fsrs?.memory,
  };
}

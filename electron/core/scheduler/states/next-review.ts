import { fuzzRange, rounded } from '../fuzz/interval-fuzz.ts';
import type { Answer, CardState, RelearningState, ReviewState } from './card-state.ts';
import { failingInterval } from './next-learning.ts';
import { type FsrsAnswer, fuzzedDays, maximumDays, minimumDays, shortTermSecs, type Transition } from './transition.ts';

const f = Math.fround;
const MIN_EASE = f(1.3);
const EASE_CHANGE: Readonly<Record<Answer, number>> = { again: f(-0.2), hard: f(-0.15), good: 0, easy: f(0.15) };

/** The answers to a review card. */
export function nextReview(current: ReviewState, transition: Transition): Readonly<Record<Answer, CardState>> {
  const { hard, good, easy } = passingDays(current, transition);
  const passed = (answer: Answer, scheduledDays: number): ReviewState => ({
    kind: 'review',
    scheduledDays,
    elapsedDays: 0,
    easeFactor: easeAfter(answer, current.easeFactor),
    lapses: current.lapses,
    leeched: false,
    memory: transition.fsrs?.[answer].memory,
  });
  return {
    again: failed(current, transition),
    hard: passed('hard', hard),
    good: passed('good', good),
    easy: passed('easy', easy),
  };
}

/** Each time the number of lapses reaches the threshold, and again after each half of it. */
export function isLeech(lapses: number, threshold: number): boolean {
  if (threshold <= 0 || lapses < threshold) return false;
  return (lapses - threshold) % Math.max(1, Math.ceil(threshold / 2)) === 0;
}

function failed(current: ReviewState, transition: Transition): ReviewState | RelearningState {
  const { relearnSteps, options, fsrs } = transition;
  const lapses = current.lapses + 1;
  const interval = failingInterval(current.scheduledDays, transition);
  const memory = fsrs?.again.memory;
  const review = {
    scheduledDays: Math.max(1, rounded(interval)),
    elapsedDays: 0,
    easeFactor: easeAfter('again', current.easeFactor),
    lapses,
    leeched: isLeech(lapses, options.leechThreshold),
    memory,
  };
  const relearning = (scheduledSecs: number): RelearningState => ({
    kind: 'relearning',
    learning: { remainingSteps: relearnSteps.count, scheduledSecs, elapsedSecs: 0, memory },
    review,
  });
  const stepSecs = relearnSteps.againSecs();
  if (stepSecs !== undefined) return relearning(stepSecs);
  const shortSecs = fsrs === undefined ? undefined : shortTermSecs(transition, relearnSteps, interval);
  return shortSecs === undefined ? { kind: 'review', ...review } : relearning(shortSecs);
}

interface PassingDays {
  readonly hard: number;
  readonly good: number;
  readonly easy: number;
}

function passingDays(current: ReviewState, transition: Transition): PassingDays {
  const { fsrs } = transition;
  if (fsrs !== undefined) return fsrsDays(current.scheduledDays, fsrs, transition);
  return current.elapsedDays < current.scheduledDays ? earlyDays(current, transition) : sm2Days(current, transition);
}

function fsrsDays(
  scheduledDays: number,
  fsrs: Readonly<Record<Answer, FsrsAnswer>>,
  transition: Transition,
): PassingDays {
  const { maximumIntervalDays } = transition.options;
  const least = (interval: number): number => leastDays(interval, scheduledDays, maximumIntervalDays);
  const hard = fuzzedDays(transition, fsrs.hard.interval, Math.max(1, least(fsrs.hard.interval)));
  const good = fuzzedDays(transition, fsrs.good.interval, Math.max(hard + 1, least(fsrs.good.interval)));
  const easy = fuzzedDays(transition, fsrs.easy.interval, Math.max(good + 1, least(fsrs.easy.interval)));
  return { hard, good, easy };
}

/** Fuzz alone must not make an interval shorter than the last one, unless FSRS asks for clearly less. */
export function leastDays(interval: number, scheduledDays: number, maximumIntervalDays: number): number {
  if (rounded(interval) > scheduledDays) return scheduledDays + 1;
  return scheduledDays <= fuzzRange(interval, 1, maximumIntervalDays).high ? scheduledDays : 0;
}

function sm2Days({ scheduledDays, elapsedDays, easeFactor }: ReviewState, transition: Transition): PassingDays {
  const { hardMultiplier, easyMultiplier, intervalMultiplier } = transition.options;
  const fuzzed = (interval: number, minimum: number): number =>
    fuzzedDays(transition, f(interval * intervalMultiplier), minimum);
  const days = Math.max(scheduledDays, 1);
  const late = Math.max(0, elapsedDays - scheduledDays);
  const hardShortens = hardMultiplier <= 1;
  const hard = fuzzed(f(days * hardMultiplier), hardShortens ? 0 : scheduledDays + 1);
  const good = fuzzed(f(f(days + f(late / 2)) * easeFactor), hardShortens ? scheduledDays + 1 : hard + 1);
  const easy = fuzzed(f(f(f(days + late) * easeFactor) * easyMultiplier), good + 1);
  return { hard, good, easy };
}

/** Before the card is due, which only filtered decks allow. Not fuzzed, and the three need not grow. */
function earlyDays({ scheduledDays, elapsedDays, easeFactor }: ReviewState, transition: Transition): PassingDays {
  const { hardMultiplier, easyMultiplier, intervalMultiplier } = transition.options;
  const bounded = (interval: number): number => {
    const days = rounded(f(interval * intervalMultiplier));
    return Math.min(Math.max(days, minimumDays(transition, 0)), maximumDays(transition));
  };
  const days = Math.max(scheduledDays, 1);
  const good = Math.max(f(elapsedDays * easeFactor), days);
  const halfBonus = f(easyMultiplier - f(f(easyMultiplier - 1) / 2));
  return {
    hard: bounded(Math.max(f(elapsedDays * hardMultiplier), f(days * f(hardMultiplier / 2)))),
    good: bounded(good),
    easy: bounded(f(good * halfBonus)),
  };
}

function easeAfter(answer: Answer, ease: number): number {
  const changed = f(ease + EASE_CHANGE[answer]);
  return answer === 'again' || answer === 'hard' ? Math.max(MIN_EASE, changed) : changed;
}

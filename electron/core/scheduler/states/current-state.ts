import { QUEUE, TYPE } from '../../cards/card-queue.ts';
import { fuzzSeed } from '../fuzz/fuzz-seed.ts';
import { fuzzedDelaySecs } from '../fuzz/learning-fuzz.ts';
import type { CardStudy } from '../study-context.ts';
import type { CardState, LearningPart, NormalState, ReviewPart } from './card-state.ts';
import { LearningSteps } from './learning-steps.ts';

const DAY_SECS = 86_400;

/** What the card is, as its row, its deck and the day say. */
export function currentState(study: CardStudy): CardState {
  const { filtered } = study.card;
  if (filtered === undefined) return normalState(study);
  if (filtered.reschedule) return { kind: 'rescheduling', original: normalState(study) };
  return { kind: 'preview', scheduledSecs: filtered.previewAgainSecs, finished: false };
}

function normalState(study: CardStudy): NormalState {
  const { row, options } = study.card;
  const due = homeDue(study);
  switch (row.type) {
    case TYPE.learn:
      return { kind: 'learning', ...learningPart(study, due, options.learnStepsMins) };
    case TYPE.review: {
      const elapsedDays = Math.max(0, row.ivl - (due - study.context.timing.daysElapsed));
      return { kind: 'review', ...reviewPart(study, elapsedDays) };
    }
    case TYPE.relearn:
      return {
        kind: 'relearning',
        learning: learningPart(study, due, options.relearnStepsMins),
        review: reviewPart(study, row.ivl),
      };
    default:
      return { kind: 'new', position: Math.max(0, due) };
  }
}

/** When the card is due where it belongs. In its own deck a review card counts as due today at the latest. */
function homeDue({ card: { row, filtered }, context }: CardStudy): number {
  if (filtered !== undefined) return row.odue === 0 ? row.due : row.odue;
  return row.type === TYPE.review ? Math.min(row.due, context.timing.daysElapsed) : row.due;
}

function learningPart(study: CardStudy, due: number, stepsMins: readonly number[]): LearningPart {
  const { row } = study.card;
  const steps = new LearningSteps(stepsMins);
  const scheduledSecs = steps.currentSecs(row.left);
  return {
    remainingSteps: row.left % 1000,
    scheduledSecs,
    elapsedSecs: elapsedSecs(study, due, scheduledSecs),
    memory: study.memory,
  };
}

function elapsedSecs({ card: { row }, context }: CardStudy, due: number, delaySecs: number): number {
  if (row.queue === QUEUE.learnToday) {
    // As official counts: before the first answer this wraps around in 32 bits.
    const seed = fuzzSeed(row.id, (row.reps - 1) >>> 0);
    const fuzzed = context.fuzz ? fuzzedDelaySecs(seed, delaySecs) : delaySecs;
    // Where the clock was put back official wraps around.
    return (Math.floor(context.nowMs / 1000) - (due - fuzzed)) >>> 0;
  }
  if (row.queue !== QUEUE.learnLater) return 0;
  const delayDays = Math.max(1, Math.floor(delaySecs / DAY_SECS));
  return ((context.timing.daysElapsed - due + delayDays) * DAY_SECS) >>> 0;
}

function reviewPart({ card: { row }, memory }: CardStudy, elapsedDays: number): ReviewPart {
  return {
    scheduledDays: row.ivl,
    elapsedDays,
    easeFactor: Math.fround(row.factor / 1000),
    lapses: row.lapses,
    leeched: false,
    memory,
  };
}

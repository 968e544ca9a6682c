import type { RevlogRow } from '../../storage/revlog-storage.ts';
import { type CardState, type MemoryState, memoryIn, ratingOf } from '../states/card-state.ts';
import type { CardStudy } from '../study-context.ts';
import type { GivenAnswer } from './given-answer.ts';

const DAY_SECS = 86_400;
const f = Math.fround;
/** `type` of a row: what the card was when it was answered. */
const ANSWERED_AS = { learning: 0, review: 1, relearning: 2, filtered: 3 } as const;

/** The row of the review log that an answer adds. */
export function revlogEntry({ card, context }: CardStudy, given: GivenAnswer): RevlogRow {
  const { current, next, answeredAtMs, tookMs } = given;
  const untilRollover = context.timing.nextDayAtSecs - Math.floor(context.nowMs / 1000);
  return {
    id: answeredAtMs,
    cid: card.row.id,
    usn: -1,
    ease: ratingOf(given.answer),
    ivl: loggedInterval(next, untilRollover),
    lastIvl: loggedInterval(current, untilRollover),
    factor: loggedFactor(next),
    time: Math.min(tookMs, card.options.answerTimeCapSecs * 1000),
    type: answeredAs(current),
  };
}

/** Difficulty in the place of ease: 100 to 1100, lower than any ease. */
function difficultyFactor({ difficulty }: MemoryState): number {
  return Math.round(shiftedDifficulty(difficulty));
}

/** The same for rows that no answer wrote: not rounded but cut off. */
export function cutDifficultyFactor({ difficulty }: MemoryState): number {
  return Math.trunc(shiftedDifficulty(difficulty));
}

function shiftedDifficulty(difficulty: number): number {
  return f(f(f(f(difficulty - 1) / 9) + f(0.1)) * 1000);
}

/** Days, or seconds below zero. */
function loggedInterval(state: CardState, untilRollover: number): number {
  switch (state.kind) {
    case 'new':
      return 0;
    case 'learning':
    case 'preview':
      return loggedDelay(state.scheduledSecs, untilRollover);
    case 'review':
      return state.scheduledDays;
    case 'relearning':
      return loggedDelay(state.learning.scheduledSecs, untilRollover);
    case 'rescheduling':
      return loggedInterval(state.original, untilRollover);
  }
}

function loggedDelay(secs: number, untilRollover: number): number {
  if (secs < untilRollover) return secs === 0 ? 0 : -secs;
  return Math.floor((secs - untilRollover) / DAY_SECS) + 1;
}

function loggedFactor(state: CardState): number {
  const memory = memoryIn(state);
  if (memory !== undefined) return difficultyFactor(memory);
  switch (state.kind) {
    case 'review':
      return Math.round(f(state.easeFactor * 1000));
    case 'relearning':
      return Math.round(f(state.review.easeFactor * 1000));
    case 'rescheduling':
      return loggedFactor(state.original);
    case 'new':
    case 'learning':
    case 'preview':
      return 0;
  }
}

function answeredAs(current: CardState): number {
  switch (current.kind) {
    case 'new':
    case 'learning':
      return ANSWERED_AS.learning;
    case 'review':
      return current.elapsedDays < current.scheduledDays ? ANSWERED_AS.filtered : ANSWERED_AS.review;
    case 'relearning':
      return ANSWERED_AS.relearning;
    case 'preview':
      return ANSWERED_AS.filtered;
    case 'rescheduling':
      return answeredAs(current.original);
  }
}

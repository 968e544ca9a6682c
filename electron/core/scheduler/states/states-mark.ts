import type { CardState, LearningPart, MemoryState, NextStates, ReviewPart } from './card-state.ts';

/**
 * Tells states from others of which something else would be written. The seconds that passed since the last answer are
 * not among it: nothing is written of them.
 */
export function statesMark({ current, again, hard, good, easy }: NextStates): string {
  return `${markOf(current)};${markOf(again)};${markOf(hard)};${markOf(good)};${markOf(easy)}`;
}

function markOf(state: CardState): string {
  switch (state.kind) {
    case 'new':
      return `n${state.position}`;
    case 'learning':
      return `l${learningMark(state)}`;
    case 'review':
      return `r${reviewMark(state)}`;
    case 'relearning':
      return `f${learningMark(state.learning)}/${reviewMark(state.review)}`;
    case 'preview':
      return `p${state.scheduledSecs}${state.finished ? '!' : ''}`;
    case 'rescheduling':
      return `s${markOf(state.original)}`;
  }
}

function learningMark({ remainingSteps, scheduledSecs, memory }: LearningPart): string {
  return `${remainingSteps},${scheduledSecs}${memoryMark(memory)}`;
}

function reviewMark({ scheduledDays, elapsedDays, easeFactor, lapses, leeched, memory }: ReviewPart): string {
  return `${scheduledDays},${elapsedDays},${easeFactor},${lapses}${leeched ? '!' : ''}${memoryMark(memory)}`;
}

function memoryMark(memory: MemoryState | undefined): string {
  return memory === undefined ? '' : `,${memory.stability},${memory.difficulty}`;
}

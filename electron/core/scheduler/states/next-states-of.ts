import type { FilteredOptions } from '../study-context.ts';
import type { Answer, CardState, NextStates, NormalState, PreviewState } from './card-state.ts';
import { nextLearning, nextRelearning } from './next-learning.ts';
import { nextReview } from './next-review.ts';
import type { Transition } from './transition.ts';

/** What each answer makes of a card in this state. */
export function nextStatesOf(current: CardState, transition: Transition): NextStates {
  switch (current.kind) {
    case 'preview':
      return { current, ...nextPreview(transition.filtered) };
    case 'rescheduling': {
      const normal = nextNormal(current.original, transition);
      return {
        current,
        again: inFilteredDeck(normal.again),
        hard: inFilteredDeck(normal.hard),
        good: inFilteredDeck(normal.good),
        easy: inFilteredDeck(normal.easy),
      };
    }
    case 'new':
    case 'learning':
    case 'review':
    case 'relearning':
      return { current, ...nextNormal(current, transition) };
  }
}

function nextNormal(current: NormalState, transition: Transition): Readonly<Record<Answer, CardState>> {
  switch (current.kind) {
    case 'new':
      return nextLearning(transition.learnSteps.count, transition);
    case 'learning':
      return nextLearning(current.remainingSteps, transition);
    case 'review':
      return nextReview(current, transition);
    case 'relearning':
      return nextRelearning(current, transition);
  }
}

/** A card that has become a review card leaves the filtered deck. */
function inFilteredDeck(state: CardState): CardState {
  if (state.kind === 'learning' || state.kind === 'relearning') return { kind: 'rescheduling', original: state };
  return state;
}

function nextPreview(delays: FilteredOptions | undefined): Readonly<Record<Answer, CardState>> {
  const preview = (scheduledSecs: number): PreviewState => ({
    kind: 'preview',
    scheduledSecs,
    finished: scheduledSecs === 0,
  });
  return {
    again: preview(delays?.previewAgainSecs ?? 0),
    hard: preview(delays?.previewHardSecs ?? 0),
    good: preview(delays?.previewGoodSecs ?? 0),
    easy: preview(0),
  };
}

import { expect, test } from 'vitest';
import type { CardState, LearningPart, NextStates, ReviewPart } from './card-state.ts';
import { statesMark } from './states-mark.ts';

const memory = { stability: Math.fround(3.1), difficulty: 5 };
const learning: LearningPart = { remainingSteps: 2, scheduledSecs: 60, elapsedSecs: 7, memory: undefined };
const review: ReviewPart = {
  ...{ scheduledDays: 3, elapsedDays: 4, easeFactor: 2.5, lapses: 1 },
  ...{ leeched: false, memory: undefined },
};
const other: CardState = { kind: 'new', position: 1 };

function markWith(state: CardState): string {
  const states: NextStates = { current: other, again: other, hard: state, good: other, easy: other };
  return statesMark(states);
}

test('states that differ in anything that is written have different marks', () => {
  const changed = <Part extends object>(part: Part, changes: readonly Partial<Part>[]): Part[] =>
    changes.map((change) => ({ ...part, ...change }));
  const learnings = changed(learning, [{}, { remainingSteps: 1 }, { scheduledSecs: 61 }, { memory }]);
  const reviews = changed(review, [
    ...[{}, { scheduledDays: 4 }, { elapsedDays: 5 }, { easeFactor: 2.6 }, { lapses: 2 }, { leeched: true }],
    ...[{ memory }, { memory: { ...memory, stability: 4 } }, { memory: { ...memory, difficulty: 6 } }],
  ]);
  const normal: CardState[] = [
    ...[1, 2].map((position): CardState => ({ kind: 'new', position })),
    ...learnings.map((part): CardState => ({ kind: 'learning', ...part })),
    ...reviews.map((part): CardState => ({ kind: 'review', ...part })),
    ...learnings.map((part): CardState => ({ kind: 'relearning', learning: part, review })),
    ...reviews.slice(1).map((part): CardState => ({ kind: 'relearning', learning, review: part })),
  ];
  const states: CardState[] = [
    ...normal,
    ...normal.map((state): CardState => ({ kind: 'rescheduling', original: state as NextNormal })),
    { kind: 'preview', scheduledSecs: 60, finished: false },
    { kind: 'preview', scheduledSecs: 61, finished: false },
    { kind: 'preview', scheduledSecs: 60, finished: true },
  ];
  expect(new Set(states.map(markWith)).size).toBe(states.length);
});

type NextNormal = Extract<CardState, { kind: 'rescheduling' }>['original'];

test('the time that passes changes no mark', () => {
  const waited = { ...learning, elapsedSecs: 70 };
  expect(markWith({ kind: 'learning', ...waited })).toBe(markWith({ kind: 'learning', ...learning }));
  const [before, after] = [learning, waited].map((part) => markWith({ kind: 'relearning', learning: part, review }));
  expect(after).toBe(before);
});

test('the same state behind another button is another mark', () => {
  const state: CardState = { kind: 'review', ...review };
  const states: NextStates = { current: other, again: other, hard: other, good: state, easy: other };
  expect(statesMark(states)).not.toBe(markWith(state));
});

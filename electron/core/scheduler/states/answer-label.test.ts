import { expect, test } from 'vitest';
import { answerLabel } from './answer-label.ts';
import type { CardState } from './card-state.ts';

const settings = { secsUntilRollover: 50_000, learnAheadSecs: 1200 };
const learning = (scheduledSecs: number): CardState => ({
  kind: 'learning',
  remainingSteps: 1,
  scheduledSecs,
  elapsedSecs: 0,
  memory: undefined,
});
const review = (scheduledDays: number): CardState => ({
  kind: 'review',
  scheduledDays,
  elapsedDays: 0,
  easeFactor: 2.5,
  lapses: 0,
  leeched: false,
  memory: undefined,
});

test.each([
  [45, 'seconds', 45],
  [330, 'minutes', 6],
  [3599, 'minutes', 60],
  [5400, 'hours', 1.5],
  [50_000, 'days', 1],
  [50_000 + 86_400, 'days', 2],
])('a delay of %d seconds is shown as %s: %d', (secs, unit, amount) => {
  expect(answerLabel(learning(secs), settings)).toEqual({ unit, amount, orSooner: secs < 1200 });
});

test.each([
  [30, 'days', 30],
  [31, 'months', 1],
  [45, 'months', 1.5],
  [364, 'months', 12],
  [547, 'years', 1.5],
  [70_000, 'years', 136.2],
])('%d days are shown as %s: %d', (days, unit, amount) => {
  expect(answerLabel(review(days), settings)).toEqual({ unit, amount, orSooner: false });
});

test('a card that leaves its filtered deck has no time to show', () => {
  const done: CardState = { kind: 'preview', scheduledSecs: 0, finished: true };
  expect(answerLabel(done, settings)).toEqual({ unit: 'end', amount: 0, orSooner: false });
});

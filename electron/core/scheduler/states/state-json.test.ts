import { describe, expect, it } from 'vitest';
import type { CardState, LearningPart, ReviewPart } from './card-state.ts';
import { stateFromJson, stateJson } from './state-json.ts';

const memory = { stability: Math.fround(3.1), difficulty: 5 };
const learning: LearningPart = { remainingSteps: 2, scheduledSecs: 60, elapsedSecs: 0, memory: undefined };
const review: ReviewPart = {
  scheduledDays: 3,
  elapsedDays: 0,
  easeFactor: 2.5,
  lapses: 0,
  leeched: false,
  memory,
};
const states: readonly CardState[] = [
  { kind: 'new', position: 7 },
  { kind: 'learning', ...learning },
  { kind: 'review', ...review },
  { kind: 'relearning', learning: { ...learning, memory }, review },
  { kind: 'preview', scheduledSecs: 60, finished: true },
  { kind: 'rescheduling', original: { kind: 'review', ...review } },
];

describe('the states that a custom scheduling script gets', () => {
  it('have the names and the nesting of the official app', () => {
    expect(stateJson({ kind: 'learning', ...learning })).toEqual({
      normal: { learning: { remainingSteps: 2, scheduledSecs: 60, elapsedSecs: 0 } },
    });
    expect(stateJson({ kind: 'rescheduling', original: { kind: 'review', ...review } })).toEqual({
      filtered: {
        rescheduling: {
          originalState: {
            review: {
              scheduledDays: 3,
              elapsedDays: 0,
              easeFactor: 2.5,
              lapses: 0,
              leeched: false,
              memoryState: memory,
            },
          },
        },
      },
    });
  });

  it.each(states)('come back as they went: $kind', (state) => {
    expect(stateFromJson(JSON.parse(JSON.stringify(stateJson(state))))).toEqual(state);
  });

  it('may leave out what is zero', () => {
    expect(stateFromJson({ normal: { learning: {} } })).toEqual({
      kind: 'learning',
      remainingSteps: 0,
      scheduledSecs: 0,
      elapsedSecs: 0,
      memory: undefined,
    });
  });

  it.each([
    undefined,
    null,
    'again',
    {},
    { normal: {} },
    { normal: { new: { position: -1 } } },
    { normal: { new: { position: 0.5 } } },
    { normal: { new: { position: '1' } } },
    { normal: { new: { position: 2 ** 32 } } },
    { normal: { review: { easeFactor: Number.NaN } } },
    { normal: { review: { scheduledDays: Number.POSITIVE_INFINITY } } },
    { normal: { learning: {}, review: {} } },
    { normal: { learning: { delay: 1 } } },
    { normal: { new: {} }, filtered: { preview: {} } },
    { filtered: { rescheduling: {} } },
    { normal: { relearning: { review: {} } } },
  ])('are refused when they are none: %j', (json) => {
    expect(stateFromJson(json)).toBeUndefined();
  });
});

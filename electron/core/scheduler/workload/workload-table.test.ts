import { describe, expect, test } from 'vitest';
import type { AnswerHabits } from './answer-habits.ts';
import { WorkloadTable } from './workload-table.ts';

const habits: AnswerHabits = {
  firstShares: [0.2, 0.1, 0.5, 0.2],
  rememberedShares: [0.2, 0.6, 0.2],
  learnSecs: [20, 18, 14, 10],
  reviewSecs: [19, 17, 12, 9],
};
const learned = { stability: 20, difficulty: 5, lastDay: -20, dueDay: 0 };

describe('the workload of a year', () => {
  test('a higher desired retention costs more, for new and for learned cards', () => {
    const [low, high] = [0.8, 0.9].map((retention) => new WorkloadTable([], Math.fround(retention), habits));
    expect(high?.newCardSecs()).toBeGreaterThan(low?.newCardSecs() ?? Infinity);
    expect(high?.cardSecs(learned)).toBeGreaterThan(low?.cardSecs(learned) ?? Infinity);
  });

  test('a card that is due after the year costs nothing, one that is due on its last day one review', () => {
    const table = new WorkloadTable([], Math.fround(0.9), habits);
    expect(table.cardSecs({ ...learned, dueDay: 366 })).toBe(0);
    const lastReview = table.cardSecs({ ...learned, lastDay: 345, dueDay: 365 });
    expect(lastReview).toBeGreaterThan(Math.min(...habits.reviewSecs));
    expect(lastReview).toBeLessThan(Math.max(...habits.reviewSecs));
  });

  test('a card that was due long ago is reviewed today', () => {
    const table = new WorkloadTable([], Math.fround(0.9), habits);
    const late = table.cardSecs({ ...learned, lastDay: -120, dueDay: -100 });
    expect(late).toBe(table.cardSecs({ ...learned, lastDay: -120, dueDay: 0 }));
    expect(late).toBeGreaterThan(table.cardSecs(learned));
  });

  test('a card of today is remembered for sure', () => {
    const table = new WorkloadTable([], Math.fround(0.9), { ...habits, reviewSecs: [1e6, 0, 0, 0] });
    expect(table.cardSecs({ stability: 3000, difficulty: 2, lastDay: 0, dueDay: 0 })).toBeLessThan(1e5);
  });
});

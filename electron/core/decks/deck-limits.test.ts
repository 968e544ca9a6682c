import { describe, expect, test } from 'vitest';
import type { Deck } from '#shared/domain/deck.ts';
import { deckFromJson } from '../storage/deck-json.ts';
import { normalDeckObject } from '../storage/default-objects.ts';
import { deckLimits } from './deck-limits.ts';

const TODAY = 50;
const PRESET = { newPerDay: 20, reviewsPerDay: 200 };
const settings = { today: TODAY, newCardsIgnoreReviewLimit: false };
const ignoring = { today: TODAY, newCardsIgnoreReviewLimit: true };
const deck = (changes: Record<string, unknown> = {}): Deck =>
  deckFromJson({ ...normalDeckObject(5, 'A'), ...(changes as Record<string, never>) });
const limits = (changes: Record<string, unknown>, how = settings): [number, number] => {
  const { newCards, reviews } = deckLimits(deck(changes), PRESET, how);
  return [newCards, reviews];
};

describe('what is left of a deck’s limits', () => {
  test('is the preset’s, unless the deck has its own, unless it has one for today', () => {
    expect(limits({})).toEqual([20, 200]);
    expect(limits({ newLimit: 5, reviewLimit: 50 })).toEqual([5, 50]);
    const today = (day: number) => ({
      newLimit: 5,
      reviewLimit: 50,
      newLimitToday: { limit: 7, today: day },
      reviewLimitToday: { limit: 70, today: day },
    });
    expect(limits(today(TODAY))).toEqual([7, 70]);
    expect(limits(today(TODAY - 1))).toEqual([5, 50]);
  });

  test('is less by what was studied today; new cards count as reviews too', () => {
    const studied = (day: number) => ({ newToday: [day, 3], revToday: [day, 10], timeToday: [day, 0] });
    expect(limits(studied(TODAY))).toEqual([17, 187]);
    expect(limits(studied(TODAY), ignoring)).toEqual([17, 190]);
    expect(limits(studied(TODAY - 1))).toEqual([20, 200]);
  });

  test('is more after the user asked for more today', () => {
    expect(limits({ newToday: [TODAY, -5], revToday: [TODAY, -10] })).toEqual([25, 215]);
  });

  test('is never below zero, and new cards never above reviews unless they ignore them', () => {
    expect(limits({ newToday: [TODAY, 25], revToday: [TODAY, 300] })).toEqual([0, 0]);
    expect(limits({ reviewLimit: 4 })).toEqual([4, 4]);
    expect(limits({ reviewLimit: 4 }, ignoring)).toEqual([20, 4]);
  });

  test('is out of the way in a filtered deck', () => {
    expect(limits({ dyn: 1, reviewLimit: 4 })).toEqual([9999, 9999]);
  });
});

import type { DayLimit, NormalDeck } from '#shared/domain/deck.ts';
import type { DeckOwnOptions } from '#shared/domain/deck-options.ts';

/** A deck's own settings, as far as they hold today. */
export function ownOptions(deck: NormalDeck, today: number): DeckOwnOptions {
  return {
    newLimit: deck.newLimit,
    reviewLimit: deck.reviewLimit,
    newLimitToday: deck.newLimitToday?.day === today ? deck.newLimitToday.limit : null,
    reviewLimitToday: deck.reviewLimitToday?.day === today ? deck.reviewLimitToday.limit : null,
    desiredRetentionPercent: deck.desiredRetentionPercent,
  };
}

/** The deck with these settings of its own. */
export function withOwnOptions(deck: NormalDeck, own: DeckOwnOptions, today: number): NormalDeck {
  return {
    ...deck,
    newLimit: own.newLimit,
    reviewLimit: own.reviewLimit,
    newLimitToday: limitOfDay(deck.newLimitToday, own.newLimitToday, today),
    reviewLimitToday: limitOfDay(deck.reviewLimitToday, own.reviewLimitToday, today),
    desiredRetentionPercent: own.desiredRetentionPercent,
  };
}

/** A limit that ends is moved to a day gone by: its number is what the next one starts from. */
function limitOfDay(before: DayLimit | null, limit: number | null, today: number): DayLimit | null {
  if (limit !== null) return { limit, day: today };
  // On a collection's first day there is no day before, and days to come are from a wrong clock.
  if (before === null || before.day === 0 || before.day > today) return null;
  return { limit: before.limit, day: Math.min(before.day, Math.max(0, today - 1)) };
}

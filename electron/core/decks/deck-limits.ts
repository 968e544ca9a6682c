import type { Deck, NormalDeck } from '#shared/domain/deck.ts';

/** What may still be shown of a deck today. */
export interface DeckLimits {
  readonly newCards: number;
  readonly reviews: number;
  /** New cards count against what is left for reviews. */
  readonly capNewToReviews: boolean;
}

/** What decides over limits beside the deck itself. */
export interface LimitSettings {
  readonly today: number;
  readonly newCardsIgnoreReviewLimit: boolean;
}

/** The two numbers of a deck's preset that limits are made of. */
export interface PresetLimits {
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
}

/** A filtered deck shows what it holds: this is far more than any day's work. */
const FILTERED_LIMITS: DeckLimits = { newCards: 9999, reviews: 9999, capNewToReviews: false };

/** The deck's own limits for today, less what was studied today; parents not considered. */
export function deckLimits(deck: Deck, preset: PresetLimits, settings: LimitSettings): DeckLimits {
  if (deck.kind === 'filtered') return FILTERED_LIMITS;
  const { today, newCardsIgnoreReviewLimit } = settings;
  const studiedToday = deck.studied.day === today;
  // Counters go below zero when the user asked for more today, which raises what is left.
  const newStudied = studiedToday ? deck.studied.newCards : 0;
  const reviewsStudied = studiedToday ? deck.studied.reviews : 0;
  let newCards = ownNewLimit(deck, preset, today) - newStudied;
  let reviews = ownReviewLimit(deck, preset, today) - reviewsStudied;
  if (!newCardsIgnoreReviewLimit) {
    reviews -= newStudied;
    newCards = Math.min(newCards, reviews);
  }
  return {
    newCards: Math.max(0, newCards),
    reviews: Math.max(0, reviews),
    capNewToReviews: !newCardsIgnoreReviewLimit,
  };
}

/** The child's limits where its parents' count too. */
export function cappedTo(limits: DeckLimits, parent: DeckLimits): DeckLimits {
  return {
    ...limits,
    newCards: Math.min(limits.newCards, parent.newCards),
    reviews: Math.min(limits.reviews, parent.reviews),
  };
}

function ownNewLimit(deck: NormalDeck, preset: PresetLimits, today: number): number {
  if (deck.newLimitToday?.day === today) return deck.newLimitToday.limit;
  return deck.newLimit ?? preset.newPerDay;
}

function ownReviewLimit(deck: NormalDeck, preset: PresetLimits, today: number): number {
  if (deck.reviewLimitToday?.day === today) return deck.reviewLimitToday.limit;
  return deck.reviewLimit ?? preset.reviewsPerDay;
}

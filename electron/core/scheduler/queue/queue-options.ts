import type { DeckConfig } from '#shared/domain/deck-config.ts';
import { numberOf } from '../../storage/lossless-json.ts';

/** Which new cards are taken. Numbers as presets store them. */
export const GATHER = {
  deck: 0,
  lowestPosition: 1,
  highestPosition: 2,
  randomNotes: 3,
  randomCards: 4,
  deckThenRandomNotes: 5,
} as const;
/** In which order the taken new cards come. */
export const NEW_ORDER = {
  template: 0,
  none: 1,
  templateThenRandom: 2,
  randomNoteThenTemplate: 3,
  random: 4,
} as const;
export const REVIEW_ORDER = {
  day: 0,
  dayThenDeck: 1,
  deckThenDay: 2,
  intervalsAscending: 3,
  intervalsDescending: 4,
  easeAscending: 5,
  easeDescending: 6,
  retrievabilityAscending: 7,
  random: 8,
  added: 9,
  addedDescending: 10,
  retrievabilityDescending: 11,
  relativeOverdueness: 12,
} as const;
/** Where one kind of cards comes among another. */
export const MIX = { mixed: 0, after: 1, before: 2 } as const;

/** What the preset of the studied deck says about the order of its cards. */
export interface QueueOptions {
  readonly gather: number;
  readonly newOrder: number;
  readonly reviewOrder: number;
  readonly newMix: number;
  readonly interdayMix: number;
}

/** A filtered deck keeps the order that its cards were taken in. */
export const FILTERED_QUEUE_OPTIONS: QueueOptions = {
  gather: GATHER.deck,
  newOrder: NEW_ORDER.none,
  reviewOrder: REVIEW_ORDER.day,
  newMix: MIX.mixed,
  interdayMix: MIX.mixed,
};

export function queueOptionsOf({ json }: DeckConfig): QueueOptions {
  const choice = (key: string, last: number): number => {
    const found = numberOf(json[key]) ?? 0;
    return found > 0 && found <= last ? found : 0;
  };
  return {
    gather: choice('newGatherPriority', GATHER.deckThenRandomNotes),
    newOrder: choice('newSortOrder', NEW_ORDER.random),
    reviewOrder: choice('reviewOrder', REVIEW_ORDER.relativeOverdueness),
    newMix: choice('newMix', MIX.before),
    interdayMix: choice('interdayLearningMix', MIX.before),
  };
}

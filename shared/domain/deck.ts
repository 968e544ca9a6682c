import type { JsonObject } from './json-value.ts';

/** What was studied in the deck on its last study day. Counts may be negative: custom study lowers them. */
export interface DeckStudied {
  /** Days since the collection began. */
  readonly day: number;
  readonly newCards: number;
  readonly reviews: number;
  readonly learning: number;
  readonly tookMs: number;
}

interface DeckCommon {
  readonly id: number;
  /** Full name with "::" between its parts. */
  readonly name: string;
  readonly mtimeSecs: number;
  readonly usn: number;
  /** Folded in the deck list. */
  readonly collapsed: boolean;
  readonly browserCollapsed: boolean;
  readonly studied: DeckStudied;
  readonly description: string;
  readonly descriptionIsMarkdown: boolean;
  /** The whole object as it came. What stands above is laid over it when the deck is stored. */
  readonly json: JsonObject;
}

/** A limit for one day. */
export interface DayLimit {
  readonly limit: number;
  /** Days since the collection began. */
  readonly day: number;
}

export interface NormalDeck extends DeckCommon {
  readonly kind: 'normal';
  readonly configId: number;
  readonly extendNew: number;
  readonly extendReview: number;
  readonly newLimit: number | null;
  readonly reviewLimit: number | null;
  readonly newLimitToday: DayLimit | null;
  readonly reviewLimitToday: DayLimit | null;
  /** Instead of the preset's, in percent. */
  readonly desiredRetentionPercent: number | null;
}

export interface FilteredDeck extends DeckCommon {
  readonly kind: 'filtered';
  readonly reschedule: boolean;
  readonly terms: readonly FilteredDeckTerm[];
  readonly previewAgainSecs: number;
  readonly previewHardSecs: number;
  readonly previewGoodSecs: number;
}

export interface FilteredDeckTerm {
  readonly search: string;
  readonly limit: number;
  readonly order: number;
}

export type Deck = NormalDeck | FilteredDeck;

/** The Default deck, which always exists. */
export const DEFAULT_DECK_ID = 1;

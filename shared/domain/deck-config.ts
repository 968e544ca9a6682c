import type { JsonObject } from './json-value.ts';

/** A preset of deck options. */
export interface DeckConfig {
  readonly id: number;
  readonly name: string;
  readonly mtimeSecs: number;
  readonly usn: number;
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
  /** The whole object as it came. What stands above is laid over it when the preset is stored. */
  readonly json: JsonObject;
}

/** The Default preset, which always exists. */
export const DEFAULT_DECK_CONFIG_ID = 1;

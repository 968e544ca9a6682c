import type { DayTiming } from '../collection/day-clock.ts';
import type { CardData } from '../storage/card-data.ts';
import type { CardRow } from '../storage/card-storage.ts';
import type { RevlogRow } from '../storage/revlog-storage.ts';
import type { LoadBalancer } from './fuzz/load-balancer.ts';
import type { MemoryState } from './states/card-state.ts';
import type { StudyOptions } from './study-options.ts';

/** What holds for all cards at one moment. */
export interface StudyContext {
  readonly nowMs: number;
  readonly timing: DayTiming;
  /** Config `fsrs`. */
  readonly fsrs: boolean;
  /** Config `fsrsShortTermWithStepsEnabled`. */
  readonly fsrsShortTermWithSteps: boolean;
  /** Of the queue that the card comes from. Without one intervals are fuzzed, not balanced. */
  readonly loadBalancer: LoadBalancer | undefined;
  /** False only in tests: official has no switch for it. */
  readonly fuzz: boolean;
}

/** How a filtered deck treats its cards. */
export interface FilteredOptions {
  readonly reschedule: boolean;
  readonly previewAgainSecs: number;
  readonly previewHardSecs: number;
  readonly previewGoodSecs: number;
}

/** A card with all that decides over its answers. */
export interface StudiedCard {
  readonly row: CardRow;
  /** Of the preset that its home deck uses. */
  readonly options: StudyOptions;
  /** Id of that preset, which is what the load balancer counts by. */
  readonly presetId: number;
  /** The home deck's own, instead of the preset's. */
  readonly desiredRetention: number | undefined;
  /** Of the deck that holds the card; undefined in a normal deck. */
  readonly filtered: FilteredOptions | undefined;
  /** All its reviews, id ascending. Asked for only where the card's `data` doesn't say enough. */
  readonly history: () => readonly RevlogRow[];
}

/** A card read for studying (`cardStudy`): what both its next states and what an answer writes are made from. */
export interface CardStudy {
  readonly card: StudiedCard;
  readonly context: StudyContext;
  readonly data: CardData;
  /** As stored, or rebuilt from the reviews where FSRS needs it. */
  readonly memory: MemoryState | undefined;
}

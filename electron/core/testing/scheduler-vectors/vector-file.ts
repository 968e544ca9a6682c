/*
 * Files of scheduling cases: what the official backend was given and what it made of it. Their names are those of
 * the file, so that a file from elsewhere can be checked as it is.
 */

export interface VectorFile {
  readonly rng: readonly RandomVector[];
  readonly timing: readonly TimingVector[];
  readonly cases: readonly SchedulingVector[];
}

export interface RandomVector {
  readonly seed: string;
  readonly u32: readonly number[];
  readonly factor: number;
  readonly learn: readonly (readonly [secs: number, fuzzed: number])[];
  readonly 'weightedIndexOf[0.25,1e-6,1,0.125,0.5]': number;
}

export interface TimingVector {
  readonly crt: number;
  readonly creationOffset: number | null;
  readonly rollover: number;
  readonly now: number;
  readonly tz: string;
  readonly localOffset: number;
  readonly daysElapsed: number;
  readonly nextDayAt: number;
}

export interface VectorConfig {
  readonly learnSteps: readonly number[];
  readonly relearnSteps: readonly number[];
  readonly initialEase: number;
  readonly easyMultiplier: number;
  readonly hardMultiplier: number;
  readonly lapseMultiplier: number;
  readonly intervalMultiplier: number;
  readonly maximumReviewInterval: number;
  readonly minimumLapseInterval: number;
  readonly graduatingIntervalGood: number;
  readonly graduatingIntervalEasy: number;
  readonly leechThreshold: number;
  readonly leechAction: number;
  readonly capAnswerTimeToSecs: number;
  readonly desiredRetention: number;
  readonly historicalRetention: number;
  readonly ignoreRevlogsBeforeDate: string;
  readonly fsrsParams4: readonly number[];
  readonly fsrsParams5: readonly number[];
  readonly fsrsParams6: readonly number[];
  readonly easyDaysPercentages: readonly number[];
  readonly buryNew: boolean;
  readonly buryReviews: boolean;
  readonly buryInterdayLearning: boolean;
}

/** `did` is a number or, in a filtered deck, a word for it. */
export interface VectorCard {
  readonly id: number;
  readonly did: number | string;
  readonly type: number;
  readonly queue: number;
  readonly due: number;
  readonly ivl: number;
  readonly factor: number;
  readonly reps: number;
  readonly lapses: number;
  readonly left: number;
  readonly odue: number;
  readonly odid: number;
  readonly data: string;
}

/** [id, ease, ivl, lastIvl, factor, time, type] */
export type VectorReview = readonly [number, number, number, number, number, number, number];

export interface VectorMemory {
  readonly s: number;
  readonly d: number;
}

export interface VectorAnswer {
  readonly card: Omit<VectorCard, 'id'>;
  readonly revlog: VectorReview;
  readonly leechTag: boolean;
}

export interface NeighbourCard {
  readonly id: number;
  readonly nid: number;
  readonly did: number;
  readonly due: number;
}

export interface SchedulingVector {
  readonly id: string;
  readonly group: string;
  readonly fuzz: boolean;
  readonly nowMs: number;
  readonly crt: number;
  readonly creationOffset: number | null;
  readonly localOffset: number;
  readonly rollover: number;
  readonly daysElapsed: number;
  readonly nextDayAt: number;
  readonly col: { readonly fsrs: boolean; readonly fsrsShortTermWithStepsEnabled: boolean };
  readonly config: VectorConfig;
  readonly deck: {
    readonly desiredRetention: number | null;
    readonly filtered: {
      readonly reschedule: boolean;
      readonly previewAgainSecs: number;
      readonly previewHardSecs: number;
      readonly previewGoodSecs: number;
    } | null;
  };
  readonly noteId: number;
  readonly card: VectorCard;
  readonly revlog: readonly VectorReview[];
  /** Cards that the queue's load balancer counts. Only in the group `loadbalance` was a queue built. */
  readonly otherCards: readonly NeighbourCard[];
  readonly answeredMs: number;
  /** As `vectorState` writes them. */
  readonly states: Readonly<Record<string, unknown>>;
  readonly answers: Readonly<Record<string, VectorAnswer>>;
  /** Plain 32-bit rounding of JavaScript's own functions can't give the last bit of some memory. */
  readonly lastBit: boolean;
}

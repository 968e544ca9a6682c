import type { DeckConfig } from '#shared/domain/deck-config.ts';
import { isDate, type NumberOption, storedRange } from '#shared/domain/deck-options.ts';
import { readableBlock, stepsOf } from '../storage/deck-config-storage.ts';
import { booleanAt, listAt, textAt } from '../storage/json-reader.ts';
import { type JsonObject, type JsonValue, numberOf } from '../storage/lossless-json.ts';

/** The options of a preset that decide over answers. Fractions are 32-bit floats, as official computes with them. */
export interface StudyOptions {
  readonly learnStepsMins: readonly number[];
  readonly relearnStepsMins: readonly number[];
  readonly initialEase: number;
  readonly easyMultiplier: number;
  readonly hardMultiplier: number;
  readonly lapseMultiplier: number;
  readonly intervalMultiplier: number;
  readonly maximumIntervalDays: number;
  readonly minimumLapseIntervalDays: number;
  readonly graduatingIntervalDays: number;
  readonly easyIntervalDays: number;
  /** 0: no card is a leech. */
  readonly leechThreshold: number;
  readonly leechAction: 'suspend' | 'tagOnly';
  readonly answerTimeCapSecs: number;
  readonly buryNew: boolean;
  readonly buryReviews: boolean;
  readonly buryInterdayLearning: boolean;
  /** Share of each weekday, Monday first; empty: all are normal. */
  readonly easyDays: readonly number[];
  /** Of the newest kind that the preset has: 21, 19 or 17 numbers; none: the built-in ones. */
  readonly fsrsParameters: readonly number[];
  readonly desiredRetention: number;
  /** How well cards were remembered before FSRS. */
  readonly historicalRetention: number;
  /** Reviews before it don't count for FSRS. 0: all count. */
  readonly ignoreReviewsBeforeMs: number;
}

/** Reads the options out of a preset's object as official reads them: what is missing or out of range is the default. */
export function studyOptionsOf(config: DeckConfig): StudyOptions {
  const { json } = config;
  const steps = stepsOf(config);
  const fresh = readableBlock(json, 'new') ?? {};
  const review = readableBlock(json, 'rev') ?? {};
  const lapse = readableBlock(json, 'lapse') ?? {};
  const [graduating, easy] = intervals(fresh);
  return {
    learnStepsMins: steps.learn,
    relearnStepsMins: steps.relearn,
    initialEase: Math.fround(ranged('startingEase', fresh['initialFactor'], 1000) / 1000),
    easyMultiplier: ranged('easyBonus', review['ease4']),
    hardMultiplier: ranged('hardMultiplier', review['hardFactor']),
    lapseMultiplier: ranged('lapseMultiplier', lapse['mult']),
    intervalMultiplier: ranged('intervalModifier', review['ivlFct']),
    maximumIntervalDays: ranged('maximumIntervalDays', review['maxIvl']),
    minimumLapseIntervalDays: ranged('minimumLapseIntervalDays', lapse['minInt']),
    graduatingIntervalDays: ranged('graduatingIntervalDays', graduating),
    easyIntervalDays: ranged('easyIntervalDays', easy),
    leechThreshold: ranged('leechThreshold', lapse['leechFails']),
    leechAction: lapse['leechAction'] === 0 ? 'suspend' : 'tagOnly',
    answerTimeCapSecs: ranged('answerTimeCapSecs', json['maxTaken']),
    buryNew: booleanAt(fresh, 'bury'),
    buryReviews: booleanAt(review, 'bury'),
    buryInterdayLearning: booleanAt(json, 'buryInterdayLearning'),
    easyDays: floatsAt(json, 'easyDaysPercentages'),
    fsrsParameters: newestParameters(json),
    desiredRetention: ranged('desiredRetention', json['desiredRetention']),
    historicalRetention: ranged('historicalRetention', json['sm2Retention']),
    ignoreReviewsBeforeMs: midnightMs(textAt(json, 'ignoreRevlogsBeforeDate')),
  };
}

/** For graduating and for Easy; a list with anything else in it counts as missing. */
function intervals(block: JsonObject): readonly JsonValue[] {
  const found = listAt(block, 'ints');
  const whole = found.every((days) => typeof days === 'number' && Number.isInteger(days) && days >= 0);
  return whole ? found : [];
}

/** Midnight of a date (2025-11-30) in UTC; 0 for anything else, also for a day that there is not. */
export function midnightMs(date: string): number {
  return isDate(date) ? Date.parse(`${date}T00:00:00Z`) : 0;
}

function newestParameters(json: JsonObject): readonly number[] {
  for (const key of ['fsrsParams6', 'fsrsParams5', 'fsrsWeights']) {
    const found = floatsAt(json, key);
    if (found.length > 0) return found;
  }
  return [];
}

/** What lies outside of its range counts as the default, not as the nearest. */
function ranged(option: NumberOption, given: JsonValue | undefined, factor = 1): number {
  const [low, high, fallback] = storedRange(option).map((each) => Math.fround(each * factor));
  const value = Math.fround(numberOf(given) ?? Number.NaN);
  return value >= (low ?? 0) && value <= (high ?? 0) ? value : (fallback ?? 0);
}

function floatsAt(json: JsonObject, key: string): number[] {
  return listAt(json, key).flatMap((value) => (typeof value === 'number' ? [Math.fround(value)] : []));
}

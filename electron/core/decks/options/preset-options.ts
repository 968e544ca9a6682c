import {
  answerActions,
  defaultDeckOptions,
  type DeckOptions,
  insertOrders,
  leechActions,
  newGatherOrders,
  newSortOrders,
  type NumberOption,
  questionActions,
  reviewMixes,
  reviewOrders,
  storedRange,
} from '#shared/domain/deck-options.ts';
import { readableBlock } from '../../storage/deck-config-storage.ts';
import { deckConfigObject } from '../../storage/default-objects.ts';
import { booleanAt, listAt, textAt } from '../../storage/json-reader.ts';
import { type JsonObject, type JsonValue, numberOf } from '../../storage/lossless-json.ts';
import { shortestFloat } from '../../storage/shortest-float.ts';

/** The part of a preset's object that holds an option; undefined: the object itself. */
type Block = 'new' | 'rev' | 'lapse' | undefined;

/** Where an option stands in a preset's object, and how its value is written there. */
interface StoredOption<T> {
  readonly block: Block;
  readonly key: string;
  read(holder: JsonObject): T;
  write(value: T, holder: JsonObject): JsonValue;
  /** Of a number as it is stored. */
  readonly range?: Range;
  /** What is stored counts as the default; a preset that is written gets the default in its place. */
  isOutOfRange?(holder: JsonObject): boolean;
}

type Range = readonly [low: number, high: number, fallback: number];

type StoredOptions = { readonly [K in keyof DeckOptions]: StoredOption<DeckOptions[K]> };

const BLOCKS = ['new', 'rev', 'lapse'] as const;
const GOOD_DAYS = 0;
const EASY_DAYS = 1;
const DAYS_OF_WEEK = 7;
const DEFAULTS = deckConfigObject(0, '');
const [LOWEST_EASE, HIGHEST_EASE, STANDARD_EASE] = storedRange('startingEase');
const EASE_IN_THOUSANDTHS: Range = [thousandths(LOWEST_EASE), thousandths(HIGHEST_EASE), thousandths(STANDARD_EASE)];

/** The one table of how a preset's options are stored (schema 11). */
const stored: StoredOptions = {
  newPerDay: number('new', 'perDay', 'newPerDay'),
  reviewsPerDay: number('rev', 'perDay', 'reviewsPerDay'),
  learnStepsMins: steps('new', defaultDeckOptions.learnStepsMins),
  graduatingIntervalDays: firstInterval(GOOD_DAYS, 'graduatingIntervalDays'),
  easyIntervalDays: firstInterval(EASY_DAYS, 'easyIntervalDays'),
  insertOrder: named('new', 'order', { sequential: 1, random: 0 }, insertOrders, 'sequential'),
  relearnStepsMins: steps('lapse', defaultDeckOptions.relearnStepsMins),
  minimumLapseIntervalDays: number('lapse', 'minInt', 'minimumLapseIntervalDays'),
  leechThreshold: number('lapse', 'leechFails', 'leechThreshold'),
  leechAction: named('lapse', 'leechAction', { suspend: 0, tagOnly: 1 }, leechActions, 'tagOnly'),
  newGatherOrder: named(
    undefined,
    'newGatherPriority',
    {
      deck: 0,
      deckThenRandomNotes: 5,
      ascendingPosition: 1,
      descendingPosition: 2,
      randomNotes: 3,
      randomCards: 4,
    },
    newGatherOrders,
    'deck',
  ),
  newSortOrder: named(
    undefined,
    'newSortOrder',
    { cardType: 0, gathered: 1, cardTypeThenRandom: 2, randomNoteThenCardType: 3, random: 4 },
    newSortOrders,
    'cardType',
  ),
  newMix: named(undefined, 'newMix', { mix: 0, after: 1, before: 2 }, reviewMixes, 'mix'),
  interdayLearningMix: named(undefined, 'interdayLearningMix', { mix: 0, after: 1, before: 2 }, reviewMixes, 'mix'),
  reviewOrder: named(
    undefined,
    'reviewOrder',
    {
      due: 0,
      dueThenDeck: 1,
      deckThenDue: 2,
      intervalsAscending: 3,
      intervalsDescending: 4,
      easeAscending: 5,
      easeDescending: 6,
      retrievabilityAscending: 7,
      retrievabilityDescending: 11,
      relativeOverdueness: 12,
      random: 8,
      added: 9,
      reverseAdded: 10,
    },
    reviewOrders,
    'due',
  ),
  buryNew: onOff('new', 'bury', false),
  buryReviews: onOff('rev', 'bury', false),
  buryInterdayLearning: onOff(undefined, 'buryInterdayLearning', false),
  disableAutoplay: inverse('autoplay', true),
  skipQuestionOnReplay: inverse('replayq', false),
  answerTimeCapSecs: number(undefined, 'maxTaken', 'answerTimeCapSecs'),
  showTimer: {
    block: undefined,
    key: 'timer',
    read: (holder) => booleanAt(holder, 'timer'),
    write: (on) => (on ? 1 : 0),
  },
  stopTimerOnAnswer: onOff(undefined, 'stopTimerOnAnswer', false),
  questionSecs: number(undefined, 'secondsToShowQuestion', 'questionSecs'),
  answerSecs: number(undefined, 'secondsToShowAnswer', 'answerSecs'),
  questionAction: named(undefined, 'questionAction', { showAnswer: 0, showReminder: 1 }, questionActions, 'showAnswer'),
  answerAction: named(
    undefined,
    'answerAction',
    { buryCard: 0, answerAgain: 1, answerGood: 2, answerHard: 3, showReminder: 4 },
    answerActions,
    'buryCard',
  ),
  waitForAudio: onOff(undefined, 'waitForAudio', true),
  easyDays: {
    block: undefined,
    key: 'easyDaysPercentages',
    read: (holder) => weekdays(numbersAt(holder, 'easyDaysPercentages')),
    write: (days) => days.map(asFloat),
  },
  desiredRetention: number(undefined, 'desiredRetention', 'desiredRetention'),
  fsrsParameters: {
    block: undefined,
    key: 'fsrsParams6',
    read: newestParameters,
    write: (numbers) => numbers.map(asFloat),
  },
  optimizeSearch: text('weightSearch'),
  historicalRetention: number(undefined, 'sm2Retention', 'historicalRetention'),
  ignoreReviewsBefore: text('ignoreRevlogsBeforeDate'),
  maximumIntervalDays: number('rev', 'maxIvl', 'maximumIntervalDays'),
  startingEase: {
    block: 'new',
    key: 'initialFactor',
    range: EASE_IN_THOUSANDTHS,
    read: (holder) => within(holder['initialFactor'], EASE_IN_THOUSANDTHS) / 1000,
    write: thousandths,
    isOutOfRange: (holder) => !isWithin(holder['initialFactor'], EASE_IN_THOUSANDTHS),
  },
  easyBonus: number('rev', 'ease4', 'easyBonus'),
  intervalModifier: number('rev', 'ivlFct', 'intervalModifier'),
  hardMultiplier: number('rev', 'hardFactor', 'hardMultiplier'),
  lapseMultiplier: number('lapse', 'mult', 'lapseMultiplier'),
};
const NAMES = Object.keys(stored) as (keyof DeckOptions)[];

/** What numbers may be by their place in a preset's object, such as `new.perDay`. */
export const storedNumberRanges: ReadonlyMap<string, Range> = new Map(
  NAMES.flatMap((name) => {
    const { block, key, range } = stored[name];
    return range === undefined ? [] : [[block === undefined ? key : `${block}.${key}`, range] as const];
  }),
);

/** A preset's options as official reads them: what is missing, unreadable or out of range is the default. */
export function presetOptions(json: JsonObject): DeckOptions {
  const readable = withReadableBlocks(json);
  const read = <K extends keyof DeckOptions>(name: K): DeckOptions[K] =>
    stored[name].read(holderOf(readable, stored[name].block));
  return Object.fromEntries(NAMES.map((name) => [name, read(name)])) as unknown as DeckOptions;
}

/**
 * The preset's object with these options. The same object if all of them are what it has; otherwise values that stand
 * for the default because they are out of range become it, as when official writes a preset.
 */
export function withPresetOptions(json: JsonObject, options: DeckOptions): JsonObject {
  const before = presetOptions(json);
  if (NAMES.every((name) => isSame(before[name], options[name]))) return json;
  const result: Record<string, JsonValue> = { ...withReadableBlocks(json) };
  for (const name of NAMES) put(result, name, options[name], before);
  if (options.fsrsParameters.length === 0) {
    // Otherwise the older ones, which nothing shows, would count again.
    result['fsrsWeights'] = [];
    result['fsrsParams5'] = [];
  }
  return result;
}

function put<K extends keyof DeckOptions>(
  json: Record<string, JsonValue>,
  name: K,
  value: DeckOptions[K],
  before: DeckOptions,
): void {
  const option = stored[name];
  const holder = holderOf(json, option.block);
  const stays = isSame(before[name], value) && option.isOutOfRange?.(holder) !== true;
  // Parameters that only an older kind holds are written as the newest, as official does.
  const isOlderKind = name === 'fsrsParameters' && numbersAt(holder, option.key).length === 0;
  if (stays && !isOlderKind) return;
  const changed = { ...holder, [option.key]: option.write(value, holder) };
  if (option.block === undefined) Object.assign(json, changed);
  else json[option.block] = changed;
}

function isSame(a: DeckOptions[keyof DeckOptions], b: DeckOptions[keyof DeckOptions]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Official takes the defaults for a block that it can't read, and writes them when it writes the preset. */
function withReadableBlocks(json: JsonObject): JsonObject {
  const blocks = BLOCKS.map((block) => [block, readableBlock(json, block) ?? DEFAULTS[block]] as const);
  return { ...json, ...Object.fromEntries(blocks) } as JsonObject;
}

function holderOf(json: JsonObject, block: Block): JsonObject {
  return block === undefined ? json : (readableBlock(json, block) ?? {});
}

function number(block: Block, key: string, option: NumberOption): StoredOption<number> {
  const range = storedRange(option);
  return {
    block,
    key,
    range,
    read: (holder) => within(holder[key], range),
    write: asFloat,
    isOutOfRange: (holder) => holder[key] !== undefined && !isWithin(holder[key], range),
  };
}

/** Fractions are 32-bit floats to official, which writes them as short as they can be. */
function asFloat(value: number): number {
  return Number.isInteger(value) ? value : shortestFloat(Math.fround(value));
}

/** Official compares 32-bit floats. */
function isWithin(given: JsonValue | undefined, [low, high]: Range): boolean {
  const value = numberOf(given);
  if (value === undefined) return false;
  const rounded = Math.fround(value);
  return rounded >= Math.fround(low) && rounded <= Math.fround(high);
}

function within(given: JsonValue | undefined, range: Range): number {
  const value = numberOf(given);
  return value !== undefined && isWithin(given, range) ? value : range[2];
}

function firstInterval(place: number, option: 'graduatingIntervalDays' | 'easyIntervalDays'): StoredOption<number> {
  const range = storedRange(option);
  return {
    block: 'new',
    key: 'ints',
    read: (holder) => within(listAt(holder, 'ints')[place], range),
    write: (days, holder) => {
      const intervals = [...listAt(holder, 'ints')];
      while (intervals.length < 3) intervals.push(intervals.length === EASY_DAYS ? 4 : intervals.length === 0 ? 1 : 0);
      return intervals.with(place, days);
    },
    isOutOfRange: (holder) => !isWithin(listAt(holder, 'ints')[place], range),
  };
}

function steps(block: 'new' | 'lapse', fallback: readonly number[]): StoredOption<readonly number[]> {
  return {
    block,
    key: 'delays',
    read: (holder) => (holder['delays'] === undefined ? fallback : numbersAt(holder, 'delays')),
    write: (value) => value.map(asFloat),
  };
}

function named<T extends string>(
  block: Block,
  key: string,
  numbers: Readonly<Record<T, number>>,
  names: readonly T[],
  fallback: T,
): StoredOption<T> {
  return {
    block,
    key,
    read: (holder) => names.find((name) => numbers[name] === numberOf(holder[key])) ?? fallback,
    write: (name) => numbers[name],
  };
}

function onOff(block: Block, key: string, fallback: boolean): StoredOption<boolean> {
  return { block, key, read: (holder) => booleanAt(holder, key, fallback), write: (on) => on };
}

/** Stored as what happens, shown as what does not. */
function inverse(key: string, storedIfMissing: boolean): StoredOption<boolean> {
  return {
    block: undefined,
    key,
    read: (holder) => !booleanAt(holder, key, storedIfMissing),
    write: (on) => !on,
  };
}

function thousandths(value: number): number {
  return Math.round(value * 1000);
}

function text(key: string): StoredOption<string> {
  return { block: undefined, key, read: (holder) => textAt(holder, key), write: (value) => value };
}

function numbersAt(holder: JsonObject, key: string): number[] {
  const found = listAt(holder, key);
  return found.every((value) => typeof value === 'number') ? [...found] : [];
}

function newestParameters(json: JsonObject): number[] {
  for (const key of ['fsrsParams6', 'fsrsParams5', 'fsrsWeights']) {
    const found = numbersAt(json, key);
    if (found.length > 0) return found;
  }
  return [];
}

/** Anything but seven shares counts as seven normal days. */
function weekdays(shares: readonly number[]): number[] {
  if (shares.length !== DAYS_OF_WEEK) return [...defaultDeckOptions.easyDays];
  return shares.map((share) => Math.min(1, Math.max(0, share)));
}

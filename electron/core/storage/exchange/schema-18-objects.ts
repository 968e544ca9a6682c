import { booleanAt, listAt, numberAt, objectAt, textAt } from '../json-reader.ts';
import type { JsonObject, JsonValue } from '../lossless-json.ts';
import { isJsonObject, numberOf } from '../lossless-json.ts';
import { decodedMessage } from './proto-message.ts';
import * as messages from './schema-18-messages.ts';

/** What stands in columns of a row beside its blobs. */
export interface NamedRow {
  readonly id: number;
  readonly name: string;
  readonly mtime: number;
  readonly usn: number;
}

/** A deck's schema-11 object. The name's parts are divided by 0x1F in the row. */
export function deckObject(row: NamedRow, common: Uint8Array, kind: Uint8Array): JsonObject {
  const shared = decodedMessage(common, messages.DECK_COMMON);
  const kinds = decodedMessage(kind, messages.DECK_KIND);
  const filtered = objectAt(kinds, 'Filtered');
  const normal = objectAt(kinds, 'Normal') ?? {};
  const day = numberAt(shared, 'Day');
  const known: JsonObject = {
    id: row.id,
    mod: row.mtime,
    name: row.name.replaceAll('\u001f', '::'),
    usn: row.usn,
    lrnToday: [day, numberAt(shared, 'Learn')],
    revToday: [day, numberAt(shared, 'Review')],
    newToday: [day, numberAt(shared, 'New')],
    timeToday: [day, numberAt(shared, 'Millis')],
    collapsed: booleanAt(shared, 'collapsed'),
    browserCollapsed: booleanAt(shared, 'browserCollapsed'),
    desc: filtered === undefined ? textAt(normal, 'desc') : '',
    ...(filtered === undefined ? normalKeys(normal) : filteredKeys(filtered)),
  };
  return withOther(known, objectAt(shared, 'Other'), RESERVED_DECK_KEYS);
}

/** Keys of a normal deck that official doesn't take for unknown ones in a filtered deck either. */
const RESERVED_DECK_KEYS = [
  'conf',
  'extendNew',
  'extendRev',
  'reviewLimit',
  'newLimit',
  'reviewLimitToday',
  'newLimitToday',
  'desiredRetention',
] as const;

function normalKeys(normal: JsonObject): JsonObject {
  const retention = normal['Retention'];
  return {
    ...(booleanAt(normal, 'md') ? { md: true } : {}),
    dyn: 0,
    conf: normal['conf'] ?? 0,
    extendNew: numberAt(normal, 'extendNew'),
    extendRev: numberAt(normal, 'extendRev'),
    reviewLimit: normal['reviewLimit'] ?? null,
    newLimit: normal['newLimit'] ?? null,
    reviewLimitToday: dayLimit(normal, 'reviewLimitToday'),
    newLimitToday: dayLimit(normal, 'newLimitToday'),
    desiredRetention: typeof retention === 'number' ? wholePart(retention * 100) : null,
  };
}

function dayLimit(normal: JsonObject, key: string): JsonValue {
  const limit = objectAt(normal, key);
  return limit === undefined ? null : { limit: numberAt(limit, 'limit'), today: numberAt(limit, 'today') };
}

function filteredKeys(filtered: JsonObject): JsonObject {
  const delays = listAt(filtered, 'Delays');
  return {
    dyn: 1,
    resched: booleanAt(filtered, 'resched'),
    terms: listAt(filtered, 'Terms')
      .filter(isJsonObject)
      .map((term) => [textAt(term, 'search'), numberAt(term, 'limit'), numberAt(term, 'order')]),
    // Nobody reads it, but older clients require it.
    separate: true,
    delays: delays.length === 0 ? null : delays,
    previewDelay: numberAt(filtered, 'previewDelay'),
    previewAgainSecs: numberAt(filtered, 'previewAgainSecs'),
    previewHardSecs: numberAt(filtered, 'previewHardSecs'),
    previewGoodSecs: numberAt(filtered, 'previewGoodSecs'),
  };
}

/** A preset's schema-11 object. */
export function deckConfigObject(row: NamedRow, config: Uint8Array): JsonObject {
  const c = decodedMessage(config, messages.DECK_CONFIG);
  const other = objectAt(c, 'Other') ?? {};
  const { new: newOther, rev: reviewOther, lapse: lapseOther, ...topOther } = other;
  const known: JsonObject = {
    id: row.id,
    mod: row.mtime,
    name: row.name,
    usn: row.usn,
    maxTaken: numberAt(c, 'maxTaken'),
    autoplay: !booleanAt(c, 'NoAutoplay'),
    timer: booleanAt(c, 'ShowTimer') ? 1 : 0,
    replayq: !booleanAt(c, 'SkipQuestion'),
    new: withOther(newBlock(c), newOther),
    rev: withOther(reviewBlock(c), reviewOther),
    lapse: withOther(lapseBlock(c), lapseOther),
    dyn: false,
    ...numbersAt(
      c,
      'newMix',
      'newPerDayMinimum',
      'interdayLearningMix',
      'reviewOrder',
      'newSortOrder',
      'newGatherPriority',
    ),
    buryInterdayLearning: booleanAt(c, 'buryInterdayLearning'),
    fsrsWeights: listAt(c, 'fsrsWeights'),
    fsrsParams5: listAt(c, 'fsrsParams5'),
    fsrsParams6: listAt(c, 'fsrsParams6'),
    desiredRetention: numberAt(c, 'desiredRetention'),
    ignoreRevlogsBeforeDate: textAt(c, 'ignoreRevlogsBeforeDate'),
    easyDaysPercentages: listAt(c, 'easyDaysPercentages'),
    stopTimerOnAnswer: booleanAt(c, 'stopTimerOnAnswer'),
    ...numbersAt(c, 'secondsToShowQuestion', 'secondsToShowAnswer'),
    questionAction: withinOr0(numberAt(c, 'questionAction'), 1),
    answerAction: withinOr0(numberAt(c, 'answerAction'), 4),
    waitForAudio: booleanAt(c, 'waitForAudio'),
    sm2Retention: numberAt(c, 'sm2Retention'),
    weightSearch: textAt(c, 'weightSearch'),
  };
  return withOther(known, topOther);
}

function newBlock(c: JsonObject): JsonObject {
  return {
    bury: booleanAt(c, 'BuryNew'),
    delays: listAt(c, 'LearnSteps'),
    initialFactor: Math.min(wholePart(numberAt(c, 'InitialEase') * 1000), U16_MAX),
    ints: [Math.min(numberAt(c, 'GraduatingGood'), U16_MAX), Math.min(numberAt(c, 'GraduatingEasy'), U16_MAX), 0],
    // 1 is random in the blob and by due in the object.
    order: numberAt(c, 'InsertOrder') === 1 ? 0 : 1,
    perDay: numberAt(c, 'NewPerDay'),
  };
}

function reviewBlock(c: JsonObject): JsonObject {
  return {
    bury: booleanAt(c, 'BuryReviews'),
    ease4: numberAt(c, 'Easy'),
    ivlFct: numberAt(c, 'Interval'),
    maxIvl: numberAt(c, 'MaxInterval'),
    perDay: numberAt(c, 'ReviewsPerDay'),
    hardFactor: numberAt(c, 'Hard'),
  };
}

function lapseBlock(c: JsonObject): JsonObject {
  return {
    delays: listAt(c, 'RelearnSteps'),
    leechAction: withinOr0(numberAt(c, 'LeechAction'), 1),
    leechFails: numberAt(c, 'LeechFails'),
    minInt: numberAt(c, 'MinLapseInterval'),
    mult: numberAt(c, 'Lapse'),
  };
}

/** A note type's schema-11 object; fields and templates in their order. */
export function notetypeObject(
  row: NamedRow,
  config: Uint8Array,
  fields: readonly JsonObject[],
  templates: readonly JsonObject[],
): JsonObject {
  const c = decodedMessage(config, messages.NOTETYPE);
  const stockKind = numberAt(c, 'originalStockKind');
  const known: JsonObject = {
    id: row.id,
    name: row.name,
    type: numberAt(c, 'type') === 1 ? 1 : 0,
    mod: row.mtime,
    usn: row.usn,
    sortf: Math.min(numberAt(c, 'sortf'), U16_MAX),
    did: zeroAsNull(c['did']),
    tmpls: templates,
    flds: fields,
    css: textAt(c, 'css'),
    latexPre: textAt(c, 'latexPre'),
    latexPost: textAt(c, 'latexPost'),
    latexsvg: booleanAt(c, 'latexsvg'),
    req: listAt(c, 'Requirements').filter(isJsonObject).map(requirement),
    ...(stockKind === 0 ? {} : { originalStockKind: stockKind }),
    ...(c['originalId'] === undefined ? {} : { originalId: c['originalId'] }),
  };
  return withOther(known, objectAt(c, 'Other'), ['originalStockKind', 'originalId']);
}

export function fieldObject(name: string, ord: number, config: Uint8Array): JsonObject {
  const c = decodedMessage(config, messages.NOTETYPE_FIELD);
  const known: JsonObject = {
    name,
    ord,
    sticky: booleanAt(c, 'sticky'),
    rtl: booleanAt(c, 'rtl'),
    font: textAt(c, 'font'),
    size: Math.min(numberAt(c, 'size'), U16_MAX),
    description: textAt(c, 'description'),
    plainText: booleanAt(c, 'plainText'),
    collapsed: booleanAt(c, 'collapsed'),
    excludeFromSearch: booleanAt(c, 'excludeFromSearch'),
    id: c['id'] ?? null,
    tag: c['tag'] ?? null,
    preventDeletion: booleanAt(c, 'preventDeletion'),
  };
  return withOther(known, objectAt(c, 'Other'));
}

export function templateObject(name: string, ord: number, config: Uint8Array): JsonObject {
  const c = decodedMessage(config, messages.NOTETYPE_TEMPLATE);
  const known: JsonObject = {
    name,
    ord,
    qfmt: textAt(c, 'qfmt'),
    afmt: textAt(c, 'afmt'),
    bqfmt: textAt(c, 'bqfmt'),
    bafmt: textAt(c, 'bafmt'),
    did: zeroAsNull(c['did']),
    bfont: textAt(c, 'bfont'),
    bsize: Math.min(numberAt(c, 'bsize'), U8_MAX),
    id: c['id'] ?? null,
  };
  return withOther(known, objectAt(c, 'Other'));
}

/** Schema-11 objects have 16 or 8 bits for some numbers; a reader refuses or drops what exceeds them. */
const U16_MAX = 0xffff;
const U8_MAX = 0xff;
const REQUIREMENT_KINDS = ['none', 'any', 'all'] as const;

function requirement(message: JsonObject): JsonValue {
  const kind = REQUIREMENT_KINDS[numberAt(message, 'kind')] ?? 'none';
  return [numberAt(message, 'ord'), kind, listAt(message, 'fields')];
}

/**
 * Schema 11 has percent and per mille where the blob has fractions. Official cuts off the rest, and with it, now and
 * then, one that only the 32 bits of the fraction had lost; that much is given back.
 */
function wholePart(value: number): number {
  return Math.floor(value + 0.002);
}

function zeroAsNull(value: JsonValue | undefined): JsonValue {
  return value === undefined || numberOf(value) === 0 ? null : value;
}

function withinOr0(value: number, max: number): number {
  return value >= 0 && value <= max ? value : 0;
}

function numbersAt(object: JsonObject, ...keys: readonly string[]): JsonObject {
  return Object.fromEntries(keys.map((key) => [key, numberAt(object, key)]));
}

/** Unknown keys behind the known ones, except those that the format itself uses. */
function withOther(known: JsonObject, other: JsonValue | undefined, reserved: readonly string[] = []): JsonObject {
  if (!isJsonObject(other)) return known;
  const unknown = Object.entries(other).filter(([key]) => !Object.hasOwn(known, key) && !reserved.includes(key));
  return { ...known, ...Object.fromEntries(unknown) };
}

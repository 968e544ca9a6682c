import type { JsonObject, JsonValue, RawNumber } from '#shared/domain/json-value.ts';

export type { JsonObject, JsonValue, RawNumber };

declare global {
  interface JSON {
    rawJSON(text: string): RawNumber;
    isRawJSON(value: unknown): value is RawNumber;
  }
}

interface ReviverContext {
  /** What stood in the text; given for primitive values only. */
  readonly source?: string;
}

/** Sixteen digits in a row: the shortest integer that may not fit. Mostly there is none, and the plain parser will do. */
const LONG_NUMBER = /\d{16}/;
const INTEGER = /^-?\d+$/;

/**
 * Reads JSON as `JSON.parse` does, but integers beyond 2^53 keep their digits (ids of fields and templates are
 * random 64-bit numbers). Throws SyntaxError.
 */
export function parseLossless(text: string): JsonValue {
  // Broken text has to fail here. In Node 26 (V8 14.6) parses with a reviver that failed on text from damaged files
  // were seen to crash the process some time later; plain parses of the same text were not.
  const parsed = JSON.parse(text) as JsonValue;
  return LONG_NUMBER.test(text) ? (JSON.parse(text, keepDigits) as JsonValue) : parsed;
}

/** Writes what `parseLossless` read; integers come out digit for digit. */
export function stringifyLossless(value: JsonValue): string {
  return JSON.stringify(value);
}

function keepDigits(this: unknown, _key: string, value: unknown, context?: ReviverContext): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source;
  return source !== undefined && INTEGER.test(source) ? JSON.rawJSON(source) : value;
}

export function isRawNumber(value: unknown): value is RawNumber {
  return JSON.isRawJSON(value);
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isRawNumber(value);
}

/** A number that may stand as text (some clients write ids so) or be too long for a double, in which case it is rounded. */
export function numberOf(value: JsonValue | undefined): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return INTEGER.test(value) ? Number(value) : undefined;
  return isRawNumber(value) ? Number(value.rawJSON) : undefined;
}

/** All digits of an integer, however long; undefined for anything else. */
export function digitsOf(value: JsonValue | undefined): string | undefined {
  if (isRawNumber(value)) return value.rawJSON;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : undefined;
  return typeof value === 'string' && INTEGER.test(value) ? value : undefined;
}

/** The value for JSON of an integer given in digits. */
export function integerOf(digits: string | bigint): number | RawNumber {
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : JSON.rawJSON(String(digits));
}

/** `base` with `laid` over it: keys keep their places, new ones come last. */
export function overlaid(base: JsonObject, laid: JsonObject): JsonObject {
  return { ...base, ...laid };
}

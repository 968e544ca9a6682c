import type { JsonObject, JsonValue } from './lossless-json.ts';
import { isRawNumber } from './lossless-json.ts';

/** JSON that any program reads as it was meant. */
export type PlainJson = null | boolean | number | string | PlainJson[] | { [key: string]: PlainJson };

/** Integers that a double can't hold become text of their digits. */
export function plainObject(object: JsonObject): Record<string, PlainJson> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, plain(value)]));
}

function plain(value: JsonValue): PlainJson {
  if (isRawNumber(value)) return value.rawJSON;
  if (isList(value)) return value.map(plain);
  return typeof value === 'object' && value !== null ? plainObject(value) : value;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

import { AppError } from '#shared/errors/app-error.ts';
import type { JsonObject, JsonValue } from '#shared/domain/json-value.ts';
import { deckConfigObject } from '../storage/default-objects.ts';
import { isJsonObject } from '../storage/lossless-json.ts';
import { storedNumberRanges } from './options/preset-options.ts';

/** No option: nothing shows it. */
const OTHER_RANGES: ReadonlyMap<string, readonly [low: number, high: number]> = new Map([
  ['newPerDayMinimum', [0, 9999]],
]);
/** These have columns or a way of their own. */
const NOT_OPTIONS = ['id', 'name', 'mod', 'usn', 'dyn'];
const DEFAULTS = deckConfigObject(0, '');

/**
 * A preset's object with other values for some keys; the blocks `new`, `rev` and `lapse` are merged. Refuses what other
 * clients would not understand: unknown keys, values of another kind than the default, numbers out of range.
 */
export function changedOptions(json: JsonObject, patch: JsonObject): JsonObject {
  const issues = Object.keys(patch).filter((key) => NOT_OPTIONS.includes(key));
  if (issues.length > 0)
    throw new AppError('invalidInput', { issues: issues.map((key) => `options.${key}: no option`) });
  return merged(json, patch, DEFAULTS, '');
}

function merged(base: JsonObject, patch: JsonObject, defaults: JsonObject, path: string): JsonObject {
  const result: Record<string, JsonValue> = { ...base };
  for (const [key, value] of Object.entries(patch)) {
    const model = Object.hasOwn(defaults, key) ? defaults[key] : Object.hasOwn(base, key) ? base[key] : undefined;
    const here = `${path}${key}`;
    if (model === undefined || !isLike(value, model)) refuse(here, 'no option, or a value of the wrong kind');
    const current = Object.hasOwn(base, key) ? base[key] : model;
    if (isJsonObject(value) && isJsonObject(model)) {
      result[key] = merged(isJsonObject(current) ? current : model, value, model, `${here}.`);
    } else {
      checkRange(here, value);
      result[key] = value;
    }
  }
  return result;
}

function isLike(value: JsonValue, model: JsonValue): boolean {
  if (Array.isArray(model)) return Array.isArray(value) && value.every((each) => typeof each === 'number');
  if (isJsonObject(model)) return isJsonObject(value);
  return typeof value === typeof model;
}

function checkRange(path: string, value: JsonValue): void {
  // Outside of these the official client takes its default in place of the value when it reads the preset.
  const range = storedNumberRanges.get(path) ?? OTHER_RANGES.get(path);
  if (range === undefined || typeof value !== 'number') return;
  if (value < range[0] || value > range[1]) refuse(path, `not between ${range[0]} and ${range[1]}`);
}

function refuse(path: string, why: string): never {
  throw new AppError('invalidInput', { issues: [`options.${path}: ${why}`] });
}

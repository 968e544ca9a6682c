import type { JsonObject, JsonValue } from './lossless-json.ts';
import { isJsonObject, numberOf } from './lossless-json.ts';

/*
 * Reading objects that other programs wrote: a missing or mistyped value counts as its default, as it does for
 * the official client, and never stops a collection from opening.
 */

export function numberAt(object: JsonObject, key: string, fallback = 0): number {
  return numberOf(object[key]) ?? fallback;
}

export function numberOrNullAt(object: JsonObject, key: string): number | null {
  return numberOf(object[key]) ?? null;
}

export function textAt(object: JsonObject, key: string, fallback = ''): string {
  const found = object[key];
  return typeof found === 'string' ? found : fallback;
}

/** Some keys are booleans in one client and 0 or 1 in another. */
export function booleanAt(object: JsonObject, key: string, fallback = false): boolean {
  const found = object[key];
  if (typeof found === 'boolean') return found;
  return typeof found === 'number' ? found !== 0 : fallback;
}

export function listAt(object: JsonObject, key: string): readonly JsonValue[] {
  return listOf(object[key]) ?? [];
}

export function listOf(value: JsonValue | undefined): readonly JsonValue[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

export function objectAt(object: JsonObject, key: string): JsonObject | undefined {
  const found = object[key];
  return isJsonObject(found) ? found : undefined;
}

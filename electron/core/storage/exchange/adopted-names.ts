import { normalizedDeckName } from '#shared/domain/deck-name.ts';
import { deckNameKey } from '../deck-storage.ts';
import { foldName } from '../fold-name.ts';
import { listAt, textAt } from '../json-reader.ts';
import type { JsonObject, JsonValue } from '../lossless-json.ts';
import { isJsonObject, numberOf, overlaid } from '../lossless-json.ts';

/*
 * Names are unique with us as with official. A file in which they aren't (from before that rule, or from a client
 * that folds case in another way) gets names as official would give them; it is never refused.
 */

/** `normalize`: official also brings the spelling of a schema-11 file's decks in order. What changes has to be sent. */
export function withUniqueDeckNames(decks: readonly JsonObject[], normalize: boolean, nowSecs: number): JsonObject[] {
  const taken = new Set<string>();
  return byId(decks).map((deck) => {
    const before = textAt(deck, 'name');
    const name = uniqueName(normalize ? normalizedDeckName(before) : before, '_', taken, deckNameKey);
    return name === before ? deck : overlaid(deck, { name, mod: nowSecs, usn: -1 });
  });
}

/** Names of note types, and of the fields and cards of each. Official marks none of this as changed. */
export function withUniqueNotetypeNames(notetypes: readonly JsonObject[]): JsonObject[] {
  const taken = new Set<string>();
  return byId(notetypes).map((notetype) => {
    const name = uniqueName(textAt(notetype, 'name').normalize('NFC'), '_', taken, foldName);
    return overlaid(notetype, {
      name,
      flds: withUniquePartNames(listAt(notetype, 'flds')),
      tmpls: withUniquePartNames(listAt(notetype, 'tmpls')),
    });
  });
}

function withUniquePartNames(parts: readonly JsonValue[]): JsonValue[] {
  const taken = new Set<string>();
  return parts.map((part) => {
    if (!isJsonObject(part)) return part;
    return overlaid(part, { name: uniqueName(textAt(part, 'name').normalize('NFC'), '+', taken, foldName) });
  });
}

function uniqueName(name: string, suffix: string, taken: Set<string>, keyOf: (name: string) => string): string {
  let unique = name;
  while (taken.has(keyOf(unique))) unique += suffix;
  taken.add(keyOf(unique));
  return unique;
}

function byId(objects: readonly JsonObject[]): JsonObject[] {
  return objects.toSorted((a, b) => (numberOf(a['id']) ?? 0) - (numberOf(b['id']) ?? 0));
}

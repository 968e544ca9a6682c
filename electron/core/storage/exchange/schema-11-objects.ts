import { normalizedDeckName } from '#shared/domain/deck-name.ts';
import { allConfig } from '../config-storage.ts';
import type { ReadDb } from '../connection.ts';
import { deckNameKey } from '../deck-storage.ts';
import { numberAt, objectAt, textAt } from '../json-reader.ts';
import type { JsonObject } from '../lossless-json.ts';
import { numberOf, overlaid, stringifyLossless } from '../lossless-json.ts';
import type { ObjectTable } from '../object-table.ts';
import { eachObject, objectOf } from '../object-table.ts';
import { listTags } from '../tag-storage.ts';

/** JSON text for the columns of `col`. */
export interface Schema11Texts {
  readonly conf: string;
  readonly models: string;
  readonly decks: string;
  readonly dconf: string;
  readonly tags: string;
}

/** What had to be written otherwise than it is here; the collection itself is as it was. */
export interface Adjustments {
  /** Decks whose names official would have changed. */
  readonly deckIds: readonly number[];
  /** Presets whose initial ease official would have reset, and with it the ease of their cards. */
  readonly deckConfigIds: readonly number[];
}

/**
 * Official resets an initial ease of 130 % and less, found in a schema-11 file, to 250 %, and the ease of all cards
 * under it: an accident of an old version, it thinks. 131 % is the least that it leaves alone.
 */
const LEAST_INITIAL_FACTOR = 1310;
const RESET_UP_TO = 1300;

/** `synced`: nothing is marked as waiting to be sent (usn 0 everywhere), as an upload must be. */
export function schema11Texts(db: ReadDb, synced: boolean): Schema11Texts & { readonly adjustments: Adjustments } {
  const decks = new DeckNames();
  const presets = new InitialEases();
  return {
    conf: stringifyLossless(allConfig(db)),
    models: objectMapText(db, 'notetypes', synced, (object) => object),
    decks: objectMapText(db, 'decks', synced, (object) => decks.adjusted(object)),
    dconf: objectMapText(db, 'deck_configs', synced, (object) => presets.adjusted(object)),
    tags: stringifyLossless(Object.fromEntries(listTags(db).map((tag) => [tag.name, synced ? 0 : tag.usn]))),
    adjustments: { deckIds: decks.changedIds, deckConfigIds: presets.changedIds },
  };
}

function objectMapText(
  db: ReadDb,
  table: ObjectTable,
  synced: boolean,
  adjusted: (object: JsonObject) => JsonObject,
): string {
  const entries: string[] = [];
  for (const row of eachObject(db, table)) {
    const object = adjusted(objectOf(row));
    entries.push(`"${row.id}":${stringifyLossless(synced ? overlaid(object, { usn: 0 }) : object)}`);
  }
  return `{${entries.join(',')}}`;
}

class DeckNames {
  readonly changedIds: number[] = [];
  readonly #taken = new Set<string>();

  adjusted(deck: JsonObject): JsonObject {
    const before = textAt(deck, 'name');
    let name = normalizedDeckName(before);
    while (this.#taken.has(deckNameKey(name))) name += '_';
    this.#taken.add(deckNameKey(name));
    if (name === before) return deck;
    this.changedIds.push(numberAt(deck, 'id'));
    return overlaid(deck, { name });
  }
}

class InitialEases {
  readonly changedIds: number[] = [];

  adjusted(config: JsonObject): JsonObject {
    const options = objectAt(config, 'new');
    const factor = numberOf(options?.['initialFactor']);
    if (options === undefined || factor === undefined || factor > RESET_UP_TO) return config;
    this.changedIds.push(numberAt(config, 'id'));
    return overlaid(config, { new: overlaid(options, { initialFactor: LEAST_INITIAL_FACTOR }) });
  }
}

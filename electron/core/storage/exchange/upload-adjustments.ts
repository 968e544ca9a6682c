import { normalizedDeckName } from '#shared/domain/deck-name.ts';
import type { WriteDb } from '../connection.ts';
import { deckConfigFromJson, updateDeckConfig } from '../deck-config-storage.ts';
import { deckFromJson } from '../deck-json.ts';
import { deckNameKey, updateDeck } from '../deck-storage.ts';
import { numberAt, objectAt, textAt } from '../json-reader.ts';
import type { JsonObject } from '../lossless-json.ts';
import { numberOf, overlaid } from '../lossless-json.ts';
import { eachObject, objectOf } from '../object-table.ts';
import { run } from '../statement.ts';

/*
 * Reading a schema-11 file, official changes a few things and marks them as waiting to be sent. On a server, such
 * marks break the next sync of every client. So our files hold nothing that it would change.
 */

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

const FREE_KEY = 'UPDATE decks SET name_key = char(0) || id WHERE id = ?';

/** Objects in the order of their ids, each as it has to be written. */
export class Adjuster {
  readonly #deckIds: number[] = [];
  readonly #deckConfigIds: number[] = [];
  readonly #takenNames = new Set<string>();

  get adjustments(): Adjustments {
    return { deckIds: this.#deckIds, deckConfigIds: this.#deckConfigIds };
  }

  deck(deck: JsonObject): JsonObject {
    const before = textAt(deck, 'name');
    let name = normalizedDeckName(before);
    while (this.#takenNames.has(deckNameKey(name))) name += '_';
    this.#takenNames.add(deckNameKey(name));
    if (name === before) return deck;
    this.#deckIds.push(numberAt(deck, 'id'));
    return overlaid(deck, { name });
  }

  deckConfig(config: JsonObject): JsonObject {
    const options = objectAt(config, 'new');
    const factor = numberOf(options?.['initialFactor']);
    if (options === undefined || factor === undefined || factor > RESET_UP_TO) return config;
    this.#deckConfigIds.push(numberAt(config, 'id'));
    return overlaid(config, { new: overlaid(options, { initialFactor: LEAST_INITIAL_FACTOR }) });
  }
}

/**
 * Makes the same changes in the collection that `exportSchema11` made in the file. For after an upload: both sides
 * have to be alike then, and no later sync would bring the difference to light. To be called inside of a transaction.
 */
export function applyAdjustments(db: WriteDb): Adjustments {
  const adjuster = new Adjuster();
  const decks = changed([...eachObject(db, 'decks')].map(objectOf), (deck) => adjuster.deck(deck)).map(deckFromJson);
  // A name may be free only once its holder has its new one.
  for (const deck of decks) run(db, FREE_KEY, [deck.id]);
  for (const deck of decks) updateDeck(db, deck);
  const configs = changed([...eachObject(db, 'deck_configs')].map(objectOf), (config) => adjuster.deckConfig(config));
  for (const config of configs) updateDeckConfig(db, deckConfigFromJson(config));
  return adjuster.adjustments;
}

function changed(objects: readonly JsonObject[], adjusted: (object: JsonObject) => JsonObject): JsonObject[] {
  return objects.flatMap((object) => {
    const after = adjusted(object);
    return after === object ? [] : [after];
  });
}

import type { DeckConfig } from '#shared/domain/deck-config.ts';
import { DEFAULT_DECK_CONFIG_ID } from '#shared/domain/deck-config.ts';
import { DEFAULT_DECK_ID } from '#shared/domain/deck.ts';
import type { StockNames } from '../../engine-types.ts';
import type { Env } from '../../env.ts';
import { getCol } from '../../storage/col-storage.ts';
import { findConfig } from '../../storage/config-storage.ts';
import { openDb, quickCheck, type WriteDb } from '../../storage/connection.ts';
import { jsonFromDeckConfig } from '../../storage/deck-config-storage.ts';
import { jsonFromDeck } from '../../storage/deck-json.ts';
import { configObject, deckConfigObject, normalDeckObject } from '../../storage/default-objects.ts';
import { SCHEMA_11_COL, SCHEMA_11_TABLES } from '../../storage/exchange/schema-11-file.ts';
import { Adjuster } from '../../storage/exchange/upload-adjustments.ts';
import { type JsonObject, numberOf, stringifyLossless } from '../../storage/lossless-json.ts';
import { jsonFromNotetype } from '../../storage/notetype-storage.ts';
import { cardStorage } from '../../storage/card-storage.ts';
import { BULK_INDEXES, BULK_TABLES } from '../../storage/schema.ts';
import { run } from '../../storage/statement.ts';
import type { PackageSource } from '../package-source.ts';

const ROWS_AT_ONCE = 1000;

export interface WriteOptions {
  readonly env: Env;
  readonly stockNames: StockNames;
  readonly throwIfCancelled: () => void;
}

/** Writes what goes into a package as a schema-11 file. `live`: the collection that it is taken from. */
export function writePackageCollection(
  live: WriteDb,
  source: PackageSource,
  path: string,
  options: WriteOptions,
): void {
  const db = openDb(path, { create: true, exclusive: false });
  try {
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    for (const sql of [...Object.values(BULK_TABLES), ...Object.values(SCHEMA_11_TABLES)]) db.exec(sql);
  } finally {
    db.close();
  }
  source.copyRows(path);
  options.throwIfCancelled();
  const written = openDb(path, { exclusive: false });
  try {
    written.pragma('journal_mode = MEMORY');
    written.pragma('synchronous = OFF');
    written.transaction(() => {
      source.changeCopiedTags(written);
      if (!source.copiesCards) writeCards(written, source, options);
      run(written, SCHEMA_11_COL, colRow(live, source, options));
      for (const sql of BULK_INDEXES) written.exec(sql);
    })();
    quickCheck(written);
    written.pragma('journal_mode = DELETE');
  } finally {
    written.close();
  }
}

function writeCards(db: WriteDb, source: PackageSource, { throwIfCancelled }: WriteOptions): void {
  let waiting = [];
  for (const card of source.cards()) {
    waiting.push(card);
    if (waiting.length < ROWS_AT_ONCE) continue;
    throwIfCancelled();
    cardStorage.putAll(db, waiting);
    waiting = [];
  }
  cardStorage.putAll(db, waiting);
}

function colRow(
  live: WriteDb,
  source: PackageSource,
  { env, stockNames }: WriteOptions,
): Record<string, string | number> {
  const nowMs = env.clock.nowMs();
  const { crtSecs } = getCol(live);
  const adjuster = new Adjuster();
  const decks = new Map<number, JsonObject>([
    [DEFAULT_DECK_ID, normalDeckObject(DEFAULT_DECK_ID, stockNames.defaultDeck)],
  ]);
  for (const deck of source.decks) decks.set(deck.id, jsonFromDeck(deck));
  const byId = [...decks].toSorted(([a], [b]) => a - b).map(([id, deck]) => [id, adjuster.deck(deck)] as const);
  const configs = source
    .deckConfigs()
    .map((config) => [config.id, adjuster.deckConfig(jsonFromDeckConfig(config))] as const);
  return {
    ...{ crt: crtSecs, mod: nowMs, scm: nowMs, usn: 0, ls: 0, tags: '{}' },
    conf: stringifyLossless(confOf(live)),
    models: objectsText(source.notetypes().map((notetype) => [notetype.id, jsonFromNotetype(notetype)])),
    decks: objectsText(byId),
    dconf: objectsText([[DEFAULT_DECK_CONFIG_ID, defaultConfig(stockNames)], ...configs]),
  };
}

function defaultConfig({ defaultPreset }: StockNames): JsonObject {
  return deckConfigObject(DEFAULT_DECK_CONFIG_ID satisfies DeckConfig['id'], defaultPreset);
}

/** Settings stay at home, but for the zone that days are counted in. */
function confOf(live: WriteDb): JsonObject {
  const offset = numberOf(findConfig(live, 'creationOffset'));
  const { creationOffset: _unknown, ...others } = configObject(offset ?? 0);
  return offset === undefined ? others : configObject(offset);
}

/** A later one of the same id takes the place of an earlier one. */
function objectsText(objects: readonly (readonly [id: number, object: JsonObject])[]): string {
  const texts = new Map(objects.map(([id, object]) => [id, stringifyLossless(object)]));
  return `{${[...texts].map(([id, text]) => `"${id}":${text}`).join(',')}}`;
}

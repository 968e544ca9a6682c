import { existsSync } from 'node:fs';
import { DEFAULT_DECK_CONFIG_ID } from '#shared/domain/deck-config.ts';
import { DEFAULT_DECK_ID } from '#shared/domain/deck.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { StockNames } from '#core/engine-types.ts';
import type { Clock, Env } from '#core/env.ts';
import { stockNotetypes } from '#core/notetypes/stock-notetypes.ts';
import { addCol } from './col-storage.ts';
import { replaceConfig, setConfig } from './config-storage.ts';
import type { WriteDb } from './connection.ts';
import { openDb } from './connection.ts';
import { addDeckConfig, deckConfigFromJson } from './deck-config-storage.ts';
import { deckFromJson } from './deck-json.ts';
import { addDeck } from './deck-storage.ts';
import { configObject, deckConfigObject, normalDeckObject } from './default-objects.ts';
import { removeDatabase, replaceFile } from './durable-file.ts';
import { migrate } from './migrations/migrate.ts';
import { addNotetype, notetypeFromJson } from './notetype-storage.ts';

export interface NewCollectionOptions {
  readonly env: Env;
  readonly stockNames: StockNames;
}

const DAY_SECS = 86_400;
const ROLLOVER_HOUR = 4;

/**
 * Makes the file of a new, empty collection, with what the official client puts into one. Built beside and renamed:
 * there is never half a collection at `path`. Throws `file.exists`.
 */
export function createCollectionFile(path: string, { env, stockNames }: NewCollectionOptions): void {
  if (existsSync(path)) throw new AppError('file.exists', { file: path });
  const building = `${path}.new`;
  removeDatabase(building);
  try {
    const db = openDb(building, { create: true, exclusive: false });
    try {
      migrate(db);
      db.transaction(() => fill(db, env, stockNames))();
    } finally {
      db.close();
    }
    replaceFile(building, path);
  } catch (error: unknown) {
    removeDatabase(building);
    throw error;
  }
}

function fill(db: WriteDb, env: Env, names: StockNames): void {
  const nowMs = env.clock.nowMs();
  const crtSecs = creationDayStart(env.clock);
  // mod 0 and usn 0, as official has it: nothing of this waits to be merged, the first sync is one-way anyhow.
  addCol(db, { crtSecs, modMs: 0, scmMs: nowMs, usn: 0, lastSyncMs: 0 });
  replaceConfig(db, configObject(env.clock.offsetWestMins(crtSecs)), { mtimeSecs: 0, usn: 0 });
  addDeckConfig(db, deckConfigFromJson(deckConfigObject(DEFAULT_DECK_CONFIG_ID, names.defaultPreset)));
  addDeck(db, deckFromJson(normalDeckObject(DEFAULT_DECK_ID, names.defaultDeck)));
  const notetypes = stockNotetypes(names, nowMs + 1, env.random).map(notetypeFromJson);
  for (const notetype of notetypes) addNotetype(db, notetype);
  const stamp = { mtimeSecs: Math.floor(nowMs / 1000), usn: -1 };
  const [first] = notetypes;
  if (first !== undefined) setConfig(db, 'curModel', first.id, stamp);
  setConfig(db, 'rollover', ROLLOVER_HOUR, stamp);
}

/** Four o'clock of the civil day, which before four is still yesterday. */
function creationDayStart(clock: Clock): number {
  const nowSecs = Math.floor(clock.nowMs() / 1000);
  const offsetSecs = clock.offsetWestMins(nowSecs) * 60;
  const midnight = Math.floor((nowSecs - offsetSecs) / DAY_SECS) * DAY_SECS + offsetSecs;
  const start = midnight + ROLLOVER_HOUR * 3600;
  return start > nowSecs ? start - DAY_SECS : start;
}

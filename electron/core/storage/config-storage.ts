import type { ReadDb, WriteDb } from './connection.ts';
import type { JsonObject, JsonValue } from './lossless-json.ts';
import { parseLossless, stringifyLossless } from './lossless-json.ts';
import { all, run, value } from './statement.ts';

const GET = 'SELECT value FROM config WHERE key = ?';
const ALL = 'SELECT key, value FROM config ORDER BY key';
const PUT = `INSERT INTO config (key, value, mtime, usn) VALUES (:key, :value, :mtime, :usn)
  ON CONFLICT (key) DO UPDATE SET value = excluded.value, mtime = excluded.mtime, usn = excluded.usn`;
/** Not LIKE: for that, an underscore is any character. */
const REMOVE_BELOW = 'DELETE FROM config WHERE key >= :prefix AND key < :prefix || char(1114111)';
const CLEAR = 'DELETE FROM config';
const MARK_SYNCED = 'UPDATE config SET usn = ? WHERE usn = -1';

/** When and by whom a row was changed: usn -1 is here and not yet sent. */
export interface Stamp {
  readonly mtimeSecs: number;
  readonly usn: number;
}

/** Undefined when the key is absent; callers know the default. */
export function findConfig(db: ReadDb, key: string): JsonValue | undefined {
  const text = value<string>(db, GET, [key]);
  return text === undefined ? undefined : parseLossless(text);
}

/** Writes nothing, and says false, if the key already has this value. */
export function setConfig(db: WriteDb, key: string, newValue: JsonValue, stamp: Stamp): boolean {
  const text = stringifyLossless(newValue);
  if (value<string>(db, GET, [key]) === text) return false;
  run(db, PUT, { key, value: text, mtime: stamp.mtimeSecs, usn: stamp.usn });
  return true;
}

/** Removes all keys that begin so. */
export function removeConfigBelow(db: WriteDb, prefix: string): void {
  run(db, REMOVE_BELOW, { prefix });
}

/** The whole map, as the sync protocol and schema 11 have it. */
export function allConfig(db: ReadDb): JsonObject {
  const entries = all<{ key: string; value: string }>(db, ALL).map(
    (row) => [row.key, parseLossless(row.value)] as const,
  );
  return Object.fromEntries(entries);
}

/** The map as it comes in a sync takes the place of all keys. */
export function replaceConfig(db: WriteDb, config: JsonObject, stamp: Stamp): void {
  run(db, CLEAR);
  for (const [key, newValue] of Object.entries(config)) {
    run(db, PUT, { key, value: stringifyLossless(newValue), mtime: stamp.mtimeSecs, usn: stamp.usn });
  }
}

export function markConfigSynced(db: WriteDb, usn: number): void {
  run(db, MARK_SYNCED, [usn]);
}

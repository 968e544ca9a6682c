import type { ReadDb, WriteDb } from './connection.ts';
import type { JsonValue } from './lossless-json.ts';
import { parseLossless, stringifyLossless } from './lossless-json.ts';
import { run, value } from './statement.ts';

/*
 * What belongs to this device's copy and never leaves it: sync history, an upload under way, the wish for a
 * one-way sync.
 */
const GET = 'SELECT value FROM local_state WHERE key = ?';
const PUT = `INSERT INTO local_state (key, value) VALUES (:key, :value)
  ON CONFLICT (key) DO UPDATE SET value = excluded.value`;
const REMOVE = 'DELETE FROM local_state WHERE key = ?';

export function findLocalState(db: ReadDb, key: string): JsonValue | undefined {
  const text = value<string>(db, GET, [key]);
  return text === undefined ? undefined : parseLossless(text);
}

export function setLocalState(db: WriteDb, key: string, newValue: JsonValue): void {
  run(db, PUT, { key, value: stringifyLossless(newValue) });
}

export function removeLocalState(db: WriteDb, key: string): boolean {
  return run(db, REMOVE, [key]).changes > 0;
}

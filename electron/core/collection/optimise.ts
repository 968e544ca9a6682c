import { codeOf } from '../errors/from-cause.ts';
import { compact } from '../storage/connection.ts';
import { findLocalState, setLocalState } from '../storage/local-state.ts';
import type { Collection } from './collection.ts';

const LAST = 'optimised.lastMs';
const EVERY_MS = 14 * 24 * 60 * 60_000;

/**
 * Every two weeks the file gives back the room of what was removed. To be called when nobody works with the collection
 * any more. A failure (a disk that is nearly full) leaves the file as it was, and is tried again the next time.
 */
export function optimiseIfDue(collection: Collection): void {
  const { db, env } = collection;
  if (db.inTransaction) return;
  try {
    const nowMs = env.clock.nowMs();
    const last = findLocalState(db, LAST);
    const isDue = typeof last === 'number' && Math.abs(nowMs - last) >= EVERY_MS;
    if (isDue) compact(db);
    if (isDue || typeof last !== 'number') collection.writeQuietly(() => setLocalState(db, LAST, nowMs));
  } catch (error: unknown) {
    env.log.warn('the collection was not optimised', { code: codeOf(error) });
  }
}

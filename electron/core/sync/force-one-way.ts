import type { Collection } from '../collection/collection.ts';
import { getCol, updateCol } from '../storage/col-storage.ts';
import { forcedOneWay, isForcedOneWay } from './sync-state.ts';

/** Marks the schema as changed, as if a field had been added: the next sync replaces one side. */
export function forceOneWay(collection: Collection): boolean {
  const { db, env } = collection;
  return collection.writeQuietly(() => {
    if (isForcedOneWay(db)) return false;
    const { modMs, scmMs } = getCol(db);
    // The collection's mod moves along: a server that sees the mod it knows asks no further.
    const set = { modMs: Math.max(env.clock.nowMs(), modMs + 1), scmMs: Math.max(env.clock.nowMs(), scmMs + 1) };
    forcedOneWay.set(db, { before: { modMs, scmMs }, set });
    updateCol(db, set);
    return true;
  });
}

/** Takes the wish back, unless a sync or another change of the schema came after it. */
export function unforceOneWay(collection: Collection): boolean {
  const { db } = collection;
  return collection.writeQuietly(() => {
    const forced = forcedOneWay.find(db);
    if (forced === undefined) return false;
    const undoable = isForcedOneWay(db);
    forcedOneWay.remove(db);
    if (!undoable) return false;
    const untouched = getCol(db).modMs === forced.set.modMs;
    updateCol(db, { scmMs: forced.before.scmMs, ...(untouched ? { modMs: forced.before.modMs } : {}) });
    return true;
  });
}

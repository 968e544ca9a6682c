import { z } from 'zod';
import { type Col, getCol } from '../storage/col-storage.ts';
import type { ReadDb, WriteDb } from '../storage/connection.ts';
import type { JsonValue } from '../storage/lossless-json.ts';
import { findLocalState, removeLocalState, setLocalState } from '../storage/local-state.ts';
import { hasNoCards } from './pending-rows.ts';
import type { LocalMeta } from './sync-decision.ts';

/** The three numbers by which a server's collection is recognised. */
export interface SyncMarks {
  readonly modMs: number;
  readonly scmMs: number;
  readonly usn: number;
}
export function sameMarks(a: SyncMarks, b: SyncMarks): boolean {
  return a.modMs === b.modMs && a.scmMs === b.scmMs && a.usn === b.usn;
}

/**
 * Whether a server that was at `before` can be at `now` by nothing but our own download: that counts as one step on
 * Anki's server, and others need not count it. A second step was somebody else's.
 */
export function onlyWeDownloaded(before: SyncMarks, now: SyncMarks): boolean {
  const steps = now.usn - before.usn;
  return now.scmMs === before.scmMs && (steps === 0 || steps === 1);
}

const Marks = z.object({ modMs: z.int(), scmMs: z.int(), usn: z.int() });
/** An upload that was sent but of which we don't know that the server took it. */
const UploadIntent = z.object({ sent: Marks, snapshot: Marks });
export type UploadIntent = z.infer<typeof UploadIntent>;
/** The one-way wish: what it changed, to take it back, and what it set, to see whether anything else came since. */
const ForcedOneWay = z.object({
  before: z.object({ modMs: z.int(), scmMs: z.int() }),
  set: z.object({ modMs: z.int(), scmMs: z.int() }),
});
export type ForcedOneWay = z.infer<typeof ForcedOneWay>;
/** With which account this collection was last in step, and when. */
const SyncedWith = z.object({ base: z.string(), username: z.string(), atMs: z.int() });
export type SyncedWith = z.infer<typeof SyncedWith>;

/** A kind of remembered thing. What another version wrote in another shape counts as not there. */
function remembered<T extends JsonValue>(key: string, shape: z.ZodType<T>) {
  return {
    find: (db: ReadDb): T | undefined => shape.safeParse(findLocalState(db, key)).data,
    set: (db: WriteDb, value: T): void => setLocalState(db, key, value),
    remove: (db: WriteDb): void => void removeLocalState(db, key),
  };
}
export const uploadIntent = remembered('sync.uploadIntent', UploadIntent);
export const forcedOneWay = remembered('sync.forcedOneWay', ForcedOneWay);
export const syncedWith = remembered('sync.syncedWith', SyncedWith);
export function isSyncedWith(
  last: SyncedWith | undefined,
  { base, username }: Pick<SyncedWith, 'base' | 'username'>,
): boolean {
  return last?.base === base && last.username === username;
}
/**
 * A merge has begun here of which it is not known that it did not end on the server: the answer to its last request was
 * lost, or the program was. The server may then have what waits here, with the same times.
 */
export const unsettledMerge = remembered('sync.unsettledMerge', z.literal(true));

export function marksOf({ modMs, scmMs, usn }: Col): SyncMarks {
  return { modMs, scmMs, usn };
}

export function localMeta(db: ReadDb): LocalMeta {
  const col = getCol(db);
  return { ...marksOf(col), lsMs: col.lastSyncMs, empty: hasNoCards(db) };
}

/** The schema mark stands where the user's wish put it, so the wish can still be taken back. */
export function isForcedOneWay(db: ReadDb): boolean {
  const forced = forcedOneWay.find(db);
  return forced !== undefined && forced.set.scmMs === getCol(db).scmMs;
}

import { AppError } from '#shared/errors/app-error.ts';
import { getCol } from '../storage/col-storage.ts';
import { value } from '../storage/statement.ts';
import type { Collection } from './collection.ts';

/** Further apart than this, one of two clocks is wrong: as servers see it, too. */
const MAX_DIFFERENCE_MS = 300_000;
/** Entries are named by their moment: the last one is the largest. */
export const LAST_REVIEW = 'SELECT max(id) FROM revlog';

export interface WrongClock {
  /** What shows it: an answer or a sync of later than now, or what a sync server said its time was. */
  readonly shownBy: 'review' | 'sync' | 'server';
  readonly nowMs: number;
  /** The moment that it can't be before, or the server's time now. */
  readonly otherMs: number;
}

interface Skew {
  /** The server's clock less ours, when it was asked. */
  readonly serverAheadMs: number;
  readonly ourMs: number;
  readonly steadyMs: number;
}

const skews = new WeakMap<Collection, Skew>();

/** A sync server said its time, far from ours (or near it again). Known until the collection is closed. */
export function noteServerClock(collection: Collection, serverMs: number): void {
  const ourMs = collection.env.clock.nowMs();
  if (Math.abs(serverMs - ourMs) <= MAX_DIFFERENCE_MS) skews.delete(collection);
  else skews.set(collection, { serverAheadMs: serverMs - ourMs, ourMs, steadyMs: performance.now() });
}

/** Null: nothing speaks against the clock. Days, intervals and every merge depend on it. */
export function wrongClock(collection: Collection): WrongClock | null {
  const { db, env } = collection;
  const nowMs = env.clock.nowMs();
  const reviewMs = value<number | null>(db, LAST_REVIEW) ?? 0;
  if (reviewMs > nowMs + MAX_DIFFERENCE_MS) return { shownBy: 'review', nowMs, otherMs: reviewMs };
  const { lastSyncMs } = getCol(db);
  if (lastSyncMs > nowMs + MAX_DIFFERENCE_MS) return { shownBy: 'sync', nowMs, otherMs: lastSyncMs };
  const skew = skews.get(collection);
  if (skew === undefined) return null;
  // The steady clock does not jump when the user sets the other one right.
  const passedMs = performance.now() - skew.steadyMs;
  const serverMs = Math.round(skew.ourMs + skew.serverAheadMs + passedMs);
  return Math.abs(serverMs - nowMs) > MAX_DIFFERENCE_MS ? { shownBy: 'server', nowMs, otherMs: serverMs } : null;
}

/** Call before studying: what would be written under a wrong clock can't be put right afterwards. Throws `clock.wrong`. */
export function refuseWrongClock(collection: Collection): void {
  refuse(wrongClock(collection));
}

/** Call before syncing: the server is asked for its time anew, so what it said before does not count. */
export function refuseClockBehindOwnRows(collection: Collection): void {
  const wrong = wrongClock(collection);
  if (wrong?.shownBy !== 'server') refuse(wrong);
}

function refuse(wrong: WrongClock | null): void {
  if (wrong === null) return;
  throw new AppError('clock.wrong', {
    shownBy: wrong.shownBy,
    localSecs: Math.floor(wrong.nowMs / 1000),
    otherSecs: Math.floor(wrong.otherMs / 1000),
  });
}

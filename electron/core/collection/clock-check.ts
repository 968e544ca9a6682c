import { AppError } from '#shared/errors/app-error.ts';
import { getCol } from '../storage/col-storage.ts';
import { value } from '../storage/statement.ts';
import type { Collection } from './collection.ts';

/** Further apart than this, one of two clocks is wrong: as servers see it, too. */
const MAX_DIFFERENCE_MS = 300_000;
/**
 * Entries are named by their moment: the last one is the largest. Only answers tell the time: rescheduling many cards
 * at once adds entries without a button, a millisecond each, which can reach far beyond now.
 */
export const LAST_ANSWER_AFTER = 'SELECT max(id) FROM revlog WHERE id > ? AND ease > 0';

export interface WrongClock {
  /** What shows it: an answer or a sync of later than now, or what a sync server said its time was. */
  readonly shownBy: 'review' | 'sync' | 'server';
  readonly nowMs: number;
  /** The moment that it can't be before, or the server's time now. */
  readonly otherMs: number;
}

interface Heard {
  readonly serverMs: number;
  readonly ourMs: number;
  readonly steadyMs: number;
}

const heard = new WeakMap<Collection, Heard>();

/** A sync server said its time. Counts until the collection is closed or the clock is set. */
export function noteServerClock(collection: Collection, serverMs: number): void {
  heard.set(collection, { serverMs, ourMs: collection.env.clock.nowMs(), steadyMs: performance.now() });
}

/**
 * Null: nothing speaks against the clock. Days, intervals and every merge depend on it. A server that agrees with the
 * clock outweighs rows from the future: they may be of a day when it was wrong, and nothing else would get past them.
 */
export function wrongClock(collection: Collection): WrongClock | null {
  const nowMs = collection.env.clock.nowMs();
  const serverMs = serverNow(collection, nowMs);
  if (serverMs === undefined) return shownByRows(collection, nowMs);
  return Math.abs(serverMs - nowMs) > MAX_DIFFERENCE_MS ? { shownBy: 'server', nowMs, otherMs: serverMs } : null;
}

/** The server's time now. Undefined once our clock was set (or the computer slept): nobody knows then which is right. */
function serverNow(collection: Collection, nowMs: number): number | undefined {
  const last = heard.get(collection);
  if (last === undefined) return undefined;
  // The steady clock does not jump when the user sets the other one.
  const passedMs = performance.now() - last.steadyMs;
  if (Math.abs(nowMs - last.ourMs - passedMs) > MAX_DIFFERENCE_MS) return undefined;
  return Math.round(last.serverMs + passedMs);
}

function shownByRows({ db }: Collection, nowMs: number): WrongClock | null {
  const answeredMs = value<number | null>(db, LAST_ANSWER_AFTER, [nowMs + MAX_DIFFERENCE_MS]) ?? null;
  if (answeredMs !== null) return { shownBy: 'review', nowMs, otherMs: answeredMs };
  const { lastSyncMs } = getCol(db);
  return lastSyncMs > nowMs + MAX_DIFFERENCE_MS ? { shownBy: 'sync', nowMs, otherMs: lastSyncMs } : null;
}

/** Call before studying: what is written under a wrong clock can't be put right afterwards. Throws `clock.wrong`. */
export function refuseWrongClock(collection: Collection): void {
  const wrong = wrongClock(collection);
  if (wrong === null) return;
  throw new AppError('clock.wrong', {
    shownBy: wrong.shownBy,
    localSecs: Math.floor(wrong.nowMs / 1000),
    otherSecs: Math.floor(wrong.otherMs / 1000),
  });
}

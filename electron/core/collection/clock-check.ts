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

export interface ServerClock {
  readonly serverMs: number;
  /** Another computer's clock that agrees with ours is stronger than a row that may have come from anywhere. */
  readonly isOtherComputer: boolean;
}

interface Heard extends ServerClock {
  readonly ourMs: number;
  readonly steadyMs: number;
}

const heard = new WeakMap<Collection, Heard>();

/** A sync server said its time. Counts until the collection is closed or the clock is set. */
export function noteServerClock(collection: Collection, server: ServerClock): void {
  heard.set(collection, { ...server, ourMs: collection.env.clock.nowMs(), steadyMs: performance.now() });
}

/** Null: nothing speaks against the clock. Days, intervals and every merge depend on it. */
export function wrongClock(collection: Collection): WrongClock | null {
  const nowMs = collection.env.clock.nowMs();
  const server = serverNow(collection, nowMs);
  if (server !== undefined && Math.abs(server.ms - nowMs) > MAX_DIFFERENCE_MS) {
    return { shownBy: 'server', nowMs, otherMs: server.ms };
  }
  return server?.isOtherComputer === true ? null : shownByRows(collection, nowMs);
}

/** The server's time now. Undefined once our clock was set (or the computer slept): nobody knows then which is right. */
function serverNow(collection: Collection, nowMs: number): { ms: number; isOtherComputer: boolean } | undefined {
  const last = heard.get(collection);
  if (last === undefined) return undefined;
  // The steady clock does not jump when the user sets the other one.
  const passedMs = performance.now() - last.steadyMs;
  if (Math.abs(nowMs - last.ourMs - passedMs) > MAX_DIFFERENCE_MS) return undefined;
  return { ms: Math.round(last.serverMs + passedMs), isOtherComputer: last.isOtherComputer };
}

function shownByRows({ db }: Collection, nowMs: number): WrongClock | null {
  const reviewMs = value<number | null>(db, LAST_REVIEW) ?? 0;
  if (reviewMs > nowMs + MAX_DIFFERENCE_MS) return { shownBy: 'review', nowMs, otherMs: reviewMs };
  const { lastSyncMs } = getCol(db);
  return lastSyncMs > nowMs + MAX_DIFFERENCE_MS ? { shownBy: 'sync', nowMs, otherMs: lastSyncMs } : null;
}

/** Call before studying and syncing: what is written under a wrong clock can't be put right afterwards. Throws `clock.wrong`. */
export function refuseWrongClock(collection: Collection): void {
  const wrong = wrongClock(collection);
  if (wrong === null) return;
  throw new AppError('clock.wrong', {
    shownBy: wrong.shownBy,
    localSecs: Math.floor(wrong.nowMs / 1000),
    otherSecs: Math.floor(wrong.otherMs / 1000),
  });
}

import { AppError } from '#shared/errors/app-error.ts';
import { getCol } from '../storage/col-storage.ts';
import { findConfig, setConfig } from '../storage/config-storage.ts';
import type { ReadDb, WriteDb } from '../storage/connection.ts';
import { isJsonObject } from '../storage/lossless-json.ts';
import { value } from '../storage/statement.ts';
import { totalChanges } from '../storage/total-changes.ts';
import type { Collection } from './collection.ts';

/** Further apart than this, one of two clocks is wrong: as servers see it, too. */
const MAX_DIFFERENCE_MS = 300_000;
/**
 * Entries are named by their moment: the last one is the largest. Only answers tell the time: rescheduling many cards
 * at once adds entries without a button, a millisecond each, which can reach far beyond now.
 */
export const LAST_ANSWER_AFTER = 'SELECT max(id) FROM revlog WHERE id > ? AND ease > 0';
/** Asked before each card: both signs at once. */
const ANY_AFTER = `SELECT EXISTS (SELECT 1 FROM revlog WHERE id > :afterMs AND ease > 0)
  OR EXISTS (SELECT 1 FROM col WHERE ls > :afterMs)`;
const LAST_ANSWER_BETWEEN = 'SELECT max(id) FROM revlog WHERE id > ? AND id < ? AND ease > 0';
const FIRST_ANSWER_AFTER = 'SELECT min(id) FROM revlog WHERE id > ? AND ease > 0';
/** In the collection's settings: other devices have the same rows. */
const KEPT_KEY = 'ebbKeptWrongDates';

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

function shownByRows(col: Collection, nowMs: number): WrongClock | null {
  const future = futureRows(col, nowMs);
  if (future === null) return null;
  const { lastAnswerMs, lastSyncMs } = future;
  if (lastAnswerMs !== null) return { shownBy: 'review', nowMs, otherMs: lastAnswerMs };
  return lastSyncMs === null ? null : { shownBy: 'sync', nowMs, otherMs: lastSyncMs };
}

/** Of later than now, and not known to be dated wrong. */
interface FutureRows {
  readonly lastAnswerMs: number | null;
  readonly lastSyncMs: number | null;
}

function futureRows({ db }: Collection, nowMs: number): FutureRows | null {
  const afterMs = nowMs + MAX_DIFFERENCE_MS;
  if (!anyAfter(db, afterMs)) return null;
  const lastAnswerMs = momentIn(db, LAST_ANSWER_AFTER, [afterMs]);
  const { lastSyncMs } = getCol(db);
  const { answers, syncMs } = keptDates(db);
  return {
    lastAnswerMs:
      lastAnswerMs === null || answers === null
        ? lastAnswerMs
        : (momentIn(db, LAST_ANSWER_AFTER, [Math.max(afterMs, answers.lastMs + MAX_DIFFERENCE_MS)]) ??
          momentIn(db, LAST_ANSWER_BETWEEN, [afterMs, answers.firstMs])),
    lastSyncMs: lastSyncMs > afterMs && lastSyncMs !== syncMs ? lastSyncMs : null,
  };
}

/** As of how many changes, and after which moment, there was nothing. */
const nothingAfter = new WeakMap<WriteDb, { readonly changes: number; readonly afterMs: number }>();

function anyAfter(db: WriteDb, afterMs: number): boolean {
  const changes = totalChanges(db);
  const known = nothingAfter.get(db);
  if (known?.changes === changes && known.afterMs <= afterMs && !db.inTransaction) return false;
  if (value<number>(db, ANY_AFTER, { afterMs }) !== 0) return true;
  if (!db.inTransaction) nothingAfter.set(db, { changes, afterMs });
  return false;
}

function momentIn(db: ReadDb, sql: string, params: readonly number[]): number | null {
  return value<number | null>(db, sql, params) ?? null;
}

/** Rows that a person said carry a wrong date. */
interface KeptDates {
  /**
   * Answers from the first to the last moment, both included. A moment that is taken gives way to one behind the last
   * row, so that a few that were given within one millisecond can stand there too.
   */
  readonly answers: { readonly firstMs: number; readonly lastMs: number } | null;
  readonly syncMs: number | null;
}

function keptDates(db: ReadDb): KeptDates {
  const stored = findConfig(db, KEPT_KEY);
  const json = stored !== undefined && isJsonObject(stored) ? stored : {};
  const [firstMs, lastMs, syncMs] = [json['firstMs'], json['lastMs'], json['syncMs']];
  return {
    answers: typeof firstMs === 'number' && typeof lastMs === 'number' ? { firstMs, lastMs } : null,
    syncMs: typeof syncMs === 'number' ? syncMs : null,
  };
}

/** From which moment on rows say that the clock is wrong. */
export function futureBeginsMs({ env }: Collection): number {
  return env.clock.nowMs() + MAX_DIFFERENCE_MS;
}

/**
 * The rows of later than now carry a wrong date, as a person says: from here on they are no sign of a wrong clock.
 * They stay as they are. Inside a transaction.
 */
export function keepFutureRows(col: Collection): void {
  const { db, env } = col;
  const afterMs = futureBeginsMs(col);
  const [firstMs, lastMs] = [momentIn(db, FIRST_ANSWER_AFTER, [afterMs]), momentIn(db, LAST_ANSWER_AFTER, [afterMs])];
  const before = keptDates(db);
  const { lastSyncMs } = getCol(db);
  const answers =
    firstMs === null || lastMs === null
      ? before.answers
      : {
          firstMs: Math.min(firstMs, before.answers?.firstMs ?? firstMs),
          lastMs: Math.max(lastMs, before.answers?.lastMs ?? lastMs),
        };
  const kept = { ...answers, syncMs: lastSyncMs > afterMs ? lastSyncMs : before.syncMs };
  setConfig(db, KEPT_KEY, kept, { mtimeSecs: Math.floor(env.clock.nowMs() / 1000), usn: -1 });
}

/** The collection for work that writes days or moments of study. Throws `clock.wrong`. */
export function underRightClock(collection: () => Collection): () => Collection {
  return () => {
    const col = collection();
    refuseWrongClock(col);
    return col;
  };
}

/**
 * Call before studying, and before all that moves cards to days: what is written under a wrong clock can't be put right
 * afterwards. Throws `clock.wrong`.
 */
export function refuseWrongClock(collection: Collection): void {
  const wrong = wrongClock(collection);
  if (wrong === null) return;
  throw new AppError('clock.wrong', {
    shownBy: wrong.shownBy,
    localSecs: Math.floor(wrong.nowMs / 1000),
    otherSecs: Math.floor(wrong.otherMs / 1000),
  });
}

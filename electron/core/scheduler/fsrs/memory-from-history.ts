import type { AnsweredRow } from '../../storage/revlog-storage.ts';
import type { MemoryState } from '../states/card-state.ts';
import type { FsrsModel } from './fsrs-model.ts';

const DAY_SECS = 86_400;
const REVLOG_TYPE = { learning: 0, filtered: 3, manual: 4 } as const;
/** Ease of a row up to here is FSRS's difficulty in disguise. */
const MAX_DISGUISED = Math.fround(1.1);
const DEFAULT_FACTOR = 2500;

/** The card as far as SM-2's numbers stand in for a missing history. */
interface Sm2Numbers {
  readonly ivl: number;
  readonly factor: number;
}

export interface HistoryReading {
  readonly model: FsrsModel;
  readonly nextDayAtSecs: number;
  readonly historicalRetention: number;
  readonly ignoreReviewsBeforeMs: number;
}

/** What counts of a card's reviews. */
interface UsedHistory {
  readonly rows: readonly AnsweredRow[];
  /** From the first answer on; otherwise what was before the first row has to be guessed from SM-2's numbers. */
  readonly complete: boolean;
}

/** The memory that a card's reviews (ids ascending) amount to, or its interval and ease; undefined: as good as new. */
export function memoryFromHistory(
  history: readonly AnsweredRow[],
  card: Sm2Numbers,
  reading: HistoryReading,
): MemoryState | undefined {
  return memoryFromReviews(history, reading) ?? memoryFromCard(card, reading);
}

/** The memory that reviews alone amount to; undefined where none of them counts. */
export function memoryFromReviews(history: readonly AnsweredRow[], reading: HistoryReading): MemoryState | undefined {
  const used = usedHistory(history, reading.ignoreReviewsBeforeMs);
  const [first, ...others] = used?.rows ?? [];
  if (used === undefined || first === undefined) return undefined;
  const { model, nextDayAtSecs } = reading;
  let memory = used.complete ? model.firstMemory(first.ease) : memoryFromRow(first, reading);
  let lastDay = daysAgo(first.id / 1000, nextDayAtSecs);
  for (const row of others) {
    const day = daysAgo(row.id / 1000, nextDayAtSecs);
    memory = model.nextMemory(memory, Math.max(0, lastDay - day), row.ease);
    lastDay = day;
  }
  return memory;
}

/**
 * How many reviews a card's memory takes steps over (one that only stands for the history before it is none);
 * undefined where none of them counts. Where many cards are rescheduled at once official takes them in the order of
 * this number, equal ones as its unstable sorting leaves them: that decides who gets the quiet days.
 */
export function countedReviews(history: readonly AnsweredRow[], ignoreReviewsBeforeMs: number): number | undefined {
  const used = usedHistory(history, ignoreReviewsBeforeMs);
  if (used === undefined) return undefined;
  return used.complete ? used.rows.length : used.rows.length - 1;
}

/** Whole days between then and the next rollover: what counts as "days ago" in every step of FSRS. */
export function daysAgo(atSecs: number, nextDayAtSecs: number): number {
  return Math.floor(Math.max(0, nextDayAtSecs - Math.floor(atSecs)) / DAY_SECS);
}

/** When the card was last answered in a way that counts. */
export function lastReviewSecs(history: readonly AnsweredRow[]): number | undefined {
  const last = history.findLast((row) => isRated(row) && !isCramming(row));
  return last === undefined ? undefined : Math.floor(last.id / 1000);
}

/** Answered in a filtered deck that doesn't reschedule. */
export function isCramming(row: AnsweredRow): boolean {
  return row.type === REVLOG_TYPE.filtered && row.factor === 0;
}

/** The card was made new again. */
export function isReset(row: AnsweredRow): boolean {
  return row.type === REVLOG_TYPE.manual && row.factor === 0;
}

export function isRated(row: AnsweredRow): boolean {
  return row.ease >= 1 && row.ease <= 4;
}

/** Answered while the card was learned for the first time, or anew. */
export function isLearning(row: AnsweredRow): boolean {
  return isRated(row) && row.type === REVLOG_TYPE.learning;
}

interface Beginnings {
  /** First of the last row of learning steps. */
  readonly first: number | undefined;
  /** Earliest answer that gave days. */
  readonly grade: number | undefined;
  readonly complete: boolean;
}

/** Reads from the newest row back to where the card was last new; undefined: reset since, and not answered again. */
function beginnings(history: readonly AnsweredRow[], ignoreBeforeMs: number): Beginnings | undefined {
  let first: number | undefined;
  let grade: number | undefined;
  let complete = false;
  for (let i = history.length - 1; i >= 0; i--) {
    const row = history[i];
    if (row === undefined || isCramming(row)) continue;
    const rated = isRated(row);
    if (rated && row.id > ignoreBeforeMs && (row.ivl >= 1 || row.ivl <= -DAY_SECS)) grade = i;
    if (isLearning(row)) {
      first = i;
      complete = true;
    } else if (isReset(row)) {
      if (first === undefined && grade === undefined) return undefined;
      complete = first !== undefined;
      break;
    } else if (first !== undefined) {
      break;
    }
  }
  return { first, grade, complete };
}

/** What counts for a card's memory: from its first answer on, or as far back as there is something to build on. */
function usedHistory(history: readonly AnsweredRow[], ignoreBeforeMs: number): UsedHistory | undefined {
  const found = beginnings(history, ignoreBeforeMs);
  if (found === undefined) return undefined;
  let { first, complete } = found;
  if (first !== undefined && first < history.length - 1 && (history[first]?.id ?? 0) < ignoreBeforeMs) {
    complete = false;
    first = undefined;
  }
  const start = first ?? found.grade;
  if (start === undefined) return undefined;
  return { rows: history.slice(start).filter((row) => isRated(row) && !isCramming(row)), complete };
}

function memoryFromRow(row: AnsweredRow, { model, historicalRetention }: HistoryReading): MemoryState {
  const ease = Math.fround((row.factor === 0 ? DEFAULT_FACTOR : row.factor) / 1000);
  const memory = model.memoryFromSm2(ease, Math.max(row.ivl, 1), historicalRetention);
  if (ease > MAX_DISGUISED) return memory;
  return { ...memory, difficulty: Math.fround(Math.fround(Math.fround(ease - Math.fround(0.1)) * 9) + 1) };
}

function memoryFromCard({ ivl, factor }: Sm2Numbers, reading: HistoryReading): MemoryState | undefined {
  if (ivl === 0) return undefined;
  return reading.model.memoryFromSm2(Math.fround(factor / 1000), ivl, reading.historicalRetention);
}

import { findConfig } from '../storage/config-storage.ts';
import { getCol } from '../storage/col-storage.ts';
import type { ReadDb } from '../storage/connection.ts';
import type { Clock } from '../env.ts';
import { type DayTiming, dayTiming } from './day-clock.ts';

export const DEFAULT_ROLLOVER_HOUR = 4;

/** A day's timing with the settings it was made from. */
export interface KnownDay {
  readonly timing: DayTiming;
  readonly settings: string;
}

/**
 * The day of the collection now. A known day stays until it is over or its settings change: within a session a
 * clock or zone that jumps back does not bring yesterday back, as in the official client.
 */
export function collectionDay(db: ReadDb, clock: Clock, known: KnownDay | undefined): KnownDay {
  const { crtSecs } = getCol(db);
  const creationOffset = numberIn(db, 'creationOffset') ?? null;
  const rollover = numberIn(db, 'rollover') ?? DEFAULT_ROLLOVER_HOUR;
  const settings = `${crtSecs}/${creationOffset}/${rollover}`;
  if (known?.settings === settings && isStillDay(known, clock)) return known;
  const nowSecs = Math.floor(clock.nowMs() / 1000);
  const offsetWestMins = clock.offsetWestMins(nowSecs);
  return { timing: dayTiming({ crt: crtSecs, creationOffset, rollover, nowSecs, offsetWestMins }), settings };
}

/** The day is not over. */
export function isStillDay({ timing }: KnownDay, clock: Clock): boolean {
  return Math.floor(clock.nowMs() / 1000) < timing.nextDayAtSecs;
}

function numberIn(db: ReadDb, key: string): number | undefined {
  const found = findConfig(db, key);
  return typeof found === 'number' ? found : undefined;
}

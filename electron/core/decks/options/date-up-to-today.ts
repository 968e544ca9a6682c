import { midnightMs } from '../../scheduler/study-options.ts';

const DAY_SECS = 86_400;

interface Today {
  readonly nextDayAtSecs: number;
  /** Of the user's zone as today began. */
  readonly offsetWestMins: number;
}

/** The date, or today's where it lies ahead, as official stores it: a day begins at the rollover hour, not at midnight. */
export function dateUpToToday(date: string, { nextDayAtSecs, offsetWestMins }: Today): string {
  const todayMs = (nextDayAtSecs - DAY_SECS - offsetWestMins * 60) * 1000;
  return midnightMs(date) > todayMs ? new Date(todayMs).toISOString().slice(0, 10) : date;
}

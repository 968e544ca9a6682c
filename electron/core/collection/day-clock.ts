/** What decides which day it is. All stamps are whole epoch seconds. */
export interface DayInputs {
  /** When the collection was created. */
  readonly crt: number;
  /** Minutes west of UTC when it was created; null: made by a client that did not know of zones. */
  readonly creationOffset: number | null;
  /** Hour at which a new day begins, 0-23. */
  readonly rollover: number;
  readonly nowSecs: number;
  /** Minutes west of UTC at `nowSecs`. */
  readonly offsetWestMins: number;
}

export interface DayTiming {
  /** The number of today: what `due` of a review card is compared with. */
  readonly daysElapsed: number;
  readonly nextDayAtSecs: number;
}

const DAY_SECS = 86_400;

/** Today's number and when tomorrow begins, equal to the official client's. */
export function dayTiming(inputs: DayInputs): DayTiming {
  const { crt, creationOffset, nowSecs, offsetWestMins } = inputs;
  const rolloverSecs = Math.min(Math.max(inputs.rollover, 0), 23) * 3600;
  const rolloverToday = civilDay(nowSecs, offsetWestMins) * DAY_SECS + offsetWestMins * 60 + rolloverSecs;
  if (creationOffset === null) return legacyTiming(inputs, rolloverToday, rolloverSecs);
  const passed = rolloverToday <= nowSecs;
  // Dates are compared, not hours: the hour of creation and a changed rollover hour must not move the number.
  const days = civilDay(nowSecs, offsetWestMins) - civilDay(crt, creationOffset) - (passed ? 0 : 1);
  return { daysElapsed: Math.max(0, days), nextDayAtSecs: passed ? rolloverToday + DAY_SECS : rolloverToday };
}

/** How days were counted before the zone of creation was stored: from the rollover hour of the creation day, in today's zone. */
function legacyTiming(inputs: DayInputs, rolloverToday: number, rolloverSecs: number): DayTiming {
  const { crt, nowSecs, offsetWestMins } = inputs;
  const firstRollover = civilDay(crt, offsetWestMins) * DAY_SECS + offsetWestMins * 60 + rolloverSecs;
  return {
    daysElapsed: Math.max(0, Math.trunc((nowSecs - firstRollover) / DAY_SECS)),
    nextDayAtSecs: rolloverToday < nowSecs ? rolloverToday + DAY_SECS : rolloverToday,
  };
}

function civilDay(atSecs: number, offsetWestMins: number): number {
  return Math.floor((atSecs - offsetWestMins * 60) / DAY_SECS);
}

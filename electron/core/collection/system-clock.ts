import type { Clock } from '../env.ts';

export interface SystemClockOptions {
  /** IANA name. Default: the system's zone. Throws RangeError for an unknown one. */
  readonly timeZone?: string | undefined;
  /** The clock starts at this moment and runs on from there. */
  readonly startSecs?: number | undefined;
}

/** The real time, or a moved one, in a time zone. */
export function systemClock(options: SystemClockOptions = {}): Clock {
  const { timeZone, startSecs } = options;
  const offsets = zoneOffsets(timeZone);
  // The steady clock: a jump of the system's clock must not move a moved one.
  const began = performance.now();
  const nowMs =
    startSecs === undefined
      ? () => Date.now()
      : () => Math.floor(startSecs * 1000) + Math.floor(performance.now() - began);
  return { nowMs, offsetWestMins: offsets };
}

/** Minutes west of UTC at a moment, daylight saving included. */
function zoneOffsets(timeZone: string | undefined): (atSecs: number) => number {
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    ...(timeZone === undefined ? {} : { timeZone }),
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (atSecs) => {
    const parts: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(atSecs * 1000)) parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    const localMs = Date.UTC(year, month - 1, day, hour, minute, second);
    // A zone's local mean time before standard time has seconds: whole minutes, as clients store them.
    const westMins = Math.trunc((Math.floor(atSecs) * 1000 - localMs) / 60_000);
    return westMins === 0 ? 0 : westMins;
  };
}

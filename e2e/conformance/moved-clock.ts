import { systemClock } from '#core/collection/system-clock.ts';
import type { Clock } from '#core/env.ts';

/** The system's clock, put forward or back by hand. */
export interface MovedClock extends Clock {
  aheadSecs: number;
}

export function movedClock(): MovedClock {
  const system = systemClock({});
  return {
    aheadSecs: 0,
    nowMs() {
      return system.nowMs() + this.aheadSecs * 1000;
    },
    offsetWestMins: (atSecs) => system.offsetWestMins(atSecs),
  };
}

import type { Clock } from '#core/env.ts';

/** The time on all devices of a scenario: it moves only when told to, so that a scenario is the same each time. */
export class DeviceClock implements Clock {
  #nowMs: number;

  /** Begins with a whole second, so far ahead of the server's clock (behind it, if negative). */
  constructor(aheadSecs: number) {
    this.#nowMs = (Math.floor(Date.now() / 1000) + aheadSecs) * 1000;
  }

  advance(ms: number): void {
    this.#nowMs += ms;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  /** Half a millisecond later, which no rounding takes away. */
  nowSecs(): number {
    return (this.#nowMs + 0.5) / 1000;
  }

  offsetWestMins(): number {
    return 0;
  }
}

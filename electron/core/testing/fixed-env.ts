import type { Env } from '../env.ts';

export interface FixedEnv extends Env {
  /** Moves the clock, which stands still otherwise. */
  setNow(nowMs: number): void;
  setOffsetWest(mins: number): void;
}

/** 2026-03-04 12:00 UTC. */
export const TEST_NOW_MS = Date.UTC(2026, 2, 4, 12);

/** A clock that stands still, a zone without daylight saving, random numbers from a seed, no log. */
export function fixedEnv(options: { nowMs?: number; offsetWestMins?: number; seed?: bigint } = {}): FixedEnv {
  let nowMs = options.nowMs ?? TEST_NOW_MS;
  let offsetWestMins = options.offsetWestMins ?? 0;
  let state = options.seed ?? 1n;
  return {
    clock: { nowMs: () => nowMs, offsetWestMins: () => offsetWestMins },
    random: {
      bits64: () => {
        // Splitmix64: short, and good enough to make ids differ.
        state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
        let z = state;
        z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
        z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
        return z ^ (z >> 31n);
      },
    },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    setNow: (value) => {
      nowMs = value;
    },
    setOffsetWest: (mins) => {
      offsetWestMins = mins;
    },
  };
}

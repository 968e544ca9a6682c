import { firstRandom } from '../seeded-random.ts';

const f = Math.fround;
/** Ranges of days of which each adds its share to the fuzz. */
const SHARES = [
  { from: 2.5, to: 7, share: f(0.15) },
  { from: 7, to: 20, share: f(0.1) },
  { from: 20, to: Number.MAX_VALUE, share: f(0.05) },
] as const;

/** Both included. */
export interface DayRange {
  readonly low: number;
  readonly high: number;
}

/** Half away from zero, as official rounds; intervals are never negative. */
export function rounded(value: number): number {
  return Math.floor(value + 0.5);
}

/** `minimum` and `maximum` of an interval, made to fit together. */
export function fuzzRange(interval: number, minimum: number, maximum: number): DayRange {
  const lowest = Math.min(minimum, maximum);
  const days = Math.min(Math.max(interval, lowest), maximum);
  const delta = fuzzDelta(days);
  const bounded = (value: number): number => Math.min(Math.max(rounded(value), lowest), maximum);
  const low = bounded(f(days - delta));
  const high = bounded(f(days + delta));
  return { low, high: high === low && high > 2 && high < maximum ? low + 1 : high };
}

/** The interval moved about within its range; without a factor only rounded. */
export function fuzzedInterval(factor: number | undefined, interval: number, minimum: number, maximum: number): number {
  if (factor === undefined) return Math.min(Math.max(rounded(interval), Math.min(minimum, maximum)), maximum);
  const { low, high } = fuzzRange(interval, minimum, maximum);
  return Math.floor(f(low + f(factor * (1 + high - low))));
}

function fuzzDelta(days: number): number {
  if (days < 2.5) return 0;
  return SHARES.reduce((sum, { from, to, share }) => f(sum + f(share * Math.max(0, f(Math.min(days, to) - from)))), 1);
}

let last = { seed: 0n, factor: factorOf(0n) };

/** A fraction of `[0, 1)` from 23 bits of the seed's first number. One card's intervals ask for it several times. */
export function fuzzFactor(seed: bigint): number {
  if (last.seed !== seed) last = { seed, factor: factorOf(seed) };
  return last.factor;
}

function factorOf(seed: bigint): number {
  return (firstRandom(seed) >>> 9) / 2 ** 23;
}

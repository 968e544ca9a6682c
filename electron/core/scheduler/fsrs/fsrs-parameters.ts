import { areFsrsParameters, builtInFsrsParameters } from '#shared/domain/deck-options.ts';
import { logf } from './float32-functions.ts';

/** Parameters of before version 6 had no decay of their own: it was this. */
const FORMER_DECAY = 0.5;

/** What each of the 21 numbers may be. */
export const PARAMETER_RANGES: readonly (readonly [low: number, high: number])[] = [
  ...[0, 1, 2, 3].map(() => [0.001, 100] as const),
  ...([
    [1, 10],
    [0.001, 4],
    [0.001, 4],
    [0.001, 0.75],
    [0, 4.5],
    [0, 0.8],
    [0.001, 3.5],
    [0.001, 5],
  ] as const),
  ...([
    [0.001, 0.25],
    [0.001, 0.9],
    [0, 4],
    [0, 1],
    [1, 6],
    [0, 2],
    [0, 2],
    [0, 0.8],
    [0.1, 0.8],
  ] as const),
];

/** The 21 numbers to compute with. Older kinds are turned into the newest; unusable ones count as none. */
export function fullParameters(given: readonly number[]): Float32Array {
  const known = areFsrsParameters(given) ? given : [];
  const full = Float32Array.from(
    known.length === 0 ? builtInFsrsParameters : known.length === 21 ? known : upgraded(known),
  );
  return full.map((value, i) => {
    const [low, high] = PARAMETER_RANGES[i] ?? [value, value];
    return Math.min(Math.max(value, Math.fround(low)), Math.fround(high));
  });
}

/** What is written to a card so that other places can compute its retrievability without the preset. */
export function cardDecay(given: readonly number[]): number {
  if (given.length === 0) return Math.fround(builtInFsrsParameters[20] ?? 0);
  return given.length < 21 ? FORMER_DECAY : Math.fround(given[20] ?? 0);
}

/** Whether FSRS may ask for less than a day. */
export function allowsShortTerm(given: readonly number[]): boolean {
  if (given.length === 0) return true;
  return given.length >= 19 && (given[17] ?? 0) > 0 && (given[18] ?? 0) > 0;
}

function upgraded(given: readonly number[]): number[] {
  const float = given.map(Math.fround);
  if (given.length === 19) return [...float, 0, FORMER_DECAY];
  const [w4 = 0, w5 = 0, w6 = 0] = float.slice(4, 7);
  const steeper = [2 * w5 + w4, logf(Math.fround(3 * w5 + 1)) / 3, w6 + 0.5];
  return [...float.slice(0, 4), ...steeper, ...float.slice(7), 0, 0, 0, FORMER_DECAY];
}

import { randomBelow, seededRandom } from '../seeded-random.ts';

const MAX_EXTRA_SECS = 300;

/** A learning delay made up to a quarter longer, five minutes at most, so that cards learned together part. */
export function fuzzedDelaySecs(seed: bigint, secs: number): number {
  const end = secs + Math.floor(Math.min(Math.fround(Math.fround(secs) * 0.25), MAX_EXTRA_SECS));
  return end > secs ? randomBelow(seededRandom(seed), secs, end) : secs;
}

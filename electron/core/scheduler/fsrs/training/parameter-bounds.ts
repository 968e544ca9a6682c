import { logf, powf } from '../float32-functions.ts';
import { PARAMETER_RANGES } from '../fsrs-parameters.ts';

const f = Math.fround;
const LEAST_CEILING = f(0.01);
const MOST_CEILING = 2;
const SAME_DAY_GROWTH = 17;
const SAME_DAY_OFFSET = 18;
const SAME_DAY_SLOWNESS = 19;
const LEAST_SLOWNESS = f(0.01);

/**
 * Keeps parameters within what they may be while they are trained. Follows fsrs-rs 6.6.2 (`parameter_clipper.rs`),
 * BSD-3-Clause (NOTICES.md).
 */
export function holdInBounds(w: Float32Array, relearnStepCount: number): void {
  const ceiling = sameDayCeiling(w, relearnStepCount);
  for (const [i, [low, high]] of PARAMETER_RANGES.entries()) {
    const least = i === SAME_DAY_SLOWNESS ? LEAST_SLOWNESS : f(low);
    const most = i === SAME_DAY_GROWTH || i === SAME_DAY_OFFSET ? ceiling : f(high);
    w[i] = Math.min(Math.max(w[i] ?? 0, least), most);
  }
}

/**
 * With several relearning steps: what w17 and w18 may be at most, so that a lapse and all steps after it leave a card no
 * better known than before.
 */
function sameDayCeiling(w: Float32Array, relearnStepCount: number): number {
  if (relearnStepCount <= 1) return MOST_CEILING;
  const [w11, w13, w14] = [w[11] ?? 0, w[13] ?? 0, w[14] ?? 0];
  const left = f(f(logf(w11) + logf(f(powf(2, w13) - 1))) + f(w14 * f(0.3)));
  return Math.min(f(Math.sqrt(Math.max(f(-left / relearnStepCount), LEAST_CEILING))), MOST_CEILING);
}

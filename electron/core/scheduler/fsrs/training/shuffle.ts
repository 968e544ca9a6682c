import { randomBelow } from '../../seeded-random.ts';

const MOST = 2 ** 32;

/**
 * Shuffles as official's library does, which draws one number for as many places as it suffices for. Follows rand 0.10
 * (`increasing_uniform.rs`), MIT licence (NOTICES.md).
 */
export function shuffle(list: Uint32Array, random: Iterator<number, never>): void {
  let [drawn, left] = [0, 1];
  for (let place = 0; place < list.length; place++) {
    const choices = place + 1;
    if (left === 0) {
      const { bound, count } = drawFor(choices);
      drawn = randomBelow(random, 0, bound);
      left = count;
    }
    left--;
    const chosen = left === 0 ? drawn : drawn % choices;
    drawn = Math.floor(drawn / choices);
    const held = list[place] ?? 0;
    list[place] = list[chosen] ?? 0;
    list[chosen] = held;
  }
}

/** As many following numbers of choices as multiply to 32 bits. */
function drawFor(choices: number): { readonly bound: number; readonly count: number } {
  let bound = choices;
  let count = 1;
  while (bound * (choices + count) < MOST) {
    bound *= choices + count;
    count++;
  }
  return { bound, count };
}

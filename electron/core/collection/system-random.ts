import { randomFillSync } from 'node:crypto';
import type { Random } from '../env.ts';

/** Fetched at once: a fetch takes as long as thousands of numbers. */
const PORTION = 512;

/** Random numbers from the system. */
export function systemRandom(): Random {
  const portion = new BigUint64Array(PORTION);
  let next = PORTION;
  return {
    bits64() {
      if (next >= PORTION) {
        randomFillSync(portion);
        next = 0;
      }
      return portion[next++] ?? 0n;
    },
  };
}

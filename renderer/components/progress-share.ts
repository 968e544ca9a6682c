/** How much of the work is done, from 0 to 1. Undefined: how much there is in all is not known, or there is nothing. */
export function progressShare(done: number, total: number | null): number | undefined {
  return total === null || total <= 0 ? undefined : Math.min(1, done / total);
}

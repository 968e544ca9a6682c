/** The shortest decimal that is this 32-bit float: 0.9, where its exact value as a double is 0.8999999761581421. */
export function shortestFloat(float: number): number {
  if (!Number.isFinite(float)) return 0;
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(float.toPrecision(digits));
    if (Math.fround(short) === float) return short;
  }
  return Number(float.toPrecision(9));
}

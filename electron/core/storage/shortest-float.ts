/** The shortest decimal that is this 32-bit float: 0.9, where its exact value as a double is 0.8999999761581421. */
export function shortestFloat(float: number): number {
  if (!Number.isFinite(float)) return 0;
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(halfToEven(float, digits));
    if (Math.fround(short) === float) return short;
  }
  return Number(float.toPrecision(9));
}

/** Where the float lies just between two decimals official takes the one with an even end, `toPrecision` the larger. */
function halfToEven(float: number, digits: number): string {
  const rounded = float.toPrecision(digits);
  const longer = /^(?<start>.*[02468]\.?)5(?<exponent>e.*)?$/u.exec(float.toPrecision(digits + 1));
  if (longer === null || Number(longer[0]) !== float) return rounded;
  return `${longer.groups?.['start'] ?? ''}${longer.groups?.['exponent'] ?? ''}`;
}

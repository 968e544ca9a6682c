/** The columns with one of them at another place. */
export function withColumnAt<T>(columns: readonly T[], column: T, place: number): T[] {
  const others = columns.filter((other) => other !== column);
  const at = Math.max(0, Math.min(others.length, place));
  return [...others.slice(0, at), column, ...others.slice(at)];
}

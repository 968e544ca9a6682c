/** Ids in ascending order. Sorted here, the database may take the way to the rows that it likes; most come so anyhow. */
export function ascending(ids: number[]): number[] {
  for (let i = 1; i < ids.length; i++) {
    if ((ids[i] ?? 0) < (ids[i - 1] ?? 0)) return Array.from(Float64Array.from(ids).sort());
  }
  return ids;
}

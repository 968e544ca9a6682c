/** Ids in ascending order. Sorted here, the database may take the way to the rows that it likes; most come so anyhow. */
export function ascending(ids: number[]): number[] {
  for (let i = 1; i < ids.length; i++) {
    if ((ids[i] ?? 0) < (ids[i - 1] ?? 0)) return sorted(ids);
  }
  return ids;
}

/** In place: taking a list from an iterator costs as much as sorting it. */
function sorted(ids: number[]): number[] {
  const numbers = new Float64Array(ids).sort();
  for (let i = 0; i < numbers.length; i++) ids[i] = numbers[i] ?? 0;
  return ids;
}

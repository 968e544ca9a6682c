/** The row that a key leads to. */
export function keyTarget(key: string, index: number, total: number, pageRows: number): number | undefined {
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + pageRows,
    PageUp: index - pageRows,
    Home: 0,
    End: total - 1,
    ' ': index,
  };
  const target = targets[key];
  return target === undefined ? undefined : Math.max(0, Math.min(total - 1, target));
}

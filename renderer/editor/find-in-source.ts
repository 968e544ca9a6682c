/** Where a word stands in a text, capitals or not; never overlapping. */
export interface FoundWord {
  readonly from: number;
  readonly to: number;
}

export function foundIn(text: string, word: string): readonly FoundWord[] {
  if (word === '') return [];
  const pattern = new RegExp(word.replaceAll(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`), 'giu');
  return [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({ from: index, to: index + length }));
}

/** The one behind (or before) the selection, round the end if need be. Undefined: there is none. */
export function nextFound(
  found: readonly FoundWord[],
  selected: FoundWord,
  direction: 'next' | 'previous',
): FoundWord | undefined {
  if (direction === 'next') {
    const isChosen = found.some(({ from, to }) => from === selected.from && to === selected.to);
    return found.find(({ from }) => (isChosen ? from >= selected.to : from >= selected.from)) ?? found[0];
  }
  return found.findLast(({ to }) => to <= selected.from) ?? found.at(-1);
}

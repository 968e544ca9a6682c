import { type Range, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState, type FocusEvent } from 'react';
import type { DeckId } from '#shared/contract/ids.ts';
import { keepDeckListScroll, useUi } from '#renderer/state/ui-store.ts';
import type { DeckRow } from './visible-rows.ts';

/** Height of the heading, in rows. */
const headRows = 0.9;

/** The rows in sight, some around them, and the one with the focus: it stays in the page when it is scrolled away. */
function rowsToDraw({ startIndex, endIndex, overscan, count }: Range, entryIndex: number): number[] {
  const first = Math.max(0, startIndex - overscan);
  const last = Math.min(count - 1, endIndex + overscan);
  const shown = new Set(Array.from({ length: last - first + 1 }, (_, offset) => first + offset));
  if (entryIndex < count) shown.add(entryIndex);
  return [...shown].toSorted((a, b) => a - b);
}

/** Which rows are in the page, and which of them Tab reaches. */
export function useDeckRows(rows: readonly DeckRow[], currentId: DeckId | undefined, rowPx: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const [entryId, setEntryId] = useState<DeckId>();
  const headPx = rowPx * headRows;
  const found = rows.findIndex(({ deck }) => deck.deckId === (entryId ?? currentId));
  const entryIndex = Math.max(0, found);

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 12,
    // The heading lies over the rows' place at the top.
    scrollMargin: headPx,
    scrollPaddingStart: headPx,
    initialOffset: useUi.getState().deckListScrollPx,
    getItemKey: (index) => rows[index]?.deck.deckId ?? index,
    rangeExtractor: (range) => rowsToDraw(range, entryIndex),
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowPx]);
  useEffect(() => {
    const element = scroller.current;
    return () => keepDeckListScroll(element?.scrollTop ?? 0);
  }, []);
  // After each drawing: the row that wants the focus may only now be in the page.
  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    const id = rows[entryIndex]?.deck.deckId;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-deck-id="${id}"]`);
    if (row == null) return;
    wantsFocus.current = false;
    row.focus({ preventScroll: true });
  });

  return {
    scroller,
    virtualizer,
    headPx,
    entryIndex,
    setEntryId,
    pageRows: (): number => Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowPx) / rowPx) - 1),
    focusRow: (index: number): void => {
      wantsFocus.current = true;
      setEntryId(rows[index]?.deck.deckId);
      virtualizer.scrollToIndex(index);
    },
    /** However the focus got to a row, keys act on that row. */
    onFocus: (event: FocusEvent): void => {
      const row = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-deck-id]') : null;
      const focused = rows.find(({ deck }) => String(deck.deckId) === row?.dataset['deckId']);
      if (focused !== undefined) setEntryId(focused.deck.deckId);
    },
  };
}

import { type Range, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useRowHeight } from './use-row-height.ts';

/** Height of the heading, in rows. */
const headRows = 0.9;

/** The rows in sight, some around them, and the one that Tab reaches: it stays in the page when it is scrolled away. */
function rowsToDraw({ startIndex, endIndex, overscan, count }: Range, entry: number): number[] {
  const first = Math.max(0, startIndex - overscan);
  const last = Math.min(count - 1, endIndex + overscan);
  const shown = new Set(Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset));
  if (entry >= 0 && entry < count) shown.add(entry);
  return [...shown].toSorted((a, b) => a - b);
}

/** Which rows are in the page, and the way of the focus from one to another. */
export function useGridRows(total: number, entry: number) {
  const rowPx = useRowHeight();
  const headPx = rowPx * headRows;
  const scroller = useRef<HTMLDivElement>(null);
  /** The row that keys have gone to: not before it is drawn can it have the focus. */
  const wanted = useRef<number>(undefined);
  const hasFocus = useRef(false);
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 12,
    // The heading lies over the rows' place at the top.
    scrollMargin: headPx,
    scrollPaddingStart: headPx,
    rangeExtractor: (range) => rowsToDraw(range, entry),
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowPx]);
  // After each drawing: the row that wants the focus may only now be in the page.
  useLayoutEffect(() => {
    // A row that is drawn anew takes the focus of its forerunner with it, and nobody else has it then.
    const isLost = hasFocus.current && document.activeElement === document.body;
    const index = wanted.current ?? (isLost ? entry : undefined);
    if (index === undefined) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[aria-rowindex="${index + 2}"]`);
    if (row == null) return;
    wanted.current = undefined;
    row.focus({ preventScroll: true });
  });
  useLayoutEffect(() => {
    const { current } = scroller;
    const onFocusIn = (): void => {
      hasFocus.current = true;
    };
    const onFocusOut = ({ target }: FocusEvent): void => {
      // Of a row that is still there: somebody went elsewhere.
      if (target instanceof Node && target.isConnected) hasFocus.current = false;
    };
    current?.addEventListener('focusin', onFocusIn);
    current?.addEventListener('focusout', onFocusOut);
    return () => {
      current?.removeEventListener('focusin', onFocusIn);
      current?.removeEventListener('focusout', onFocusOut);
    };
  }, []);
  return {
    scroller,
    virtualizer,
    headPx,
    pageRows: (): number => Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowPx) / rowPx) - 1),
    focusRow: (index: number): void => {
      wanted.current = index;
      virtualizer.scrollToIndex(index);
    },
  };
}

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type MouseEvent } from 'react';
import type { DeckTreeNode } from '#shared/contract/decks.ts';
import type { DeckId } from '#shared/contract/ids.ts';
import { useText, useTranslator } from '#renderer/i18n/text-context.tsx';
import { keepDeckListScroll, useUi } from '#renderer/state/ui-store.ts';
import { gridStep } from './deck-grid-keys.ts';
import { DeckRow, type DeckAction } from './deck-row.tsx';
import { useDeckDrag } from './use-deck-drag.ts';
import { visibleRows } from './visible-rows.ts';

export interface DeckGridProps {
  readonly tree: readonly DeckTreeNode[];
  readonly currentId: DeckId | undefined;
  /** Height of a row at the chosen text size. */
  readonly rowPx: number;
  readonly onOpen: (deckId: DeckId) => void;
  /** Chosen without being opened. */
  readonly onSelect: (deckId: DeckId) => void;
  readonly onFold: (deckId: DeckId, collapsed: boolean) => void;
  readonly onAction: (deckId: DeckId, action: DeckAction) => void;
  readonly onMove: (deckId: DeckId, newParentId: DeckId | null) => void;
}

/** Height of the heading, in rows. */
const headRows = 0.9;

/** The deck tree as a treegrid. Only the rows in sight are in the page, however many decks there are. */
export function DeckGrid({ tree, currentId, rowPx, onOpen, onSelect, onFold, onAction, onMove }: DeckGridProps) {
  const text = useText();
  const { direction } = useTranslator();
  const rows = visibleRows(tree);
  const scroller = useRef<HTMLDivElement>(null);
  const [entryId, setEntryId] = useState<DeckId>();
  const [menuId, setMenuId] = useState<DeckId>();
  const headPx = rowPx * headRows;
  const wantsFocus = useRef(false);
  const drag = useDeckDrag(tree, onMove);
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
    // The row that has the focus stays in the page when it is scrolled away.
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const first = Math.max(0, startIndex - overscan);
      const last = Math.min(count - 1, endIndex + overscan);
      const shown = new Set(Array.from({ length: last - first + 1 }, (_, offset) => first + offset));
      if (entryIndex < count) shown.add(entryIndex);
      return [...shown].toSorted((a, b) => a - b);
    },
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowPx]);
  useEffect(() => {
    const element = scroller.current;
    return () => keepDeckListScroll(element?.scrollTop ?? 0);
  }, []);
  useEffect(() => {
    if (!wantsFocus.current) return;
    const id = rows[entryIndex]?.deck.deckId;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-deck-id="${id}"]`);
    if (row == null) return;
    wantsFocus.current = false;
    row.focus({ preventScroll: true });
  });

  function focusRow(index: number): void {
    wantsFocus.current = true;
    setEntryId(rows[index]?.deck.deckId);
    virtualizer.scrollToIndex(index);
  }

  /** However the focus got to a row, keys act on that row. */
  function onFocus(event: FocusEvent): void {
    const row = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-deck-id]') : null;
    const focused = rows.find(({ deck }) => String(deck.deckId) === row?.dataset['deckId']);
    if (focused !== undefined) setEntryId(focused.deck.deckId);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const onRow = event.target instanceof HTMLElement && event.target.getAttribute('role') === 'row';
    if (!onRow || event.ctrlKey || event.metaKey || event.altKey) return;
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowPx) / rowPx) - 1);
    const step = gridStep(event.key, rows, entryIndex, direction, pageRows);
    const deck = rows[entryIndex]?.deck;
    if (step === undefined || deck === undefined) return;
    event.preventDefault();
    switch (step.kind) {
      case 'focus':
        return focusRow(step.index);
      case 'fold':
      case 'unfold':
        return onFold(deck.deckId, step.kind === 'fold');
      case 'open':
        return event.shiftKey ? onSelect(deck.deckId) : onOpen(deck.deckId);
      case 'menu':
        return setMenuId(deck.deckId);
      case 'rename':
      case 'delete':
        return onAction(deck.deckId, step.kind);
    }
  }

  function onPress(event: MouseEvent, deckId: DeckId): void {
    setEntryId(deckId);
    if (event.shiftKey) onSelect(deckId);
    else onOpen(deckId);
  }

  return (
    <div
      role="treegrid"
      className="deck-grid"
      aria-label={text('decks-title')}
      aria-rowcount={rows.length + 1}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      <TopStrip drag={drag} />
      <div className="deck-scroller" ref={scroller} role="rowgroup">
        <DeckHead />
        <div className="deck-rows" role="presentation" style={{ blockSize: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            const { deckId, collapsed } = row.deck;
            return (
              <DeckRow
                key={item.key}
                row={row}
                rowIndex={item.index + 2}
                isCurrent={deckId === currentId}
                isEntry={item.index === entryIndex}
                isDropTarget={drag.targetId === deckId}
                menuOpen={menuId === deckId}
                style={{ insetBlockStart: item.start - headPx, blockSize: item.size }}
                onPress={(event) => onPress(event, deckId)}
                onFold={() => onFold(deckId, !collapsed)}
                onAction={(action) => onAction(deckId, action)}
                onMenuOpen={(isOpen) => setMenuId(isOpen ? deckId : undefined)}
                onDrag={(event, phase) => drag.onRow(event, phase, deckId)}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** Stays in sight while the rows scroll under it. */
function DeckHead() {
  const text = useText();
  return (
    <div role="row" className="deck-head" aria-rowindex={1}>
      <span role="columnheader" className="deck-head-name">
        {text('decks-column-deck')}
      </span>
      <span role="columnheader">{text('decks-column-new')}</span>
      <span role="columnheader">{text('decks-column-learn')}</span>
      <span role="columnheader">{text('decks-column-due')}</span>
      <span role="columnheader">
        <span className="unseen">{text('decks-column-actions')}</span>
      </span>
    </div>
  );
}

/** Shown while a deck that lies inside another is dragged. */
function TopStrip({ drag }: { readonly drag: ReturnType<typeof useDeckDrag> }) {
  const text = useText();
  if (drag.draggedId === undefined) return null;
  return (
    <div
      role="presentation"
      className="deck-top-strip"
      data-drop-target={drag.targetId === null || undefined}
      onDragOver={(event) => drag.onTop(event, 'over')}
      onDragLeave={(event) => drag.onTop(event, 'leave')}
      onDrop={(event) => drag.onTop(event, 'drop')}
    >
      {text('decks-drop-top')}
    </div>
  );
}

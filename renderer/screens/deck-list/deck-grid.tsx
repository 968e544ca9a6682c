import type { VirtualItem } from '@tanstack/react-virtual';
import { useState, type ReactNode } from 'react';
import type { DeckTreeNode } from '#shared/contract/decks.ts';
import type { DeckId } from '#shared/contract/ids.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { DeckRow, type DeckAction } from './deck-row.tsx';
import { useDeckDrag } from './use-deck-drag.ts';
import { useDeckKeys } from './use-deck-keys.ts';
import { useDeckRows } from './use-deck-rows.ts';
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

/** The deck tree as a treegrid. Only the rows in sight are in the page, however many decks there are. */
export function DeckGrid({ tree, currentId, rowPx, onMove, ...actions }: DeckGridProps) {
  const text = useText();
  const { onOpen, onSelect, onFold, onAction } = actions;
  const rows = visibleRows(tree);
  const { scroller, virtualizer, headPx, entryIndex, setEntryId, ...grid } = useDeckRows(rows, currentId, rowPx);
  const [menuId, setMenuId] = useState<DeckId>();
  const drag = useDeckDrag(tree, onMove);

  const { pageRows, focusRow } = grid;
  const onKeyDown = useDeckKeys({ rows, entryIndex, pageRows, focusRow, onMenu: setMenuId, ...actions });

  function rowAt(item: VirtualItem): ReactNode {
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
        onPress={(event) => {
          setEntryId(deckId);
          if (event.shiftKey) onSelect(deckId);
          else onOpen(deckId);
        }}
        onFold={() => onFold(deckId, !collapsed)}
        onAction={(action) => onAction(deckId, action)}
        onMenuOpen={(isOpen) => setMenuId(isOpen ? deckId : undefined)}
        onDrag={(event, phase) => drag.onRow(event, phase, deckId)}
      />
    );
  }

  return (
    <div
      role="treegrid"
      className="deck-grid"
      aria-label={text('decks-title')}
      aria-rowcount={rows.length + 1}
      onKeyDown={onKeyDown}
      onFocus={grid.onFocus}
    >
      <TopStrip drag={drag} />
      <div className="deck-scroller" ref={scroller} role="rowgroup">
        <DeckHead />
        <div className="deck-rows" role="presentation" style={{ blockSize: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(rowAt)}
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

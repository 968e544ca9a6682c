import type { CSSProperties, DragEvent, MouseEvent } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { ActionMenu } from '#renderer/components/action-menu.tsx';
import { Icon } from '#renderer/components/icons.tsx';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';
import type { DeckRow as Row } from './visible-rows.ts';

export type DeckAction = 'open' | 'rename' | 'move' | 'options' | 'rebuild' | 'empty' | 'export' | 'delete';

export interface DeckRowProps {
  readonly row: Row;
  /** From 1, over the whole list; the heading is row 1. */
  readonly rowIndex: number;
  readonly isCurrent: boolean;
  /** The one row that Tab reaches. */
  readonly isEntry: boolean;
  readonly isDropTarget: boolean;
  readonly menuOpen: boolean;
  readonly style: CSSProperties;
  readonly onPress: (event: MouseEvent) => void;
  readonly onFold: () => void;
  readonly onAction: (action: DeckAction) => void;
  readonly onMenuOpen: (isOpen: boolean) => void;
  readonly onDrag: (event: DragEvent, phase: 'start' | 'over' | 'leave' | 'drop' | 'end') => void;
}

export function DeckRow(props: DeckRowProps) {
  const { row, rowIndex, isCurrent, isEntry, isDropTarget, style, onPress, onFold, onMenuOpen, onDrag } = props;
  const { deck, level, position, siblings } = row;
  const text = useText();
  const format = useFormat();
  const counts = text('decks-row-counts', { new: deck.newCount, learn: deck.learnCount, due: deck.reviewCount });
  return (
    <div
      role="row"
      className="deck-row"
      style={style}
      data-deck-id={deck.deckId}
      data-filtered={deck.filtered || undefined}
      data-drop-target={isDropTarget || undefined}
      tabIndex={isEntry ? 0 : -1}
      aria-level={level}
      aria-rowindex={rowIndex}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-selected={isCurrent}
      aria-label={`${deck.name}${deck.filtered ? `, ${text('decks-filtered')}` : ''}, ${counts}`}
      {...(deck.children.length > 0 ? { 'aria-expanded': !deck.collapsed } : {})}
      draggable
      onClick={onPress}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenuOpen(true);
      }}
      onDragStart={(event) => onDrag(event, 'start')}
      onDragOver={(event) => onDrag(event, 'over')}
      onDragLeave={(event) => onDrag(event, 'leave')}
      onDrop={(event) => onDrag(event, 'drop')}
      onDragEnd={(event) => onDrag(event, 'end')}
    >
      <div role="gridcell" className="deck-name-cell">
        <FoldMark row={row} onFold={onFold} />
        <span className="deck-name" dir="auto" title={deck.fullName}>
          {deck.name}
        </span>
      </div>
      <Count value={deck.newCount} kind="new" shown={format.number(deck.newCount)} />
      <Count value={deck.learnCount} kind="learn" shown={format.number(deck.learnCount)} />
      <Count value={deck.reviewCount} kind="review" shown={format.number(deck.reviewCount)} />
      <DeckMenu {...props} />
    </div>
  );
}

/** What only a filtered deck can do. */
const filteredActions = ['rebuild', 'empty'] as const;

function DeckMenu({ row: { deck }, isEntry, menuOpen, onAction, onMenuOpen }: DeckRowProps) {
  const text = useText();
  return (
    // Presses inside are the menu's, not the row's.
    <div role="gridcell" className="deck-menu-cell" onClick={(event) => event.stopPropagation()}>
      <ActionMenu<DeckAction>
        label={text('decks-actions', { deck: deck.name })}
        isOpen={menuOpen}
        onOpenChange={onMenuOpen}
        onAction={onAction}
        items={[
          { id: 'open', label: text('decks-action-open'), shortcut: '↵', group: 1 },
          { id: 'rename', label: text('decks-action-rename'), shortcut: 'F2', group: 2 },
          { id: 'move', label: text('decks-action-move'), group: 2 },
          { id: 'options', label: text('decks-action-options'), group: 3 },
          ...(deck.filtered ? filteredActions : []).map((id) => ({ id, label: text(`decks-action-${id}`), group: 3 })),
          { id: 'export', label: text('decks-action-export'), group: 4 },
          { id: 'delete', label: text('decks-action-delete'), shortcut: 'Del', group: 5 },
        ]}
        trigger={
          <AriaButton
            className="deck-menu-button"
            excludeFromTabOrder={!isEntry}
            aria-label={text('decks-actions', { deck: deck.name })}
          >
            <Icon name="gear" />
          </AriaButton>
        }
      />
    </div>
  );
}

function FoldMark({ row: { deck, level }, onFold }: { readonly row: Row; readonly onFold: () => void }) {
  const text = useText();
  const indent = { '--level': level - 1 } as CSSProperties;
  if (deck.children.length === 0) return <span className="deck-fold" style={indent} />;
  return (
    <span className="deck-fold" style={indent}>
      <button
        type="button"
        className="deck-fold-button"
        tabIndex={-1}
        data-collapsed={deck.collapsed || undefined}
        aria-label={text(deck.collapsed ? 'decks-expand' : 'decks-collapse', { deck: deck.name })}
        onClick={(event) => {
          event.stopPropagation();
          onFold();
        }}
      >
        <Icon name="fold" />
      </button>
    </span>
  );
}

interface CountProps {
  readonly value: number;
  readonly kind: 'new' | 'learn' | 'review';
  readonly shown: string;
}

function Count({ value, kind, shown }: CountProps) {
  return (
    <div role="gridcell" className={`deck-count count-${value === 0 ? 'zero' : kind}`}>
      {shown}
    </div>
  );
}

import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type BrowserColumn, type BrowserMode, firstDirection } from '#shared/domain/browser-column.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import type { ColumnLayout } from './column-layout.ts';
import { withColumnAt } from './column-order.ts';

export interface Sorting {
  readonly column: BrowserColumn;
  readonly descending: boolean;
}

export interface ColumnHeadsProps {
  readonly mode: BrowserMode;
  readonly columns: readonly BrowserColumn[];
  /** In another order. */
  readonly onColumns: (columns: readonly BrowserColumn[]) => void;
  /** Right click: which ones are shown. */
  readonly onChooseColumns: () => void;
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
  /** As the rows have it. */
  readonly layout: ColumnLayout;
  /** Where a column is now, for who can't see it. */
  readonly onSay: (words: string) => void;
}

/** Stays in sight while the rows scroll under it. A press sorts; dragging, and Ctrl with an arrow, moves a column. */
export function ColumnHeads({ mode, columns, sorting, ...props }: ColumnHeadsProps) {
  const text = useText();
  const { isTarget, ...moving } = useColumnMoving({ mode, columns, ...props });
  return (
    <div
      role="row"
      className="file-head browser-head"
      aria-rowindex={1}
      style={props.layout}
      onContextMenu={(event) => {
        event.preventDefault();
        props.onChooseColumns();
      }}
    >
      {columns.map((column) => {
        const first = firstDirection(column, mode);
        const isSorted = sorting.column === column;
        return (
          <span
            key={column}
            role="columnheader"
            aria-sort={isSorted ? (sorting.descending ? 'descending' : 'ascending') : 'none'}
            data-drop-target={isTarget(column) || undefined}
            {...moving.dragOf(column)}
          >
            <button
              type="button"
              className="browser-sort"
              data-column={column}
              aria-disabled={first === null}
              aria-keyshortcuts="Control+ArrowLeft Control+ArrowRight"
              title={text('browser-column-hint', { sortable: first === null ? 'no' : 'yes' })}
              onKeyDown={(event) => moving.onKeyDown(event, column)}
              onClick={() => {
                if (first === null) return;
                props.onSort({ column, descending: isSorted ? !sorting.descending : first === 'descending' });
              }}
            >
              {text('browser-column', { column, mode })}
              <span aria-hidden>{isSorted ? (sorting.descending ? ' ▾' : ' ▴') : ''}</span>
            </button>
          </span>
        );
      })}
    </div>
  );
}

const DRAG_TYPE = 'application/x-ebb-column';

/** Another order of the columns, by pointer or keys. */
function useColumnMoving({
  mode,
  columns,
  onColumns,
  onSay,
}: Pick<ColumnHeadsProps, 'mode' | 'columns' | 'onColumns' | 'onSay'>) {
  const text = useText();
  const [dragged, setDragged] = useState<BrowserColumn>();
  const [target, setTarget] = useState<BrowserColumn>();
  /** Moved by a key: a heading that changes its place in the page loses the focus. */
  const wanted = useRef<BrowserColumn>(undefined);
  useEffect(() => {
    if (wanted.current === undefined) return;
    document.querySelector<HTMLElement>(`[data-column="${wanted.current}"]`)?.focus();
    wanted.current = undefined;
  }, [columns]);

  function moveTo(column: BrowserColumn, place: number): void {
    if (place < 0 || place >= columns.length || columns[place] === column) return;
    onColumns(withColumnAt(columns, column, place));
    const name = text('browser-column', { column, mode });
    onSay(text('browser-column-moved', { column: name, place: place + 1, count: columns.length }));
  }
  function stop(): void {
    setDragged(undefined);
    setTarget(undefined);
  }
  return {
    isTarget: (column: BrowserColumn) => target === column,
    onKeyDown: (event: KeyboardEvent, column: BrowserColumn): void => {
      const isArrow = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
      if (!isArrow || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      event.stopPropagation();
      const isForth = (event.key === 'ArrowRight') === (document.documentElement.dir !== 'rtl');
      wanted.current = column;
      moveTo(column, columns.indexOf(column) + (isForth ? 1 : -1));
    },
    dragOf: (column: BrowserColumn) => ({
      draggable: true,
      onDragStart: (event: DragEvent) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData(DRAG_TYPE, column);
        setDragged(column);
      },
      onDragOver: (event: DragEvent) => {
        if (dragged === undefined) return;
        event.preventDefault();
        setTarget(column);
      },
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        stop();
        if (dragged !== undefined) moveTo(dragged, columns.indexOf(column));
      },
      onDragEnd: stop,
    }),
  };
}

import { type KeyboardEvent, type MouseEvent, useEffect } from 'react';
import type { BrowserRow } from '#shared/contract/search.ts';
import type { BrowserColumn, BrowserMode } from '#shared/domain/browser-column.ts';
import { firstDirection } from '#shared/domain/browser-column.ts';
import { keyTarget } from '#renderer/components/grid-keys.ts';
import { useGridRows } from '#renderer/components/use-grid-rows.ts';
import { useNow } from '#renderer/components/use-now.ts';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';
import { cellText } from './cell-text.ts';
import { type Selection, everything, inverted, only, toggled, upTo } from './selection.ts';
import { useBrowserRows } from './use-browser-rows.ts';

export interface Sorting {
  readonly column: BrowserColumn;
  readonly descending: boolean;
}

export interface RowGridProps {
  readonly mode: BrowserMode;
  readonly ids: readonly number[];
  readonly columns: readonly BrowserColumn[];
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  /** Enter: on to the editor. */
  readonly onOpen: () => void;
}

/** What was found, as a grid. Only the rows in sight are in the page, however many there are. */
export function RowGrid({ mode, ids, columns, selection, onSelect, ...props }: RowGridProps) {
  const text = useText();
  const rows = useBrowserRows(mode, ids, columns);
  const nowMs = useNow(60_000);
  const entry = Math.max(0, selection.current === undefined ? 0 : ids.indexOf(selection.current));
  const { scroller, virtualizer, headPx, pageRows, focusRow } = useGridRows(ids.length, entry);
  const { startIndex, endIndex } = virtualizer.range ?? { startIndex: 0, endIndex: 0 };
  useEffect(() => rows.look(startIndex, endIndex));

  function onKeyDown(event: KeyboardEvent): void {
    const command = event.ctrlKey || event.metaKey;
    if (command && event.code === 'KeyA' && !event.shiftKey)
      return take(event, () => onSelect(everything(ids, selection)));
    if (command && event.altKey && event.code === 'KeyS') return take(event, () => onSelect(inverted(selection, ids)));
    if (command || event.altKey) return;
    if (event.key === 'Enter') return take(event, props.onOpen);
    const target = keyTarget(event.key, entry, ids.length, pageRows());
    const id = target === undefined ? undefined : ids[target];
    if (target === undefined || id === undefined) return;
    take(event, () => {
      onSelect(event.shiftKey ? upTo(selection, ids, id) : only(id));
      focusRow(target);
    });
  }
  const onClick = (event: MouseEvent, id: number): void => {
    if (event.shiftKey) onSelect(upTo(selection, ids, id));
    else onSelect(event.ctrlKey || event.metaKey ? toggled(selection, id) : only(id));
  };
  const template = columns
    .map((column) => `minmax(${String(widthRem(column))}rem, ${isWide(column) ? '2.5fr' : '1fr'})`)
    .join(' ');
  // Alike for the heading and every row, whatever they hold.
  const minInlineSize = `${String(columns.reduce((sum, column) => sum + widthRem(column) + 0.75, 2))}rem`;
  return (
    <div
      role="grid"
      className="browser-grid"
      aria-label={text('browser-rows', { mode })}
      aria-rowcount={ids.length + 1}
      aria-multiselectable
      onKeyDown={onKeyDown}
    >
      <div className="file-scroller browser-scroller" ref={scroller} role="rowgroup">
        <HeadRow
          mode={mode}
          columns={columns}
          sorting={props.sorting}
          onSort={props.onSort}
          template={template}
          minInlineSize={minInlineSize}
        />
        <div className="file-rows" role="presentation" style={{ blockSize: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start, size }) => (
            <FoundRow
              key={ids[index]}
              row={rows.rowAt(index)}
              nowMs={nowMs}
              columns={columns}
              template={template}
              index={index}
              isChosen={selection.ids.has(ids[index] ?? 0)}
              isEntry={index === entry}
              style={{ insetBlockStart: start - headPx, blockSize: size, minInlineSize }}
              onClick={(event) => onClick(event, ids[index] ?? 0)}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

const isWide = (column: BrowserColumn): boolean => ['noteFld', 'question', 'answer'].includes(column);
const widthRem = (column: BrowserColumn): number =>
  isWide(column) ? 10 : column === 'noteTags' || column === 'deck' ? 7 : 5.5;

function take(event: KeyboardEvent, act: () => void): void {
  event.preventDefault();
  event.stopPropagation();
  act();
}

interface HeadRowProps extends Pick<RowGridProps, 'mode' | 'columns' | 'sorting' | 'onSort'> {
  readonly template: string;
  readonly minInlineSize: string;
}

/** Stays in sight while the rows scroll under it; a press sorts, another turns the order round. */
function HeadRow({ mode, columns, sorting, onSort, template, minInlineSize }: HeadRowProps) {
  const text = useText();
  return (
    <div
      role="row"
      className="file-head browser-head"
      aria-rowindex={1}
      style={{ gridTemplateColumns: template, minInlineSize }}
    >
      {columns.map((column) => {
        const first = firstDirection(column, mode);
        const isSorted = sorting.column === column;
        const name = text('browser-column', { column, mode });
        return (
          <span
            key={column}
            role="columnheader"
            aria-sort={isSorted ? (sorting.descending ? 'descending' : 'ascending') : 'none'}
          >
            {first === null ? (
              name
            ) : (
              <button
                type="button"
                className="browser-sort"
                onClick={() => onSort({ column, descending: isSorted ? !sorting.descending : first === 'descending' })}
              >
                {name}
                <span aria-hidden>{isSorted ? (sorting.descending ? ' ▾' : ' ▴') : ''}</span>
              </button>
            )}
          </span>
        );
      })}
    </div>
  );
}

interface FoundRowProps {
  readonly row: BrowserRow | undefined;
  readonly columns: readonly BrowserColumn[];
  readonly template: string;
  readonly index: number;
  readonly isChosen: boolean;
  readonly isEntry: boolean;
  readonly style: { readonly insetBlockStart: number; readonly blockSize: number; readonly minInlineSize: string };
  readonly nowMs: number;
  readonly onClick: (event: MouseEvent) => void;
}

function FoundRow({ row, nowMs, columns, template, index, isChosen, isEntry, style, onClick }: FoundRowProps) {
  const text = useText();
  const format = useFormat();
  const isGone = row?.kind === 'gone';
  const cells = row?.kind === 'row' ? row.cells : [];
  return (
    // The grid's keys move among rows.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      className="file-row browser-row"
      data-color={row?.kind === 'row' ? row.color : undefined}
      data-gone={isGone ? '' : undefined}
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      aria-busy={row === undefined}
      tabIndex={isEntry ? 0 : -1}
      style={{ ...style, gridTemplateColumns: template }}
      onClick={onClick}
    >
      {columns.map((column, place) => {
        const cell = cells[place];
        const words = cell === undefined ? '' : cellText(cell, { text, format, nowMs });
        return (
          <span key={column} role="gridcell" title={words}>
            <bdi>{isGone && place === 0 ? text('browser-gone') : words}</bdi>
          </span>
        );
      })}
    </div>
  );
}

import { memo, type MouseEvent } from 'react';
import type { BrowserRow } from '#shared/contract/search.ts';
import type { BrowserColumn } from '#shared/domain/browser-column.ts';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';
import { cellText } from './cell-text.ts';
import type { ColumnLayout } from './column-layout.ts';

interface FoundRowProps {
  readonly row: BrowserRow | undefined;
  readonly columns: readonly BrowserColumn[];
  readonly index: number;
  readonly isChosen: boolean;
  readonly isEntry: boolean;
  readonly layout: ColumnLayout;
  readonly startPx: number;
  readonly sizePx: number;
  readonly nowMs: number;
  readonly onClick: (event: MouseEvent, index: number) => void;
}

/** Drawn anew for what it shows, not with each of its neighbours. */
export const FoundRow = memo(function FoundRow({ row, nowMs, columns, index, ...props }: FoundRowProps) {
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
      aria-selected={props.isChosen}
      aria-busy={row === undefined}
      tabIndex={props.isEntry ? 0 : -1}
      style={{ ...props.layout, insetBlockStart: props.startPx, blockSize: props.sizePx }}
      onClick={(event) => props.onClick(event, index)}
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
});

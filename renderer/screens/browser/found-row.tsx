import type { MouseEvent } from 'react';
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
  readonly style: ColumnLayout & { readonly insetBlockStart: number; readonly blockSize: number };
  readonly nowMs: number;
  readonly onClick: (event: MouseEvent) => void;
}

export function FoundRow({ row, nowMs, columns, index, isChosen, isEntry, style, onClick }: FoundRowProps) {
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
      style={style}
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

import { type KeyboardEvent, useEffect } from 'react';
import type { MediaRow } from '#shared/contract/media.ts';
import { keyTarget } from '#renderer/components/grid-keys.ts';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';
import type { FilePages } from './use-file-pages.ts';
import { useGridRows } from '#renderer/components/use-grid-rows.ts';

export interface FileGridProps {
  readonly pages: FilePages;
  readonly total: number;
  readonly chosen: number | undefined;
  readonly onChoose: (index: number) => void;
  /** Enter: on to what is said of the chosen file. */
  readonly onOpen: () => void;
}

/** The files as a grid with one chosen row. Only the rows in sight are in the page. */
export function FileGrid({ pages, total, chosen, onChoose, onOpen }: FileGridProps) {
  const text = useText();
  const entry = Math.min(chosen ?? 0, total - 1);
  const { scroller, virtualizer, headPx, pageRows, focusRow } = useGridRows(total, entry);
  const { startIndex, endIndex } = virtualizer.range ?? { startIndex: 0, endIndex: 0 };
  useEffect(() => pages.look(startIndex, endIndex));

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') return onOpen();
    const target = keyTarget(event.key, entry, total, pageRows());
    if (target === undefined) return;
    event.preventDefault();
    onChoose(target);
    focusRow(target);
  }
  return (
    <div
      role="grid"
      className="file-grid"
      aria-label={text('media-files-title')}
      aria-rowcount={total + 1}
      onKeyDown={onKeyDown}
    >
      <div className="file-scroller" ref={scroller} role="rowgroup">
        <FileHead />
        <div className="file-rows" role="presentation" style={{ blockSize: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start, size }) => (
            <FileRow
              key={index}
              row={pages.rowAt(index)}
              index={index}
              isChosen={index === chosen}
              isEntry={index === entry}
              style={{ insetBlockStart: start - headPx, blockSize: size }}
              onChoose={() => onChoose(index)}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

/** Stays in sight while the rows scroll under it. */
function FileHead() {
  const text = useText();
  return (
    <div role="row" className="file-head" aria-rowindex={1}>
      {(['name', 'size', 'where', 'state', 'notes'] as const).map((column) => (
        <span key={column} role="columnheader" data-column={column}>
          {text(`media-column-${column}`)}
        </span>
      ))}
    </div>
  );
}

interface FileRowProps {
  readonly row: MediaRow | undefined;
  readonly index: number;
  readonly isChosen: boolean;
  readonly isEntry: boolean;
  readonly style: { readonly insetBlockStart: number; readonly blockSize: number };
  readonly onChoose: () => void;
}

function FileRow({ row, index, isChosen, isEntry, style, onChoose }: FileRowProps) {
  const text = useText();
  const format = useFormat();
  return (
    <div
      role="row"
      className="file-row"
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      aria-busy={row === undefined}
      tabIndex={isEntry ? 0 : -1}
      style={style}
      onClick={onChoose}
    >
      <span role="gridcell" data-column="name" title={row?.fileName ?? ''}>
        <bdi>{row?.fileName ?? '…'}</bdi>
      </span>
      <span role="gridcell" data-column="size">
        {row === undefined || row.sizeBytes === null ? '' : format.bytes(row.sizeBytes)}
      </span>
      <span role="gridcell" data-column="where">
        {row === undefined ? '' : text(`media-where-${row.where}`)}
      </span>
      <span role="gridcell" data-column="state" data-state={row?.problem === null ? row.state : 'problem'}>
        {row === undefined ? '' : text(`media-state-${row.state}`)}
      </span>
      <span role="gridcell" data-column="notes">
        {row?.notes == null ? '' : format.number(row.notes.count)}
      </span>
    </div>
  );
}

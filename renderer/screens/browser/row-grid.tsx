import {
  memo,
  type MouseEvent,
  type Ref,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react';
import { useGridRows } from '#renderer/components/use-grid-rows.ts';
import { useNow } from '#renderer/components/use-now.ts';
import { useSteady } from '#renderer/components/use-steady.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { ColumnHeads, type ColumnHeadsProps } from './column-heads.tsx';
import { columnLayout } from './column-layout.ts';
import { FoundRow } from './found-row.tsx';
import type { Selection } from './selection.ts';
import { useBrowserRows } from './use-browser-rows.ts';
import { useRowChoosing } from './use-row-choosing.ts';

export interface RowGridHandle {
  /** The row that keys go on from. */
  focus(): void;
  focusRow(index: number): void;
  /** The first of the rows in sight. */
  firstInSight(): number;
}

export interface RowGridProps
  extends Pick<ColumnHeadsProps, 'mode' | 'columns' | 'onColumns' | 'onChooseColumns' | 'sorting' | 'onSort'> {
  readonly ids: readonly number[];
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  /** Enter: on to the editor. */
  readonly onOpen: () => void;
  readonly ref?: Ref<RowGridHandle>;
}

/** What was found, as a grid. Only the rows in sight are in the page, however many there are. */
export const RowGrid = memo(function RowGrid({
  mode,
  ids,
  columns,
  selection,
  onSelect,
  onOpen,
  ref,
  ...heads
}: RowGridProps) {
  const text = useText();
  const rows = useBrowserRows({ mode, ids, columns });
  const nowMs = useNow(60_000);
  const [said, setSaid] = useState('');
  const entry = Math.max(0, selection.current === undefined ? 0 : ids.indexOf(selection.current));
  const { scroller, virtualizer, headPx, pageRows, focusRow } = useGridRows(ids.length, entry);
  const { startIndex, endIndex } = virtualizer.range ?? { startIndex: 0, endIndex: 0 };
  useEffect(() => rows.look(startIndex, endIndex));
  useImperativeHandle(ref, () => ({ focus: () => focusRow(entry), focusRow, firstInSight: () => startIndex }));
  const showCurrent = useEffectEvent(() => {
    if (selection.current !== undefined) virtualizer.scrollToIndex(entry);
  });
  // What is still chosen after another search stays in sight.
  useEffect(() => showCurrent(), [ids]);
  // Rows keep their places when others are found: the focus goes on to where keys go on from.
  const focusEntry = useEffectEvent(() => {
    const rowsBox = scroller.current;
    if (rowsBox?.querySelector('.browser-row:focus') == null) return;
    rowsBox.querySelector<HTMLElement>(`[aria-rowindex="${entry + 2}"]`)?.focus({ preventScroll: true });
  });
  useLayoutEffect(() => focusEntry(), [ids]);
  const choosing = useRowChoosing({ ids, entry, selection, onSelect, onOpen, pageRows, focusRow });
  const choose = useSteady((event: MouseEvent, index: number) => choosing.onClick(event, ids[index] ?? 0));
  const layout = useMemo(() => columnLayout(columns), [columns]);
  return (
    <>
      <div
        role="grid"
        className="browser-grid"
        aria-label={text('browser-rows', { mode })}
        aria-rowcount={ids.length + 1}
        aria-multiselectable
        onKeyDown={choosing.onKeyDown}
      >
        <div className="file-scroller browser-scroller" ref={scroller} role="rowgroup">
          <ColumnHeads {...heads} mode={mode} columns={columns} layout={layout} onSay={setSaid} />
          <div className="file-rows" role="presentation" style={{ blockSize: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map(({ index, start, size }) => (
              <FoundRow
                key={index}
                row={rows.rowAt(index)}
                nowMs={nowMs}
                columns={columns}
                index={index}
                isChosen={selection.ids.has(ids[index] ?? 0)}
                isEntry={index === entry}
                layout={layout}
                startPx={start - headPx}
                sizePx={size}
                onClick={choose}
              />
            ))}
          </div>
        </div>
      </div>
      <p className="unseen" role="status">
        {said}
      </p>
    </>
  );
});

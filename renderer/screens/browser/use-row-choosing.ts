import type { KeyboardEvent, MouseEvent } from 'react';
import { keyTarget } from '#renderer/components/grid-keys.ts';
import { everything, only, type Selection, toggled, upTo } from './selection.ts';

interface RowChoosingOptions {
  readonly ids: readonly number[];
  /** The row that keys go on from. */
  readonly entry: number;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly onOpen: () => void;
  readonly pageRows: () => number;
  readonly focusRow: (index: number) => void;
}

/** Rows are chosen by keys and clicks: alone, as a range with Shift, one by one with Ctrl, all with Ctrl+A. */
export function useRowChoosing({ ids, entry, selection, onSelect, onOpen, ...rows }: RowChoosingOptions) {
  return {
    onKeyDown: (event: KeyboardEvent): void => {
      const command = event.ctrlKey || event.metaKey;
      if (command && event.code === 'KeyA' && !event.shiftKey && !event.altKey) {
        return take(event, () => onSelect(everything(ids, selection)));
      }
      if (command || event.altKey) return;
      const inHeading = event.target instanceof Element && event.target.closest('[role="columnheader"]') !== null;
      if (inHeading && (event.key === 'Enter' || event.key === ' ')) return;
      if (event.key === 'Enter') return take(event, onOpen);
      const target = keyTarget(event.key, entry, ids.length, rows.pageRows());
      const id = target === undefined ? undefined : ids[target];
      if (target === undefined || id === undefined) return;
      take(event, () => {
        onSelect(event.shiftKey ? upTo(selection, ids, id) : only(id));
        rows.focusRow(target);
      });
    },
    onClick: (event: MouseEvent, id: number): void => {
      if (event.shiftKey) onSelect(upTo(selection, ids, id));
      else onSelect(event.ctrlKey || event.metaKey ? toggled(selection, id) : only(id));
    },
  };
}

function take(event: KeyboardEvent, act: () => void): void {
  event.preventDefault();
  event.stopPropagation();
  act();
}

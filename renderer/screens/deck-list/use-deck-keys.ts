import type { KeyboardEvent } from 'react';
import type { DeckId } from '#shared/contract/ids.ts';
import { useTranslator } from '#renderer/i18n/text-context.tsx';
import { gridStep } from './deck-grid-keys.ts';
import type { DeckAction } from './deck-row.tsx';
import type { DeckRow } from './visible-rows.ts';

interface DeckKeys {
  readonly rows: readonly DeckRow[];
  /** The row that has the focus. */
  readonly entryIndex: number;
  readonly pageRows: () => number;
  readonly focusRow: (index: number) => void;
  readonly onOpen: (deckId: DeckId) => void;
  readonly onSelect: (deckId: DeckId) => void;
  readonly onFold: (deckId: DeckId, collapsed: boolean) => void;
  readonly onMenu: (deckId: DeckId) => void;
  readonly onAction: (deckId: DeckId, action: DeckAction) => void;
}

/** What keys do on a row of the deck list, and not on the buttons in it. */
export function useDeckKeys(keys: DeckKeys): (event: KeyboardEvent) => void {
  const { direction } = useTranslator();
  const { rows, entryIndex } = keys;
  return (event) => {
    const onRow = event.target instanceof HTMLElement && event.target.getAttribute('role') === 'row';
    if (!onRow || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = gridStep(event.key, rows, entryIndex, direction, keys.pageRows());
    const deckId = rows[entryIndex]?.deck.deckId;
    if (step === undefined || deckId === undefined) return;
    event.preventDefault();
    switch (step.kind) {
      case 'focus':
        return keys.focusRow(step.index);
      case 'fold':
      case 'unfold':
        return keys.onFold(deckId, step.kind === 'fold');
      case 'open':
        return event.shiftKey ? keys.onSelect(deckId) : keys.onOpen(deckId);
      case 'menu':
        return keys.onMenu(deckId);
      case 'rename':
      case 'delete':
        return keys.onAction(deckId, step.kind);
    }
  };
}

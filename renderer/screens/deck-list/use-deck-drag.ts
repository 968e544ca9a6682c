import { useState, type DragEvent } from 'react';
import type { DeckTreeNode } from '#shared/contract/decks.ts';
import type { DeckId } from '#shared/contract/ids.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { showToast } from '#renderer/state/toast-store.ts';
import { moveFault } from './visible-rows.ts';

const dragType = 'application/x-ebb-deck';
export type DragPhase = 'start' | 'over' | 'leave' | 'drop' | 'end';

/** Moving decks with the pointer. A place that can't take the deck says why when it is dropped there. */
export function useDeckDrag(tree: readonly DeckTreeNode[], onMove: (deckId: DeckId, target: DeckId | null) => void) {
  const text = useText();
  const [draggedId, setDraggedId] = useState<DeckId>();
  /** Null: the strip for the top level. */
  const [targetId, setTargetId] = useState<DeckId | null>();

  function stop(): void {
    setDraggedId(undefined);
    setTargetId(undefined);
  }

  function over(event: DragEvent, target: DeckId | null): void {
    if (draggedId === undefined) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
    const fault = moveFault(tree, draggedId, target);
    setTargetId(fault === undefined ? target : undefined);
  }

  function drop(event: DragEvent, target: DeckId | null): void {
    event.preventDefault();
    const moved = draggedId;
    stop();
    if (moved === undefined || moved === target) return;
    const fault = moveFault(tree, moved, target);
    if (fault === undefined) onMove(moved, target);
    else showToast(text(fault === 'filtered' ? 'decks-drop-filtered' : 'decks-drop-inside'));
  }

  return {
    draggedId,
    targetId,
    onTop: (event: DragEvent, phase: 'over' | 'leave' | 'drop'): void => {
      if (phase === 'over') over(event, null);
      else if (phase === 'drop') drop(event, null);
      else setTargetId(undefined);
    },
    onRow: (event: DragEvent, phase: DragPhase, deckId: DeckId): void => {
      switch (phase) {
        case 'start':
          event.dataTransfer.effectAllowed = 'move';
          event.dataTransfer.setData(dragType, String(deckId));
          // The strip appears in the next frame: changing the page at once would end the drag.
          requestAnimationFrame(() => setDraggedId(deckId));
          return;
        case 'over':
          return over(event, deckId);
        case 'leave':
          return setTargetId(undefined);
        case 'drop':
          return drop(event, deckId);
        case 'end':
          return stop();
      }
    },
  };
}

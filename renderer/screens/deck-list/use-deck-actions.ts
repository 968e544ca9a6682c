import type { DeckTreeNode } from '#shared/contract/decks.ts';
import type { DeckId } from '#shared/contract/ids.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useFilteredDeck } from '#renderer/frame/use-filtered-deck.ts';
import { openDialog } from '#renderer/state/dialog-store.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import { goToOverview } from '#renderer/state/ui-store.ts';
import type { DeckAction } from './deck-row.tsx';
import { findDeck } from './visible-rows.ts';

const dialogOf = { rename: 'renameDeck', move: 'moveDeck', delete: 'deleteDeck' } as const;

export interface DeckActions {
  readonly open: (deckId: DeckId) => Promise<void>;
  readonly move: (deckId: DeckId, newParentId: DeckId | null) => Promise<void>;
  readonly act: (deckId: DeckId, action: DeckAction) => void;
}

/** What can be done with a deck of the list. */
export function useDeckActions(tree: readonly DeckTreeNode[]): DeckActions {
  const text = useText();
  const select = useOperation('decks.select');
  const reparent = useOperation('decks.reparent');
  const filtered = useFilteredDeck();
  async function open(deckId: DeckId): Promise<void> {
    const selected = await select.run({ deckId });
    if (selected !== undefined) goToOverview(deckId);
  }
  async function move(deckId: DeckId, newParentId: DeckId | null): Promise<void> {
    const moved = await reparent.run({ deckIds: [deckId], newParentId });
    if (moved !== undefined && moved.movedCount > 0) {
      showToast(text('decks-moved', { count: moved.movedCount }), { canUndo: true });
    }
  }
  function act(deckId: DeckId, action: DeckAction): void {
    switch (action) {
      case 'open':
        return void open(deckId);
      case 'rebuild':
      case 'empty':
        return void filtered[action](deckId);
      case 'export':
        return openDialog({ kind: 'export', scope: { kind: 'deck', deckId } });
      case 'options': {
        const isFiltered = findDeck(tree, deckId)?.filtered === true;
        return openDialog({ kind: isFiltered ? 'filteredDeck' : 'deckOptions', deckId });
      }
      default:
        return openDialog({ kind: dialogOf[action], deckId });
    }
  }
  return { open, move, act };
}

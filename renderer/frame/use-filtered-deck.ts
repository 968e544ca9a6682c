import type { DeckId } from '#shared/contract/ids.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { showToast } from '#renderer/state/toast-store.ts';

export interface FilteredDeckActions {
  readonly rebuild: (deckId: DeckId) => Promise<void>;
  readonly empty: (deckId: DeckId) => Promise<void>;
}

/** Gathers a filtered deck's cards anew, or sends them home, and says how many. */
export function useFilteredDeck(): FilteredDeckActions {
  const text = useText();
  const build = useOperation('decks.buildFiltered');
  const empty = useOperation('decks.emptyFiltered');
  return {
    rebuild: async (deckId) => {
      const built = await build.run({ deckId });
      if (built !== undefined) showToast(text('filtered-rebuilt', { cards: built.cardCount }), { canUndo: true });
    },
    empty: async (deckId) => {
      const emptied = await empty.run({ deckId });
      if (emptied !== undefined) {
        showToast(text('filtered-emptied', { cards: emptied.cardCount }), { canUndo: emptied.cardCount > 0 });
      }
    },
  };
}

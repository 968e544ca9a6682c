import type { DeckId } from '#shared/contract/ids.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { showError } from '#renderer/state/dialog-store.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import { goToReview } from '#renderer/state/ui-store.ts';

/** Begins to study a deck, or says that nothing is due in it. */
export function useStartStudy(): (deckId: DeckId) => Promise<void> {
  const text = useText();
  const { calls } = useClient();
  return async (deckId) => {
    try {
      const { new: newCards, learning, review } = await calls.scheduler.counts({ deckId });
      if (newCards + learning + review > 0) goToReview(deckId);
      else showToast(text('overview-none-yet'));
    } catch (error: unknown) {
      showError(error);
    }
  };
}

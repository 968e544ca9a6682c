import type { DeckId } from '#shared/contract/ids.ts';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { useUi } from '#renderer/state/ui-store.ts';

const nowhere = 0 as DeckId;

/** The deck whose overview is in sight. */
export function useShownDeck(collectionOpen: boolean): MethodOutput<'decks.get'> | undefined {
  const route = useUi((state) => state.route);
  const deckId = route.screen === 'overview' ? route.deckId : nowhere;
  const enabled = collectionOpen && deckId !== nowhere;
  const { data } = useServerQuery('decks.get', { deckId }, { enabled });
  return enabled && data?.deckId === deckId ? data : undefined;
}

import type { CommandSituation } from '#renderer/commands.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { useShownDeck } from './use-shown-deck.ts';
import { useSyncFlow } from '#renderer/state/sync-flow.ts';

/** What commands may be used now, from what is known of the collection and the sync. */
export function useCommandSituation(collectionOpen: boolean): CommandSituation {
  const undo = useServerQuery('undo.status', {}, { enabled: collectionOpen });
  const current = useServerQuery('decks.current', {}, { enabled: collectionOpen });
  const preferences = useServerQuery('preferences.get', {});
  const shown = useShownDeck(collectionOpen);
  const syncRunning = useSyncFlow((state) => state.phase.kind === 'running');
  return {
    collectionOpen,
    canUndo: undo.data?.undo != null,
    canRedo: undo.data?.redo != null,
    hasCurrentDeck: current.data !== undefined,
    shownDeck: shown === undefined ? null : shown.filtered ? 'filtered' : 'normal',
    syncRunning,
    uiScale: preferences.data?.uiScale ?? 100,
  };
}

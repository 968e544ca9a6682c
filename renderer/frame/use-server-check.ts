import { useEffect } from 'react';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';

/** As often as the engine asks the server at most. */
const everyMs = 5 * 60_000;

/**
 * Asks the server quietly whether it has news, while nothing waits here. A failure shows nothing: the button then
 * says what is known without the server.
 */
export function useServerCheck(collectionOpen: boolean, safeMode: boolean | undefined, atDecks: boolean): void {
  const { calls } = useClient();
  const status = useServerQuery('sync.status', {}).data;
  const wanted =
    collectionOpen &&
    safeMode === false &&
    status?.account != null &&
    status.reason === 'upToDate' &&
    !status.running &&
    !status.autoSyncPaused;
  useEffect(() => {
    if (!wanted) return undefined;
    const ask = (): void => {
      calls.sync.checkServer({}).catch(() => {
        // Offline or busy: nobody asked for this, so nobody is told.
      });
    };
    ask();
    const timer = setInterval(ask, everyMs);
    // Whoever comes back to the window may have used another device meanwhile.
    window.addEventListener('focus', ask);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', ask);
    };
  }, [wanted, atDecks, calls]);
}

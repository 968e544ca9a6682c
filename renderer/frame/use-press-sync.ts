import { useClient } from '#renderer/rpc/client-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { openDialog, showError } from '#renderer/state/dialog-store.ts';
import { startSync } from '#renderer/state/sync-flow.ts';

/**
 * What the sync button and its key do: log in first if need be, else sync. While audio and images are on their way
 * (and the button says so), show how far they are.
 */
export function usePressSync(mediaRunning: boolean): () => void {
  const { calls } = useClient();
  const known = useServerQuery('sync.status', {}).data;
  async function press(): Promise<void> {
    if (mediaRunning) return openDialog({ kind: 'mediaProgress' });
    // Pressed before the first answer has come: wait for it rather than ask for a login that is there.
    const status = known ?? (await calls.sync.status({}));
    if (status.account === null) openDialog({ kind: 'login' });
    else await startSync(calls);
  }
  return () => void press().catch(showError);
}

import { useClient } from '#renderer/rpc/client-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { openDialog } from '#renderer/state/dialog-store.ts';
import { startSync } from '#renderer/state/sync-flow.ts';

/** What the sync button and its key do: log in first if need be, else sync. */
export function usePressSync(): () => void {
  const { calls } = useClient();
  const status = useServerQuery('sync.status', {});
  return () => {
    if (status.data?.account == null) openDialog({ kind: 'login' });
    else void startSync(calls);
  };
}

import { useEffect } from 'react';
import type { SyncSettings, SyncStatus } from '#shared/contract/sync.ts';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { startSync } from '#renderer/state/sync-flow.ts';

/** Whether the program may sync without being asked. */
export function maySyncByItself(
  status: SyncStatus | undefined,
  settings: SyncSettings | undefined,
  safeMode: boolean,
): boolean {
  return (
    status?.account != null && settings?.autoSync === true && !safeMode && !status.autoSyncPaused && !status.running
  );
}

const doneKey = 'ebb-synced-on-open';

/** Syncs quietly once when the profile opens. A page that is loaded again does not count as opening. */
export function useAutoSync(collectionOpen: boolean, safeMode: boolean | undefined): void {
  const { calls } = useClient();
  const status = useServerQuery('sync.status', {}).data;
  const settings = useServerQuery('sync.settings', {}).data;
  useEffect(() => {
    if (!collectionOpen || safeMode === undefined || status === undefined || settings === undefined) return;
    if (sessionStorage.getItem(doneKey) !== null) return;
    sessionStorage.setItem(doneKey, 'yes');
    if (maySyncByItself(status, settings, safeMode)) void startSync(calls, { quiet: true });
  }, [collectionOpen, safeMode, status, settings, calls]);
}

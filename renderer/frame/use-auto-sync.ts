import { useEffect } from 'react';
import type { SyncSettings, SyncStatus } from '#shared/contract/sync.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { showError } from '#renderer/state/dialog-store.ts';
import { useOpenedFor } from '#renderer/state/opened-for.ts';
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

/**
 * Syncs once when the profile opens. A page that is loaded again, or one more window, does not count as opening; who
 * opened it for a backup wants it as it is.
 */
export function useAutoSync(collectionOpen: boolean, safeMode: boolean): void {
  const { calls } = useClient();
  useEffect(() => {
    if (!collectionOpen) return;
    async function syncIfOpening(): Promise<void> {
      if (!(await calls.app.claimOpening({})) || useOpenedFor.getState().openedFor !== undefined) return;
      // As it is now: what this page read earlier may be of the time before a restore or a login.
      const [status, settings] = await Promise.all([calls.sync.status({}), calls.sync.settings({})]);
      if (maySyncByItself(status, settings, safeMode)) await startSync(calls, { occasion: 'opening' });
    }
    syncIfOpening().catch((error: unknown) => {
      // A lost connection is said in its own place.
      if (!isAppError(error, 'disconnected')) showError(error);
    });
  }, [collectionOpen, safeMode, calls]);
}

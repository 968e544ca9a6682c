import { isAppError } from '#shared/errors/app-error.ts';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { showError } from '#renderer/state/dialog-store.ts';
import { type Leaving, useLeaving } from '#renderer/state/leaving.ts';
import { mediaOverBeforeClosing } from '#renderer/state/media-flow.ts';
import { startSync, useSyncFlow } from '#renderer/state/sync-flow.ts';
import { markClosed } from '#renderer/state/ui-store.ts';
import { maySyncByItself } from './use-auto-sync.ts';

/** Resolves when no dialog or work of the sync is left. */
function syncFlowIdle(): Promise<void> {
  return new Promise((resolve) => {
    if (useSyncFlow.getState().phase.kind === 'idle') return resolve();
    const stop = useSyncFlow.subscribe((state) => {
      if (state.phase.kind !== 'idle') return;
      stop();
      resolve();
    });
  });
}

/**
 * What happens before the collection is closed by a person: a sync where that is wished, also when nothing of ours
 * waits, as another device may have sent something; a cancelled choice goes on closing. False: stay after all.
 */
export function useSyncBeforeLeaving(leaving: Leaving): () => Promise<boolean> {
  const { calls } = useClient();
  const info = useServerQuery('app.info', {}).data;
  const status = useServerQuery('sync.status', {}).data;
  const settings = useServerQuery('sync.settings', {}).data;
  return async () => {
    useLeaving.setState({ leaving });
    useSyncFlow.setState({ closingGivenUp: false });
    const wished = maySyncByItself(status, settings, info?.safeMode ?? true);
    if (wished || useSyncFlow.getState().phase.kind !== 'idle') {
      await startSync(calls, { occasion: 'closing' });
      await syncFlowIdle();
    }
    if (useSyncFlow.getState().closingGivenUp) return false;
    await mediaOverBeforeClosing();
    return true;
  };
}

/** Closes the app, after a sync where that is wished. */
export function useQuit(): () => Promise<void> {
  const { calls } = useClient();
  const syncBeforeLeaving = useSyncBeforeLeaving('app');
  return async () => {
    try {
      if (!(await syncBeforeLeaving())) {
        await calls.app.keepOpen({});
        return;
      }
      await calls.app.quit({});
      markClosed();
    } catch (error: unknown) {
      // The connection may end before the answer arrives.
      if (isAppError(error, 'disconnected')) markClosed();
      else showError(error);
    }
  };
}

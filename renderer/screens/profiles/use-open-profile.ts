import { useState } from 'react';
import { isAppError } from '#shared/errors/app-error.ts';
import { useSyncBeforeLeaving } from '#renderer/frame/use-quit.ts';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { showError } from '#renderer/state/dialog-store.ts';
import { keepOpenedFor, type OpenedFor } from '#renderer/state/opened-for.ts';

export interface OpeningProfile {
  /** Name of the profile that is being opened. */
  readonly opening: string | undefined;
  readonly open: (
    profile: { readonly profileId: string; readonly name: string },
    openedFor?: OpenedFor,
  ) => Promise<void>;
}

/** Goes over to another profile as closing does: syncs first where that is wished. The page begins anew then. */
export function useOpenProfile(): OpeningProfile {
  const { calls } = useClient();
  const syncBeforeLeaving = useSyncBeforeLeaving('profile');
  const [opening, setOpening] = useState<string>();
  return {
    opening,
    open: async ({ profileId, name }, openedFor) => {
      setOpening(name);
      try {
        if (!(await syncBeforeLeaving())) return setOpening(undefined);
        await calls.profiles.open({ profileId });
      } catch (error: unknown) {
        // The connection to the profile before may end first; the page that begins anew finds out.
        if (!isAppError(error, 'disconnected')) {
          setOpening(undefined);
          return showError(error);
        }
      }
      keepOpenedFor(openedFor);
      window.location.reload();
    },
  };
}

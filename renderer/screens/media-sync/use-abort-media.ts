import { useState } from 'react';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { showError } from '#renderer/state/dialog-store.ts';

/** Ends the media sync that runs. It does so after the file it is at, so this stays pressed until the end is there. */
export function useAbortMedia(): { readonly aborting: boolean; readonly abort: () => void } {
  const { calls } = useClient();
  const [aborting, setAborting] = useState(false);
  async function abort(): Promise<void> {
    setAborting(true);
    try {
      await calls.media.abort({});
    } catch (error: unknown) {
      setAborting(false);
      showError(error);
    }
  }
  return { aborting, abort: () => void abort() };
}

import { useEffect, useEffectEvent } from 'react';
import type { ChosenFile } from '#shared/contract/files.ts';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { showError } from '#renderer/state/dialog-store.ts';

/** Files that the app was started with, or that were opened with it since. Of several the first is imported. */
export function useOfferedFiles(open: (file: ChosenFile) => void): void {
  const client = useClient();
  const take = useEffectEvent(async () => {
    try {
      const [file, ...others] = await client.calls.files.takeOffered({});
      for (const { path } of others) await client.calls.files.release({ path });
      if (file !== undefined) open(file);
    } catch (error: unknown) {
      showError(error);
    }
  });
  useEffect(() => {
    void take();
    return client.on('filesOffered', () => void take());
  }, [client]);
}

import { useEffect, useEffectEvent } from 'react';
import type { ChosenFile, OfferedFile } from '#shared/contract/files.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { showError } from '#renderer/state/dialog-store.ts';

/** Files that the app was started with, or that were opened with it since. Of several the first is imported. */
export function useOfferedFiles(open: (file: ChosenFile) => void): void {
  const client = useClient();
  const take = useEffectEvent(async () => {
    try {
      const offers = await client.calls.files.takeOffered({});
      const [file, ...others] = offers.flatMap((offer) => (offer.kind === 'file' ? [offer.file] : []));
      for (const { path } of others) await client.calls.files.release({ path });
      if (file !== undefined) open(file);
      const failed = offers.find((offer) => offer.kind !== 'file');
      if (failed !== undefined) showError(errorOf(failed));
    } catch (error: unknown) {
      showError(error);
    }
  });
  useEffect(() => {
    void take();
    return client.on('filesOffered', () => void take());
  }, [client]);
}

function errorOf(failed: Exclude<OfferedFile, { kind: 'file' }>): AppError {
  return failed.kind === 'gone'
    ? new AppError('file.gone', { reason: 'moved', fileName: failed.fileName })
    : new AppError('file.notAllowed', { reason: failed.reason });
}

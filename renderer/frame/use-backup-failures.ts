import { useEffect } from 'react';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { showToast } from '#renderer/state/toast-store.ts';

/** A backup that nobody waits for has failed: said once, without stopping what is being done. */
export function useBackupFailures(): void {
  const client = useClient();
  const text = useText();
  useEffect(() => client.on('backupFailed', () => showToast(text('backups-automatic-failed'))), [client, text]);
}

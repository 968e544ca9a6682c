import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { showToast } from '#renderer/state/toast-store.ts';

/** Backs up now and says whether there was anything new. */
export function useCreateBackup(): () => Promise<void> {
  const text = useText();
  const create = useOperation('backups.create');
  return async () => {
    const entry = await create.run({});
    if (entry !== undefined) showToast(text(entry === null ? 'backups-unchanged' : 'backups-created'));
  };
}

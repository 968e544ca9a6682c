import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { openDialog } from '#renderer/state/dialog-store.ts';
import { showToast } from '#renderer/state/toast-store.ts';

/** Opens what was deleted in this profile as a file to be imported. */
export function useDeletedNotes(): () => void {
  const text = useText();
  const find = useOperation('app.deletedNotes');
  async function run(): Promise<void> {
    const file = await find.run({});
    if (file === null) showToast(text('deleted-notes-none'));
    else if (file !== undefined) openDialog({ kind: 'importText', file, isDeletionLog: true });
  }
  return () => void run();
}

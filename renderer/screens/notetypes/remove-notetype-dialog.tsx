import { ConfirmDialog } from '#renderer/components/confirm-dialog.tsx';
import { useSchemaGuard } from '#renderer/frame/use-schema-guard.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import type { ListedNotetype } from './notetypes-dialog.tsx';

interface RemoveNotetypeDialogProps {
  readonly notetype: ListedNotetype;
  readonly onClose: () => void;
}

export function RemoveNotetypeDialog({ notetype, onClose }: RemoveNotetypeDialogProps) {
  const { notetypeId, name, noteCount } = notetype;
  const text = useText();
  const { calls } = useClient();
  const remove = useOperation('notetypes.remove');
  const guard = useSchemaGuard(async () => {
    const isThere = (await calls.notetypes.list({})).some(
      (known) => known.notetypeId === notetypeId && known.noteCount === noteCount,
    );
    // The question has another answer then.
    if (!isThere) {
      showToast(text('schema-reread'));
      onClose();
    }
    return isThere;
  });
  async function submit(): Promise<void> {
    const done = await remove.run({ notetypeId });
    if (done === undefined) return;
    showToast(text('notetypes-removed', { count: done.cardCount }), { canUndo: true });
    guard.afterwards();
    onClose();
  }
  return (
    <ConfirmDialog
      title={text('notetypes-remove-title', { name })}
      onClose={onClose}
      action={text('notetypes-remove-do')}
      onConfirm={() => guard.before(() => void submit())}
      isDisabled={remove.running}
    >
      <p>{text('notetypes-remove-text', { count: noteCount })}</p>
      {guard.dialog}
    </ConfirmDialog>
  );
}

import { NameDialog } from '#renderer/components/name-dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { showError } from '#renderer/state/dialog-store.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import { changeOf, draftOf } from './notetype-draft.ts';
import type { ListedNotetype } from './notetypes-dialog.tsx';

interface RenameNotetypeDialogProps {
  readonly notetype: ListedNotetype;
  readonly onClose: () => void;
}

export function RenameNotetypeDialog({ notetype: { notetypeId, name }, onClose }: RenameNotetypeDialogProps) {
  const text = useText();
  const { calls } = useClient();
  const update = useOperation('notetypes.update');
  async function rename(wanted: string): Promise<void> {
    const { notetype } = await calls.notetypes.get({ notetypeId });
    const done = await update.run({ notetypeId, notetype: changeOf({ ...draftOf(notetype), name: wanted }) });
    if (done === undefined) return;
    showToast(text('notetypes-renamed', { name: done.name }), { canUndo: true });
    onClose();
  }
  return (
    <NameDialog
      title={text('notetypes-rename-title', { name })}
      label={text('notetypes-name')}
      startName={name}
      action={text('notetypes-rename-do')}
      problemOf={(wanted) => (wanted === '' ? text('notetypes-name-empty') : undefined)}
      onName={(wanted) => rename(wanted).catch(showError)}
      onClose={onClose}
    />
  );
}

import type { BackupEntry } from '#shared/contract/backups.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useNow } from '#renderer/components/use-now.ts';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';
import { useTask } from '#renderer/rpc/use-task.ts';
import { showToast } from '#renderer/state/toast-store.ts';

export interface RestoreDialogProps {
  readonly entry: BackupEntry;
  /** False: there is no open collection that could be saved first. */
  readonly collectionOpen: boolean;
  readonly onClose: () => void;
  readonly onRestored: () => void;
}

/** Says what a restore replaces and what follows from it. */
export function RestoreDialog({ entry, collectionOpen, onClose, onRestored }: RestoreDialogProps) {
  const text = useText();
  const when = useFormat().moment(entry.createdMs, useNow(60_000));
  const restore = useTask('backups.restore');
  async function run(): Promise<void> {
    const numbers = await restore.run({ backupId: entry.backupId });
    if (numbers === undefined) return;
    showToast(text('backups-restored', { cards: numbers.cards }));
    onRestored();
  }
  return (
    <Dialog
      title={text('backups-restore-title', { when })}
      role="alertdialog"
      onClose={() => restore.running || onClose()}
      actions={
        <>
          <Button isDisabled={restore.running} onPress={() => void run()}>
            {text(restore.running ? 'backups-restoring' : 'backups-restore-do')}
          </Button>
          <Button look="chosen" autoFocus isDisabled={restore.running} onPress={onClose}>
            {text('button-cancel')}
          </Button>
        </>
      }
    >
      <p>{text(collectionOpen ? 'backups-restore-text' : 'backups-restore-open-text')}</p>
      <p>{text('backups-restore-sync')}</p>
      <p className="soft" role="status">
        {restore.progress === undefined ? '' : text(`backups-stage-${restore.progress.stage}`)}
      </p>
    </Dialog>
  );
}

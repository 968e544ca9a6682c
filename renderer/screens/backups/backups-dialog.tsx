import { useState } from 'react';
import type { BackupEntry } from '#shared/contract/backups.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { useTask } from '#renderer/rpc/use-task.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import { goToDecks } from '#renderer/state/ui-store.ts';
import { BackupList } from './backup-list.tsx';
import { RestoreDialog } from './restore-dialog.tsx';

export interface BackupsDialogProps {
  /** A backup may lie anywhere: a collection package takes the same way as any other that is imported. */
  readonly onChooseFile: () => void;
  readonly onClose: () => void;
}

export function BackupsDialog({ onChooseFile, onClose }: BackupsDialogProps) {
  const text = useText();
  const entries = useServerQuery('backups.list', {}).data;
  const isOpen = useServerQuery('collection.state', {}).data?.open ?? false;
  const create = useTask('backups.create');
  const [restoring, setRestoring] = useState<BackupEntry>();
  async function backUp(): Promise<void> {
    const entry = await create.run({});
    if (entry !== undefined) showToast(text(entry === null ? 'backups-unchanged' : 'backups-created'));
  }
  if (restoring !== undefined) {
    return (
      <RestoreDialog
        entry={restoring}
        collectionOpen={isOpen}
        onClose={() => setRestoring(undefined)}
        onRestored={() => {
          goToDecks();
          onClose();
        }}
      />
    );
  }
  return (
    <Dialog
      title={text('backups-title')}
      size="large"
      onClose={onClose}
      actions={
        <>
          <Button isDisabled={create.running} onPress={onChooseFile}>
            {text('backups-from-file')}
          </Button>
          <Button isDisabled={!isOpen || create.running} onPress={() => void backUp()}>
            {text(create.running ? 'backups-creating' : 'backups-create')}
          </Button>
          <Button look="chosen" autoFocus onPress={onClose}>
            {text('button-close')}
          </Button>
        </>
      }
    >
      <p className="soft">{text('backups-text')}</p>
      {entries === undefined ? null : entries.length === 0 ? (
        <p className="empty">{text('backups-empty')}</p>
      ) : (
        <BackupList entries={entries} isDisabled={create.running} onRestore={setRestoring} />
      )}
    </Dialog>
  );
}

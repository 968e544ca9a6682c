import { useState } from 'react';
import { Button } from '#renderer/components/button.tsx';
import { ConfirmDialog } from '#renderer/components/confirm-dialog.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { useTask } from '#renderer/rpc/use-task.ts';
import { openDialog } from '#renderer/state/dialog-store.ts';
import { startSync } from '#renderer/state/sync-flow.ts';

export interface UpdateSchedulerDialogProps {
  readonly onClose: () => void;
}

/** Says what the update does and asks for, then backs up and does it, then leads to the upload. */
export function UpdateSchedulerDialog({ onClose }: UpdateSchedulerDialogProps) {
  const state = useServerQuery('collection.schedulerState', {}).data;
  const update = useTask('collection.updateScheduler');
  const [wasFirst, setWasFirst] = useState<boolean>();
  async function run(first: boolean): Promise<void> {
    const done = await update.run({});
    if (done !== undefined) setWasFirst(first);
  }
  if (wasFirst !== undefined) return <Updated needsUpload={wasFirst} onClose={onClose} />;
  if (state === undefined) return null;
  const isFirst = state.version === 'first';
  return (
    <Question
      isFirst={isFirst}
      stage={update.running ? (update.progress?.stage ?? 'backingUp') : undefined}
      onRun={() => void run(isFirst)}
      onClose={() => {
        // The backup can be given up; what comes after it is over at once.
        if (update.running) update.cancel();
        else onClose();
      }}
    />
  );
}

interface QuestionProps {
  readonly isFirst: boolean;
  readonly stage: 'backingUp' | 'updating' | undefined;
  readonly onRun: () => void;
  readonly onClose: () => void;
}

function Question({ isFirst, stage, onRun, onClose }: QuestionProps) {
  const text = useText();
  return (
    <ConfirmDialog
      title={text('old-scheduler-title')}
      onClose={onClose}
      action={text('old-scheduler-do')}
      isDisabled={stage !== undefined}
      onConfirm={onRun}
    >
      <p>{text('old-scheduler-why')}</p>
      <ul className="consequences">
        {isFirst ? <li>{text('old-scheduler-sync-first')}</li> : null}
        <li>{text('old-scheduler-backup')}</li>
        <li>{text('old-scheduler-keeps')}</li>
        {isFirst ? <li>{text('old-scheduler-one-way')}</li> : null}
      </ul>
      <p className="soft" role="status">
        {stage === undefined ? '' : text(`old-scheduler-${stage}`)}
      </p>
    </ConfirmDialog>
  );
}

function Updated({ needsUpload, onClose }: { readonly needsUpload: boolean; readonly onClose: () => void }) {
  const text = useText();
  const { calls } = useClient();
  const account = useServerQuery('sync.status', {}).data?.account ?? null;
  function sync(): void {
    onClose();
    void startSync(calls);
  }
  return (
    <Dialog
      title={text('old-scheduler-done')}
      onClose={onClose}
      actions={
        needsUpload && account !== null ? (
          <>
            <Button onPress={onClose}>{text('sync-now-later')}</Button>
            <Button look="primary" autoFocus onPress={sync}>
              {text('sync-now')}
            </Button>
          </>
        ) : (
          <>
            <Button onPress={() => openDialog({ kind: 'backups' })}>{text('old-scheduler-backups')}</Button>
            <Button look="chosen" autoFocus onPress={onClose}>
              {text('button-close')}
            </Button>
          </>
        )
      }
    >
      <p>{text('old-scheduler-done-backup')}</p>
      {needsUpload && account !== null ? <p>{text('old-scheduler-upload')}</p> : null}
    </Dialog>
  );
}

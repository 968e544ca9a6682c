import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';

/** `asking`: the server has not answered yet. `unknown`: it could not be asked. */
export type Waiting = 'asking' | 'none' | 'here' | 'there' | 'unknown';

export interface SchemaChangeDialogProps {
  readonly what: 'notetypes' | 'check';
  readonly waiting: Waiting;
  /** False: nobody is logged in, so nothing can be synced now. */
  readonly canSync: boolean;
  readonly isBusy: boolean;
  /** The sync before it did not bring both sides together. */
  readonly hasFailed: boolean;
  readonly onSyncFirst: () => void;
  readonly onSyncAndUpload: () => void;
  readonly onGoOn: () => void;
  readonly onCancel: () => void;
}

/** What has to be known before notes are built another way; the default loses nothing. */
export function SchemaChangeDialog({ what, waiting, canSync, isBusy, hasFailed, ...act }: SchemaChangeDialogProps) {
  const text = useText();
  const isDone = waiting === 'none';
  return (
    <Dialog
      role="alertdialog"
      title={text('schema-title')}
      size="medium"
      onClose={act.onCancel}
      actions={
        <>
          <Button onPress={act.onCancel} {...(canSync ? {} : { look: 'chosen', autoFocus: true })}>
            {text('button-cancel')}
          </Button>
          <Button onPress={act.onGoOn} isDisabled={isBusy}>
            {text('schema-go-on')}
          </Button>
          {canSync ? (
            <Button
              // Takes the focus when it can be pressed.
              key={waiting === 'asking' ? 'asking' : 'known'}
              look="chosen"
              autoFocus
              isDisabled={isBusy || waiting === 'asking'}
              onPress={isDone ? act.onSyncAndUpload : act.onSyncFirst}
            >
              {text(isDone ? 'schema-sync-upload' : 'schema-sync-first')}
            </Button>
          ) : null}
        </>
      }
    >
      <p>{text(what === 'check' ? 'schema-text-check' : 'schema-text')}</p>
      <p role="status">{text(hasFailed ? 'schema-sync-failed' : `schema-${waiting}`)}</p>
    </Dialog>
  );
}

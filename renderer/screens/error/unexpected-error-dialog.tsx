import { Button } from '#renderer/components/button.tsx';
import { CopyableDetails } from '#renderer/components/copyable-details.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { closeError, openDialog, showError, type ShownError } from '#renderer/state/dialog-store.ts';

export interface UnexpectedErrorDialogProps {
  readonly shown: ShownError;
  readonly about: string;
}

/** A fault of ours: what is safe, what to copy for a report, and the ways on. */
export function UnexpectedErrorDialog({ shown: { error }, about }: UnexpectedErrorDialogProps) {
  const text = useText();
  const { calls } = useClient();
  const isOpen = useServerQuery('collection.state', {}).data?.open === true;
  async function restart(safeMode: boolean): Promise<void> {
    closeError();
    try {
      await calls.app.reopen({ safeMode });
    } catch (cause: unknown) {
      showError(cause);
    }
  }
  return (
    <Dialog
      title={text('unexpected-title')}
      role="alertdialog"
      onClose={closeError}
      actions={
        <>
          {isOpen ? (
            <Button
              onPress={() => {
                closeError();
                openDialog({ kind: 'checkDatabase' });
              }}
            >
              {text('command-checkDatabase')}
            </Button>
          ) : null}
          <Button onPress={() => void restart(true)}>{text('unexpected-safe-mode')}</Button>
          <Button onPress={() => void restart(false)}>{text('unexpected-restart')}</Button>
          <Button look="chosen" autoFocus onPress={closeError}>
            {text('unexpected-continue')}
          </Button>
        </>
      }
    >
      <p>{text('unexpected-text')}</p>
      {error.incident === undefined ? null : <p>{text('unexpected-incident', { incident: error.incident })}</p>}
      <CopyableDetails
        summary={text('dialog-details')}
        copyLabel={text('button-copy')}
        copiedLabel={text('button-copied')}
        details={[about, error.code, error.incident ?? '', causeText(error.cause)]
          .filter((line) => line !== '')
          .join('\n')}
      />
    </Dialog>
  );
}

/** What the window itself threw; the host's own causes stay in its log. */
function causeText(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : '';
}

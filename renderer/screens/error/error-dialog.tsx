import type { ErrorAction } from '#shared/i18n/error-text.ts';
import type { PlainMessageId } from '#shared/i18n/translate.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { ErrorDetails } from '#renderer/frame/error-details.tsx';
import { errorWords } from '#renderer/i18n/error-words.ts';
import { useFormat, useText, useTranslator } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { closeError, openDialog, type ShownError } from '#renderer/state/dialog-store.ts';
import { startSync } from '#renderer/state/sync-flow.ts';
import { FindOutButton } from './find-out-button.tsx';
import { UnexpectedErrorDialog } from './unexpected-error-dialog.tsx';

const actionLabels: Record<Exclude<ErrorAction, 'close'>, PlainMessageId> = {
  tryAgain: 'button-try-again',
  logIn: 'action-log-in',
  syncAgain: 'action-sync-again',
  openSyncSettings: 'action-sync-settings',
  openBackups: 'action-backups',
  checkDatabase: 'command-checkDatabase',
  restart: 'action-restart',
};
/** The upload may have arrived although its answer did not. */
const answerLost: readonly string[] = [
  'sync.connectionLost',
  'sync.timeout',
  'sync.noAnswer',
  'sync.offline',
  'sync.serverProblem',
  'sync.unexpectedStatus',
  'sync.notASyncServer',
];

export interface ErrorDialogProps {
  readonly shown: ShownError;
  /** Version, door, system: for a report. */
  readonly about: string;
}

/** What is the matter, what is safe, and one next step. */
export function ErrorDialog({ shown, about }: ErrorDialogProps) {
  const text = useText();
  const translator = useTranslator();
  const format = useFormat();
  const { calls } = useClient();
  const { error, retry, whileUploading } = shown;
  if (error.code === 'internal') return <UnexpectedErrorDialog shown={shown} about={about} />;
  const words = errorWords(error, translator, format);
  const unsure = whileUploading && answerLost.includes(error.code);
  const actions: Record<Exclude<ErrorAction, 'close'>, (() => void) | undefined> = {
    tryAgain: retry,
    logIn: () => openDialog({ kind: 'login', syncAfterwards: true }),
    syncAgain: () => void startSync(calls),
    openSyncSettings: () => openDialog({ kind: 'preferences', section: 'syncing' }),
    openBackups: () => openDialog({ kind: 'backups' }),
    checkDatabase: () => openDialog({ kind: 'checkDatabase' }),
    restart: () => void calls.app.reopen({ safeMode: false }),
  };
  const act = words.action === 'close' ? undefined : actions[words.action];
  return (
    <Dialog
      title={words.title}
      role="alertdialog"
      onClose={closeError}
      actions={
        <>
          <FindOutButton code={error.code} />
          {words.action === 'close' || act === undefined ? null : (
            <Button
              onPress={() => {
                closeError();
                act();
              }}
            >
              {text(actionLabels[words.action])}
            </Button>
          )}
          <Button look="chosen" autoFocus onPress={closeError}>
            {text('button-close')}
          </Button>
        </>
      }
    >
      <p>{words.next}</p>
      <p className="note">{unsure ? text('safe-upload-unknown') : words.safe}</p>
      <ErrorDetails error={error} about={about} />
    </Dialog>
  );
}

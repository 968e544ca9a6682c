import type { AppError } from '#shared/errors/app-error.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { ErrorDetails } from '#renderer/frame/error-details.tsx';
import { causeSentence } from '#renderer/i18n/error-words.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { useText, useTranslator } from '#renderer/i18n/text-context.tsx';

export interface NoServerCopyDialogProps {
  readonly error: AppError<'sync.safetyCopyFailed'>;
  /** Version, door, system: for a report. */
  readonly about: string;
  readonly onUpload: () => void;
  readonly onCancel: () => void;
}

/** The upload would destroy what could not be saved: only on the user's word. */
export function NoServerCopyDialog({ error, about, onUpload, onCancel }: NoServerCopyDialogProps) {
  const text = useText();
  const translator = useTranslator();
  const host = useServerQuery('sync.status', {}).data?.account?.host ?? '';
  return (
    <Dialog
      title={text('safety-copy-title')}
      role="alertdialog"
      onClose={onCancel}
      actions={
        <>
          <Button onPress={onUpload}>{text('safety-copy-anyway')}</Button>
          <Button look="chosen" autoFocus onPress={onCancel}>
            {text('button-cancel')}
          </Button>
        </>
      }
    >
      <p>{text('safety-copy-text', { reason: causeSentence(error.details.cause, host, translator) })}</p>
      <p className="note">{text('safety-copy-safe')}</p>
      <ErrorDetails error={error} about={about} />
    </Dialog>
  );
}

import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { causeSentence } from '#renderer/i18n/error-words.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { useText, useTranslator } from '#renderer/i18n/text-context.tsx';

export interface NoServerCopyDialogProps {
  /** The code of the error that the safety copy met. */
  readonly cause: string;
  readonly onUpload: () => void;
  readonly onCancel: () => void;
}

/** The upload would destroy what could not be saved: only on the user's word. */
export function NoServerCopyDialog({ cause, onUpload, onCancel }: NoServerCopyDialogProps) {
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
      <p>{text('safety-copy-text', { reason: causeSentence(cause, host, translator) })}</p>
      <p className="note">{text('safety-copy-safe')}</p>
    </Dialog>
  );
}

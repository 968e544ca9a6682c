import type { AppError } from '#shared/errors/app-error.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { ErrorDetails } from '#renderer/frame/error-details.tsx';
import { errorWords } from '#renderer/i18n/error-words.ts';
import { useFormat, useText, useTranslator } from '#renderer/i18n/text-context.tsx';

export interface ClosingFailedDialogProps {
  readonly error: AppError;
  /** Version, door, system: for a report. */
  readonly about: string;
  readonly onClose: () => void;
  /** See to it first: the app stays open. */
  readonly onStay: () => void;
}

/** The app was to close, and its last sync met something that will not pass by itself. Closing loses nothing. */
export function ClosingFailedDialog({ error, about, onClose, onStay }: ClosingFailedDialogProps) {
  const text = useText();
  const { title, next, safe } = errorWords(error, useTranslator(), useFormat());
  return (
    <Dialog
      title={text('closing-failed-title')}
      role="alertdialog"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onStay}>{text('closing-stay')}</Button>
          <Button look="chosen" autoFocus onPress={onClose}>
            {text('closing-anyway')}
          </Button>
        </>
      }
    >
      <p>{title}</p>
      <p>{next}</p>
      <p>{text('closing-failed-text')}</p>
      <p className="note">{safe}</p>
      <ErrorDetails error={error} about={about} />
    </Dialog>
  );
}

import type { AppError } from '#shared/errors/app-error.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { ErrorDetails } from '#renderer/frame/error-details.tsx';
import { errorWords } from '#renderer/i18n/error-words.ts';
import { useFormat, useText, useTranslator } from '#renderer/i18n/text-context.tsx';
import { useLeaving } from '#renderer/state/leaving.ts';

export interface ClosingFailedDialogProps {
  readonly error: AppError;
  /** Version, door, system: for a report. */
  readonly about: string;
  readonly onClose: () => void;
  /** See to it first: the profile stays open. */
  readonly onStay: () => void;
}

const words = {
  app: { title: 'closing-failed-title', goOn: 'closing-anyway', stay: 'closing-stay' },
  profile: { title: 'switching-failed-title', goOn: 'switching-anyway', stay: 'switching-stay' },
} as const;

/** The profile was to close, and its last sync met something that will not pass by itself. Closing loses nothing. */
export function ClosingFailedDialog({ error, about, onClose, onStay }: ClosingFailedDialogProps) {
  const text = useText();
  const { leaving } = useLeaving();
  const { title, next, safe } = errorWords(error, useTranslator(), useFormat());
  return (
    <Dialog
      title={text(words[leaving].title)}
      role="alertdialog"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onStay}>{text(words[leaving].stay)}</Button>
          <Button look="chosen" autoFocus onPress={onClose}>
            {text(words[leaving].goOn)}
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

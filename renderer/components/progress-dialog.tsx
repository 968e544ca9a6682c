import { useText } from '#renderer/i18n/text-context.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { ProgressBar } from './progress-bar.tsx';

export interface ProgressDialogProps {
  readonly title: string;
  /** What is being done, where the work has several parts. */
  readonly stage?: string;
  /** From 0 to 1; undefined: how far is not known. */
  readonly value: number | undefined;
  /** How much of how much. Empty while it is not known: the dialog keeps its height. */
  readonly numbers?: string;
  readonly onCancel: () => void;
}

/** Work that is waited for, and the way out of it. */
export function ProgressDialog({ title, stage, value, numbers, onCancel }: ProgressDialogProps) {
  const text = useText();
  return (
    <Dialog
      title={title}
      onClose={onCancel}
      actions={
        <Button look="chosen" autoFocus onPress={onCancel}>
          {text('button-cancel')}
        </Button>
      }
    >
      <div className="progress-lines">
        {stage === undefined ? null : (
          <p className="progress-stage" role="status">
            {stage}
          </p>
        )}
        <ProgressBar label={title} value={value} valueText={numbers || stage || title} />
        {numbers === undefined ? null : <p className="progress-numbers">{numbers}</p>}
      </div>
    </Dialog>
  );
}

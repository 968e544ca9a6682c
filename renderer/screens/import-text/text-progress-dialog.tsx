import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { ProgressBar } from '#renderer/components/progress-bar.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';

export interface TextProgressDialogProps {
  readonly title: string;
  /** From 0 to 1; undefined: not known. */
  readonly value: number | undefined;
  readonly numbers: string;
  readonly onCancel: () => void;
}

export function TextProgressDialog({ title, value, numbers, onCancel }: TextProgressDialogProps) {
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
        <ProgressBar label={title} value={value} valueText={numbers === '' ? title : numbers} />
        <p className="progress-numbers">{numbers}</p>
      </div>
    </Dialog>
  );
}

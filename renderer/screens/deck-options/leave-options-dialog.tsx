import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';

export interface LeaveOptionsDialogProps {
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

export function LeaveOptionsDialog({ onStay, onLeave }: LeaveOptionsDialogProps) {
  const text = useText();
  return (
    <Dialog
      title={text('options-leave-title')}
      role="alertdialog"
      onClose={onStay}
      actions={
        <>
          <Button onPress={onLeave}>{text('options-leave-do')}</Button>
          <Button look="chosen" autoFocus onPress={onStay}>
            {text('options-leave-stay')}
          </Button>
        </>
      }
    >
      <p>{text('options-leave-text')}</p>
    </Dialog>
  );
}

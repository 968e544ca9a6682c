import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';

interface LeaveNotetypeDialogProps {
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

export function LeaveNotetypeDialog({ onStay, onLeave }: LeaveNotetypeDialogProps) {
  const text = useText();
  return (
    <Dialog
      role="alertdialog"
      title={text('notetypes-leave-title')}
      onClose={onStay}
      actions={
        <>
          <Button onPress={onLeave}>{text('notetypes-leave-do')}</Button>
          <Button look="chosen" autoFocus onPress={onStay}>
            {text('notetypes-leave-stay')}
          </Button>
        </>
      }
    >
      <p>{text('notetypes-leave-text')}</p>
    </Dialog>
  );
}

import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';

export interface LeaveDraftDialogProps {
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

export function LeaveDraftDialog({ onStay, onLeave }: LeaveDraftDialogProps) {
  const text = useText();
  return (
    <Dialog
      role="alertdialog"
      title={text('add-leave-title')}
      onClose={onStay}
      onSubmit={onStay}
      actions={
        <>
          <Button onPress={onLeave}>{text('add-leave-do')}</Button>
          <Button look="chosen" type="submit" autoFocus>
            {text('add-leave-stay')}
          </Button>
        </>
      }
    >
      <p>{text('add-leave-text')}</p>
    </Dialog>
  );
}

import { ConfirmDialog } from '#renderer/components/confirm-dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';

interface LeaveNotetypeDialogProps {
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

export function LeaveNotetypeDialog({ onStay, onLeave }: LeaveNotetypeDialogProps) {
  const text = useText();
  return (
    <ConfirmDialog
      title={text('notetypes-leave-title')}
      action={text('notetypes-leave-do')}
      keep={text('notetypes-leave-stay')}
      onConfirm={onLeave}
      onClose={onStay}
    >
      <p>{text('notetypes-leave-text')}</p>
    </ConfirmDialog>
  );
}

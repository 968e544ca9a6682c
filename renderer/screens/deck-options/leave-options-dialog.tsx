import { ConfirmDialog } from '#renderer/components/confirm-dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';

export interface LeaveOptionsDialogProps {
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

export function LeaveOptionsDialog({ onStay, onLeave }: LeaveOptionsDialogProps) {
  const text = useText();
  return (
    <ConfirmDialog
      title={text('options-leave-title')}
      action={text('options-leave-do')}
      keep={text('options-leave-stay')}
      onConfirm={onLeave}
      onClose={onStay}
    >
      <p>{text('options-leave-text')}</p>
    </ConfirmDialog>
  );
}

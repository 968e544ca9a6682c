import type { ReactNode } from 'react';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';

interface ConfirmDialogProps {
  readonly title: string;
  readonly action: string;
  readonly children: ReactNode;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly isDisabled?: boolean;
}

/** Before something goes: the default keeps it. */
export function ConfirmDialog({ title, action, children, onConfirm, onClose, isDisabled = false }: ConfirmDialogProps) {
  const text = useText();
  return (
    <Dialog
      role="alertdialog"
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onConfirm} isDisabled={isDisabled}>
            {action}
          </Button>
          <Button look="chosen" autoFocus onPress={onClose}>
            {text('button-cancel')}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}

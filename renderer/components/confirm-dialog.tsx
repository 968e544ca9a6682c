import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/text-context.tsx';
import { Button } from './button.tsx';
import { Dialog, type DialogProps } from './dialog.tsx';

interface ConfirmDialogProps extends Pick<DialogProps, 'title' | 'size' | 'onClose'> {
  /** What the button does. */
  readonly action: string;
  /** What the other one is called, in place of Cancel. */
  readonly keep?: string;
  readonly onConfirm: () => void;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
}

/** Asked before something goes: Enter and Esc keep it. */
export function ConfirmDialog({
  action,
  keep,
  onConfirm,
  isDisabled = false,
  children,
  ...dialog
}: ConfirmDialogProps) {
  const text = useText();
  return (
    <Dialog
      {...dialog}
      role="alertdialog"
      actions={
        <>
          <Button onPress={onConfirm} isDisabled={isDisabled}>
            {action}
          </Button>
          <Button look="chosen" autoFocus onPress={dialog.onClose}>
            {keep ?? text('button-cancel')}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}

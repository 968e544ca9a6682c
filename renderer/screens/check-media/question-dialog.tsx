import type { ReactNode } from 'react';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';

export interface QuestionDialogProps {
  readonly title: string;
  /** What the button does. */
  readonly doLabel: string;
  readonly onDo: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Asked before files leave the folder or the disk. Enter and Esc leave them where they are. */
export function QuestionDialog({ title, doLabel, onDo, onClose, children }: QuestionDialogProps) {
  const text = useText();
  return (
    <Dialog
      title={title}
      role="alertdialog"
      onClose={onClose}
      actions={
        <>
          <Button
            onPress={() => {
              onClose();
              onDo();
            }}
          >
            {doLabel}
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

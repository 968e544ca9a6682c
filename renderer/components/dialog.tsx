import { type ReactNode, useId } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

export interface DialogProps {
  readonly title: string;
  /** Esc, and whatever else means "not now". */
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the default one last. */
  readonly actions?: ReactNode;
  readonly size?: 'small' | 'medium' | 'large';
  /** `alertdialog` for what interrupts: errors and questions about data. */
  readonly role?: 'dialog' | 'alertdialog';
  readonly describedBy?: string;
}

/** A modal dialog: focus stays inside, Esc closes, focus returns to where it was. */
export function Dialog({
  title,
  onClose,
  children,
  actions,
  size = 'small',
  role = 'dialog',
  describedBy,
}: DialogProps) {
  const bodyId = useId();
  return (
    <ModalOverlay className="dialog-backdrop" isOpen onOpenChange={(isOpen) => isOpen || onClose()}>
      <Modal className={`dialog-frame dialog-${size}`}>
        <AriaDialog className="dialog" role={role} aria-describedby={describedBy ?? bodyId}>
          <Heading slot="title" className="dialog-title">
            {title}
          </Heading>
          <div className="dialog-body" id={bodyId}>
            {children}
          </div>
          {actions === undefined ? null : <div className="dialog-actions">{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

import { type ReactNode, useEffectEvent, useId, useLayoutEffect } from 'react';
import { useOverflows } from './use-overflows.ts';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

export interface DialogProps {
  readonly title: string;
  /** Esc, and whatever else means "not now". */
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the default one last. */
  readonly actions?: ReactNode;
  /** `full`: all there is, for what is worked in. */
  readonly size?: 'small' | 'medium' | 'large' | 'full';
  /** `alertdialog` for what interrupts: errors and questions about data. */
  readonly role?: 'dialog' | 'alertdialog';
  readonly describedBy?: string;
  /** Makes the dialog a form: Enter in a field and its submit button end here. */
  readonly onSubmit?: () => void;
}

/** A modal dialog: focus stays inside, Esc closes, focus returns to where it was. */
export function Dialog({ title, onClose, size = 'small', role = 'dialog', describedBy, ...content }: DialogProps) {
  const bodyId = useId();
  useEscapeFromNowhere(bodyId, onClose);
  return (
    <ModalOverlay className="dialog-backdrop" isOpen onOpenChange={(isOpen) => isOpen || onClose()}>
      <Modal className={`dialog-frame dialog-${size}`}>
        <AriaDialog className="dialog" role={role} aria-describedby={describedBy ?? bodyId}>
          <Heading slot="title" className="dialog-title">
            {title}
          </Heading>
          <DialogContent {...content} bodyId={bodyId} />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/**
 * Esc while nothing has the focus, as for a moment after a dialog above this one was closed: without this a second
 * quick Esc would go nowhere.
 */
function useEscapeFromNowhere(bodyId: string, onClose: () => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.repeat || event.isComposing) return;
    if (document.activeElement !== document.body) return;
    const topmost = [...document.querySelectorAll('.dialog-body')].at(-1);
    if (topmost?.id !== bodyId || document.querySelector('[role="menu"]') !== null) return;
    event.preventDefault();
    onClose();
  });
  useLayoutEffect(() => {
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

interface DialogContentProps extends Pick<DialogProps, 'children' | 'actions' | 'onSubmit'> {
  readonly bodyId: string;
}

function DialogContent({ children, actions, onSubmit, bodyId }: DialogContentProps) {
  const [body, scrolls] = useOverflows<HTMLDivElement>();
  const content = (
    <>
      <div className="dialog-body" id={bodyId} ref={body} {...(scrolls ? { tabIndex: 0 } : {})}>
        {children}
      </div>
      {actions === undefined ? null : <div className="dialog-actions">{actions}</div>}
    </>
  );
  if (onSubmit === undefined) return content;
  return (
    <form
      className="dialog-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {content}
    </form>
  );
}

import { useText } from '#renderer/i18n/text-context.tsx';
import { Button } from './button.tsx';
import { CopyButton } from './copy-button.tsx';
import { Dialog } from './dialog.tsx';

export interface PlaceDialogProps {
  readonly title: string;
  readonly message: string;
  readonly path: string;
  readonly onClose: () => void;
}

/** Where something lies, for doors that can't open the system's file manager. */
export function PlaceDialog({ title, message, path, onClose }: PlaceDialogProps) {
  const text = useText();
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <CopyButton text={path} label={text('button-copy')} copiedLabel={text('button-copied')} />
          <Button look="chosen" autoFocus onPress={onClose}>
            {text('button-close')}
          </Button>
        </>
      }
    >
      <p>{message}</p>
      <p className="path" dir="ltr">
        <code>{path}</code>
      </p>
    </Dialog>
  );
}

import { Button } from '#renderer/components/button.tsx';
import { CopyButton } from '#renderer/components/copy-button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';

export interface MediaFolderDialogProps {
  readonly path: string;
  readonly onClose: () => void;
}

/** For doors that can't open the system's file manager. */
export function MediaFolderDialog({ path, onClose }: MediaFolderDialogProps) {
  const text = useText();
  return (
    <Dialog
      title={text('media-folder-title')}
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
      <p>{text('media-folder-text')}</p>
      <p className="path" dir="ltr">
        <code>{path}</code>
      </p>
    </Dialog>
  );
}

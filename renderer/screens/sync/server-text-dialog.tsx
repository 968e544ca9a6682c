import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { ServerWords } from './server-words.tsx';

export interface ServerTextDialogProps {
  readonly message: string;
  readonly stopped: boolean;
  readonly onClose: () => void;
}

/** The server's own words, as text whatever they hold. */
export function ServerTextDialog({ message, stopped, onClose }: ServerTextDialogProps) {
  const text = useText();
  return (
    <Dialog
      title={text(stopped ? 'sync-stopped-title' : 'sync-server-says-title')}
      onClose={onClose}
      actions={
        <Button look="chosen" autoFocus onPress={onClose}>
          {text('button-close')}
        </Button>
      }
    >
      {stopped ? <p>{text('sync-stopped-text')}</p> : null}
      <ServerWords message={message} />
    </Dialog>
  );
}

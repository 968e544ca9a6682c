import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';

/** Says plainly that merging is not there yet. */
export function NormalRequiredDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  return (
    <Dialog
      title={text('sync-normal-title')}
      onClose={onClose}
      actions={
        <Button look="chosen" autoFocus onPress={onClose}>
          {text('button-close')}
        </Button>
      }
    >
      <p>{text('sync-normal-text')}</p>
      <p className="soft">{text('sync-normal-way-out')}</p>
    </Dialog>
  );
}

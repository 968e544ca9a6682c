import type { ImportResult } from '#shared/contract/packages.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { openDialog } from '#renderer/state/dialog-store.ts';

export interface ReplacedDialogProps {
  readonly result: Extract<ImportResult, { kind: 'replaced' }>;
  readonly onClose: () => void;
}

/** After a whole collection came in: what is here now, where the one before is, and what the next sync will ask. */
export function ReplacedDialog({ result: { numbers, mediaCount, backupId }, onClose }: ReplacedDialogProps) {
  const text = useText();
  return (
    <Dialog
      title={text('import-replaced-title')}
      onClose={onClose}
      actions={
        <>
          {backupId === null ? null : (
            <Button onPress={() => openDialog({ kind: 'backups' })}>{text('resolve-open-backups')}</Button>
          )}
          <Button look="chosen" autoFocus onPress={onClose}>
            {text('button-close')}
          </Button>
        </>
      }
    >
      <p role="status">{text('import-replaced-text', { cards: numbers.cards, media: mediaCount })}</p>
      {backupId === null ? null : <p>{text('import-replaced-backup')}</p>}
      <p className="note">{text('import-replaced-sync')}</p>
    </Dialog>
  );
}

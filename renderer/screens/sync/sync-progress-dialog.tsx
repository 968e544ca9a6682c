import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useDelayed } from '#renderer/components/use-delayed.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useSyncFlow, type Direction } from '#renderer/state/sync-flow.ts';
import { ProgressLines } from './progress-lines.tsx';

/** Work shorter than this shows no window. */
const patienceMs = 300;
const titles = {
  start: 'sync-progress-title',
  upload: 'sync-progress-uploading-title',
  download: 'sync-progress-downloading-title',
} as const;

export interface SyncProgressDialogProps {
  readonly work: 'start' | Direction;
  readonly cancelling: boolean;
  readonly onCancel: () => void;
}

export function SyncProgressDialog({ work, cancelling, onCancel }: SyncProgressDialogProps) {
  const text = useText();
  const shown = useDelayed(true, patienceMs);
  const progress = useSyncFlow((state) => state.progress);
  if (!shown) return null;
  return (
    <Dialog
      title={text(titles[work])}
      onClose={onCancel}
      actions={
        <Button look="chosen" autoFocus onPress={onCancel} isDisabled={cancelling}>
          {text(cancelling ? 'sync-progress-cancelling' : 'button-cancel')}
        </Button>
      }
    >
      <ProgressLines progress={progress} />
    </Dialog>
  );
}

import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useDelayed } from '#renderer/components/use-delayed.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { type Direction, type Occasion, useSyncFlow } from '#renderer/state/sync-flow.ts';
import { ProgressLines } from './progress-lines.tsx';

/** Work shorter than this shows no window; what nobody asked for gets longer. */
const patienceMs: Readonly<Record<Occasion, number>> = { asked: 300, opening: 1500, closing: 300 };
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
  const progress = useSyncFlow((state) => state.progress);
  const occasion = useSyncFlow((state) => state.occasion);
  const shown = useDelayed(true, patienceMs[occasion]);
  if (!shown) return null;
  const closing = occasion === 'closing' && work === 'start';
  const abort = text(closing ? 'closing-abort' : 'button-cancel');
  return (
    <Dialog
      title={text(closing ? 'closing-title' : titles[work])}
      onClose={onCancel}
      actions={
        <Button look="chosen" autoFocus onPress={onCancel} isDisabled={cancelling}>
          {cancelling ? text('sync-progress-cancelling') : abort}
        </Button>
      }
    >
      {closing ? <p>{text('closing-text')}</p> : null}
      <ProgressLines progress={progress} />
    </Dialog>
  );
}

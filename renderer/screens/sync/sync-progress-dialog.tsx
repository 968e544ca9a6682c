import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useDelayed } from '#renderer/components/use-delayed.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useLeaving } from '#renderer/state/leaving.ts';
import { type Direction, type Occasion, useSyncFlow } from '#renderer/state/sync-flow.ts';
import { ProgressLines } from './progress-lines.tsx';

/** Work shorter than this shows no window; what nobody asked for gets longer. */
const patienceMs: Readonly<Record<Occasion, number>> = { asked: 300, opening: 1500, closing: 300 };
const leavingWords = {
  app: { title: 'closing-title', text: 'closing-text', abort: 'closing-abort' },
  profile: { title: 'switching-title', text: 'switching-text', abort: 'switching-abort' },
} as const;
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
  const { leaving } = useLeaving();
  const shown = useDelayed(true, patienceMs[occasion]);
  if (!shown) return null;
  const left = occasion === 'closing' && work === 'start' ? leavingWords[leaving] : undefined;
  const abort = text(left?.abort ?? 'button-cancel');
  return (
    <Dialog
      title={text(left?.title ?? titles[work])}
      onClose={onCancel}
      actions={
        <Button look="chosen" autoFocus onPress={onCancel} isDisabled={cancelling}>
          {cancelling ? text('sync-progress-cancelling') : abort}
        </Button>
      }
    >
      {left === undefined ? null : <p>{text(left.text)}</p>}
      <ProgressLines progress={progress} />
    </Dialog>
  );
}

import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { openDialog } from '#renderer/state/dialog-store.ts';
import type { Resolved } from '#renderer/state/sync-flow.ts';

export interface ResolvedDialogProps {
  readonly result: Resolved;
  readonly onClose: () => void;
}

/** What a one-way sync did, where the replaced collection is kept, and what other devices must do. */
export function ResolvedDialog({ result: { direction, cards, serverCopyKept }, onClose }: ResolvedDialogProps) {
  const text = useText();
  const uploaded = direction === 'upload';
  // One such sync mends a difference; a second means that something makes them.
  const oftenDiffered = (useServerQuery('syncDoctor.countFailures', {}).data?.times ?? 0) > 1;
  return (
    <Dialog
      title={text(uploaded ? 'resolve-done-title-upload' : 'resolve-done-title-download')}
      onClose={onClose}
      actions={
        <>
          {oftenDiffered ? (
            <Button
              onPress={() => {
                onClose();
                openDialog({ kind: 'syncDoctor' });
              }}
            >
              {text('doctor-find-out')}
            </Button>
          ) : null}
          <Button
            onPress={() => {
              onClose();
              openDialog({ kind: 'backups' });
            }}
          >
            {text('resolve-open-backups')}
          </Button>
          <Button look="chosen" autoFocus onPress={onClose}>
            {text('button-close')}
          </Button>
        </>
      }
    >
      <p>{text(uploaded ? 'resolve-uploaded' : 'resolve-downloaded', { cards })}</p>
      {uploaded ? <p>{text('resolve-uploaded-other-devices')}</p> : <p>{text('resolve-old-kept')}</p>}
      {oftenDiffered ? <p>{text('doctor-differed-often')}</p> : null}
      {serverCopyKept ? <p>{text('resolve-server-kept')}</p> : null}
    </Dialog>
  );
}

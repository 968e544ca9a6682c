import { Button } from '#renderer/components/button.tsx';
import { CopyableDetails } from '#renderer/components/copyable-details.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';
import { openDialog } from '#renderer/state/dialog-store.ts';
import { RepairList } from './repair-list.tsx';

export interface CheckReportProps {
  readonly outcome: MethodOutput<'collection.check'>;
  /** Version, door, system: for a report. */
  readonly about: string;
  readonly onClose: () => void;
}

/** What the check has mended, and what follows for the next sync. */
export function CheckReport({ outcome: { repairs, schemaChanged }, about, onClose }: CheckReportProps) {
  const text = useText();
  const account = useServerQuery('sync.status', {}).data?.account ?? null;
  const isClean = repairs.length === 0;
  const lines = repairs.map(({ repair, count }) => `${repair} ${count}`);
  return (
    <Dialog
      title={text(isClean ? 'check-database-clean-title' : 'check-database-done-title')}
      size="medium"
      onClose={onClose}
      actions={
        <>
          {isClean ? null : (
            <Button onPress={() => openDialog({ kind: 'backups' })}>{text('old-scheduler-backups')}</Button>
          )}
          <Button look="chosen" autoFocus onPress={onClose}>
            {text('button-close')}
          </Button>
        </>
      }
    >
      {isClean ? (
        <p>{text('check-database-clean')}</p>
      ) : (
        <>
          <p>{text('check-database-done-line')}</p>
          <RepairList repairs={repairs} />
          <p>{text('check-database-done-backup')}</p>
          {schemaChanged ? (
            <p>{text(account === null ? 'check-database-not-logged-in' : 'check-database-one-way')}</p>
          ) : null}
          <CopyableDetails
            summary={text('dialog-details')}
            copyLabel={text('button-copy')}
            copiedLabel={text('button-copied')}
            details={[about, ...lines, ...(schemaChanged ? ['schemaChanged'] : [])].join('\n')}
          />
        </>
      )}
    </Dialog>
  );
}

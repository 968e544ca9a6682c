import type { BackupEntry } from '#shared/contract/backups.ts';
import { Button } from '#renderer/components/button.tsx';
import { useNow } from '#renderer/components/use-now.ts';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';

export interface BackupListProps {
  readonly entries: readonly BackupEntry[];
  readonly isDisabled: boolean;
  readonly onRestore: (entry: BackupEntry) => void;
}

export function BackupList({ entries, isDisabled, onRestore }: BackupListProps) {
  const text = useText();
  const format = useFormat();
  const nowMs = useNow(60_000);
  return (
    <div className="backup-scroller" tabIndex={0} role="region" aria-label={text('backups-title')}>
      <table className="backup-table">
        <thead>
          <tr>
            <th scope="col">{text('backups-column-when')}</th>
            <th scope="col">{text('backups-column-why')}</th>
            <th scope="col" className="number">
              {text('backups-column-cards')}
            </th>
            <th scope="col" className="number">
              {text('backups-column-size')}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => {
            const when = format.moment(entry.createdMs, nowMs);
            return (
              <tr key={entry.backupId}>
                <td>{when}</td>
                <td>{text(`backups-reason-${entry.reason}`)}</td>
                <td className="number">
                  {entry.cards === null ? text('backups-cards-unknown') : format.number(entry.cards)}
                </td>
                <td className="number">{format.bytes(entry.bytes)}</td>
                <td className="backup-action">
                  <Button
                    isDisabled={isDisabled}
                    label={text('backups-restore-label', { when })}
                    onPress={() => onRestore(entry)}
                  >
                    {text('backups-restore')}
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

import type { MergeLog } from '#shared/contract/packages.ts';
import { ImportResultDialog } from '#renderer/frame/import-result-dialog.tsx';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';

export interface MergedDialogProps {
  readonly log: MergeLog;
  readonly onClose: () => void;
}

const groups = ['new', 'updated', 'duplicate', 'conflicting'] as const;

/** What became of a package's notes, kind by kind. */
export function MergedDialog({ log, onClose }: MergedDialogProps) {
  const text = useText();
  const { number } = useFormat();
  const { added } = log;
  return (
    <ImportResultDialog
      said={text('import-merged-text', { count: log.found })}
      groups={groups.map((name) => ({
        name,
        title: text(`import-group-${name}`, { count: log[name].count }),
        hint: name === 'conflicting' ? text('import-conflicting-hint') : undefined,
        group: log[name],
      }))}
      touched={[...log.new.noteIds, ...log.updated.noteIds]}
      onClose={onClose}
    >
      <p className="soft">
        {text('import-added', {
          cards: number(added.cards),
          decks: number(added.decks),
          notetypes: number(added.notetypes),
          media: number(added.media),
        })}
      </p>
      {log.schemaChanged ? <p className="note">{text('import-one-way')}</p> : null}
      <p className="soft">{text('import-undo')}</p>
    </ImportResultDialog>
  );
}

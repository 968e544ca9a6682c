import type { TextImportLog, TextOptions } from '#shared/contract/text.ts';
import { ImportResultDialog } from '#renderer/frame/import-result-dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';

export interface TextResultDialogProps {
  readonly log: TextImportLog;
  /** What was to happen to notes that were here. */
  readonly existing: TextOptions['existing'];
  readonly onClose: () => void;
}

type GroupName = Exclude<keyof TextImportLog, 'found' | 'leftOver'>;
const groups: readonly GroupName[] = [
  'new',
  'updated',
  'firstFieldMatch',
  'duplicate',
  'conflicting',
  'emptyFirstField',
  'missingNotetype',
  'missingDeck',
];

/** What became of a file's rows, kind by kind. */
export function TextResultDialog({ log, existing, onClose }: TextResultDialogProps) {
  const text = useText();
  const titleOf = (name: GroupName): string => {
    const { count } = log[name];
    if (name !== 'firstFieldMatch') return text(`text-import-group-${name}`, { count });
    return text(`text-import-group-${name}-${existing}`, { count });
  };
  const written = [...log.new.noteIds, ...log.updated.noteIds];
  return (
    <ImportResultDialog
      said={text('text-import-done-text', { count: log.found })}
      groups={groups.map((name) => ({ name, title: titleOf(name), group: log[name] }))}
      touched={existing === 'preserve' ? written : [...written, ...log.firstFieldMatch.noteIds]}
      onClose={onClose}
    >
      {log.leftOver.rows === 0 ? null : <p className="soft">{text('text-import-left-over', log.leftOver)}</p>}
    </ImportResultDialog>
  );
}

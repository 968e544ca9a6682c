import type { RowGroup, TextImportLog, TextOptions } from '#shared/contract/text.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { goToBrowser } from '#renderer/state/ui-store.ts';

export interface TextResultDialogProps {
  readonly log: TextImportLog;
  /** What was to happen to notes that were here. */
  readonly existing: TextOptions['existing'];
  readonly onClose: () => void;
}

type GroupName = Exclude<keyof TextImportLog, 'found'>;
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
/** Nobody reads a longer list; all of it is in the browser. */
const SHOWN_AT_MOST = 100;

/** What became of a file's rows, kind by kind. */
export function TextResultDialog({ log, existing, onClose }: TextResultDialogProps) {
  const text = useText();
  const browse = (noteIds: readonly number[]): void => {
    onClose();
    goToBrowser(`nid:${noteIds.join(',')}`);
  };
  const written = [...log.new.noteIds, ...log.updated.noteIds];
  const touched = existing === 'preserve' ? written : [...written, ...log.firstFieldMatch.noteIds];
  return (
    <Dialog
      title={text('import-merged-title')}
      size="medium"
      onClose={onClose}
      actions={
        <>
          {touched.length === 0 ? null : <Button onPress={() => browse(touched)}>{text('import-browse-all')}</Button>}
          <Button look="chosen" autoFocus onPress={onClose}>
            {text('button-close')}
          </Button>
        </>
      }
    >
      <p role="status">{text('text-import-done-text', { count: log.found })}</p>
      {groups.map((name) =>
        log[name].count === 0 ? null : (
          <GroupView
            key={name}
            title={titleOf(name, log[name].count, { existing, text })}
            group={log[name]}
            onBrowse={browse}
          />
        ),
      )}
    </Dialog>
  );
}

function titleOf(
  name: GroupName,
  count: number,
  { existing, text }: { readonly existing: TextOptions['existing']; readonly text: ReturnType<typeof useText> },
): string {
  if (name !== 'firstFieldMatch') return text(`text-import-group-${name}`, { count });
  return text(`text-import-group-${name}-${existing}`, { count });
}

interface GroupViewProps {
  readonly title: string;
  readonly group: RowGroup;
  readonly onBrowse: (noteIds: readonly number[]) => void;
}

function GroupView({ title, group, onBrowse }: GroupViewProps) {
  const text = useText();
  return (
    <details className="import-group">
      <summary>{title}</summary>
      <ul className="import-rows">
        {group.texts.slice(0, SHOWN_AT_MOST).map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows may say the same
          <li key={at}>{row}</li>
        ))}
      </ul>
      {group.count > SHOWN_AT_MOST ? (
        <p className="soft">{text('import-more', { count: group.count - SHOWN_AT_MOST })}</p>
      ) : null}
      {group.noteIds.length === 0 ? null : (
        <div>
          <Button onPress={() => onBrowse(group.noteIds)}>{text('import-browse')}</Button>
        </div>
      )}
    </details>
  );
}

import type { MergeLog, NoteGroup } from '#shared/contract/packages.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';
import { goToBrowser } from '#renderer/state/ui-store.ts';

export interface MergedDialogProps {
  readonly log: MergeLog;
  readonly onClose: () => void;
}

const groups = ['new', 'updated', 'duplicate', 'conflicting'] as const;
/** Nobody reads a longer list; all of it is in the browser. */
const SHOWN_AT_MOST = 100;

/** What became of a package's notes, kind by kind. */
export function MergedDialog({ log, onClose }: MergedDialogProps) {
  const text = useText();
  const { number } = useFormat();
  const browse = (noteIds: readonly number[]): void => {
    onClose();
    goToBrowser(`nid:${noteIds.join(',')}`);
  };
  const touched = [...log.new.noteIds, ...log.updated.noteIds];
  const { added } = log;
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
      <p role="status">{text('import-merged-text', { count: log.found })}</p>
      {groups.map((name) =>
        log[name].count === 0 ? null : <GroupView key={name} name={name} group={log[name]} onBrowse={browse} />,
      )}
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
    </Dialog>
  );
}

interface GroupViewProps {
  readonly name: (typeof groups)[number];
  readonly group: NoteGroup;
  readonly onBrowse: (noteIds: readonly number[]) => void;
}

function GroupView({ name, group, onBrowse }: GroupViewProps) {
  const text = useText();
  return (
    <details className="import-group">
      <summary>{text(`import-group-${name}`, { count: group.count })}</summary>
      {name === 'conflicting' ? <p className="soft">{text('import-conflicting-hint')}</p> : null}
      <ul className="import-rows">
        {group.noteIds.slice(0, SHOWN_AT_MOST).map((noteId, at) => (
          <li key={noteId}>{group.texts[at] ?? ''}</li>
        ))}
      </ul>
      {group.count > SHOWN_AT_MOST ? (
        <p className="soft">{text('import-more', { count: group.count - SHOWN_AT_MOST })}</p>
      ) : null}
      <div>
        <Button onPress={() => onBrowse(group.noteIds)}>{text('import-browse')}</Button>
      </div>
    </details>
  );
}

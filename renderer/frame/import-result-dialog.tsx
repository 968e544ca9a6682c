import type { ReactNode } from 'react';
import type { NoteGroup } from '#shared/contract/packages.ts';
import type { RowGroup } from '#shared/contract/text.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { goToBrowser } from '#renderer/state/ui-store.ts';

export interface ImportResultDialogProps {
  /** What was in the file. */
  readonly said: string;
  readonly groups: readonly ShownGroup[];
  /** Notes that are now as the file has them. */
  readonly touched: readonly number[];
  readonly children?: ReactNode;
  readonly onClose: () => void;
}

export interface ShownGroup {
  readonly name: string;
  readonly title: string;
  readonly hint?: string | undefined;
  readonly group: NoteGroup | RowGroup;
}

/** Nobody reads a longer list; all of it is in the browser. */
const SHOWN_AT_MOST = 100;

/** What became of the notes of a file, kind by kind. */
export function ImportResultDialog({ said, groups, touched, children, onClose }: ImportResultDialogProps) {
  const text = useText();
  const browse = (noteIds: readonly number[]): void => {
    onClose();
    goToBrowser(`nid:${noteIds.join(',')}`);
  };
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
      <p role="status">{said}</p>
      {groups.map((shown) =>
        shown.group.count === 0 ? null : <GroupView key={shown.name} shown={shown} onBrowse={browse} />,
      )}
      {children}
    </Dialog>
  );
}

interface GroupViewProps {
  readonly shown: ShownGroup;
  readonly onBrowse: (noteIds: readonly number[]) => void;
}

function GroupView({ shown: { title, hint, group }, onBrowse }: GroupViewProps) {
  const text = useText();
  return (
    <details className="import-group">
      <summary>{title}</summary>
      {hint === undefined ? null : <p className="soft">{hint}</p>}
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

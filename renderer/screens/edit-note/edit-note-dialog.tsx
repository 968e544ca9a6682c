import { useEffect, useEffectEvent } from 'react';
import type { NoteId } from '#shared/contract/ids.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { keyText } from '#renderer/editor/editor-actions.ts';
import { StoredNoteEditor } from '#renderer/editor/stored-note-editor.tsx';
import { useNoteEdits } from '#renderer/editor/use-note-edits.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { showToast } from '#renderer/state/toast-store.ts';

export interface EditNoteDialogProps {
  readonly noteId: NoteId;
  readonly onClose: () => void;
}

/** The note of the card that is studied, or any other: stored while it is typed. */
export function EditNoteDialog({ noteId, onClose }: EditNoteDialogProps) {
  const text = useText();
  const edits = useNoteEdits(noteId);
  const { note, isGone } = edits;
  const platform = useServerQuery('app.info', {}).data?.platform ?? '';
  const close = async (): Promise<void> => {
    if (await edits.flush()) onClose();
  };
  const leave = useEffectEvent(() => {
    showToast(text('edit-gone'));
    onClose();
  });
  useEffect(() => {
    if (isGone) leave();
  }, [isGone]);
  return (
    <Dialog
      size="large"
      title={text('edit-title')}
      onClose={() => void close()}
      actions={
        <Button look="primary" onPress={() => void close()}>
          {text('edit-close')}
          <kbd className="key" aria-hidden="true">
            {keyText('CmdOrCtrl+Enter', platform)}
          </kbd>
        </Button>
      }
    >
      {/* The key that closes, wherever in the editor the focus is. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        className="edit-note"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void close();
        }}
      >
        {note === undefined ? null : <StoredNoteEditor note={note} edits={edits} autoFocus onLeave={onClose} />}
      </div>
    </Dialog>
  );
}

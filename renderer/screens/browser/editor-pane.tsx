import { type Ref, useImperativeHandle, useRef } from 'react';
import type { NoteId } from '#shared/contract/ids.ts';
import type { NoteEditorHandle } from '#renderer/editor/note-editor.tsx';
import { StoredNoteEditor } from '#renderer/editor/stored-note-editor.tsx';
import { useNoteEdits } from '#renderer/editor/use-note-edits.ts';
import { useText } from '#renderer/i18n/text-context.tsx';

export interface EditorPaneHandle {
  focus(): void;
}

interface EditorPaneProps {
  readonly noteId: NoteId;
  /** Somebody wants to write in it, before it may be there. */
  readonly takesFocus: boolean;
  readonly ref?: Ref<EditorPaneHandle>;
}

/** The note of the one chosen row, stored while it is typed. */
export function EditorPane({ noteId, takesFocus, ref }: EditorPaneProps) {
  const text = useText();
  const edits = useNoteEdits(noteId);
  const { note } = edits;
  const editor = useRef<NoteEditorHandle>(null);
  useImperativeHandle(ref, () => ({ focus: () => editor.current?.focusFirst() }));
  return (
    <section className="browser-editor" aria-label={text('edit-title')}>
      {note === undefined ? null : <StoredNoteEditor ref={editor} note={note} edits={edits} autoFocus={takesFocus} />}
    </section>
  );
}

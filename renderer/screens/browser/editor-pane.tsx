import { type Ref, useImperativeHandle, useRef } from 'react';
import type { NoteId } from '#shared/contract/ids.ts';
import { NoteEditor, type NoteEditorHandle } from '#renderer/editor/note-editor.tsx';
import { NotetypeTools } from '#renderer/editor/notetype-tools.tsx';
import { useNoteEdits } from '#renderer/editor/use-note-edits.ts';
import { useText } from '#renderer/i18n/text-context.tsx';

export interface EditorPaneHandle {
  focus(): void;
}

/** The note of the one chosen row, stored while it is typed. */
export function EditorPane({ noteId, ref }: { readonly noteId: NoteId; readonly ref?: Ref<EditorPaneHandle> }) {
  const text = useText();
  const { note, setField, setTags } = useNoteEdits(noteId);
  const editor = useRef<NoteEditorHandle>(null);
  useImperativeHandle(ref, () => ({ focus: () => editor.current?.focusFirst() }));
  return (
    <section className="browser-editor" aria-label={text('edit-title')}>
      {note === undefined ? null : (
        <NoteEditor
          ref={editor}
          notetypeId={note.notetypeId}
          fields={note.fields}
          tags={note.tags}
          onField={setField}
          onTags={setTags}
        >
          <NotetypeTools notetypeId={note.notetypeId} />
        </NoteEditor>
      )}
    </section>
  );
}

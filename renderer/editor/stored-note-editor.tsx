import type { ReactNode, Ref } from 'react';
import { NoteEditor, type NoteEditorHandle } from './note-editor.tsx';
import { NotetypeTools } from './notetype-tools.tsx';
import { useDuplicates } from './use-duplicates.ts';
import type { NoteEdits, StoredNote } from './use-note-edits.ts';

export interface StoredNoteEditorProps {
  readonly note: StoredNote;
  readonly edits: NoteEdits;
  readonly autoFocus: boolean;
  /** The browser is about to show notes like this one. */
  readonly onLeave?: () => void;
  readonly children?: ReactNode;
  readonly ref?: Ref<NoteEditorHandle>;
}

/** The editor of a note that is stored while it is typed, with the way to its note type and to notes like it. */
export function StoredNoteEditor({ note, edits, autoFocus, onLeave, children, ref }: StoredNoteEditorProps) {
  const { notetypeId, fields, tags } = note;
  const { duplicates, onDuplicates } = useDuplicates(notetypeId, fields[0] ?? '', note.noteId);
  const showDuplicates = async (): Promise<void> => {
    if (!(await edits.flush())) return;
    onLeave?.();
    onDuplicates();
  };
  return (
    <NoteEditor
      ref={ref}
      autoFocus={autoFocus}
      notetypeId={notetypeId}
      fields={fields}
      tags={tags}
      onField={edits.setField}
      onTags={edits.setTags}
      duplicates={duplicates}
      onDuplicates={() => void showDuplicates()}
    >
      <NotetypeTools notetypeId={notetypeId} sample={{ fields, tags }} beforeLeaving={edits.flush} />
      {children}
    </NoteEditor>
  );
}

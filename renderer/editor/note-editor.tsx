import { type ReactNode, type Ref, useEffect, useImperativeHandle } from 'react';
import type { NoteId, NotetypeId } from '#shared/contract/ids.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { editedFields } from './edited-fields.ts';
import { EditorToolbar } from './editor-toolbar.tsx';
import { FieldEditor } from './field-editor.tsx';
import { HiddenInputs } from './hidden-inputs.tsx';
import { TagsField } from './tags-field.tsx';
import { useNoteEditorParts } from './use-note-editor-parts.ts';
import { usePasteOptions } from './use-paste-options.ts';

export interface NoteEditorHandle {
  /** The first field gets the caret. */
  focusFirst(): void;
}

export interface NoteEditorProps {
  readonly notetypeId: NotetypeId;
  readonly fields: readonly string[];
  readonly tags: readonly string[];
  readonly onField: (index: number, html: string) => void;
  readonly onTags: (tags: readonly string[]) => void;
  /** Undefined: this is no note that another follows. */
  readonly pins?: { readonly on: readonly boolean[]; readonly toggle: (index: number) => void } | undefined;
  /** Other notes with the same first field. */
  readonly duplicates?: readonly NoteId[] | undefined;
  /** Shows them. */
  readonly onDuplicates?: () => void;
  /** The first field gets the caret as soon as it is there. */
  readonly autoFocus?: boolean;
  readonly children?: ReactNode;
  readonly ref?: Ref<NoteEditorHandle> | undefined;
}

/** The fields and tags of one note, with the tools for them. Stores nothing itself. */
export function NoteEditor({ notetypeId, fields, tags, onField, onTags, ref, ...props }: NoteEditorProps) {
  const text = useText();
  const notetype = useServerQuery('notetypes.get', { notetypeId }).data;
  const known = useServerQuery('tags.list', {}).data ?? [];
  const platform = useServerQuery('app.info', {}).data?.platform ?? '';
  const preferences = useServerQuery('browserPreferences.get', {}).data;
  const paste = usePasteOptions(preferences);
  const isReady = notetype?.notetypeId === notetypeId;
  const hasClozes = notetype?.notetype['type'] === 1;
  const togglePin = props.pins?.toggle;
  const { handles, tagsHandle, inputs, active, attach, tools, recording } = useNoteEditorParts({
    fields,
    hasClozes,
    togglePin,
    paste,
    platform,
  });
  useImperativeHandle(ref, () => ({ focusFirst: () => handles.current[0]?.focus() }));
  useEffect(() => {
    if (isReady && props.autoFocus === true) handles.current[0]?.focus();
  }, [handles, isReady, props.autoFocus]);
  return (
    // Keys of the editor, wherever in it the focus is.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={`note-editor ${preferences?.shrinksImages === false ? '' : 'note-editor-shrinks'}`}
      onKeyDown={tools.onKeyDown}
    >
      <EditorToolbar platform={platform} hasClozes={hasClozes} recording={recording} onAction={tools.act}>
        {props.children}
      </EditorToolbar>
      <HiddenInputs ref={inputs} onFiles={(chosen) => void attach(chosen)} />
      <div className="note-fields" role="group" aria-label={text('editor-fields')}>
        {(isReady ? editedFields(notetype.notetype) : []).map((field, index) => (
          <FieldEditor
            key={`${String(notetypeId)} ${field.name}`}
            ref={(handle) => {
              handles.current[index] = handle;
            }}
            field={field}
            html={fields[index] ?? ''}
            onChange={(html) => onField(index, html)}
            onFocus={() => {
              active.current = index;
            }}
            paste={paste}
            closesTags={preferences?.closesTags ?? true}
            drawsMath={preferences?.drawsMath ?? true}
            pin={props.pins && { isOn: props.pins.on[index] ?? false, toggle: () => props.pins?.toggle(index) }}
            onDuplicates={index === 0 && (props.duplicates ?? []).length > 0 ? props.onDuplicates : undefined}
          />
        ))}
      </div>
      <TagsField ref={tagsHandle} tags={tags} known={known} onChange={onTags} />
    </div>
  );
}

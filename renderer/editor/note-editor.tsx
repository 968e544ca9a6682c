import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { NoteId, NotetypeId } from '#shared/contract/ids.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { showError } from '#renderer/state/dialog-store.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import { editedFields } from './edited-fields.ts';
import { type EditorActionId, editorKey, formatActions, surroundings } from './editor-actions.ts';
import { EditorToolbar } from './editor-toolbar.tsx';
import { colourText, format, highlightText, removable, removeFormats, surroundSelection } from './editing-commands.ts';
import { FieldEditor, type FieldEditorHandle } from './field-editor.tsx';
import { attachable } from './field-media.ts';
import { nextCloze } from './next-cloze.ts';
import { filesHtml, type PasteOptions } from './pasted.ts';
import { TagsField } from './tags-field.tsx';
import { useSoundRecording } from './use-sound-recording.ts';

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
  /** The first field gets the caret as soon as it is there. */
  readonly autoFocus?: boolean;
  readonly children?: ReactNode;
  readonly ref?: Ref<NoteEditorHandle>;
}

/** The fields and tags of one note, with the tools for them. Stores nothing itself. */
export function NoteEditor({ notetypeId, fields, tags, onField, onTags, ref, ...props }: NoteEditorProps) {
  const text = useText();
  const notetype = useServerQuery('notetypes.get', { notetypeId }).data;
  const known = useServerQuery('tags.list', {}).data ?? [];
  const preferences = useServerQuery('browserPreferences.get', {}).data;
  const platform = useServerQuery('app.info', {}).data?.platform ?? '';
  const { calls } = useClient();
  const handles = useRef<(FieldEditorHandle | null)[]>([]);
  const tagsHandle = useRef<{ focus(): void }>(null);
  const files = useRef<HTMLInputElement>(null);
  const colour = useRef<HTMLInputElement>(null);
  const behind = useRef<HTMLInputElement>(null);
  const active = useRef(0);
  const prefix = useRef<string>(undefined);
  const [textColour, setTextColour] = useState('#1f5fbf');
  const [highlightColour, setHighlightColour] = useState('#ffe680');
  useImperativeHandle(ref, () => ({ focusFirst: () => handles.current[0]?.focus() }));
  const isReady = notetype?.notetypeId === notetypeId;
  useEffect(() => {
    if (isReady && props.autoFocus === true) handles.current[0]?.focus();
  }, [isReady, props.autoFocus]);
  const paste: Omit<PasteOptions, 'plain'> = {
    folder: calls.media,
    asPng: preferences?.pasteImagesAsPng ?? false,
    onFailure: showError,
    onRemotePictures: (count) => showToast(text('editor-remote-pictures', { count })),
  };
  const attach = async (chosen: readonly File[]): Promise<void> => {
    const html = await filesHtml(chosen, { ...paste, plain: false });
    if (html !== '') handles.current[active.current]?.insert(html);
  };
  const voice = useSoundRecording(
    (file) => void attach([file]),
    (error) =>
      showToast(text('editor-record-refused', { reason: error instanceof Error ? error.name : String(error) })),
  );
  const edited = isReady ? editedFields(notetype.notetype) : [];
  const hasClozes = notetype?.notetype['type'] === 1;

  const special: Readonly<Partial<Record<EditorActionId, () => void>>> = {
    textColour: () => colourText(textColour),
    pickTextColour: () => colour.current?.showPicker(),
    highlight: () => highlightText(highlightColour),
    removeFormats: () => removeFormats(removable),
    attach: () => files.current?.click(),
    record: voice.toggle,
    clozeNext: () => surroundAsCloze('next'),
    clozeSame: () => surroundAsCloze('same'),
    source: () => handles.current[active.current]?.toggleSource(),
    tags: () => tagsHandle.current?.focus(),
    pin: () => props.pins?.toggle(active.current),
  };
  function surroundAsCloze(kind: 'next' | 'same'): void {
    if (!hasClozes) return showToast(text('editor-clozeNone'));
    surroundSelection(`{{c${String(nextCloze(fields, kind))}::`, '}}');
  }
  function act(id: EditorActionId): void {
    const formatId = formatActions[id];
    const around = surroundings[id];
    if (formatId !== undefined) format(formatId);
    else if (around !== undefined) surroundSelection(...around);
    else special[id]?.();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || ['Control', 'Meta', 'Shift', 'Alt'].includes(event.key)) return;
    const meaning = editorKey(event, platform, prefix.current);
    prefix.current = meaning?.kind === 'begun' ? meaning.prefix : undefined;
    if (meaning === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (meaning.kind === 'action') act(meaning.id);
  }

  return (
    // Keys of the editor, wherever in it the focus is.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="note-editor" onKeyDown={onKeyDown}>
      <EditorToolbar
        platform={platform}
        hasClozes={hasClozes}
        recording={voice.recording}
        textColour={textColour}
        highlightColour={highlightColour}
        onAction={act}
      >
        {props.children}
      </EditorToolbar>
      <HiddenInputs
        inputs={{ files, colour, behind }}
        textColour={textColour}
        highlightColour={highlightColour}
        onFiles={(chosen) => void attach(chosen)}
        onTextColour={setTextColour}
        onHighlightColour={setHighlightColour}
      />
      <div className="note-fields" role="group" aria-label={text('editor-fields')}>
        {edited.map((field, index) => (
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
            stripsFormatting={preferences?.pasteStripsFormatting ?? false}
            pin={
              props.pins === undefined
                ? undefined
                : { isOn: props.pins.on[index] ?? false, toggle: () => props.pins?.toggle(index) }
            }
            isDuplicate={index === 0 && (props.duplicates ?? []).length > 0}
          />
        ))}
      </div>
      <TagsField ref={tagsHandle} tags={tags} known={known} onChange={onTags} />
    </div>
  );
}

interface HiddenInputsProps {
  readonly inputs: {
    readonly files: Ref<HTMLInputElement>;
    readonly colour: Ref<HTMLInputElement>;
    readonly behind: Ref<HTMLInputElement>;
  };
  readonly textColour: string;
  readonly highlightColour: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onTextColour: (colour: string) => void;
  readonly onHighlightColour: (colour: string) => void;
}

/** The platform's own pickers, opened by the tools. */
function HiddenInputs({ inputs: { files, colour, behind }, ...props }: HiddenInputsProps) {
  const text = useText();
  return (
    <div className="unseen" aria-hidden>
      <input
        ref={files}
        type="file"
        tabIndex={-1}
        multiple
        accept={attachable}
        aria-label={text('editor-attach')}
        onChange={({ target }) => {
          props.onFiles([...(target.files ?? [])]);
          // The same file once more is a choice too.
          target.value = '';
        }}
      />
      <input
        ref={colour}
        type="color"
        tabIndex={-1}
        aria-label={text('editor-pickTextColour')}
        value={props.textColour}
        onChange={({ target }) => {
          props.onTextColour(target.value);
          colourText(target.value);
        }}
      />
      <input
        ref={behind}
        type="color"
        tabIndex={-1}
        aria-label={text('editor-pickHighlight')}
        value={props.highlightColour}
        onChange={({ target }) => {
          props.onHighlightColour(target.value);
          highlightText(target.value);
        }}
      />
    </div>
  );
}

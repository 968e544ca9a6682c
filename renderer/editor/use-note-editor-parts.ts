import { type RefObject, useRef } from 'react';
import { useText } from '#renderer/i18n/text-context.tsx';
import { showToast } from '#renderer/state/toast-store.ts';
import type { FieldEditorHandle } from './field-editor.tsx';
import type { HiddenInputsHandle } from './hidden-inputs.tsx';
import { filesHtml, type PasteOptions } from './pasted.ts';
import { type EditorTools, useEditorTools } from './use-editor-tools.ts';
import { useSoundRecording } from './use-sound-recording.ts';

interface NoteEditorPartsOptions {
  readonly fields: readonly string[];
  readonly hasClozes: boolean;
  readonly togglePin: ((index: number) => void) | undefined;
  readonly paste: PasteOptions;
  readonly platform: string;
}

export interface NoteEditorParts {
  readonly handles: RefObject<(FieldEditorHandle | null)[]>;
  readonly tagsHandle: RefObject<{ focus(): void } | null>;
  readonly inputs: RefObject<HiddenInputsHandle | null>;
  /** The field that the caret was in last. */
  readonly active: RefObject<number>;
  /** Puts files into the media folder, and what names them into that field. */
  readonly attach: (files: readonly File[]) => Promise<void>;
  readonly tools: EditorTools;
  readonly recording: boolean;
}

/** What the parts of the editor are reached by, and the tools that work on them. */
export function useNoteEditorParts({ paste, platform, ...options }: NoteEditorPartsOptions): NoteEditorParts {
  const text = useText();
  const handles = useRef<(FieldEditorHandle | null)[]>([]);
  const tagsHandle = useRef<{ focus(): void }>(null);
  const inputs = useRef<HiddenInputsHandle>(null);
  const active = useRef(0);
  const attach = async (chosen: readonly File[]): Promise<void> => {
    const html = await filesHtml(chosen, paste);
    if (html !== '') handles.current[active.current]?.insert(html);
  };
  const voice = useSoundRecording(
    (file) => void attach([file]),
    (error) =>
      showToast(text('editor-record-refused', { reason: error instanceof Error ? error.name : String(error) })),
  );
  const tools = useEditorTools(
    {
      hasClozes: options.hasClozes,
      fields: options.fields,
      chooseFiles: () => inputs.current?.chooseFiles(),
      pickTextColour: () => inputs.current?.pickTextColour(),
      pickHighlight: () => inputs.current?.pickHighlight(),
      toggleRecording: voice.toggle,
      insertMath: (before, after) => handles.current[active.current]?.insertMath(before, after),
      toggleSource: () => handles.current[active.current]?.toggleSource(),
      togglePin: () => options.togglePin?.(active.current),
      focusTags: () => tagsHandle.current?.focus(),
    },
    platform,
  );
  return { handles, tagsHandle, inputs, active, attach, tools, recording: voice.recording };
}

import { type KeyboardEvent, useRef } from 'react';
import { useText } from '#renderer/i18n/text-context.tsx';
import { showToast } from '#renderer/state/toast-store.ts';
import { colourText, format, highlightText, removeFormats, surroundSelection } from './editing-commands.ts';
import { type EditorActionId, editorKey, formatActions, surroundings } from './editor-actions.ts';
import { useEditorChoices } from './editor-choices.ts';
import { nextCloze } from './next-cloze.ts';

/** What the tools need of the editor that they belong to. */
export interface EditorParts {
  readonly hasClozes: boolean;
  readonly fields: readonly string[];
  readonly chooseFiles: () => void;
  readonly pickTextColour: () => void;
  readonly pickHighlight: () => void;
  readonly toggleRecording: () => void;
  readonly insertMath: (before: string, after: string) => void;
  readonly toggleSource: () => void;
  readonly togglePin: () => void;
  readonly focusTags: () => void;
}

export interface EditorTools {
  readonly act: (id: EditorActionId) => void;
  /** For the element that holds the whole editor. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** What buttons and keys do, in the field that the caret is in. */
export function useEditorTools(parts: EditorParts, platform: string): EditorTools {
  const text = useText();
  /** The first of two keys, when it was the last one. */
  const prefix = useRef<string>(undefined);
  const cloze = (kind: 'next' | 'same'): void => {
    if (!parts.hasClozes) return showToast(text('editor-clozeNone'));
    surroundSelection(`{{c${String(nextCloze(parts.fields, kind))}::`, '}}');
  };
  const special: Readonly<Partial<Record<EditorActionId, () => void>>> = {
    textColour: () => colourText(useEditorChoices.getState().textColour),
    pickTextColour: parts.pickTextColour,
    highlight: () => highlightText(useEditorChoices.getState().highlightColour),
    pickHighlight: parts.pickHighlight,
    removeFormats: () => removeFormats(useEditorChoices.getState().removed),
    attach: parts.chooseFiles,
    record: parts.toggleRecording,
    clozeNext: () => cloze('next'),
    clozeSame: () => cloze('same'),
    source: parts.toggleSource,
    tags: parts.focusTags,
    pin: parts.togglePin,
  };
  const act = (id: EditorActionId): void => {
    const formatId = formatActions[id];
    const around = surroundings[id];
    if (formatId !== undefined) format(formatId);
    else if (around !== undefined && id.startsWith('math')) parts.insertMath(...around);
    else if (around !== undefined) surroundSelection(...around);
    else special[id]?.();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || ['Control', 'Meta', 'Shift', 'Alt'].includes(event.key)) return;
    const meaning = editorKey(event, platform, prefix.current);
    prefix.current = meaning?.kind === 'begun' ? meaning.prefix : undefined;
    if (meaning === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (meaning.kind === 'action') act(meaning.id);
  };
  return { act, onKeyDown };
}

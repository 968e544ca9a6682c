import { type KeyboardEvent, type Ref, type RefObject, useId, useImperativeHandle, useRef, useState } from 'react';
import { useText } from '#renderer/i18n/text-context.tsx';
import type { EditedField } from './edited-fields.ts';
import { FieldHead } from './field-head.tsx';
import type { PasteOptions } from './pasted.ts';
import { RichField, type RichFieldHandle } from './rich-field.tsx';
import { SourceField } from './source-field.tsx';
import { useFieldPaste } from './use-field-paste.ts';

export interface FieldEditorHandle {
  focus(): void;
  /** Puts stored HTML at the caret. */
  insert(html: string): void;
  insertMath(before: string, after: string): void;
  toggleSource(): void;
}

export interface FieldEditorProps {
  readonly field: EditedField;
  readonly html: string;
  readonly onChange: (html: string) => void;
  readonly onFocus: () => void;
  readonly paste: PasteOptions;
  readonly closesTags: boolean;
  readonly drawsMath: boolean;
  /** Undefined: there is no next note to keep it for. */
  readonly pin?: { readonly isOn: boolean; readonly toggle: () => void } | undefined;
  /** Shows the other notes that have the same text here. Undefined: there are none. */
  readonly onDuplicates?: (() => void) | undefined;
  readonly ref?: Ref<FieldEditorHandle>;
}

export function FieldEditor({ field, html, onChange, onFocus, closesTags, ref, ...props }: FieldEditorProps) {
  const text = useText();
  const id = useId();
  const rich = useRef<RichFieldHandle>(null);
  const { foldRef, collapsed, setCollapsed, onKey } = useFold(field.startsCollapsed && html === '');
  const [source, setSource] = useState(field.startsAsHtml);
  const taking = useFieldPaste(rich, props.paste);
  const sourceLabel = text('editor-source-label', { field: field.name });
  const isDuplicate = props.onDuplicates !== undefined;
  useImperativeHandle(ref, () => ({
    focus: () => {
      setCollapsed(false);
      rich.current?.focus();
    },
    insert: (stored) => rich.current?.insert(stored),
    insertMath: (before, after) => rich.current?.insertMath(before, after),
    toggleSource: () => setSource((on) => !on),
  }));
  return (
    <div
      className="field-editor"
      onKeyDownCapture={(event) => {
        taking.onKey(event);
        onKey(event);
      }}
    >
      <FieldHead
        labelId={id}
        name={field.name}
        foldRef={foldRef}
        fold={{ isOn: collapsed, toggle: () => setCollapsed(!collapsed) }}
        source={{ isOn: source, toggle: () => setSource(!source) }}
        pin={props.pin}
      />
      <div className="field-boxes" hidden={collapsed}>
        <RichField
          ref={rich}
          labelledBy={id}
          describedBy={isDuplicate ? `${id}-duplicate` : undefined}
          html={html}
          onChange={onChange}
          onFocus={onFocus}
          onPaste={taking.onPaste}
          onDrop={taking.onDrop}
          look={field}
          drawsMath={props.drawsMath}
          isInvalid={isDuplicate}
        />
        {source && !collapsed ? (
          <SourceField label={sourceLabel} language="html" value={html} onChange={onChange} {...{ closesTags }} />
        ) : null}
      </div>
      {props.onDuplicates === undefined ? null : (
        <DuplicateNote id={`${id}-duplicate`} fieldName={field.name} onShow={props.onDuplicates} />
      )}
    </div>
  );
}

interface Fold {
  readonly foldRef: RefObject<HTMLButtonElement | null>;
  readonly collapsed: boolean;
  readonly setCollapsed: (collapsed: boolean) => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

/** Alt and the arrow up fold a field; the focus stays at the button that opens it. */
function useFold(startsCollapsed: boolean): Fold {
  const foldRef = useRef<HTMLButtonElement>(null);
  const [collapsed, setCollapsed] = useState(startsCollapsed);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowUp' || !event.altKey || collapsed) return;
    event.preventDefault();
    setCollapsed(true);
    foldRef.current?.focus();
  };
  return { foldRef, collapsed, setCollapsed, onKey };
}

interface DuplicateNoteProps {
  readonly id: string;
  readonly fieldName: string;
  readonly onShow: () => void;
}

function DuplicateNote({ id, fieldName, onShow }: DuplicateNoteProps) {
  const text = useText();
  return (
    <p className="field-note" id={id} role="status">
      {text('editor-duplicate', { field: fieldName })}{' '}
      <button type="button" className="link-button" onClick={onShow}>
        {text('editor-duplicate-show')}
      </button>
    </p>
  );
}

import { type ClipboardEvent, type DragEvent, type Ref, useId, useImperativeHandle, useRef, useState } from 'react';
import { Icon } from '#renderer/components/icons.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { insertHtml } from './editing-commands.ts';
import { type PasteOptions, type Pasted, filesHtml, pastedHtml, pastedOf, shownHtml } from './pasted.ts';
import { RichField, type RichFieldHandle } from './rich-field.tsx';
import { SourceField } from './source-field.tsx';

/** How a field is edited, from its note type. */
export interface EditedField {
  readonly name: string;
  readonly description: string;
  readonly fontFamily: string;
  readonly fontSizePx: number;
  readonly isRtl: boolean;
  readonly startsAsHtml: boolean;
  readonly startsCollapsed: boolean;
}

export interface FieldEditorHandle {
  focus(): void;
  /** Puts stored HTML at the caret. */
  insert(html: string): void;
  toggleSource(): void;
}

export interface FieldEditorProps {
  readonly field: EditedField;
  readonly html: string;
  readonly onChange: (html: string) => void;
  readonly onFocus: () => void;
  readonly paste: Omit<PasteOptions, 'plain'>;
  readonly stripsFormatting: boolean;
  /** Undefined: there is no next note to keep it for. */
  readonly pin?: { readonly isOn: boolean; readonly toggle: () => void } | undefined;
  /** Another note has the same text here. */
  readonly isDuplicate: boolean;
  readonly ref?: Ref<FieldEditorHandle>;
}

export function FieldEditor({ field, html, onChange, onFocus, ref, ...props }: FieldEditorProps) {
  const text = useText();
  const id = useId();
  const rich = useRef<RichFieldHandle>(null);
  const [collapsed, setCollapsed] = useState(field.startsCollapsed && html === '');
  const [source, setSource] = useState(field.startsAsHtml);
  const shift = useRef(false);
  const fold = useRef<HTMLButtonElement>(null);
  useImperativeHandle(ref, () => ({
    focus: () => {
      setCollapsed(false);
      rich.current?.focus();
    },
    insert: (stored) => insertStored(rich.current, stored),
    toggleSource: () => setSource((on) => !on),
  }));
  const insertLater = async (work: Promise<string>): Promise<void> => {
    const at = caretOf(rich.current?.element);
    const stored = await work;
    if (stored === '') return;
    restoreCaret(at);
    insertStored(rich.current, stored);
  };
  const taken = (pasted: Pasted): Promise<string> =>
    pastedHtml(pasted, { ...props.paste, plain: props.stripsFormatting !== shift.current });
  const onPaste = (event: ClipboardEvent<HTMLElement>): void => {
    event.preventDefault();
    void insertLater(taken(pastedOf(event.clipboardData)));
  };
  const onDrop = (event: DragEvent<HTMLElement>): void => {
    // Moving text inside of a field is the browser's.
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    rich.current?.focus();
    void insertLater(filesHtml([...event.dataTransfer.files], { ...props.paste, plain: false }));
  };
  return (
    <div
      className="field-editor"
      onKeyDownCapture={(event) => {
        shift.current = event.shiftKey;
        if (event.key !== 'ArrowUp' || !event.altKey || collapsed) return;
        event.preventDefault();
        setCollapsed(true);
        fold.current?.focus();
      }}
    >
      <div className="field-head">
        <button
          ref={fold}
          type="button"
          className="field-fold"
          // Tab goes from field to field; what is folded is opened here.
          tabIndex={collapsed ? 0 : -1}
          aria-keyshortcuts="Alt+ArrowUp"
          aria-expanded={!collapsed}
          aria-label={text(collapsed ? 'editor-expand' : 'editor-collapse', { field: field.name })}
          onClick={() => setCollapsed(!collapsed)}
        >
          <Icon name="fold" className={collapsed ? 'icon-turned' : ''} />
        </button>
        <span className="field-label" id={id}>
          <bdi>{field.name}</bdi>
        </span>
        <button
          type="button"
          className="field-tool"
          tabIndex={-1}
          aria-pressed={source}
          aria-label={text('editor-source-field', { field: field.name })}
          onClick={() => setSource(!source)}
        >
          {'</>'}
        </button>
        {props.pin === undefined ? null : (
          <button
            type="button"
            className="field-tool"
            tabIndex={-1}
            aria-pressed={props.pin.isOn}
            aria-label={text('editor-pin-field', { field: field.name })}
            onClick={props.pin.toggle}
          >
            <Icon name="pin" />
          </button>
        )}
      </div>
      <div className="field-boxes" hidden={collapsed}>
        <RichField
          ref={rich}
          labelledBy={id}
          describedBy={props.isDuplicate ? `${id}-duplicate` : undefined}
          html={html}
          onChange={onChange}
          onFocus={onFocus}
          onPaste={onPaste}
          onDrop={onDrop}
          direction={field.isRtl ? 'rtl' : 'ltr'}
          fontFamily={field.fontFamily}
          fontSizePx={field.fontSizePx}
          placeholder={field.description}
          isInvalid={props.isDuplicate}
        />
        {source && !collapsed ? (
          <SourceField
            label={text('editor-source-label', { field: field.name })}
            language="html"
            value={html}
            onChange={onChange}
          />
        ) : null}
      </div>
      {props.isDuplicate ? (
        <p className="field-note" id={`${id}-duplicate`} role="status">
          {text('editor-duplicate', { field: field.name })}
        </p>
      ) : null}
    </div>
  );
}

function insertStored(rich: RichFieldHandle | null, stored: string): void {
  rich?.focus();
  insertHtml(shownHtml(stored));
}

function caretOf(box: HTMLElement | undefined): Range | undefined {
  const selection = document.getSelection();
  if (box === undefined || selection === null || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  return box.contains(range.commonAncestorContainer) ? range.cloneRange() : undefined;
}

function restoreCaret(range: Range | undefined): void {
  if (range === undefined || !range.startContainer.isConnected) return;
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

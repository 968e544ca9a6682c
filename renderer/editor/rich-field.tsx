import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type Ref,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from 'react';
import { mediaAddress } from '#renderer/card-frame/cards-address.ts';
import type { EditedField } from './edited-fields.ts';
import { insertLine } from './editing-commands.ts';
import { fieldView, viewHtml } from './field-view.ts';

export interface RichFieldHandle {
  readonly element: HTMLElement;
  /** Puts the caret at the end, unless it is in the field already. */
  focus(): void;
}

export interface RichFieldProps {
  readonly labelledBy: string;
  readonly describedBy?: string | undefined;
  readonly html: string;
  readonly onChange: (html: string) => void;
  readonly onFocus: () => void;
  readonly onPaste: (event: ClipboardEvent<HTMLElement>) => void;
  readonly onDrop: (event: DragEvent<HTMLElement>) => void;
  readonly look: Pick<EditedField, 'isRtl' | 'fontFamily' | 'fontSizePx' | 'description'>;
  readonly isInvalid: boolean;
  readonly ref?: Ref<RichFieldHandle>;
}

/** Marks what one field copied, so that another takes it as it is. */
export const OWN_TYPE = 'application/x-ebb-field';

/** A field as it looks. What it holds is only written when a person changed it: looking changes no byte. */
export function RichField({ html, look, onChange, ref, ...props }: RichFieldProps) {
  const box = useRef<HTMLDivElement>(null);
  /** What the box shows; an answer of our own change must not move the caret. */
  const shown = useRef<string>(undefined);
  useLayoutEffect(() => {
    if (box.current === null || shown.current === html) return;
    shown.current = html;
    box.current.replaceChildren(fieldView(html, { mediaAddress }));
  }, [html]);
  useImperativeHandle(ref, () => handleOf(box.current), []);
  const take = (): void => {
    if (box.current === null) return;
    const now = viewHtml(box.current);
    if (now === shown.current) return;
    shown.current = now;
    onChange(now);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    if (!event.shiftKey && insertLine()) event.preventDefault();
  };
  return (
    // The box holds what a person edits; React writes nothing into it.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div
      ref={box}
      className="rich-field"
      role="textbox"
      tabIndex={0}
      aria-multiline
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy}
      aria-invalid={props.isInvalid}
      data-placeholder={look.description}
      data-empty={html === '' ? '' : undefined}
      contentEditable
      suppressContentEditableWarning
      dir={look.isRtl ? 'rtl' : 'ltr'}
      style={{ fontFamily: look.fontFamily, fontSize: `${String(look.fontSizePx / 16)}rem` }}
      onInput={take}
      onFocus={props.onFocus}
      onKeyDown={onKeyDown}
      onPaste={props.onPaste}
      onDrop={props.onDrop}
      onCopy={(event) => copySelection(event, box.current)}
      onCut={(event) => {
        if (copySelection(event, box.current)) document.execCommand('delete');
      }}
    />
  );
}

function handleOf(element: HTMLDivElement | null): RichFieldHandle {
  if (element === null) throw new Error('the field is not there yet');
  return {
    element,
    focus: () => {
      if (element.contains(document.activeElement)) return;
      element.focus();
      document.getSelection()?.selectAllChildren(element);
      document.getSelection()?.collapseToEnd();
    },
  };
}

/** What is stored, not what is shown: addresses of this run of the app mean nothing elsewhere. */
function copySelection(event: ClipboardEvent<HTMLElement>, box: HTMLElement | null): boolean {
  const selection = document.getSelection();
  if (box === null || selection === null || selection.isCollapsed || !box.contains(selection.anchorNode)) return false;
  const holder = document.createElement('div');
  holder.append(selection.getRangeAt(0).cloneContents());
  const html = viewHtml(holder);
  event.preventDefault();
  event.clipboardData.setData('text/html', html);
  event.clipboardData.setData(OWN_TYPE, html);
  event.clipboardData.setData('text/plain', selection.toString());
  return true;
}

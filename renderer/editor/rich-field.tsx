import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type Ref,
  type RefObject,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from 'react';
import { mediaAddress } from '#renderer/card-frame/cards-address.ts';
import type { EditedField } from './edited-fields.ts';
import { insertHtml, insertLine, surroundSelection } from './editing-commands.ts';
import { fieldView, viewHtml } from './field-view.ts';
import { drawMathIn } from './math-pictures.ts';
import { mathHtml } from './math-source.ts';
import { type ChosenPicture, useChosenPicture } from './use-chosen-picture.tsx';

export interface RichFieldHandle {
  readonly element: HTMLElement;
  /** Puts the caret at the end, unless it is in the field already. */
  focus(): void;
  /** Puts stored HTML at the caret. */
  insert(html: string): void;
  /** Makes a formula of what is selected, and opens it for writing. */
  insertMath(before: string, after: string): void;
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
  /** Formulas are drawn, not shown as they are written. */
  readonly drawsMath: boolean;
  readonly ref?: Ref<RichFieldHandle>;
}

/** Marks what one field copied, so that another takes it as it is. */
export const OWN_TYPE = 'application/x-ebb-field';

function breakLine(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
  if (!event.shiftKey && insertLine()) event.preventDefault();
}

/** A field as it looks. What it holds is only written when a person changed it: looking changes no byte. */
export function RichField({ html, look, drawsMath, onChange, ref, ...props }: RichFieldProps) {
  const box = useRef<HTMLDivElement>(null);
  /** What the box shows; an answer of our own change must not move the caret. */
  const shown = useRef<string>(undefined);
  const take = (): void => {
    const now = box.current === null ? shown.current : viewHtml(box.current);
    if (now === undefined || now === shown.current) return;
    shown.current = now;
    onChange(now);
  };
  const onInput = (): void => {
    take();
    if (box.current !== null) drawMathIn(box.current);
  };
  const pictures = useChosenPicture(box, take);
  useLayoutEffect(() => {
    if (box.current === null || shown.current === html) return;
    shown.current = html;
    show(box.current, html, drawsMath);
  }, [html, drawsMath]);
  // Anew with each drawing: what it tells of a change has to be told to who listens now.
  useImperativeHandle(ref, () => handleOf(box, { drawsMath, take, choose: pictures.choose }));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (!pictures.onKeyDown(event)) breakLine(event);
  };
  return (
    <>
      {/* The box holds what a person edits; React writes nothing into it. */}
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus */}
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
        onInput={onInput}
        onFocus={props.onFocus}
        onBlur={() => showNewMath(box.current, html, drawsMath)}
        onKeyDown={onKeyDown}
        onClick={pictures.onClick}
        onDoubleClick={pictures.onDoubleClick}
        onContextMenu={pictures.onContextMenu}
        onPaste={props.onPaste}
        onDrop={props.onDrop}
        onCopy={(event) => copySelection(event, box.current)}
        onCut={(event) => cutSelection(event, box.current)}
      />
      {pictures.panel}
    </>
  );
}

function show(box: HTMLElement, html: string, drawsMath: boolean): void {
  box.replaceChildren(fieldView(html, { mediaAddress, drawsMath }));
  if (drawsMath) drawMathIn(box);
}

/** Formulas that were typed as text are drawn when the caret has left them. */
function showNewMath(box: HTMLElement | null, html: string, drawsMath: boolean): void {
  if (box === null || !drawsMath) return;
  const view = fieldView(html, { mediaAddress, drawsMath: true });
  const count = (root: ParentNode): number => root.querySelectorAll('.field-math').length;
  if (count(view) === count(box)) return;
  box.replaceChildren(view);
  drawMathIn(box);
}

interface HandleOptions {
  readonly drawsMath: boolean;
  readonly take: () => void;
  readonly choose: ChosenPicture['choose'];
}

function handleOf(box: RefObject<HTMLElement | null>, { drawsMath, take, choose }: HandleOptions): RichFieldHandle {
  const element = box.current;
  if (element === null) throw new Error('the field is not there yet');
  const focus = (): void => {
    if (element.contains(document.activeElement)) return;
    element.focus();
    document.getSelection()?.selectAllChildren(element);
    document.getSelection()?.collapseToEnd();
  };
  const insert = (stored: string): void => {
    focus();
    const holder = document.createElement('div');
    holder.append(fieldView(stored, { mediaAddress, drawsMath }));
    insertHtml(holder.innerHTML);
  };
  const insertMath = (before: string, after: string): void => {
    if (!drawsMath) return surroundSelection(before, after);
    const known = new Set(element.querySelectorAll('.field-math'));
    const tex = `${before.slice(2)}${document.getSelection()?.toString() ?? ''}`;
    insert(mathHtml({ tex: `${tex}${after.slice(0, -2)}`, isBlock: before.startsWith('\\[') }));
    take();
    const added = [...element.querySelectorAll('.field-math')].find((picture) => !known.has(picture));
    if (added instanceof HTMLImageElement) choose({ kind: 'math', picture: added, caret: tex.length });
  };
  return { element, focus, insert, insertMath };
}

function cutSelection(event: ClipboardEvent<HTMLElement>, box: HTMLElement | null): void {
  if (copySelection(event, box)) document.execCommand('delete');
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

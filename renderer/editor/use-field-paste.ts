import { type ClipboardEvent, type DragEvent, type RefObject, useRef } from 'react';
import { filesHtml, type PasteOptions, pastedHtml, pastedOf } from './pasted.ts';
import type { RichFieldHandle } from './rich-field.tsx';

export interface FieldPaste {
  /** For every key on its way into the field: Shift turns round what pasting does with formats. */
  readonly onKey: (event: { readonly shiftKey: boolean }) => void;
  readonly onPaste: (event: ClipboardEvent<HTMLElement>) => void;
  readonly onDrop: (event: DragEvent<HTMLElement>) => void;
}

/** Takes what is pasted or dropped into a field, its files into the media folder first. */
export function useFieldPaste(rich: RefObject<RichFieldHandle | null>, options: PasteOptions): FieldPaste {
  const shift = useRef(false);
  const insertLater = async (work: Promise<string>): Promise<void> => {
    const at = caretOf(rich.current?.element);
    const stored = await work;
    if (stored === '') return;
    restoreCaret(at);
    rich.current?.insert(stored);
  };
  return {
    onKey: ({ shiftKey }) => {
      shift.current = shiftKey;
    },
    onPaste: (event) => {
      event.preventDefault();
      const plain = options.plain !== shift.current;
      void insertLater(pastedHtml(pastedOf(event.clipboardData), { ...options, plain }));
    },
    onDrop: (event) => {
      // Moving text inside of a field is the browser's.
      if (event.dataTransfer.files.length === 0) return;
      event.preventDefault();
      rich.current?.focus();
      void insertLater(filesHtml([...event.dataTransfer.files], options));
    },
  };
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

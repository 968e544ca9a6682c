/**
 * What buttons and keys do to the selected text of a field. The browser's own editing commands, because they alone go
 * along with its undo, its input methods and its selection; deprecated for ten years, and without a successor.
 */

export const formats = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  superscript: 'superscript',
  subscript: 'subscript',
  bulletList: 'insertUnorderedList',
  numberedList: 'insertOrderedList',
  outdent: 'outdent',
  indent: 'indent',
  alignStart: 'justifyLeft',
  alignCenter: 'justifyCenter',
  alignEnd: 'justifyRight',
  justify: 'justifyFull',
} as const;
export type FormatId = keyof typeof formats;

/** Formats whose button shows that the caret stands in them. */
export const shownFormats = ['bold', 'italic', 'underline', 'superscript', 'subscript'] as const;

export const removable = [
  'bold',
  'italic',
  'underline',
  'superscript',
  'subscript',
  'textColour',
  'highlight',
] as const;
export type Removable = (typeof removable)[number];

export function format(id: FormatId): void {
  execute('styleWithCSS', 'false');
  execute(formats[id]);
}

export function isFormatOn(id: FormatId): boolean {
  return document.queryCommandState(formats[id]);
}

export function colourText(colour: string): void {
  execute('styleWithCSS', 'true');
  execute('foreColor', colour);
}

export function highlightText(colour: string): void {
  execute('styleWithCSS', 'true');
  execute('hiliteColor', colour);
}

/** Takes the chosen formats off the selection; pictures, lists and clozes stay. */
export function removeFormats(chosen: readonly Removable[]): void {
  if (removable.every((id) => chosen.includes(id))) {
    execute('removeFormat');
    return;
  }
  for (const id of chosen) {
    if (id === 'textColour') removeColour('foreColor', 'color');
    else if (id === 'highlight') removeColour('hiliteColor', 'background-color');
    else removeFormat(id);
  }
}

function removeFormat(id: FormatId): void {
  execute('styleWithCSS', 'false');
  // A selection that has it in parts gets it everywhere first.
  if (!isFormatOn(id)) execute(formats[id]);
  if (isFormatOn(id)) execute(formats[id]);
}

/** A colour that nobody chooses: the browser splits what has another, and what then has this one loses it. */
const PASSING = { name: '#010203', computed: 'rgb(1, 2, 3)' };

function removeColour(command: 'foreColor' | 'hiliteColor', property: 'color' | 'background-color'): void {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed) return;
  execute('styleWithCSS', 'true');
  execute(command, PASSING.name);
  const box = fieldOf(selection.anchorNode);
  for (const element of box?.querySelectorAll<HTMLElement>('[style]') ?? []) {
    if (element.style.getPropertyValue(property) !== PASSING.computed) continue;
    element.style.removeProperty(property);
    if (element.style.length > 0) continue;
    element.removeAttribute('style');
    if (element.localName === 'span' && element.attributes.length === 0) element.replaceWith(...element.childNodes);
  }
  box?.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

function fieldOf(node: Node | null): Element | null {
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest('.rich-field') ?? null;
}

/** At the caret, in place of what is selected. `html` is that of a view: see `field-view`. */
export function insertHtml(html: string): void {
  execute('insertHTML', html);
}

/** A line of its own, as `<br>`: fields hold lines, not paragraphs. In lists the browser makes the next item. */
export function insertLine(): boolean {
  return selectionIn('li, dd, dt, pre, h1, h2, h3, h4, h5, h6') ? false : execute('insertLineBreak');
}

/** Puts two texts round the selection; an empty one gets the caret between them. */
export function surroundSelection(before: string, after: string): void {
  const selection = document.getSelection();
  if (selection === null || selection.rangeCount === 0) return;
  if (selection.isCollapsed) {
    execute('insertText', before + after);
    for (const _ of after) selection.modify('move', 'backward', 'character');
    return;
  }
  const holder = document.createElement('div');
  holder.append(before, selection.getRangeAt(0).cloneContents(), after);
  insertHtml(holder.innerHTML);
}

function selectionIn(selector: string): boolean {
  const node = document.getSelection()?.anchorNode;
  const element = node instanceof Element ? node : node?.parentElement;
  return (element?.closest(selector) ?? null) !== null;
}

function execute(command: string, value?: string): boolean {
  return document.execCommand(command, false, value);
}

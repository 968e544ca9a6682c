import createDOMPurify, { type Config } from 'dompurify';
import { disarmed, rearmed } from './disarm.ts';
import { findMath, mathSourceOf } from './math-source.ts';
import { localNameOf, outerHtmlOf, replaceElement } from './unshadowed.ts';

/**
 * A field's HTML comes from anybody's deck and may hold anything; in the app's own page only what formats may stand.
 * So the page shows a view of it: what acts, loads or fetches is replaced by a mark that carries its source, and is
 * put back when the field is stored. Nothing of what the author wrote is lost by editing the words beside it.
 */

/** The source of an element that is not shown, children included. */
const KEPT = 'data-ebb-kept';
/** All attributes in their order, as JSON: name and value; null for the value of one that is shown. */
const ATTRIBUTES = 'data-ebb-attributes';
const OURS = [KEPT, ATTRIBUTES];
type Attributes = readonly (readonly [name: string, value: string | null])[];

const SHOWN_ELEMENTS = [
  ...['a', 'abbr', 'acronym', 'address', 'article', 'aside', 'b', 'bdi', 'bdo', 'big', 'blockquote', 'br', 'caption'],
  ...['center', 'cite', 'code', 'col', 'colgroup', 'dd', 'del', 'dfn', 'div', 'dl', 'dt', 'em', 'figcaption', 'figure'],
  ...['font', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'i', 'img', 'ins', 'kbd', 'li', 'main'],
  ...['mark', 'nav', 'ol', 'p', 'pre', 'q', 'rb', 'rp', 'rt', 'rtc', 'ruby', 's', 'samp', 'section', 'small', 'span'],
  ...['strike', 'strong', 'sub', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'time', 'tr', 'tt', 'u', 'ul'],
  ...['var', 'wbr'],
];
const SHOWN_ATTRIBUTES = [
  ...['align', 'alt', 'bgcolor', 'border', 'cellpadding', 'cellspacing', 'color', 'colspan', 'dir', 'face', 'height'],
  ...['lang', 'reversed', 'rowspan', 'size', 'start', 'style', 'title', 'type', 'valign', 'value', 'width'],
];
const isShownElement = new Set(SHOWN_ELEMENTS);
const isShownAttribute = new Set(SHOWN_ATTRIBUTES);

/** The last word, whatever the walk below has let pass. */
const rules: Config = {
  ALLOWED_TAGS: SHOWN_ELEMENTS,
  ALLOWED_ATTR: [...SHOWN_ATTRIBUTES, ...OURS, 'src', 'class', 'contenteditable'],
  // `src` is ours: an address of the folder or the picture itself. The rule for addresses would take texts for them.
  ADD_URI_SAFE_ATTR: [...SHOWN_ATTRIBUTES, ...OURS, 'src', 'contenteditable'],
  ADD_DATA_URI_TAGS: ['img'],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  // Drops values with `-->` in them, for those who parse the result anew. The nodes themselves are used here.
  SAFE_FOR_XML: false,
  RETURN_DOM_FRAGMENT: true,
};

/** `https:`, `data:`, or `//host`. */
const ELSEWHERE = /^(?:[a-z][a-z\d+.-]*:|[\\/]{2})/iu;

export interface ViewOptions {
  /** Where the page finds a file of the media folder. */
  readonly mediaAddress: (fileName: string) => string;
  /** Formulas stand as pictures that are still to be drawn (`img.field-math`). */
  readonly drawsMath?: boolean;
}

/** What the page may show of a field's HTML. `viewHtml` gives the HTML back. */
export function fieldView(html: string, options: ViewOptions): DocumentFragment {
  const { content } = parsed(html);
  for (const element of [...content.querySelectorAll('*')]) {
    // What lies in one that was taken out went with it.
    if (content.contains(element)) showSafely(element, content.ownerDocument, options);
  }
  for (const comment of commentsIn(content)) comment.replaceWith(mark(`<!--${comment.data}-->`, content.ownerDocument));
  if (options.drawsMath === true) markMath(content);
  return createDOMPurify(window).sanitize(content as unknown as Node, rules) as unknown as DocumentFragment;
}

/** The source of what a picture in a view stands for: a formula with its delimiters. */
export function keptSource(element: Element): string {
  return element.getAttribute(KEPT) ?? '';
}

export function keepSource(element: Element, html: string): void {
  element.setAttribute(KEPT, html);
}

/** The HTML that a view stands for, as it is stored. */
export function viewHtml(view: ParentNode & Node): string {
  const holder = document.implementation.createHTMLDocument('').createElement('div');
  holder.append(...[...view.childNodes].map((node) => holder.ownerDocument.importNode(node, true)));
  const kept = new Map<string, string>();
  // A word that no field holds: found again in the finished text, where a mark is not parsed anew.
  const word = `ebb-kept-${Math.random().toString(36).slice(2)}-`;
  for (const element of [...holder.querySelectorAll('*')]) restore(element, kept, word);
  const html = holder.innerHTML;
  const whole =
    kept.size === 0 ? html : html.replaceAll(new RegExp(`${word}\\d+;`, 'gu'), (key) => kept.get(key) ?? '');
  // An emptied field keeps a line for the caret.
  return whole === '<br>' || whole === '<div><br></div>' ? '' : rearmed(whole);
}

function parsed(html: string): HTMLTemplateElement {
  const template = document.implementation.createHTMLDocument('').createElement('template');
  template.innerHTML = disarmed(html);
  return template;
}

function commentsIn(root: Node): Comment[] {
  const walker = (root.ownerDocument ?? document).createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const comments: Comment[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode as Comment);
  return comments;
}

function showSafely(element: Element, owner: Document, { mediaAddress }: ViewOptions): void {
  const name = localNameOf(element);
  if (!isShownElement.has(name) || element.namespaceURI !== 'http://www.w3.org/1999/xhtml') {
    replaceElement(element, mark(outerHtmlOf(element), owner));
    return;
  }
  const all: Attributes = [...element.attributes].map((attribute) => [
    attribute.name,
    isShownAttribute.has(attribute.name) ? null : attribute.value,
  ]);
  if (all.every(([, value]) => value === null)) return;
  for (const [attribute, value] of all) {
    if (value === null) continue;
    element.removeAttribute(attribute);
    const shown = name === 'img' && attribute === 'src' ? shownSource(value, mediaAddress) : undefined;
    if (shown !== undefined) element.setAttribute('src', shown);
  }
  element.setAttribute(ATTRIBUTES, JSON.stringify(all));
}

/** A file of the folder, or a picture that the text itself holds. Nothing is fetched from elsewhere. */
function shownSource(source: string, mediaAddress: ViewOptions['mediaAddress']): string | undefined {
  const address = source.trim();
  if (/^data:image\//iu.test(address)) return address;
  if (address === '' || ELSEWHERE.test(address)) return undefined;
  const fileName = address.replace(/[#?].*$/su, '');
  try {
    return mediaAddress(decodeURIComponent(fileName));
  } catch {
    // A percent sign that encodes nothing stands for itself.
    return mediaAddress(fileName);
  }
}

/** Formulas run through texts and line breaks, never across elements: so MathJax finds them on cards. */
function markMath(content: DocumentFragment): void {
  const texts: Text[] = [];
  const walker = content.ownerDocument.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  const seen = new Set<Node>();
  for (const text of texts) {
    if (seen.has(text) || text.parentElement?.closest(`pre, code, [${KEPT}]`) != null) continue;
    const run = runFrom(text);
    for (const node of run) seen.add(node);
    markMathIn(run);
  }
}

/** The texts and bare line breaks that follow one another. */
function runFrom(first: Text): readonly (Text | HTMLBRElement)[] {
  const run: (Text | HTMLBRElement)[] = [];
  for (let node: Node | null = first; node !== null; node = node.nextSibling) {
    const isLine = node instanceof Element && node.localName === 'br' && node.attributes.length === 0;
    if (!(node instanceof Text) && !isLine) break;
    run.push(node as Text | HTMLBRElement);
  }
  return run;
}

function markMathIn(run: readonly (Text | HTMLBRElement)[]): void {
  // Each break counts as one character, which a formula may hold.
  const text = run.map((node) => (node instanceof Text ? node.data : '\n')).join('');
  for (const { from, to } of findMath(text).toReversed()) {
    const range = (run[0]?.ownerDocument ?? document).createRange();
    range.setStart(...pointAt(run, from));
    range.setEnd(...pointAt(run, to));
    const holder = (run[0]?.ownerDocument ?? document).createElement('div');
    holder.append(range.extractContents());
    const picture = holder.ownerDocument.createElement('img');
    picture.setAttribute(KEPT, holder.innerHTML);
    picture.setAttribute('alt', mathSourceOf(holder.innerHTML).tex);
    picture.className = 'field-math';
    range.insertNode(picture);
  }
}

/** Where a character of the run stands. Formulas begin and end inside of texts. */
function pointAt(run: readonly (Text | HTMLBRElement)[], place: number): [node: Node, offset: number] {
  let left = place;
  for (const node of run) {
    const length = node instanceof Text ? node.data.length : 1;
    if (node instanceof Text && left <= length) return [node, left];
    left -= length;
  }
  throw new Error('no such place in the text');
}

function mark(source: string, owner: Document): Element {
  const span = owner.createElement('span');
  span.setAttribute(KEPT, source);
  span.setAttribute('contenteditable', 'false');
  span.className = 'field-kept';
  span.textContent = labelOf(source);
  return span;
}

/** `<script>`, `<!-- -->`: what it begins with tells an author enough. */
function labelOf(source: string): string {
  if (source.startsWith('<!--')) return '<!-- -->';
  return `${/^<[^\s/>]+/u.exec(source)?.[0] ?? '<'}>`;
}

function restore(element: Element, kept: Map<string, string>, word: string): void {
  const source = element.getAttribute(KEPT);
  if (source !== null) {
    const key = `${word}${String(kept.size)};`;
    kept.set(key, source);
    element.replaceWith(key);
    return;
  }
  const hidden = element.getAttribute(ATTRIBUTES);
  if (hidden === null) return;
  const shown = new Map([...element.attributes].map((attribute) => [attribute.name, attribute.value]));
  for (const name of shown.keys()) element.removeAttribute(name);
  for (const [name, value] of JSON.parse(hidden) as Attributes) {
    const now = value ?? shown.get(name);
    shown.delete(name);
    // One that was shown and is gone: the author has just taken it away.
    if (now !== undefined) setAnyAttribute(element, name, now);
  }
  shown.delete(ATTRIBUTES);
  for (const [name, value] of shown) element.setAttribute(name, value);
}

/** The parser takes names that `setAttribute` refuses (`"`, `@click`, `(x)`). */
function setAnyAttribute(element: Element, name: string, value: string): void {
  try {
    element.setAttribute(name, value);
  } catch {
    const holder = element.ownerDocument.createElement('template');
    holder.innerHTML = `<i ${name}></i>`;
    const attribute = holder.content.firstElementChild?.attributes[0];
    if (attribute === undefined) return;
    attribute.ownerElement?.removeAttributeNode(attribute);
    attribute.value = value;
    element.setAttributeNode(attribute);
  }
}

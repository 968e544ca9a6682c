import { disarmed } from './disarm.ts';
import { childNodesOf, replaceElement } from './unshadowed.ts';

/**
 * What other programs put on the clipboard is made for them: whole documents, their fonts and sizes. Of it stays what
 * says something in a field: structure, emphasis, colours that somebody chose, links, tables, pictures.
 */

const DROPPED = new Set([
  ...['applet', 'audio', 'base', 'button', 'canvas', 'datalist', 'embed', 'frame', 'frameset', 'head', 'iframe'],
  ...['input', 'link', 'map', 'math', 'meta', 'meter', 'noscript', 'object', 'option', 'param', 'progress', 'script'],
  ...['select', 'source', 'style', 'svg', 'template', 'textarea', 'title', 'track', 'video'],
]);
const KEPT = new Set([
  ...['a', 'b', 'blockquote', 'br', 'code', 'dd', 'div', 'dl', 'dt', 'em', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr'],
  ...['i', 'img', 'kbd', 'li', 'mark', 'ol', 'p', 'pre', 'rb', 'rp', 'rt', 'ruby', 's', 'samp', 'strong', 'sub', 'sup'],
  ...['table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'u', 'ul', 'span'],
]);
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  img: ['src', 'alt'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan'],
  ol: ['start'],
};
const BLOCKS = 'address|article|aside|center|details|fieldset|figure|footer|header|main|nav|section';
const BECOMES: Readonly<Record<string, string>> = {
  ...{ strike: 's', del: 's', ins: 'u', tt: 'code', big: 'span', font: 'span' },
  ...Object.fromEntries(BLOCKS.split('|').map((name) => [name, 'div'])),
};
/** Lists and tables whose programs put line breaks between their rows. */
const HOLDS_NO_TEXT = new Set(['table', 'tbody', 'thead', 'tfoot', 'tr', 'ul', 'ol', 'dl']);

/** Clipboard HTML of other programs as a field may have it. */
export function cleanPaste(html: string): string {
  const page = document.implementation.createHTMLDocument('');
  const source = page.createElement('template');
  source.innerHTML = disarmed(html);
  for (const form of source.content.querySelectorAll('form')) replaceElement(form, ...childNodesOf(form));
  const out = page.createElement('div');
  copyChildren(source.content, out, false);
  tidy(out);
  return out.innerHTML.trim();
}

/** Plain text as HTML that shows the same. */
export function textToHtml(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\t', '&nbsp;&nbsp;&nbsp; ')
    .replaceAll(/ {2,}/gu, (spaces) => `${'&nbsp;'.repeat(spaces.length - 1)} `)
    .replaceAll('\n', '<br>');
}

function copyChildren(from: Node, to: Element, preformatted: boolean): void {
  for (const child of from.childNodes) {
    if (child instanceof Text) copyText(child.data, to, preformatted);
    else if (child instanceof Element) copyElement(child, to, preformatted);
  }
}

function copyText(data: string, to: Element, preformatted: boolean): void {
  // Line breaks in the source of a page are spaces on it.
  const text = preformatted ? data : data.replaceAll(/[\t\n\f\r ]+/gu, ' ');
  if (HOLDS_NO_TEXT.has(to.localName) && text.trim() === '') return;
  to.append(text);
}

function copyElement(element: Element, to: Element, preformatted: boolean): void {
  const name = element.localName;
  if (DROPPED.has(name) || isHidden(element)) return;
  const wrappers = wrappersOf(element);
  const inner = wrappers.reduce<Element>((parent, wrapper) => parent.appendChild(made(parent, wrapper)), to);
  copyChildren(element, inner, preformatted || name === 'pre' || styleOf(element, 'white-space') === 'pre');
  // Formatting of nothing is nothing.
  if (!['td', 'th', 'br', 'hr', 'img'].includes(name) && inner !== to && isEmptyOf(inner)) removeUpTo(inner, to);
}

interface Wrapper {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** The elements that stand for this one, the outer first; none: its content alone. */
function wrappersOf(element: Element): readonly Wrapper[] {
  const name = BECOMES[element.localName] ?? element.localName;
  // Google Docs puts everything into a <b> that isn't bold.
  const isPlain = /^(?:b|strong)$/u.test(name) && isLight(styleOf(element, 'font-weight'));
  const own = KEPT.has(name) && name !== 'span' && !isPlain ? [ownWrapper(element, name)].flat() : [];
  return [...own, ...emphasisOf(element, name)];
}

function ownWrapper(element: Element, name: string): Wrapper | readonly Wrapper[] {
  const attributes: Record<string, string> = {};
  for (const attribute of ATTRIBUTES[name] ?? []) {
    const value = element.getAttribute(attribute);
    if (value !== null && isGood(attribute, value)) attributes[attribute] = value;
  }
  if (name === 'a' && attributes['href'] === undefined) return [];
  if (name === 'img' && attributes['src'] === undefined) return [];
  return { name, attributes };
}

function isGood(attribute: string, value: string): boolean {
  if (attribute === 'href') return /^(?:https?|mailto):/iu.test(value.trim());
  if (attribute === 'src') return /^(?:https?:|data:image\/)/iu.test(value.trim());
  if (/^(?:colspan|rowspan|start)$/u.test(attribute)) return /^\d{1,4}$/u.test(value);
  return value !== '';
}

/** What a style says that a field can say with elements. */
function emphasisOf(element: Element, name: string): readonly Wrapper[] {
  const wrappers: Wrapper[] = [];
  const says = (property: string): string => styleOf(element, property);
  const decoration = `${says('text-decoration')} ${says('text-decoration-line')}`;
  if (!/^(?:h\d|b|strong|th)$/u.test(name) && isHeavy(says('font-weight'))) wrappers.push({ name: 'b' });
  if (!/^(?:i|em)$/u.test(name) && /italic|oblique/u.test(says('font-style'))) wrappers.push({ name: 'i' });
  if (!/^(?:u|a)$/u.test(name) && decoration.includes('underline')) wrappers.push({ name: 'u' });
  if (name !== 's' && decoration.includes('line-through')) wrappers.push({ name: 's' });
  const height = says('vertical-align');
  if (name !== 'sup' && height === 'super') wrappers.push({ name: 'sup' });
  if (name !== 'sub' && height === 'sub') wrappers.push({ name: 'sub' });
  const style = coloursOf(element);
  if (style !== '' && !isBlock(name)) wrappers.push({ name: 'span', attributes: { style } });
  return wrappers;
}

function coloursOf(element: Element): string {
  const colour =
    styleOf(element, 'color') || (element.localName === 'font' ? (element.getAttribute('color') ?? '') : '');
  const behind = styleOf(element, 'background-color') || onlyColour(styleOf(element, 'background'));
  const parts = [];
  if (isColour(colour) && !isBlack(colour)) parts.push(`color: ${colour};`);
  if (isColour(behind) && !isWhite(behind)) parts.push(`background-color: ${behind};`);
  return parts.join(' ');
}

function onlyColour(background: string): string {
  return isColour(background) ? background : '';
}
function isColour(value: string): boolean {
  return (
    /^(?:#[\da-f]{3,8}|rgba?\([\d\s,.%/]+\)|[a-z]{3,20})$/iu.test(value) &&
    !/^(?:inherit|initial|unset|none|auto)$/iu.test(value)
  );
}
/** The colour that text has anyway, on whatever ground. */
function isBlack(value: string): boolean {
  return /^(?:black|windowtext|currentcolor|#000(?:000)?|rgba?\(0,\s*0,\s*0(?:,\s*1(?:\.0)?)?\))$/iu.test(value);
}
function isWhite(value: string): boolean {
  return /^(?:white|window|transparent|#fff(?:fff)?|rgb\(255,\s*255,\s*255\)|rgba\([\d\s,.]+,\s*0(?:\.0+)?\))$/iu.test(
    value,
  );
}
function isHeavy(weight: string): boolean {
  return /^(?:bold|bolder|[6-9]\d\d)$/u.test(weight);
}
function isLight(weight: string): boolean {
  return /^(?:normal|lighter|[1-5]\d\d)$/u.test(weight);
}
function isBlock(name: string): boolean {
  return /^(?:div|p|h\d|table|tbody|thead|tfoot|tr|ul|ol|li|dl|dd|dt|blockquote|pre|hr|br|img)$/u.test(name);
}

/** From the attribute's text: a document without a window computes no styles, and shorthands must not be guessed. */
function styleOf(element: Element, property: string): string {
  const style = element.getAttribute('style') ?? '';
  const found = new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]*)`, 'iu').exec(style);
  return (found?.[1] ?? '')
    .replace(/\s*!important$/iu, '')
    .trim()
    .toLowerCase();
}
function isHidden(element: Element): boolean {
  return styleOf(element, 'display') === 'none' || styleOf(element, 'mso-hide') === 'all';
}

function made(parent: Element, { name, attributes = {} }: Wrapper): Element {
  const element = parent.ownerDocument.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
function isEmptyOf(element: Element): boolean {
  return element.textContent === '' && element.querySelector('br, img, hr, td') === null;
}
function removeUpTo(element: Element, top: Element): void {
  let at: Element | null = element;
  while (at !== null && at !== top && isEmptyOf(at)) {
    const { parentElement }: Element = at;
    at.remove();
    at = parentElement;
  }
}

/** No empty lines at the ends, no block around all of it, no paragraphs inside of a table's or list's item. */
function tidy(root: Element): void {
  for (const block of root.querySelectorAll(
    'td > p:only-child, li > p:only-child, th > p:only-child, div > div:only-child',
  )) {
    if (block.parentElement?.childNodes.length === 1) block.replaceWith(...block.childNodes);
  }
  for (const end of ['firstChild', 'lastChild'] as const) {
    while (root[end] instanceof Text && root[end].data.trim() === '') root[end].remove();
  }
  const [only] = root.childNodes;
  if (root.childNodes.length === 1 && only instanceof Element && /^(?:div|p)$/u.test(only.localName)) {
    only.replaceWith(...only.childNodes);
  }
}

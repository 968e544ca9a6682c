import { inlineHtml } from './inline-html.ts';

/**
 * The HTML of a text in Markdown, as CommonMark has it, HTML in it included: to be cleaned before it is shown.
 * Links whose address stands elsewhere (`[a][b]`) are left as they are written.
 */
export function markdownToHtml(text: string): string {
  return blocksHtml(text.replaceAll(/\r\n?/gu, '\n').replaceAll('\t', '    ').split('\n'));
}

const FENCE = /^ {0,3}(`{3,}|~{3,})([^`]*)$/u;
const HEADING = /^ {0,3}(#{1,6})(?: +(.*?))??(?: +#+)? *$/u;
const RULE = /^ {0,3}(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$/u;
const QUOTE = /^ {0,3}> ?/u;
const ITEM = /^( {0,3})([-+*]|\d{1,9}[.)])(?: +|$)/u;
/** A comment, an element that is a block, or a mark of its own on a line. */
const HTML_BLOCK =
  /^ {0,3}<(?:!--|\/?(?:address|article|aside|blockquote|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|script|section|style|summary|table|tbody|td|tfoot|th|thead|tr|ul)(?:[\s>]|\/>|$)|\/?[a-z][a-z0-9-]*(?:\s[^<>:]*)?\/?>\s*$)/iu;
const INDENTED = /^ {4}/u;
const UNDERLINE = /^ {0,3}(=+|-+) *$/u;

/** What a block has become, and how many lines it took. */
interface Block {
  readonly html: string;
  readonly taken: number;
}
type Reader = (lines: readonly string[]) => Block | undefined;

/** In the order in which they are tried; a paragraph takes what is left. */
const readers: readonly Reader[] = [fencedCode, heading, rule, quote, list, indentedCode, htmlBlock, paragraph];

function blocksHtml(lines: readonly string[]): string {
  const blocks: string[] = [];
  let at = 0;
  while (at < lines.length) {
    const rest = lines.slice(at, at + MAX_BLOCK_LINES);
    const block = isBlank(rest[0])
      ? undefined
      : readers.reduce<Block | undefined>((found, read) => found ?? read(rest), undefined);
    if (block !== undefined) blocks.push(block.html);
    at += block?.taken ?? 1;
  }
  return blocks.join('\n');
}

/** A description is short: what goes on for longer becomes several blocks, so that nothing is read again and again. */
const MAX_BLOCK_LINES = 2000;

function isBlank(line: string | undefined): boolean {
  return line === undefined || /^ *$/u.test(line);
}

function fencedCode(lines: readonly string[]): Block | undefined {
  const fence = FENCE.exec(lines[0] ?? '')?.[1];
  if (fence === undefined) return undefined;
  const closing = new RegExp(`^ {0,3}${fence[0] === '`' ? '`' : '~'}{${String(fence.length)},} *$`, 'u');
  const end = lines.findIndex((line, i) => i > 0 && closing.test(line));
  const code = lines.slice(1, end < 0 ? undefined : end);
  return { html: codeHtml(code), taken: end < 0 ? lines.length : end + 1 };
}

function indentedCode(lines: readonly string[]): Block | undefined {
  let taken = lines.findIndex((line) => !INDENTED.test(line) && !isBlank(line));
  if (taken === 0) return undefined;
  if (taken < 0) taken = lines.length;
  while (isBlank(lines[taken - 1])) taken -= 1;
  return { html: codeHtml(lines.slice(0, taken).map((line) => line.slice(4))), taken };
}

function codeHtml(lines: readonly string[]): string {
  return `<pre><code>${escaped(lines.map((line) => `${line}\n`).join(''))}</code></pre>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function heading(lines: readonly string[]): Block | undefined {
  const match = HEADING.exec(lines[0] ?? '');
  if (match === null) return undefined;
  const level = String(match[1]?.length ?? 1);
  return { html: `<h${level}>${inlineHtml((match[2] ?? '').trim())}</h${level}>`, taken: 1 };
}

function rule(lines: readonly string[]): Block | undefined {
  return RULE.test(lines[0] ?? '') ? { html: '<hr>', taken: 1 } : undefined;
}

function htmlBlock(lines: readonly string[]): Block | undefined {
  if (!HTML_BLOCK.test(lines[0] ?? '')) return undefined;
  const end = lines.findIndex(isBlank);
  const taken = end < 0 ? lines.length : end;
  return { html: lines.slice(0, taken).join('\n'), taken };
}

function quote(lines: readonly string[]): Block | undefined {
  if (!QUOTE.test(lines[0] ?? '')) return undefined;
  const end = lines.findIndex(
    (line, i) => !QUOTE.test(line) && (isBlank(line) || interrupts(line) || isBlank(lines[i - 1]?.replace(QUOTE, ''))),
  );
  const taken = end < 0 ? lines.length : end;
  return {
    html: `<blockquote>\n${blocksHtml(lines.slice(0, taken).map((line) => line.replace(QUOTE, '')))}\n</blockquote>`,
    taken,
  };
}

/** Whether a line ends a paragraph that it follows. */
function interrupts(line: string): boolean {
  const marker = ITEM.exec(line)?.[2];
  const begins =
    marker !== undefined && !/^ *(?:[-+*]|\d+[.)]) *$/u.test(line) && (!/\d/u.test(marker) || /^1[.)]$/u.test(marker));
  return begins || [FENCE, HEADING, RULE, QUOTE].some((shape) => shape.test(line));
}

function paragraph(lines: readonly string[]): Block {
  let taken = 1;
  while (
    taken < lines.length &&
    !isBlank(lines[taken]) &&
    !UNDERLINE.test(lines[taken] ?? '') &&
    !interrupts(lines[taken] ?? '')
  )
    taken += 1;
  const text = inlineHtml(
    lines
      .slice(0, taken)
      .map((line) => line.trimStart())
      .join('\n')
      .trimEnd(),
  );
  const underline = UNDERLINE.exec(lines[taken] ?? '')?.[1];
  if (underline === undefined) return { html: `<p>${text}</p>`, taken };
  const level = underline.startsWith('=') ? '1' : '2';
  return { html: `<h${level}>${text}</h${level}>`, taken: taken + 1 };
}

function list(lines: readonly string[]): Block | undefined {
  const kind = kindOfItem(lines[0] ?? '');
  if (kind === undefined || RULE.test(lines[0] ?? '')) return undefined;
  const items: (readonly string[])[] = [];
  let taken = 0;
  while (taken < lines.length && kindOfItem(lines[taken] ?? '') === kind && !RULE.test(lines[taken] ?? '')) {
    const item = itemLines(lines.slice(taken));
    items.push(item.lines);
    taken += item.taken;
  }
  const isLoose = items.some((item, i) => hasGap(item) || (i < items.length - 1 && isBlank(item.at(-1))));
  const html = items.map((item) => `<li>${itemHtml(item, isLoose)}</li>`).join('\n');
  const start = Number.parseInt(ITEM.exec(lines[0] ?? '')?.[2] ?? '1', 10);
  const tag = Number.isNaN(start) ? 'ul' : 'ol';
  return {
    html: `<${tag}${tag === 'ol' && start !== 1 ? ` start="${String(start)}"` : ''}>\n${html}\n</${tag}>`,
    taken,
  };
}

/** Another sign begins another list. */
function kindOfItem(line: string): string | undefined {
  return ITEM.exec(line)?.[2]?.at(-1);
}

/** One item, its lines as they stand inside of it. */
function itemLines(lines: readonly string[]): { readonly lines: readonly string[]; readonly taken: number } {
  const [marker = '', , sign = ''] = ITEM.exec(lines[0] ?? '') ?? [];
  const behind = marker.length - marker.trimEnd().length;
  // Code that begins right behind the sign is indented as seen from one space behind it.
  const indent = behind > 4 || behind === 0 ? marker.trimEnd().length + 1 : marker.length;
  const inside = new RegExp(`^ {${String(indent)}}`, 'u');
  let taken = 1;
  while (taken < lines.length) {
    const line = lines[taken] ?? '';
    const goesOn =
      isBlank(line) || inside.test(line) || (!isBlank(lines[taken - 1]) && !ITEM.test(line) && !interrupts(line));
    if (!goesOn) break;
    taken += 1;
  }
  const own = lines
    .slice(0, taken)
    .map((line, i) => (i === 0 ? line.slice(Math.min(indent, line.length)) : line.replace(inside, '')));
  return sign === '' ? { lines: [], taken: 1 } : { lines: own, taken };
}

/** A blank line between two blocks of an item. */
function hasGap(item: readonly string[]): boolean {
  const last = item.findLastIndex((line) => !isBlank(line));
  return item.slice(0, last).some((line) => isBlank(line));
}

function itemHtml(item: readonly string[], isLoose: boolean): string {
  const html = blocksHtml(item);
  if (isLoose) return html === '' ? '' : `\n${html}\n`;
  return html.replaceAll(/^<p>|<\/p>$/gmu, '');
}

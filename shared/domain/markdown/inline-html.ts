/** What a paragraph of Markdown holds: emphasis, code, links, pictures, breaks, HTML. */
export function inlineHtml(text: string): string {
  return withEmphasis(partsOf(text));
}

/** HTML that is done, or signs that may become emphasis. */
type Part =
  | { readonly kind: 'html'; readonly html: string }
  | { readonly kind: 'signs'; readonly sign: string; count: number; readonly opens: boolean; readonly closes: boolean };

const TOKEN = new RegExp(
  [
    /(?<escape>\\[!-/:-@[-`{-~])/u,
    /(?<break>(?: {2,}|\\)\n)/u,
    /(?<auto><(?:[a-z][a-z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]+@[\w.-]+)>)/iu,
    /(?<tag><\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>|<!--[\s\S]*?-->)/iu,
    /(?<entity>&(?:[a-z][a-z0-9]{1,31}|#\d{1,7}|#x[0-9a-f]{1,6});)/iu,
    /(?<code>`+)/u,
    /(?<link>!?\[)/u,
    /(?<signs>\*+|_+)/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'giu',
);

function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  const pushHtml = (html: string): void => void parts.push({ kind: 'html', html });
  let at = 0;
  for (TOKEN.lastIndex = 0; ; ) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null) break;
    pushHtml(escaped(text.slice(at, match.index)));
    const read = partOf(text, match);
    parts.push(read.part);
    at = read.end;
  }
  pushHtml(escaped(text.slice(at)));
  return parts;
}

interface Read {
  readonly part: Part;
  readonly end: number;
}

function partOf(text: string, match: RegExpExecArray): Read {
  const [found] = match;
  const groups = match.groups ?? {};
  const end = match.index + found.length;
  const html = (done: string, to = end): Read => ({ part: { kind: 'html', html: done }, end: to });
  if (groups['escape'] !== undefined) return html(escaped(found.slice(1)));
  if (groups['break'] !== undefined) return html('<br>\n');
  if (groups['auto'] !== undefined) return html(autoLink(found.slice(1, -1)));
  if (groups['tag'] !== undefined || groups['entity'] !== undefined) return html(found);
  if (groups['code'] !== undefined) return codeAt(text, match.index, found) ?? html(found);
  if (groups['link'] !== undefined) return linkAt(text, match.index, found) ?? html(found);
  return { part: signsAt(text, match.index, found), end };
}

function autoLink(address: string): string {
  const href = address.includes('@') && !address.includes(':') ? `mailto:${address}` : address;
  return `<a href="${quoted(href)}">${escaped(address)}</a>`;
}

function codeAt(text: string, start: number, signs: string): Read | undefined {
  const from = start + signs.length;
  for (const { 0: run, index } of text.slice(from).matchAll(/`+/gu)) {
    if (run.length !== signs.length) continue;
    const code = text.slice(from, from + index).replaceAll('\n', ' ');
    const trimmed = /^ .*[^ ].* $|^ [^ ] $/u.test(code) ? code.slice(1, -1) : code;
    return { part: { kind: 'html', html: `<code>${escaped(trimmed)}</code>` }, end: from + index + run.length };
  }
  return undefined;
}

const TARGET =
  /^\(\s*(?:<([^<>\n]*)>|((?:[^\s()\\]|\\.|\([^\s()]*\))*))(?:\s+(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'))?\s*\)/u;

function linkAt(text: string, start: number, opening: string): Read | undefined {
  const close = closingBracket(text, start + opening.length);
  if (close === undefined) return undefined;
  const target = TARGET.exec(text.slice(close + 1, close + 1 + LONGEST_TARGET));
  if (target === null) return undefined;
  const [all, angled, plain = '', double, single] = target;
  const href = quoted(unescaped(angled ?? plain));
  const title = double ?? single;
  const titled = title === undefined ? '' : ` title="${quoted(unescaped(title))}"`;
  const label = text.slice(start + opening.length, close);
  const end = close + 1 + all.length;
  if (opening === '[')
    return { part: { kind: 'html', html: `<a href="${href}"${titled}>${inlineHtml(label)}</a>` }, end };
  return { part: { kind: 'html', html: `<img src="${href}" alt="${quoted(label)}"${titled}>` }, end };
}

/** Of what is looked through for a bracket's other half: a text of brackets alone would take for ever. */
const LONGEST_TARGET = 1000;

/** Brackets in brackets belong together. */
function closingBracket(text: string, from: number): number | undefined {
  let depth = 1;
  for (const { 0: sign, index } of text.slice(from, from + LONGEST_TARGET).matchAll(/\\.|[[\]]/gu)) {
    if (sign === '[') depth += 1;
    else if (sign === ']') depth -= 1;
    if (depth === 0) return from + index;
  }
  return undefined;
}

function signsAt(text: string, index: number, signs: string): Part {
  const before = text[index - 1] ?? ' ';
  const after = text[index + signs.length] ?? ' ';
  const spaceBefore = /\s/u.test(before);
  const spaceAfter = /\s/u.test(after);
  const markBefore = /[\p{P}\p{S}]/u.test(before);
  const markAfter = /[\p{P}\p{S}]/u.test(after);
  const leads = !spaceAfter && (!markAfter || spaceBefore || markBefore);
  const follows = !spaceBefore && (!markBefore || spaceAfter || markAfter);
  const sign = signs[0] ?? '*';
  const isUnderscore = sign === '_';
  return {
    kind: 'signs',
    sign,
    count: signs.length,
    opens: leads && (!isUnderscore || !follows || markBefore),
    closes: follows && (!isUnderscore || !leads || markAfter),
  };
}

/** One sign is emphasis, two are strong; what finds no partner stays as it is written. */
function withEmphasis(parts: Part[]): string {
  const before = parts.map(() => '');
  const after = parts.map(() => '');
  const open: number[] = [];
  for (const [i, closer] of parts.entries()) {
    if (closer.kind !== 'signs') continue;
    while (closer.closes && closer.count > 0) {
      const at = open.findLastIndex((k) => isPair(parts[k], closer));
      const k = open[at];
      const opener = k === undefined ? undefined : parts[k];
      if (k === undefined || opener?.kind !== 'signs') break;
      const tag = opener.count >= 2 && closer.count >= 2 ? 'strong' : 'em';
      const used = tag === 'strong' ? 2 : 1;
      after[k] = `<${tag}>${after[k] ?? ''}`;
      before[i] = `${before[i] ?? ''}</${tag}>`;
      opener.count -= used;
      closer.count -= used;
      open.splice(opener.count === 0 ? at : at + 1);
    }
    if (closer.opens && closer.count > 0) open.push(i);
  }
  return parts
    .map((part, i) => {
      if (part.kind === 'html') return part.html;
      return `${before[i] ?? ''}${part.sign.repeat(part.count)}${after[i] ?? ''}`;
    })
    .join('');
}

function isPair(opener: Part | undefined, closer: Extract<Part, { kind: 'signs' }>): boolean {
  if (opener?.kind !== 'signs' || opener.sign !== closer.sign) return false;
  const isDouble = (opener.closes || closer.opens) && (opener.count + closer.count) % 3 === 0;
  return !isDouble || (opener.count % 3 === 0 && closer.count % 3 === 0);
}

function unescaped(text: string): string {
  return text.replaceAll(/\\([!-/:-@[-`{-~])/gu, '$1');
}
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
function quoted(text: string): string {
  return escaped(text).replaceAll('"', '&quot;');
}

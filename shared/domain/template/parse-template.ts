import { trimmed, trimmedStart } from '../white-space.ts';

/** One part of a template. */
export type TemplateNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'comment'; readonly text: string }
  | {
      readonly kind: 'replacement';
      readonly field: string;
      /** In the order they are applied: the one next to the field's name first. */
      readonly filters: readonly string[];
    }
  | {
      readonly kind: 'conditional';
      readonly field: string;
      /** Shown when the field is empty. */
      readonly negated: boolean;
      readonly children: readonly TemplateNode[];
    };

/** Why a text is no template. */
export type TemplateFault =
  | { readonly kind: 'notClosed'; readonly field: string }
  | {
      readonly kind: 'notOpen';
      readonly field: string;
      /** What should have been closed first. */
      readonly open: string | undefined;
    };

export type ParsedTemplate =
  | { readonly nodes: readonly TemplateNode[]; readonly fault?: undefined }
  | { readonly fault: TemplateFault };

/** At the very beginning of old templates; marks are then written <%like this%>. */
const OTHER_MARKS = '{{=<% %>=}}';

interface Token {
  readonly kind: 'text' | 'comment' | 'mark';
  readonly text: string;
}

interface OpenConditional {
  readonly field: string;
  readonly negated: boolean;
  readonly outer: TemplateNode[];
}

/** Reads a template as the official client does. Marks that are never closed are text. */
export function parseTemplate(template: string): ParsedTemplate {
  const open: OpenConditional[] = [];
  const all: TemplateNode[] = [];
  let nodes = all;
  for (const token of tokens(template)) {
    if (token.kind !== 'mark') {
      nodes.push({ kind: token.kind, text: token.text });
      continue;
    }
    const { sign, field } = classified(token.text);
    if (sign === '') {
      const parts = field.split(':').reverse();
      nodes.push({ kind: 'replacement', field: parts[0] ?? '', filters: parts.slice(1) });
    } else if (sign === '/') {
      const innermost = open.pop();
      if (innermost?.field !== field) return { fault: { kind: 'notOpen', field, open: innermost?.field } };
      const { negated, outer } = innermost;
      outer.push({ kind: 'conditional', field, negated, children: nodes });
      nodes = outer;
    } else {
      open.push({ field, negated: sign === '^', outer: nodes });
      nodes = [];
    }
  }
  const innermost = open.at(-1);
  return innermost === undefined ? { nodes: all } : { fault: { kind: 'notClosed', field: innermost.field } };
}

/** What a mark's first character says; a mark of one character is a field's name in any case. */
function classified(inside: string): { readonly sign: '' | '#' | '^' | '/'; readonly field: string } {
  const text = trimmed(inside.replace(/^\{+/u, ''));
  const sign = text[0];
  if (text.length < 2 || (sign !== '#' && sign !== '^' && sign !== '/')) return { sign: '', field: text };
  return { sign, field: trimmedStart(text.slice(1)) };
}

function* tokens(template: string): Generator<Token> {
  let text = template;
  let [begin, end] = ['{{', '}}'];
  if (trimmedStart(text).startsWith(OTHER_MARKS)) {
    text = trimmedStart(text);
    while (text.startsWith(OTHER_MARKS)) text = text.slice(OTHER_MARKS.length);
    [begin, end] = ['<%', '%>'];
  }
  const marks = new Spans(text, begin, end);
  const comments = new Spans(text, '<!--', '-->');
  let from = 0;
  while (from < text.length) {
    const [mark, comment] = [marks.next(from), comments.next(from)];
    const found = comment === undefined || (mark !== undefined && mark.start <= comment.start) ? mark : comment;
    if (found === undefined) break;
    if (found.start > from) yield { kind: 'text', text: text.slice(from, found.start) };
    yield { kind: found === mark ? 'mark' : 'comment', text: found.inside };
    from = found.end;
  }
  if (from < text.length) yield { kind: 'text', text: text.slice(from) };
}

interface Span {
  readonly start: number;
  readonly inside: string;
  readonly end: number;
}

/** Finds what stands between two marks, from ever later places; remembers it, so that the text is read once. */
class Spans {
  readonly #text: string;
  readonly #begin: string;
  readonly #end: string;
  #found: Span | undefined;
  #searched = false;

  constructor(text: string, begin: string, end: string) {
    this.#text = text;
    this.#begin = begin;
    this.#end = end;
  }

  next(from: number): Span | undefined {
    const known = this.#searched && (this.#found === undefined || this.#found.start >= from);
    if (!known) {
      this.#found = this.#search(from);
      this.#searched = true;
    }
    return this.#found;
  }

  #search(from: number): Span | undefined {
    const start = this.#text.indexOf(this.#begin, from);
    if (start < 0) return undefined;
    const inside = start + this.#begin.length;
    const close = this.#text.indexOf(this.#end, inside);
    if (close < 0) return undefined;
    return { start, inside: this.#text.slice(inside, close), end: close + this.#end.length };
  }
}

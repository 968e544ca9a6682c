/*
 * What the official client takes out of a field before it hashes and sorts it. It does so with regular expressions
 * of a linear-time engine; the same expressions can take JavaScript's engine minutes on hostile text, so these are
 * scanners: each looks at every character a fixed number of times.
 */

const COMMENT_END = '-->';
const STYLE = { begin: /<style/iuy, end: /<\/style>/giu };
const SCRIPT = { begin: /<script/iuy, end: /<\/script>/giu };

/** Without comments, style and script elements and tags. What is no finished tag stays. */
export function withoutHtml(text: string): string {
  const lastGt = text.lastIndexOf('>');
  let open = text.indexOf('<');
  if (open < 0 || lastGt < open) return text;
  const scan = new Scan(text);
  let kept = '';
  let from = 0;
  while (open >= 0 && open < lastGt) {
    const end = scan.endOfMarkup(open);
    if (end === undefined) {
      open = text.indexOf('<', open + 1);
      continue;
    }
    kept += text.slice(from, open);
    from = end;
    open = text.indexOf('<', end);
  }
  return kept + text.slice(from);
}

class Scan {
  readonly #text: string;
  readonly #commentEnd: Finder;
  readonly #gt: Finder;
  readonly #styleEnd: Finder;
  readonly #scriptEnd: Finder;

  constructor(text: string) {
    this.#text = text;
    this.#commentEnd = new Finder((from) => plain(text, COMMENT_END, from));
    this.#gt = new Finder((from) => plain(text, '>', from));
    this.#styleEnd = new Finder((from) => pattern(text, STYLE.end, from));
    this.#scriptEnd = new Finder((from) => pattern(text, SCRIPT.end, from));
  }

  /** Where the comment, element or tag that begins at this "<" ends; undefined when none does. */
  endOfMarkup(open: number): number | undefined {
    if (this.#text.startsWith('<!--', open)) {
      const end = this.#commentEnd.after(open + 4);
      if (end !== undefined) return end;
    }
    return (
      this.#endOfElement(open, STYLE.begin, this.#styleEnd) ??
      this.#endOfElement(open, SCRIPT.begin, this.#scriptEnd) ??
      this.#gt.after(open + 1)
    );
  }

  #endOfElement(open: number, begin: RegExp, end: Finder): number | undefined {
    begin.lastIndex = open;
    if (!begin.test(this.#text)) return undefined;
    const inside = this.#gt.after(begin.lastIndex);
    return inside === undefined ? undefined : end.after(inside);
  }
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The end of the next thing from a place on. Remembers it: asked from ever later places, it reads the text once. */
class Finder {
  readonly #find: (from: number) => Span | undefined;
  #found: Span | undefined;
  #foundFrom = Number.POSITIVE_INFINITY;

  constructor(find: (from: number) => Span | undefined) {
    this.#find = find;
  }

  after(from: number): number | undefined {
    const known = from >= this.#foundFrom && (this.#found === undefined || from <= this.#found.start);
    if (!known) {
      this.#found = this.#find(from);
      this.#foundFrom = from;
    }
    return this.#found?.end;
  }
}

function plain(text: string, searched: string, from: number): Span | undefined {
  const start = text.indexOf(searched, from);
  return start < 0 ? undefined : { start, end: start + searched.length };
}

function pattern(text: string, searched: RegExp, from: number): Span | undefined {
  searched.lastIndex = from;
  const found = searched.exec(text);
  return found === null ? undefined : { start: found.index, end: searched.lastIndex };
}

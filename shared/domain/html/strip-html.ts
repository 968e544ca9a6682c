import { type Finder, patternFinder, textFinder } from './finder.ts';
import { decodedEntities } from './html-entities.ts';

/*
 * What the official client takes out of a field before it hashes and sorts it. It does so with regular expressions
 * of a linear-time engine; the same expressions can take JavaScript's engine minutes on hostile text, so these are
 * scanners: each looks at every character a fixed number of times.
 */

const COMMENT_END = '-->';
const STYLE = { begin: /<style/iuy, end: /<\/style>/giu };
const SCRIPT = { begin: /<script/iuy, end: /<\/script>/giu };

/** The text of HTML: without markup, entities decoded. */
export function plainText(html: string): string {
  return decodedEntities(withoutHtml(html));
}

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
    this.#commentEnd = textFinder(text, COMMENT_END);
    this.#gt = textFinder(text, '>');
    this.#styleEnd = patternFinder(text, STYLE.end);
    this.#scriptEnd = patternFinder(text, SCRIPT.end);
  }

  /** Where the comment, element or tag that begins at this "<" ends; undefined when none does. */
  endOfMarkup(open: number): number | undefined {
    if (this.#text.startsWith('<!--', open)) {
      const end = this.#commentEnd.next(open + 4)?.end;
      if (end !== undefined) return end;
    }
    return (
      this.#endOfElement(open, STYLE.begin, this.#styleEnd) ??
      this.#endOfElement(open, SCRIPT.begin, this.#scriptEnd) ??
      this.#gt.next(open + 1)?.end
    );
  }

  #endOfElement(open: number, begin: RegExp, end: Finder): number | undefined {
    begin.lastIndex = open;
    if (!begin.test(this.#text)) return undefined;
    const inside = this.#gt.next(begin.lastIndex)?.end;
    return inside === undefined ? undefined : end.next(inside)?.end;
  }
}

import { patternFinder } from '../html/finder.ts';
import { withoutHtml } from '../html/strip-html.ts';

const OPEN = /\\[([]/g;
const CLOSE = /\\[\])]/g;

/** Marks of clozes and other tags taken out of formulas, which show nothing else. */
export function textWithoutHtmlInMath(text: string): string {
  if (!text.includes('\\')) return text;
  const opening = patternFinder(text, OPEN);
  const closing = patternFinder(text, CLOSE);
  let result = '';
  let from = 0;
  for (let open = opening.next(0); open !== undefined; open = opening.next(from)) {
    const close = closing.next(open.end);
    if (close === undefined) break;
    result += text.slice(from, open.end) + withoutHtml(text.slice(open.end, close.start));
    result += text.slice(close.start, close.end);
    from = close.end;
  }
  return result + text.slice(from);
}

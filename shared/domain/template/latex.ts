import { escapedAttribute } from '../html/escape-html.ts';
import { type Finder, patternFinder } from '../html/finder.ts';
import { plainText } from '../html/strip-html.ts';

interface LatexOptions {
  /** The note type's images are SVG. */
  readonly svg: boolean;
  /** SHA-1 in hexadecimal digits: images are named by it. */
  readonly sha1: (text: string) => string;
}
export interface LatexHtml {
  /** With an image in place of each formula, whether it is there or not. */
  readonly html: string;
  readonly fileNames: readonly string[];
}

interface Form {
  readonly close: RegExp;
  readonly source: (inside: string) => string;
}

const OPEN = /\[(latex|\$\$?)\]/gi;
const FORMS: Readonly<Record<string, Form>> = {
  latex: { close: /\[\/latex\]/gi, source: (inside) => inside },
  $: { close: /\[\/\$\]/g, source: (inside) => `$${inside}$` },
  $$: { close: /\[\/\$\$\]/g, source: (inside) => `\\begin{displaymath}${inside}\\end{displaymath}` },
};
const LINE_TAG = /<br\/?>|<div>/gi;

/** Formulas between `[latex]` and the like become the images that the official desktop client once made of them. */
export function withLatexImages(html: string, { svg, sha1 }: LatexOptions): LatexHtml {
  const fileNames: string[] = [];
  let result = '';
  let from = 0;
  for (const { start, source, end } of formulas(html)) {
    const latex = plainText(source.replace(LINE_TAG, '\n'));
    const fileName = `latex-${sha1(latex)}.${svg ? 'svg' : 'png'}`;
    fileNames.push(fileName);
    result += `${html.slice(from, start)}<img class=latex alt="${escapedAttribute(latex)}" src="${fileName}">`;
    from = end;
  }
  return { html: result + html.slice(from), fileNames };
}

interface Formula {
  readonly start: number;
  readonly source: string;
  readonly end: number;
}

function* formulas(html: string): Generator<Formula> {
  const closings = new Map<string, Finder>();
  OPEN.lastIndex = 0;
  for (let open = OPEN.exec(html); open !== null; open = OPEN.exec(html)) {
    const inside = OPEN.lastIndex;
    const name = (open[1] ?? '').toLowerCase();
    const form = FORMS[name];
    if (form === undefined) continue;
    const closing = closings.get(name) ?? patternFinder(html, form.close);
    closings.set(name, closing);
    // At least one character stands between.
    const close = closing.next(inside + 1);
    if (close === undefined) continue;
    yield { start: open.index, source: form.source(html.slice(inside, close.start)), end: close.end };
    OPEN.lastIndex = close.end;
  }
}

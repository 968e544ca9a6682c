import { escapedHtml } from '../html/escape-html.ts';
import { textFinder } from '../html/finder.ts';
import { typedClozes } from './cloze.ts';
import { comparedAnswer } from './compare-answer.ts';
import type { RenderWords } from './render-words.ts';

/** A field as far as a box to type it needs it. */
export interface TypeInField {
  readonly name: string;
  readonly content: string;
  readonly fontFamily: string;
  readonly fontSizePx: number;
}

/** The box on a card. */
export interface TypeInBox {
  /** The field's HTML, or the text of its clozes. */
  readonly expected: string;
  /** False: accents need not be typed. */
  readonly combining: boolean;
  readonly fontFamily: string;
  readonly fontSizePx: number;
}

export type TypeIn =
  | ({ readonly kind: 'box' } & TypeInBox)
  | { readonly kind: 'emptyField' }
  | { readonly kind: 'unknownField'; readonly fieldName: string }
  | { readonly kind: 'clozeMissing' };

const OPEN = '[[type:';
const CLOSE = ']]';
const SEPARATOR = '<hr id=answer>';

/** What is to be typed on a card; the first mark of the question says it. Undefined when nothing is. */
export function typeInOf(question: string, fields: readonly TypeInField[], clozeNumber: number): TypeIn | undefined {
  const [first] = typeMarks(question);
  if (first === undefined) return undefined;
  const isCloze = first.inside.startsWith('cloze:');
  const isWithoutAccents = first.inside.startsWith('nc:');
  const fieldName = isCloze || isWithoutAccents ? (first.inside.split(':')[1] ?? '') : first.inside;
  const field = fields.find(({ name }) => name === fieldName);
  if (field === undefined) return isCloze ? { kind: 'clozeMissing' } : { kind: 'unknownField', fieldName };
  const expected = isCloze ? typedClozes(field.content, clozeNumber) : field.content;
  if (expected === '') return { kind: isCloze ? 'clozeMissing' : 'emptyField' };
  const { fontFamily, fontSizePx } = field;
  return { kind: 'box', expected, combining: !isWithoutAccents, fontFamily, fontSizePx };
}

/** What a card shows for it: the box, words in its place as HTML, or nothing. */
export type ShownTypeIn = ({ readonly kind: 'box' } & TypeInBox) | { readonly kind: 'message'; readonly html: string };

export function shownTypeIn(typeIn: TypeIn | undefined, words: RenderWords): ShownTypeIn | null {
  switch (typeIn?.kind) {
    case undefined:
      return null;
    case 'box':
      return typeIn;
    case 'emptyField':
      return { kind: 'message', html: '' };
    case 'unknownField':
      return { kind: 'message', html: escapedHtml(words.typedFieldUnknown(typeIn.fieldName)) };
    case 'clozeMissing':
      return { kind: 'message', html: escapedHtml(words.typedClozeMissing) };
  }
}

/** The question with a box at each mark, or with `message` (HTML) where there can't be one. */
export function withTypeBox(question: string, box: TypeInBox | undefined, message = ''): string {
  if (box === undefined) return withoutTypeMarks(question, message);
  const input = `
<center>
<input type=text id=typeans style="${fontStyle(box)}">
</center>
`;
  return withoutTypeMarks(question, input);
}

/** The answer with the comparison at each mark, behind the line between question and answer even if both hold it. */
export function withTypedAnswer(answer: string, box: TypeInBox | undefined, typed: string): string {
  if (box === undefined) return withoutTypeMarks(answer, '');
  const withoutLine = answer.replaceAll(SEPARATOR, '');
  const hadLine = withoutLine !== answer;
  if (hadLine && typeMarks(withoutLine).length === 0) return answer;
  const comparison = comparedAnswer(box.expected, typed, box);
  const shown = `\n<div style="${fontStyle(box)}">${comparison}</div>`;
  return withoutTypeMarks(withoutLine, hadLine ? SEPARATOR + shown : shown);
}

/** Marks of boxes replaced; with nothing, as previews do. */
export function withoutTypeMarks(html: string, replacement: string): string {
  let result = '';
  let from = 0;
  for (const { start, end } of typeMarks(html)) {
    result += html.slice(from, start) + replacement;
    from = end;
  }
  return result + html.slice(from);
}

/** How many boxes a question asks for; only the first one counts. */
export function typeBoxCount(question: string): number {
  return typeMarks(question).length;
}

interface TypeMark {
  readonly start: number;
  readonly inside: string;
  readonly end: number;
}

/** `[[type:…]]` on one line each. */
function typeMarks(html: string): TypeMark[] {
  const [closing, newline] = [textFinder(html, CLOSE), textFinder(html, '\n')];
  const marks: TypeMark[] = [];
  for (let start = html.indexOf(OPEN); start >= 0; ) {
    const inside = start + OPEN.length;
    const close = closing.next(inside + 1);
    if (close === undefined) break;
    const isOneLine = (newline.next(inside)?.start ?? close.end) > close.start;
    if (isOneLine) marks.push({ start, inside: html.slice(inside, close.start), end: close.end });
    start = html.indexOf(OPEN, isOneLine ? close.end : inside);
  }
  return marks;
}

function fontStyle({ fontFamily, fontSizePx }: TypeInBox): string {
  return `font-family: '${escapedHtml(fontFamily)}'; font-size: ${fontSizePx}px`;
}

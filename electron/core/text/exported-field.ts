import { type Finder, patternFinder, textFinder } from '#shared/domain/html/finder.ts';
import { plainText } from '#shared/domain/html/strip-html.ts';
import { trimmed } from '#shared/domain/white-space.ts';

const STYLES_AND_BOXES = /<style>|\[\[type:/giu;
const STYLE_END = /<\/style>/giu;
const BOXES = /\[\[type:/gu;
const SOUNDS = /\[sound:/gu;
const ANSWER_LINE = /<hr id=answer>\n*/giu;
const SPACERS = /<br\s*\/?>|<div>|\n/giu;

interface Form {
  readonly html: boolean;
}

/** A field as a text file gets it: without styles and boxes to type in, and as text if not HTML. */
export function exportedField(field: string, form: Form): string {
  return inForm(shown(field), { ...form, given: field });
}

/** The same of a card's back, without the front that it repeats. */
export function exportedAnswer(answer: string, form: Form): string {
  const whole = shown(answer);
  let end = 0;
  for (const line of whole.matchAll(ANSWER_LINE)) end = line.index + line[0].length;
  return inForm(whole.slice(end), { ...form, given: answer });
}

/** Some part of the text may have to go, even if it goes as HTML. */
export function hasStylesOrBoxes(text: string): boolean {
  return text.search(STYLES_AND_BOXES) >= 0;
}

function shown(field: string): string {
  return withoutSpans(field, STYLES_AND_BOXES, endOfStyleOrBox);
}

function inForm(field: string, { html, given }: Form & { readonly given: string }): string {
  if (html) return field;
  const oneLine = field.replace(SPACERS, ' ');
  const untyped = withoutSpans(oneLine, BOXES, (text) => endOfBracket(text, ']]'));
  const text = plainText(withoutSpans(untyped, SOUNDS, (text) => endOfBracket(text, ']')));
  // Officially spaces at its ends stay if a box went, and nothing else of the text changed.
  return text === field && field !== given ? text : trimmed(text);
}

/** Where what begins as `begin` and is read up to `from` ends; undefined: nowhere, and it is no such thing. */
type EndOf = (begin: string, from: number) => number | undefined;

/** By scanning: an expression for the whole would look for an end that isn't there again at each beginning. */
function withoutSpans(text: string, beginning: RegExp, endIn: (text: string) => EndOf): string {
  // Most fields have none.
  if (text.search(beginning) < 0) return text;
  const endOf = endIn(text);
  const begin = new RegExp(beginning);
  let kept = '';
  let from = 0;
  for (let found = begin.exec(text); found !== null; found = begin.exec(text)) {
    const end = endOf(found[0], begin.lastIndex);
    if (end === undefined) continue;
    kept += text.slice(from, found.index);
    from = end;
    begin.lastIndex = end;
  }
  return from === 0 ? text : kept + text.slice(from);
}

function endOfStyleOrBox(text: string): EndOf {
  const box = endOfBracket(text, ']]');
  const style: Finder = patternFinder(text, STYLE_END);
  return (begin, from) => (begin.startsWith('[') ? box(begin, from) : style.next(from)?.end);
}

/** Something other than "]" has to stand inside. */
function endOfBracket(text: string, closing: string): EndOf {
  const bracket = textFinder(text, ']');
  return (_begin, from) => {
    const close = bracket.next(from)?.start;
    return close !== undefined && close > from && text.startsWith(closing, close) ? close + closing.length : undefined;
  };
}

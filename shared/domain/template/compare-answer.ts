import { escapedHtml } from '../html/escape-html.ts';
import { plainText } from '../html/strip-html.ts';
import { trimmed, WHITE_SPACE } from '../white-space.ts';
import { withoutAvTags } from './av-tags.ts';
import { SequenceMatcher } from './sequence-matcher.ts';

interface Part {
  readonly kind: 'typeGood' | 'typeBad' | 'typeMissed';
  /** In the typed text, or in the expected one. */
  readonly start: number;
  readonly end: number;
}

/** What is compared, character by character, and what is shown of the expected text for each of them. */
interface Comparison {
  readonly typed: readonly string[];
  readonly expected: readonly string[];
  readonly shownExpected: readonly string[];
  /** The expected text when all is right. */
  readonly allExpected: string;
  readonly isolateMarks: boolean;
}

const LINE_BREAKS = new RegExp(`(?:\\n|<br[${WHITE_SPACE}]?/?>|</?div>)+`, 'giu');
const MARK = /^\p{M}/u;
const NO_BREAK_SPACE = '\u00a0';
const BETWEEN = '<br><span id=typearrow>&darr;</span><br>';

/**
 * The HTML that shows a typed answer against the field it should equal. Without `combining`, accents need not be
 * typed.
 */
export function comparedAnswer(
  expectedField: string,
  typed: string,
  { combining }: { readonly combining: boolean },
): string {
  const expected = expectedText(expectedField);
  if (typed === '') return inCode(escapedHtml(expected));
  return inCode(compared(combining ? exactly(expected, typed) : withoutAccents(expected, typed)));
}

function inCode(html: string): string {
  return `<code id=typeans>${html}</code>`;
}

function expectedText(field: string): string {
  return trimmed(plainText(withoutAvTags(field).replace(LINE_BREAKS, ' ')));
}

function exactly(expected: string, typed: string): Comparison {
  const composed = expected.normalize('NFC');
  const characters = Array.from(composed);
  return {
    typed: Array.from(typed.normalize('NFC')),
    expected: characters,
    shownExpected: characters,
    allExpected: composed,
    isolateMarks: true,
  };
}

function withoutAccents(expected: string, typed: string): Comparison {
  const characters: string[] = [];
  const shownExpected: string[] = [];
  for (const character of expected.normalize('NFKD')) {
    if (!MARK.test(character)) {
      characters.push(character);
      shownExpected.push(character);
    } else if (shownExpected.length > 0) {
      shownExpected[shownExpected.length - 1] += character;
    }
  }
  return {
    typed: Array.from(typed.normalize('NFKD')).filter((character) => !MARK.test(character)),
    expected: characters,
    shownExpected,
    allExpected: expected,
    isolateMarks: false,
  };
}

function compared(comparison: Comparison): string {
  const { typed, expected, shownExpected, allExpected, isolateMarks } = comparison;
  if (typed.length === expected.length && typed.every((character, i) => character === expected[i])) {
    return span('typeGood', allExpected);
  }
  const { typedParts, expectedParts } = differences(typed, expected);
  const typedHtml = typedParts.map(({ kind, start, end }) => {
    const text = kind === 'typeMissed' ? '-'.repeat(end - start) : typed.slice(start, end).join('');
    return span(kind, apart(text));
  });
  const expectedHtml = expectedParts.map(({ kind, start, end }) => {
    const text = shownExpected.slice(start, end).join('');
    return span(kind, isolateMarks ? apart(text) : text);
  });
  return typedHtml.join('') + BETWEEN + expectedHtml.join('');
}

function differences(
  typed: readonly string[],
  expected: readonly string[],
): { readonly typedParts: readonly Part[]; readonly expectedParts: readonly Part[] } {
  const typedParts: Part[] = [];
  const expectedParts: Part[] = [];
  let [typedAt, expectedAt] = [0, 0];
  for (const { first, second, size } of new SequenceMatcher(typed, expected).matchingBlocks()) {
    const missed: Part = { kind: 'typeMissed', start: expectedAt, end: second };
    if (typedAt < first) typedParts.push({ kind: 'typeBad', start: typedAt, end: first });
    // Gaps are shown where nothing was typed at all.
    else if (expectedAt < second) typedParts.push(missed);
    if (expectedAt < second) expectedParts.push(missed);
    [typedAt, expectedAt] = [first + size, second + size];
    if (size === 0) continue;
    typedParts.push({ kind: 'typeGood', start: first, end: typedAt });
    expectedParts.push({ kind: 'typeGood', start: second, end: expectedAt });
  }
  return { typedParts, expectedParts };
}

/** A mark at the beginning would join the part before. */
function apart(text: string): string {
  return MARK.test(text) ? NO_BREAK_SPACE + text : text;
}

function span(kind: Part['kind'], text: string): string {
  return `<span class=${kind}>${escapedHtml(text)}</span>`;
}

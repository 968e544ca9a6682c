import { RE2JS } from 're2js';
import { globSource } from './wildcards.ts';

/** Tells whether a text has what is searched for. */
export type TextMatcher = (text: string) => boolean;

/** What counts as a word's character everywhere, not only in English. */
const WORD_CHARS = String.raw`\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\x{200C}\x{200D}`;
const SHORT_CLASSES: Readonly<Record<string, string>> = {
  '\\w': WORD_CHARS,
  '\\d': String.raw`\p{Nd}`,
  '\\s': String.raw`\p{White_Space}`,
};
const NEGATED_CLASSES: Readonly<Record<string, string>> = { '\\W': '\\w', '\\D': '\\d', '\\S': '\\s' };
const PATTERN_TOKEN = /\\[px]\{|\\[^]|\[\^?\]?|\{\d+(?:,\d*)?\}|\]|[^]/giu;

/**
 * A regular expression of the user's, or of a deck from elsewhere: the engine takes time that only grows with the
 * text's length. Case does not matter. Throws what the engine throws for a pattern it can't read.
 */
export function regexMatcher(pattern: string): TextMatcher {
  const regex = RE2JS.compile(withUnicodeClasses(pattern), RE2JS.CASE_INSENSITIVE);
  return (text) => regex.test(text);
}

/** The engine's own `\w`, `\d` and `\s` know English only. */
export function withUnicodeClasses(pattern: string): string {
  let inClass = false;
  return (pattern.match(PATTERN_TOKEN) ?? [])
    .map((token) => {
      if (token.startsWith('[')) inClass = true;
      else if (token === ']') inClass = false;
      // The engine would take it for itself.
      if (token === '{' && !inClass) throw new SyntaxError('a repetition without a number');
      const known = SHORT_CLASSES[token];
      if (known !== undefined) return inClass ? known : `[${known}]`;
      const negated = NEGATED_CLASSES[token];
      return negated === undefined || inClass ? token : `[^${SHORT_CLASSES[negated] ?? ''}]`;
    })
    .join('');
}

const WORD_CHAR = String.raw`[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}]`;
const BOUNDARY = `(?:(?<=${WORD_CHAR})(?!${WORD_CHAR})|(?<!${WORD_CHAR})(?=${WORD_CHAR}))`;

/** A text with wildcards that begins and ends where words do. */
export function wordMatcher(text: string): TextMatcher {
  const regex = new RegExp(`${BOUNDARY}${globSource(text)}${BOUNDARY}`, 'iu');
  return (searched) => regex.test(searched);
}

/** A text with wildcards that is all of one of a note's fields. */
export function wholeFieldMatcher(text: string): TextMatcher {
  const regex = new RegExp(`(?:^|\u001f)${globSource(text, '[^]')}(?:$|\u001f)`, 'iu');
  return (flds) => regex.test(flds);
}

/** In a note's tags, which have a space before and after each: this tag or one below it. */
export function tagMatcher(text: string): TextMatcher {
  const regex = new RegExp(` ${globSource(text, String.raw`\S`)}(?:::| )`, 'iu');
  return (tags) => regex.test(tags);
}

const COMBINING = /\p{M}/gu;
/** Letters that Unicode does not take apart, and what they stand for nevertheless. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  Æ: 'AE',
  æ: 'ae',
  Ð: 'D',
  ð: 'd',
  Ø: 'O',
  ø: 'o',
  Þ: 'TH',
  þ: 'th',
  ß: 's',
  Đ: 'D',
  đ: 'd',
  Ħ: 'H',
  ħ: 'h',
  ı: 'i',
  ĸ: 'k',
  Ł: 'L',
  ł: 'l',
  Ŋ: 'N',
  ŋ: 'n',
  Œ: 'OE',
  œ: 'oe',
  Ŧ: 'T',
  ŧ: 't',
  Ə: 'E',
  ǝ: 'e',
  ɑ: 'a',
  '€': 'E',
};
const SPECIAL_LETTERS = new RegExp(`[${Object.keys(PLAIN_LETTERS).join('')}]`, 'gu');
const BEYOND_ASCII = /[^\0-\x7f]/u;

/** Letters without their accents and other marks. */
export function withoutCombining(text: string): string {
  if (!BEYOND_ASCII.test(text)) return text;
  const plain = text.normalize('NFKD').replace(COMBINING, '');
  return plain.replace(SPECIAL_LETTERS, (letter) => PLAIN_LETTERS[letter] ?? letter);
}

const CLOZE = /\{\{c[\d,]+::([^]*?)(?:::[^]*?)?\}\}/gu;

export function withoutClozes(text: string): string {
  return text.replace(CLOZE, '$1');
}

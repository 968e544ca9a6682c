import { RE2JS } from 're2js';
import { simpleRegex } from './simple-regex.ts';
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
  const linear: TextMatcher = (text) => regex.test(text);
  const simple = simpleRegex(pattern);
  if (simple === undefined) return linear;
  return withinBudget(new RegExp(simple.source, 'iu'), simple.maxLength, linear);
}

/** As long as texts are asked as fast as the linear engine could at all tell of them. */
const LINEAR_MS_PER_CHAR = 0.0001;
const BUDGET_MS = 100;
/** Asking the time would take longer than the worst of them. */
const HARMLESS_LENGTH = 40;

/** JavaScript's own engine, several times as fast, until it took longer than it should have. */
function withinBudget(fast: RegExp, maxLength: number, linear: TextMatcher): TextMatcher {
  let leftMs = BUDGET_MS;
  return (text) => {
    if (leftMs < 0 || text.length > maxLength) return linear(text);
    if (text.length <= HARMLESS_LENGTH) return fast.test(text);
    const startMs = performance.now();
    const found = fast.test(text);
    leftMs -= performance.now() - startMs - text.length * LINEAR_MS_PER_CHAR;
    if (leftMs > BUDGET_MS) leftMs = BUDGET_MS;
    return found;
  };
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
/** In a text, a character takes one place or two. */
const LONGEST_CHAR = 2;
const BOUNDARY = `(?:(?<=${WORD_CHAR})(?!${WORD_CHAR})|(?<!${WORD_CHAR})(?=${WORD_CHAR}))`;

/** A text with wildcards that begins and ends where words do. */
export function wordMatcher(text: string): TextMatcher {
  if (BARE_WORD.test(text)) return bareWordMatcher(text);
  const regex = new RegExp(`${BOUNDARY}${globSource(text)}${BOUNDARY}`, 'iu');
  return (searched) => regex.test(searched);
}

const BARE_WORD = new RegExp(`^(?!_)(?:(?!_)${WORD_CHAR})+$`, 'u');
const BEGINS_IN_WORD = new RegExp(`^${WORD_CHAR}`, 'u');

/** The same for what most people look for: the word is found first, its surroundings are looked at then. */
function bareWordMatcher(word: string): TextMatcher {
  const regex = new RegExp(globSource(word), 'giu');
  return (searched) => {
    regex.lastIndex = 0;
    for (let match = regex.exec(searched); match !== null; match = regex.exec(searched)) {
      const end = match.index + match[0].length;
      if (
        !BEGINS_IN_WORD.test(charBefore(searched, match.index)) &&
        !BEGINS_IN_WORD.test(searched.slice(end, end + LONGEST_CHAR))
      )
        return true;
      regex.lastIndex = match.index + ((searched.codePointAt(match.index) ?? 0) > 0xff_ff ? LONGEST_CHAR : 1);
    }
    return false;
  };
}

function charBefore(text: string, place: number): string {
  const two = text.slice(Math.max(0, place - LONGEST_CHAR), place);
  return (two.codePointAt(0) ?? 0) > 0xff_ff ? two : two.slice(-1);
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

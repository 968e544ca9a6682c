import { type Finder, textFinder } from '../html/finder.ts';

/** `word[reading]` shown as both, as the reading or as the word. */
export type FuriganaForm = 'furigana' | 'kana' | 'kanji';

/** Applies to every `word[reading]`; a word begins behind a space or a ">", and one space before it goes. */
export function withFurigana(field: string, form: FuriganaForm): string {
  const text = field.replaceAll('&nbsp;', ' ');
  if (!text.includes('[')) return text;
  const scan = new WordScan(text);
  let result = '';
  let from = 0;
  for (let found = scan.next(0); found !== undefined; found = scan.next(from)) {
    const { start, word, reading, end } = found;
    const isSound = reading.startsWith('sound:');
    result += text.slice(from, start) + (isSound ? text.slice(start, end) : written(word, reading, form));
    from = end;
  }
  return result + text.slice(from);
}

function written(word: string, reading: string, form: FuriganaForm): string {
  if (form === 'kana') return reading;
  return form === 'kanji' ? word : `<ruby><rb>${word}</rb><rt>${reading}</rt></ruby>`;
}

interface Word {
  /** The space before the word, if there is one. */
  readonly start: number;
  readonly word: string;
  readonly reading: string;
  readonly end: number;
}

/** Reads the text once, whatever is in it. */
class WordScan {
  readonly #text: string;
  readonly #close: Finder;
  readonly #newline: Finder;
  readonly #open: Finder;

  constructor(text: string) {
    this.#text = text;
    this.#open = textFinder(text, '[');
    this.#close = textFinder(text, ']');
    this.#newline = textFinder(text, '\n');
  }

  next(from: number): Word | undefined {
    // Where the word around the next bracket may begin: behind the last space or ">".
    let begin = from;
    let searchedTo = from;
    for (let open = this.#open.next(from); open !== undefined; open = this.#open.next(open.end)) {
      begin = this.#wordBegin(searchedTo, open.start) ?? begin;
      searchedTo = open.start;
      const close = begin < open.start ? this.#readingEnd(open.end) : undefined;
      if (close === undefined) continue;
      const start = begin > from && this.#text[begin - 1] === ' ' ? begin - 1 : begin;
      return {
        start,
        word: this.#text.slice(begin, open.start),
        reading: this.#text.slice(open.end, close),
        end: close + 1,
      };
    }
    return undefined;
  }

  #wordBegin(from: number, before: number): number | undefined {
    for (let at = before - 1; at >= from; at--) {
      if (this.#text[at] === ' ' || this.#text[at] === '>') return at + 1;
    }
    return undefined;
  }

  /** The bracket that closes a reading of at least one character on one line. */
  #readingEnd(start: number): number | undefined {
    const close = this.#close.next(start + 1);
    if (close === undefined || this.#text[start] === '\n') return undefined;
    const newline = this.#newline.next(start);
    return newline === undefined || newline.start > close.start ? close.start : undefined;
  }
}

const TAG = /<(?:img|audio|video|object|source)(?![\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}])/giu;
/** `src` and `data`, where a word begins. */
const ATTRIBUTE = /(?<![\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}])(?:src|data)=/iuy;
const MAYBE_TAG = /<[iavos]|<ſ/iu;

/** Tags of images, sound, video and objects replaced by their file names, each with a space before and behind it. */
export function mediaTagsAsNames(text: string): string {
  let result = '';
  let from = 0;
  for (const tag of mediaTags(text)) {
    result += `${text.slice(from, tag.start)} ${tag.name} `;
    from = tag.end;
  }
  return from === 0 ? text : result + text.slice(from);
}

export interface MediaTag {
  /** As it is written, entities and all. */
  readonly name: string;
  readonly start: number;
  /** Behind the tag. */
  readonly end: number;
}

/** Tags of images, sound, video and objects that name a file, in their order. */
export function* mediaTags(text: string): Generator<MediaTag> {
  if (!MAYBE_TAG.test(text)) return;
  const scan = new TagScan(text);
  const pattern = new RegExp(TAG);
  for (let tag = pattern.exec(text); tag !== null; tag = pattern.exec(text)) {
    const found = scan.fileName(pattern.lastIndex);
    if (found === undefined) continue;
    yield { ...found, start: tag.index };
    pattern.lastIndex = found.end;
  }
}

interface FileName {
  readonly name: string;
  /** Behind the tag. */
  readonly end: number;
}

/**
 * Official looks for the attribute with an expression whose parts overlap (any character but ">", or a quoted text
 * that may hold one), trying single characters before quotations. This walks the same choices in the same order, but
 * never twice from one place: what follows a place doesn't depend on how it was reached.
 */
class TagScan {
  readonly #text: string;
  readonly #lastGt: number;
  readonly #lastQuote: Readonly<Record<string, number>>;
  /** Places from which the search has failed, for every tag of the text. */
  readonly #failed: Uint8Array;

  constructor(text: string) {
    this.#text = text;
    this.#lastGt = text.lastIndexOf('>');
    this.#lastQuote = { '"': text.lastIndexOf('"'), "'": text.lastIndexOf("'") };
    this.#failed = new Uint8Array(text.length + 1);
  }

  /** `start`: behind the tag's name. At least one character or quotation stands before the attribute. */
  fileName(start: number): FileName | undefined {
    const open: number[] = [];
    let found = this.#walk(start, open, false);
    while (found === undefined) {
      const at = open.pop();
      if (at === undefined) return undefined;
      const end = this.#endOfQuotation(at);
      if (end !== undefined && this.#failed[end] === 0) found = this.#walk(end, open, true);
    }
    return found;
  }

  /** Character by character up to a ">", noting quotation marks to come back to. */
  #walk(start: number, open: number[], mayEndHere: boolean): FileName | undefined {
    const text = this.#text;
    for (let at = start; at <= text.length; at++) {
      if (at > start || mayEndHere) {
        if (this.#failed[at] !== 0) return undefined;
        this.#failed[at] = 1;
        const found = this.#attributeAt(at);
        if (found !== undefined) return found;
      }
      const char = text[at];
      if (char === '"' || char === "'") open.push(at);
      if (char === '>') return undefined;
    }
    return undefined;
  }

  #endOfQuotation(at: number): number | undefined {
    const quote = this.#text[at] ?? '';
    if ((this.#lastQuote[quote] ?? -1) < at + 2) return undefined;
    const close = this.#text.indexOf(quote, at + 1);
    // An empty quotation is none.
    return close < at + 2 ? undefined : close + 1;
  }

  #attributeAt(at: number): FileName | undefined {
    ATTRIBUTE.lastIndex = at;
    if (!ATTRIBUTE.test(this.#text)) return undefined;
    const begin = ATTRIBUTE.lastIndex;
    return this.#quotedName(begin) ?? this.#bareName(begin);
  }

  #quotedName(begin: number): FileName | undefined {
    const quote = this.#text[begin];
    if (quote !== '"' && quote !== "'") return undefined;
    const close = this.#endOfQuotation(begin);
    if (close === undefined || close > this.#lastGt) return undefined;
    return { name: this.#text.slice(begin + 1, close - 1), end: this.#text.indexOf('>', close) + 1 };
  }

  #bareName(begin: number): FileName | undefined {
    if (this.#lastGt <= begin) return undefined;
    let end = begin;
    while (this.#text[end] !== ' ' && this.#text[end] !== '>') end++;
    if (end === begin) return undefined;
    // A space means that more attributes follow, up to the next ">".
    const close = this.#text.indexOf('>', end);
    return { name: this.#text.slice(begin, end), end: close + 1 };
  }
}

/*
 * The official client's reader of rows, rule by rule; the usual libraries differ in what a person can see: a quotation
 * mark inside of a field or behind a closing one is a character like any other, `\r`, `\n` and both end a row, empty
 * rows and rows that begin with `#` are none, and an open quotation lasts to the end of the file.
 */

interface CsvRules {
  /** One character. */
  readonly delimiter: string;
  readonly comments: boolean;
}

const QUOTE = 34;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const HASH = 35;

/** The rows of a text that comes in pieces. Holds a piece and a row, never the whole. */
export function* csvRecords(pieces: Iterable<string>, rules: CsvRules): Generator<string[]> {
  const source = pieces[Symbol.iterator]();
  let text = '';
  let from = 0;
  let isLast = false;
  for (;;) {
    const row = new RowReader(text, from, isLast, rules);
    const fields = row.read();
    if (fields !== undefined) {
      yield fields;
      from = row.at;
    } else if (isLast) {
      return;
    } else {
      // What is read again at least doubles each time, so that a huge row costs no more than a few readings.
      const rest = text.slice(row.at);
      const more: string[] = [rest];
      for (let added = 0; added <= rest.length && !isLast; ) {
        const next = source.next();
        if (next.done === true) isLast = true;
        else {
          more.push(next.value);
          added += next.value.length;
        }
      }
      text = more.join('');
      from = 0;
    }
  }
}

/** Reads one row; `at` is behind it then, or where reading has to begin again with more text. */
class RowReader {
  at: number;
  readonly #text: string;
  readonly #isLast: boolean;
  readonly #delimiter: number;
  readonly #comments: boolean;
  /** The file ends in a comment: that counts as a row with nothing in it. */
  #endsInComment = false;

  constructor(text: string, from: number, isLast: boolean, { delimiter, comments }: CsvRules) {
    this.at = from;
    this.#text = text;
    this.#isLast = isLast;
    this.#delimiter = delimiter.charCodeAt(0);
    this.#comments = comments;
  }

  /** Undefined: there is no whole row. */
  read(): string[] | undefined {
    if (!this.#skipToRow()) return undefined;
    if (this.#endsInComment) {
      this.at = this.#text.length;
      return [''];
    }
    const fields: string[] = [];
    let at = this.at;
    for (;;) {
      const end = this.#text.charCodeAt(at) === QUOTE ? this.#quoted(at + 1, fields) : this.#plain(at, fields, '');
      if (end === undefined) return undefined;
      at = end;
      if (at >= this.#text.length || this.#text.charCodeAt(at) !== this.#delimiter) break;
      at += 1;
    }
    this.at = at;
    return fields;
  }

  #skipToRow(): boolean {
    for (; this.at < this.#text.length; ) {
      const code = this.#text.charCodeAt(this.at);
      if (code === LINE_FEED || code === CARRIAGE_RETURN) this.at += 1;
      else if (this.#comments && code === HASH) {
        // Only a line feed ends a comment.
        const end = this.#text.indexOf('\n', this.at);
        if (end < 0) {
          this.#endsInComment = this.#isLast;
          return this.#isLast;
        }
        this.at = end + 1;
      } else return true;
    }
    return false;
  }

  /** Up to the delimiter or the end of the row, whose place comes back; undefined: it is not there yet. */
  #plain(from: number, fields: string[], begun: string): number | undefined {
    const text = this.#text;
    let at = from;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === this.#delimiter || code === LINE_FEED || code === CARRIAGE_RETURN) break;
    }
    if (at === text.length && !this.#isLast) return undefined;
    fields.push(begun + text.slice(from, at));
    return at;
  }

  #quoted(begin: number, fields: string[]): number | undefined {
    const text = this.#text;
    let from = begin;
    for (let field = ''; ; ) {
      const quote = text.indexOf('"', from);
      if (quote < 0 || quote + 1 === text.length) {
        if (!this.#isLast) return undefined;
        fields.push(field + text.slice(from, quote < 0 ? undefined : quote));
        return text.length;
      }
      if (text.charCodeAt(quote + 1) !== QUOTE) return this.#plain(quote + 1, fields, field + text.slice(from, quote));
      field += text.slice(from, quote + 1);
      from = quote + 2;
    }
  }
}

/** The first row of a text, without comments. */
export function csvRecord(text: string, delimiter: string): string[] {
  for (const record of csvRecords([text], { delimiter, comments: false })) return record;
  return [];
}

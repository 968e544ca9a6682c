import type { ExistingNotes, MatchScope, Separator } from '#shared/contract/text.ts';
import { SEPARATORS } from '#shared/domain/text-separators.ts';
import { WHITE_SPACE, trimmed } from '#shared/domain/white-space.ts';
import { csvRecord } from './csv-records.ts';

/** What the lines before the first row say. What they don't say is undefined. */
export interface TextHeader {
  readonly separator?: Separator;
  readonly html?: boolean;
  readonly allTags: readonly string[];
  readonly columnLabels: readonly string[];
  /** The last of the lines that name one or its column. */
  readonly notetype?: Named;
  readonly deck?: Named;
  readonly tagsColumn: number;
  readonly guidColumn: number;
  readonly existing?: ExistingNotes;
  readonly matchScope?: MatchScope;
}

type Named = { readonly name: string } | { readonly column: number };
type Changing = { -readonly [K in keyof TextHeader]: TextHeader[K] };

const CHARACTERS: Readonly<Record<Separator, string>> = {
  tab: '\t',
  pipe: '|',
  semicolon: ';',
  colon: ':',
  comma: ',',
  space: ' ',
};
const EXISTING = new Map<string, ExistingNotes>([
  ['update current', 'update'],
  ['keep current', 'preserve'],
  ['keep both', 'duplicate'],
]);
const SCOPES = new Map<string, MatchScope>([
  ['notetype', 'notetype'],
  ['notetype + deck', 'notetypeAndDeck'],
]);
const SPACES = new RegExp(`[${WHITE_SPACE}]+`, 'u');
/** As many bytes are looked at to guess what separates columns. */
const GUESSED_FROM_BYTES = 8192;
const TAGS_LINE = 'tags:';

export function separatorCharacter(separator: Separator): string {
  return CHARACTERS[separator];
}

export interface HeaderRules {
  /** One that is not leaves what another line said. */
  readonly isKnownNotetype: (name: string) => boolean;
}

/** The beginning of a file: its header, and the text behind it from which the separator can be guessed. */
export function readHeader(pieces: Iterable<string>, rules: HeaderRules): { header: TextHeader; guessed: Separator } {
  const source = pieces[Symbol.iterator]();
  let text = '';
  let isWhole = false;
  const readOn = (): void => {
    const next = source.next();
    if (next.done === true) isWhole = true;
    else text += next.value;
  };
  const header: Changing = { allTags: [], columnLabels: [], tagsColumn: 0, guidColumn: 0 };
  let at = 0;
  readOn();
  for (let isFirst = true; ; isFirst = false) {
    while (!isWhole && text.length - at < TAGS_LINE.length) readOn();
    const isTags = isFirst && text.startsWith(TAGS_LINE, at);
    if (!isTags && text[at] !== '#') break;
    while (!isWhole && !text.includes('\n', at)) readOn();
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? undefined : end);
    if (isTags) header.allTags = spaceSeparated(line.slice(TAGS_LINE.length));
    else heed(header, line.slice(1), end < 0 ? line.slice(1) : withoutReturn(line.slice(1)), rules);
    at = end < 0 ? text.length : end + 1;
  }
  while (!isWhole && text.length - at < GUESSED_FROM_BYTES) readOn();
  return { header, guessed: guessedSeparator(text.slice(at, at + GUESSED_FROM_BYTES)) };
}

/** The rows themselves: the first line may hold tags, as very old files have it. */
export function* withoutTagsLine(pieces: Iterable<string>): Generator<string> {
  let isFirst = true;
  let inTagsLine = false;
  for (const piece of pieces) {
    if (isFirst) inTagsLine = piece.startsWith(TAGS_LINE);
    isFirst = false;
    if (!inTagsLine) yield piece;
    else if (piece.includes('\n')) {
      inTagsLine = false;
      // Officially reading begins anew here, with a byte order mark or without.
      yield piece.slice(piece.indexOf('\n') + 1).replace(/^\ufeff/u, '');
    }
  }
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

function heed(header: Changing, whole: string, line: string, rules: HeaderRules): void {
  const colon = whole.indexOf(':');
  if (colon < 0) return;
  const value = line.slice(colon + 1);
  // A spreadsheet may have put separators behind it. The first character may be one that is meant.
  const short = /^.[A-Za-z\d]*/su.exec(value)?.[0] ?? '';
  const column = columnOf(short);
  switch (trimmed(whole.slice(0, colon)).replaceAll(/[A-Z]/gu, (letter) => letter.toLowerCase())) {
    case 'separator': {
      const separator = separatorOf(short);
      if (separator !== undefined) header.separator = separator;
      return;
    }
    case 'html': {
      const html = short.toLowerCase();
      if (html === 'true' || html === 'false') header.html = html === 'true';
      return;
    }
    case 'tags':
      header.allTags = spaceSeparated(value);
      return;
    case 'columns':
      header.columnLabels = csvRecord(value, CHARACTERS[header.separator ?? 'tab']);
      return;
    case 'notetype':
      if (rules.isKnownNotetype(value)) header.notetype = { name: value };
      return;
    case 'deck':
      if (value !== '') header.deck = { name: value };
      return;
    case 'notetype column':
      if (column !== undefined) header.notetype = { column };
      return;
    case 'deck column':
      if (column !== undefined) header.deck = { column };
      return;
    case 'tags column':
      if (column !== undefined) header.tagsColumn = column;
      return;
    case 'guid column':
      if (column !== undefined) header.guidColumn = column;
      return;
    case 'if matches': {
      const existing = EXISTING.get(value);
      if (existing !== undefined) header.existing = existing;
      return;
    }
    case 'match scope': {
      const scope = SCOPES.get(value);
      if (scope !== undefined) header.matchScope = scope;
    }
  }
}

function columnOf(value: string): number | undefined {
  const digits = trimmed(value);
  if (!/^\+?\d+$/u.test(digits)) return undefined;
  const column = Number(digits);
  return column <= 0xffff_ffff ? column : undefined;
}

function separatorOf(value: string): Separator | undefined {
  const text = value.toLowerCase();
  return SEPARATORS.find((name) => trimmed(text) === name || text === CHARACTERS[name]);
}

/** The first, in their order, that stands anywhere: crude, but what everybody is used to. */
function guessedSeparator(text: string): Separator {
  const bytes = Buffer.from(text).subarray(0, GUESSED_FROM_BYTES);
  return SEPARATORS.find((name) => bytes.includes(CHARACTERS[name])) ?? 'space';
}

export function spaceSeparated(text: string): string[] {
  return text.split(SPACES).filter((word) => word !== '');
}

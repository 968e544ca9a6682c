import { type SearchFault, SearchSyntaxError } from './search-fault.ts';
import {
  type IdKind,
  type Operator,
  SEARCHED_STATES,
  type SearchedAnswer,
  type SearchedProperty,
  type SearchTerm,
  type TextMode,
} from './search-tree.ts';

const KEY = /^((?:[^:\\]|\\[^])+):/u;
const MAX_U16 = 0xff_ff;
const MAX_U32 = 0xff_ff_ff_ff;
const MAX_I32 = 0x7f_ff_ff_ff;
const MAX_I64 = 2n ** 63n - 1n;
const MAX_FLAG = 7;
const FLOAT = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/u;

/** A term as written without quotes, or what stands between them. `start` is its place in the search. */
export function parseKeyword(text: string, start: number): SearchTerm {
  const key = KEY.exec(text)?.[1];
  if (key !== undefined) return parseArgument(key, text.slice(key.length + 1), start, start + key.length + 1);
  if (text.startsWith(':')) throw new SearchSyntaxError('missingKey', start, start + text.length);
  return { kind: 'text', text: unescaped(text, start) };
}

/** What stands after a keyword's colon. `start` and `argumentStart` are the places of both. */
export function parseArgument(key: string, argument: string, start: number, argumentStart: number): SearchTerm {
  const place = new Place(argument, argumentStart);
  const parse = KEYWORDS.get(asciiLower(key));
  if (parse !== undefined) return parse(argument, place);
  const { text, mode } = modeOf(argument, place);
  return { kind: 'field', field: unescaped(key, start), text, mode };
}

type Parse = (argument: string, place: Place) => SearchTerm;

const KEYWORDS: ReadonlyMap<string, Parse> = new Map<string, Parse>([
  ['deck', (name, place) => ({ kind: 'deck', name: place.unescaped(name) })],
  ['preset', (name, place) => ({ kind: 'preset', name: place.unescaped(name) })],
  ['note', (name, place) => ({ kind: 'notetype', name: place.unescaped(name) })],
  ['tag', (argument, place) => ({ kind: 'tag', ...modeOf(argument, place) })],
  ['card', template],
  ['is', state],
  ['flag', flag],
  ['prop', property],
  ['added', (argument, place) => ({ kind: 'since', event: 'added', days: atLeastOne(argument, place) })],
  ['edited', (argument, place) => ({ kind: 'since', event: 'edited', days: atLeastOne(argument, place) })],
  ['introduced', (argument, place) => ({ kind: 'since', event: 'introduced', days: atLeastOne(argument, place) })],
  ['rated', rated],
  ['resched', (argument, place) => ({ kind: 'answeredSince', days: atLeastOne(argument, place), answer: 'byHand' })],
  ['nid', (list, place) => ids('note', list, place)],
  ['cid', (list, place) => ids('card', list, place)],
  ['did', (list, place) => ids('deck', list, place)],
  ['mid', (id, place) => ({ kind: 'notetypeId', id: bigInteger(id, place) })],
  ['re', (pattern) => ({ kind: 'regex', pattern: unescapedQuotes(pattern) })],
  ['nc', (text, place) => ({ kind: 'withoutCombining', text: place.unescaped(text) })],
  ['sc', (text, place) => ({ kind: 'withoutClozes', text: place.unescaped(text) })],
  ['w', (text, place) => ({ kind: 'word', text: place.unescaped(text) })],
  ['dupe', duplicates],
  ['has-cd', (key, place) => ({ kind: 'hasCustom', key: place.unescaped(key) })],
]);

/** Where an argument stands in the search. */
class Place {
  readonly #argument: string;
  readonly #start: number;

  constructor(argument: string, start: number) {
    this.#argument = argument;
    this.#start = start;
  }

  fault(fault: SearchFault): SearchSyntaxError {
    return new SearchSyntaxError(fault, this.#start, this.#start + this.#argument.length);
  }

  unescaped(text: string): string {
    return unescaped(text, this.#start + this.#argument.length - text.length);
  }
}

function modeOf(argument: string, place: Place): { readonly text: string; readonly mode: TextMode } {
  if (argument.startsWith('re:')) return { text: unescapedQuotes(argument.slice(3)), mode: 'regex' };
  if (argument.startsWith('nc:')) return { text: place.unescaped(argument.slice(3)), mode: 'withoutCombining' };
  return { text: place.unescaped(argument), mode: 'normal' };
}

function template(argument: string, place: Place): SearchTerm {
  const number = wholeNumber(argument, 0, MAX_U16);
  if (number === undefined) return { kind: 'templateName', name: place.unescaped(argument) };
  return { kind: 'templateNumber', ord: Math.max(number, 1) - 1 };
}

function state(argument: string, place: Place): SearchTerm {
  const found = SEARCHED_STATES.find((name) => name === argument);
  if (found === undefined) throw place.fault('state');
  return { kind: 'state', state: found };
}

function flag(argument: string, place: Place): SearchTerm {
  const number = wholeNumber(argument, 0, MAX_FLAG);
  if (number === undefined) throw place.fault('flag');
  return { kind: 'flag', flag: number };
}

const PROPERTY = /^(?:(ivl|due|reps|lapses|ease|pos|rated|resched|s|d|r)|cd([ns]):([a-zA-Z\d]+))/u;
const OPERATOR = /^(?:<=|>=|!=|=|<|>)/u;

function property(argument: string, place: Place): SearchTerm {
  const found = PROPERTY.exec(argument);
  if (found === null) throw place.fault('property');
  const [whole, name, customKind, key] = found;
  const rest = argument.slice(whole.length);
  const operator = OPERATOR.exec(rest)?.[0];
  if (!isOperator(operator)) throw place.fault('operator');
  const value = rest.slice(operator.length);
  if (key !== undefined) {
    if (customKind === 's') return { kind: 'customText', key, operator, value };
    return { kind: 'customNumber', key, operator, value: float(value, place) };
  }
  if (name === 'rated') {
    const [days, button] = splitOnce(value, ':');
    return { kind: 'answered', operator, days: pastDays(days, place), answer: answerButton(button, place) };
  }
  if (name === 'resched') return { kind: 'answered', operator, days: pastDays(value, place), answer: 'byHand' };
  return { kind: 'property', operator, ...numberOf(name, value, place) };
}

function numberOf(
  name: string | undefined,
  value: string,
  place: Place,
): { readonly property: SearchedProperty; readonly value: number } {
  switch (name) {
    case 'ivl':
      return { property: 'intervalDays', value: positive(value, place) };
    case 'due':
      return { property: 'dueDays', value: integer(value, place) };
    case 'reps':
    case 'lapses':
      return { property: name, value: positive(value, place) };
    case 'ease':
      return { property: 'ease', value: easeNumber(value, place) };
    case 'pos':
      return { property: 'position', value: positive(value, place) };
    case 's':
      return { property: 'stability', value: float(value, place) };
    case 'd':
      return { property: 'difficulty', value: float(value, place) };
    default:
      return { property: 'retrievability', value: float(value, place) };
  }
}

function rated(argument: string, place: Place): SearchTerm {
  const [days, button] = splitOnce(argument, ':');
  return { kind: 'answeredSince', days: atLeastOne(days, place), answer: answerButton(button, place) };
}

function ids(of: IdKind, list: string, place: Place): SearchTerm {
  if (!/^(?:\d+,)*\d+$/u.test(list)) throw place.fault('idList');
  return { kind: 'ids', of, ids: list.split(',') };
}

function duplicates(argument: string, place: Place): SearchTerm {
  const [id, text] = splitOnce(argument, ',');
  const notetypeId = bigInteger(id, place);
  if (text === undefined) throw place.fault('duplicates');
  return { kind: 'duplicates', notetypeId, text: unescapedQuotes(text).replaceAll('\\\\', '\\') };
}

function answerButton(button: string | undefined, place: Place): SearchedAnswer {
  if (button === undefined) return 'any';
  switch (wholeNumber(button, 1, 4)) {
    case 1:
      return 1;
    case 2:
      return 2;
    case 3:
      return 3;
    case 4:
      return 4;
    default:
      throw place.fault('answerButton');
  }
}

function atLeastOne(text: string, place: Place): number {
  return Math.max(1, positive(text, place));
}

function positive(text: string, place: Place): number {
  const number = wholeNumber(text, 0, MAX_U32);
  if (number === undefined) throw place.fault('positiveWholeNumber');
  return number;
}

function integer(text: string, place: Place): number {
  const number = wholeNumber(text, -MAX_I32 - 1, MAX_I32);
  if (number === undefined) throw place.fault('wholeNumber');
  return number;
}

function pastDays(text: string, place: Place): number {
  const number = wholeNumber(text, -MAX_I32 - 1, 0);
  if (number === undefined) throw place.fault('negativeWholeNumber');
  return number;
}

function wholeNumber(text: string, min: number, max: number): number | undefined {
  if (!/^[+-]?\d+$/u.test(text)) return undefined;
  const number = Number(text);
  return number >= min && number <= max ? number : undefined;
}

/** A whole number of 64 bits, in digits. */
function bigInteger(text: string, place: Place): string {
  if (!/^[+-]?\d+$/u.test(text)) throw place.fault('wholeNumber');
  const number = BigInt(text.replace('+', ''));
  if (number > MAX_I64 || number < -MAX_I64 - 1n) throw place.fault('wholeNumber');
  return String(number);
}

/** A 32-bit float, as which official keeps what is compared. */
function float(text: string, place: Place): number {
  if (!FLOAT.test(text)) throw place.fault('number');
  return Math.fround(Number(text));
}

/** Eases may also be no numbers, or endless ones. */
function easeNumber(text: string, place: Place): number {
  if (/^[+-]?nan$/iu.test(text)) return Number.NaN;
  if (!/^[+-]?inf(?:inity)?$/iu.test(text)) return float(text, place);
  return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

function splitOnce(text: string, separator: string): readonly [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** An odd number of backslashes before what can't be escaped. */
const UNKNOWN_ESCAPE = /(?<!\\)(?:\\\\)*(\\(?:[^\\":*_()-]|$))/u;
const PARSER_ESCAPE = /\\([\\":()-])/gu;

/** Takes off the escapes that only the syntax needs. Those of backslashes and wildcards stay for the matching. */
function unescaped(text: string, start: number): string {
  const unknown = UNKNOWN_ESCAPE.exec(text);
  if (unknown !== null) {
    const at = start + unknown.index + unknown[0].length - (unknown[1]?.length ?? 0);
    throw new SearchSyntaxError('unknownEscape', at, start + unknown.index + unknown[0].length);
  }
  return text.replace(PARSER_ESCAPE, (sequence, char: string) => (char === '\\' ? sequence : char));
}

/** Regular expressions keep every backslash but the one before a quote. */
function unescapedQuotes(text: string): string {
  return text.replaceAll('\\"', '"');
}

function isOperator(text: string | undefined): text is Operator {
  return text !== undefined && OPERATOR.test(text);
}

function asciiLower(text: string): string {
  return text.replace(/[A-Z]/gu, (letter) => letter.toLowerCase());
}

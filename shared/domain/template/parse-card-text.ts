import { type Finder, textFinder } from '../html/finder.ts';

export interface Directive {
  readonly kind: 'directive';
  readonly name: string;
  /** The last one of each name. */
  readonly options: ReadonlyMap<string, string>;
  readonly content: string;
}
export type CardNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'sound'; readonly resource: string }
  | Directive;

const SOUND = '[sound:';
const BEGIN = '[anki:';
const END = '[/anki:';
const OPTION = /([^\] \t\r\n=]+)=(?:"([^"]*)"|([^\] \t\r\n"]*))[ \t\r\n]*/y;
const SPACES = /[ \t\r\n]*/y;
/** Names are words such as "tts". Unlimited ones would let hostile text make us compare it with itself. */
const MAX_NAME_CHARS = 200;

/** The sounds, `[anki:…]` parts and text of a side; undefined when there is nothing but text. */
export function parseCardText(text: string): readonly CardNode[] | undefined {
  if (!text.includes(SOUND) && !text.includes(BEGIN)) return undefined;
  const reader = new CardTextReader(text);
  const nodes: CardNode[] = [];
  let textFrom = 0;
  for (let at = text.indexOf('['); at >= 0; ) {
    const found = reader.nodeAt(at);
    if (found === undefined) {
      at = text.indexOf('[', at + 1);
      continue;
    }
    if (at > textFrom) nodes.push({ kind: 'text', text: text.slice(textFrom, at) });
    nodes.push(found.node);
    textFrom = found.end;
    at = text.indexOf('[', found.end);
  }
  if (nodes.length === 0) return undefined;
  if (textFrom < text.length) nodes.push({ kind: 'text', text: text.slice(textFrom) });
  return nodes;
}

interface Found {
  readonly node: CardNode;
  readonly end: number;
}

/** Asked from ever later places, it looks at each character a fixed number of times. */
class CardTextReader {
  readonly #text: string;
  readonly #bracket: Finder;
  /** Where directives of a name end: the places of `[/anki:name]`, ascending. */
  #closings: ReadonlyMap<string, readonly number[]> | undefined;
  /** Where a list of options that begins (or goes on) at a place ends. */
  readonly #optionsEnd = new Map<number, number>();

  constructor(text: string) {
    this.#text = text;
    this.#bracket = textFinder(text, ']');
  }

  nodeAt(at: number): Found | undefined {
    if (this.#text.startsWith(SOUND, at)) return this.#sound(at + SOUND.length);
    return this.#text.startsWith(BEGIN, at) ? this.#directive(at + BEGIN.length) : undefined;
  }

  #sound(start: number): Found | undefined {
    const close = this.#bracket.next(start);
    if (close === undefined || close.start === start) return undefined;
    return { node: { kind: 'sound', resource: this.#text.slice(start, close.start) }, end: close.end };
  }

  #directive(start: number): Found | undefined {
    const name = nameAt(this.#text, start);
    const closings = name === undefined ? undefined : this.#closingsOf(name);
    if (name === undefined || closings === undefined) return undefined;
    const optionsStart = matchEnd(SPACES, this.#text, start + name.length);
    const optionsEnd = this.#endOfOptions(optionsStart);
    if (this.#text[optionsEnd] !== ']') return undefined;
    const contentStart = optionsEnd + 1;
    const close = firstFrom(closings, contentStart);
    if (close === undefined) return undefined;
    const options = new Map(optionsIn(this.#text, optionsStart));
    const content = this.#text.slice(contentStart, close);
    return { node: { kind: 'directive', name, options, content }, end: close + END.length + name.length + 1 };
  }

  #endOfOptions(start: number): number {
    const visited: number[] = [];
    let at = start;
    for (; !this.#optionsEnd.has(at); at = OPTION.lastIndex) {
      visited.push(at);
      if (!this.#isOptionAt(at)) break;
    }
    const end = this.#optionsEnd.get(at) ?? at;
    for (const place of visited) this.#optionsEnd.set(place, end);
    return end;
  }

  #isOptionAt(at: number): boolean {
    OPTION.lastIndex = at;
    return OPTION.test(this.#text);
  }

  #closingsOf(name: string): readonly number[] | undefined {
    this.#closings ??= closingsIn(this.#text);
    return this.#closings.get(name);
  }
}

/** Undefined when there is none, or one that no directive has. */
function nameAt(text: string, start: number): string | undefined {
  const within = text.slice(start, start + MAX_NAME_CHARS + 1);
  const length = within.search(/[\] \t\r\n]/);
  return length > 0 ? within.slice(0, length) : undefined;
}

function closingsIn(text: string): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (let at = text.indexOf(END); at >= 0; at = text.indexOf(END, at + 1)) {
    const name = nameAt(text, at + END.length);
    if (name === undefined || text[at + END.length + name.length] !== ']') continue;
    const places = found.get(name);
    if (places === undefined) found.set(name, [at]);
    else places.push(at);
  }
  return found;
}

function* optionsIn(text: string, start: number): Generator<readonly [string, string]> {
  OPTION.lastIndex = start;
  for (let found = OPTION.exec(text); found !== null; found = OPTION.exec(text)) {
    yield [found[1] ?? '', found[2] ?? found[3] ?? ''];
  }
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function firstFrom(places: readonly number[], from: number): number | undefined {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return places[low];
}

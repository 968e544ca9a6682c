import { parseArgument, parseKeyword } from './parse-keyword.ts';
import { SearchSyntaxError } from './search-fault.ts';
import type { SearchNode, SearchNodes } from './search-tree.ts';

const SPACE = /[ \u3000]*/uy;
/** Ends at a space, a quote or a bracket that is not escaped. A backslash takes the character after it along. */
const WORD = /(?:[^"() \u3000\\]|\\[^ \u3000])*/uy;
const QUOTED = /(?:[^"\\]|\\[^])*/uy;
/** A keyword before a quoted text. */
const QUOTED_KEY = /(?:[^"(): \u3000\\]|\\[^ \u3000])+:"/uy;
const SURROUNDING_SPACE = /^\p{White_Space}*|\p{White_Space}*$/gu;
/** Deeper brackets than anybody writes would end the stack instead of the search. */
const MAX_DEPTH = 200;

/** Reads a search as the official client does. Throws `SearchSyntaxError`. */
export function parseSearch(text: string): SearchNodes {
  const trimmed = text.replace(SURROUNDING_SPACE, '');
  if (trimmed === '') return [];
  const parser = new Parser(text, text.indexOf(trimmed), text.indexOf(trimmed) + trimmed.length);
  const nodes = parser.group(0);
  if (!parser.atEnd) throw parser.fault('unopenedGroup', parser.at, parser.at + 1);
  return nodes;
}

class Parser {
  readonly #text: string;
  at: number;

  constructor(text: string, start: number, end: number) {
    this.#text = text.slice(0, end);
    this.at = start;
  }

  get atEnd(): boolean {
    return this.at >= this.#text.length;
  }

  fault(fault: ConstructorParameters<typeof SearchSyntaxError>[0], start: number, end: number): SearchSyntaxError {
    return new SearchSyntaxError(fault, start, Math.min(end, this.#text.length));
  }

  /** Nodes up to a closing bracket or the end, neither of which it takes. */
  group(depth: number): SearchNodes {
    const start = this.at;
    const nodes: SearchNode[] = [];
    let last = start;
    for (;;) {
      this.#take(SPACE);
      last = this.atEnd ? last : this.at;
      const node = this.#node(depth);
      if (node === undefined) break;
      const joins = isJoin(node);
      if (nodes.length % 2 === 0) {
        if (joins) throw this.fault(misplaced(node), last, this.at);
      } else if (!joins) nodes.push({ kind: 'and' });
      nodes.push(node);
    }
    const end = nodes.at(-1);
    if (end === undefined) throw this.fault('emptyGroup', Math.max(0, start - 1), this.at + 1);
    if (isJoin(end)) throw this.fault(misplaced(end), last, this.at);
    return nodes;
  }

  #node(depth: number): SearchNode | undefined {
    const start = this.at;
    if (this.#text[start] !== '-') return this.#positive(depth);
    this.at++;
    const node = this.#positive(depth);
    if (node === undefined) {
      // A hyphen before nothing is text.
      this.at = start;
      return this.#positive(depth);
    }
    // `-and` asks for nothing that can be found.
    if (isJoin(node)) throw this.fault(misplaced(node), start, this.at);
    return { kind: 'not', node };
  }

  #positive(depth: number): SearchNode | undefined {
    if (this.atEnd) return undefined;
    const next = this.#text[this.at];
    if (next === '(') return this.#bracketed(depth);
    if (next === '"') {
      const start = this.at;
      const inner = this.#quoted();
      return { kind: 'term', term: parseKeyword(inner, start + 1), start, end: this.at };
    }
    return this.#keyedQuote() ?? this.#word();
  }

  #bracketed(depth: number): SearchNode {
    const start = this.at;
    if (depth >= MAX_DEPTH) throw this.fault('unclosedGroup', start, start + 1);
    this.at++;
    const nodes = this.group(depth + 1);
    if (this.#text[this.at] !== ')') throw this.fault('unclosedGroup', start, start + 1);
    this.at++;
    return { kind: 'group', nodes };
  }

  /** From a quote on; leaves what is after the closing one. */
  #quoted(): string {
    const start = this.at;
    this.at++;
    const inner = this.#take(QUOTED);
    if (this.#text[this.at] !== '"') throw this.fault('unclosedQuote', start, this.#text.length);
    this.at++;
    if (inner === '') throw this.fault('emptyQuote', start, this.at);
    return inner;
  }

  #keyedQuote(): SearchNode | undefined {
    const start = this.at;
    const keyed = this.#take(QUOTED_KEY);
    if (keyed === '') return undefined;
    this.at--;
    const argument = this.#quoted();
    const term = parseArgument(keyed.slice(0, -2), argument, start, start + keyed.length);
    return { kind: 'term', term, start, end: this.at };
  }

  #word(): SearchNode | undefined {
    const start = this.at;
    const word = this.#take(WORD);
    // A backslash that is left over stands before a space or at the end.
    if (this.#text[this.at] === '\\') throw this.fault('unknownEscape', this.at, this.at + 2);
    if (word === '') return undefined;
    const lower = word.toLowerCase();
    if (lower === 'and' || lower === 'or') return { kind: lower };
    return { kind: 'term', term: parseKeyword(word, start), start, end: this.at };
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const taken = pattern.exec(this.#text)?.[0] ?? '';
    this.at += taken.length;
    return taken;
  }
}

function isJoin(node: SearchNode): boolean {
  return node.kind === 'and' || node.kind === 'or';
}

function misplaced(node: SearchNode): 'misplacedAnd' | 'misplacedOr' {
  return node.kind === 'or' ? 'misplacedOr' : 'misplacedAnd';
}

/**
 * What the greater part of all regular expressions is made of: characters, classes, groups, alternatives, and
 * quantifiers that stand behind a single character or class. Such a pattern means the same to JavaScript, and how long
 * it can take there is told beforehand.
 */
export interface SimpleRegex {
  /** For JavaScript, with the flags `iu`. Tells only whether there is a match, not which. */
  readonly source: string;
  /** No text of this length or less takes more than some milliseconds. */
  readonly maxLength: number;
  /** For `LIKE … ESCAPE '\'`: every text with a match fulfils it. `sure`: characters that must be there. */
  readonly like: { readonly pattern: string; readonly sure: number };
}

/** Undefined: there is something in it that isn't simple, or that can't be read at all. */
export function simpleRegex(pattern: string): SimpleRegex | undefined {
  const reader = new PatternReader(pattern);
  const part = reader.alternatives();
  if (part === undefined || !reader.isAtEnd) return undefined;
  const { atoms, unbounded, ways } = part;
  const maxLength = Math.floor((MAX_STEPS / (ways * (atoms + 1))) ** (1 / (unbounded + 1)));
  if (maxLength < LEAST_LENGTH) return undefined;
  return { source: part.source, maxLength, like: likeOf(part.like) };
}

/** V8 misses a character of two places that stands before `$` in a class, as in `/[^a]$/u`. */
const END = '(?![^])';
const MAX_STEPS = 8_000_000;
/** Below it, hardly a text could be told with it. */
const LEAST_LENGTH = 60;
/** The linear engine takes no more. */
const MAX_REPEATS = 1000;
const MAX_DEPTH = 20;

/** A character that must be there, any character, or any run of them. */
type LikePart = { readonly char: string } | 'one' | 'any';

interface Part {
  readonly source: string;
  readonly like: readonly LikePart[];
  /** Characters and classes that are tried one after the other. */
  readonly atoms: number;
  /** Quantifiers that have no end. */
  readonly unbounded: number;
  /** In how many ways all other choices can be taken. */
  readonly ways: number;
}

const NOTHING: Part = { source: '', like: [], atoms: 0, unbounded: 0, ways: 1 };
const QUANTIFIER = /([*+?]|\{(\d{1,4})(?:(,)(\d{1,4})?)?\})\??/uy;
const QUANTIFIER_SIGN = /[*+?{]/u;
const SYNTAX = /[\\^$.*+?()[\]{}|/]/u;
const ESCAPED_SIGN = /[!-/:-@[-`{-~]/u;
const SHORT_CLASSES: Readonly<Record<string, string>> = {
  w: String.raw`\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\u200c\u200d`,
  d: String.raw`\p{Nd}`,
  s: String.raw`\p{White_Space}`,
};

class PatternReader {
  readonly #chars: readonly string[];
  #at = 0;
  #depth = 0;

  constructor(pattern: string) {
    this.#chars = Array.from(pattern);
  }

  get isAtEnd(): boolean {
    return this.#at === this.#chars.length;
  }

  alternatives(): Part | undefined {
    const parts: Part[] = [];
    do {
      const part = this.#sequence();
      if (part === undefined) return undefined;
      parts.push(part);
    } while (this.#take('|'));
    const [only] = parts;
    if (parts.length === 1) return only;
    return {
      source: parts.map(({ source }) => source).join('|'),
      like: ['any'],
      atoms: sumOf(parts, ({ atoms }) => atoms),
      // Each way leads into one of them only; this is more than enough.
      unbounded: Math.max(...parts.map(({ unbounded }) => unbounded)),
      ways: sumOf(parts, ({ ways }) => ways),
    };
  }

  #sequence(): Part | undefined {
    let result = NOTHING;
    while (!this.isAtEnd && this.#next !== '|' && this.#next !== ')') {
      const part = this.#piece();
      if (part === undefined) return undefined;
      result = {
        source: result.source + part.source,
        like: [...result.like, ...part.like],
        atoms: result.atoms + part.atoms,
        unbounded: result.unbounded + part.unbounded,
        ways: result.ways * part.ways,
      };
    }
    return result;
  }

  #piece(): Part | undefined {
    if (this.#take('(')) return this.#group();
    if (this.#take('^')) return this.#unrepeated({ ...NOTHING, source: '^' });
    if (this.#take('$')) return this.#unrepeated({ ...NOTHING, source: END });
    const atom = this.#atom();
    return atom === undefined ? undefined : this.#repeated(atom);
  }

  #group(): Part | undefined {
    if (this.#take('?') && !this.#take(':')) return undefined;
    if (++this.#depth > MAX_DEPTH) return undefined;
    const inner = this.alternatives();
    if (inner === undefined || !this.#take(')')) return undefined;
    this.#depth--;
    return this.#unrepeated({ ...inner, source: `(?:${inner.source})` });
  }

  #unrepeated(part: Part): Part | undefined {
    return this.#next !== undefined && QUANTIFIER_SIGN.test(this.#next) ? undefined : part;
  }

  #repeated(atom: Part): Part | undefined {
    QUANTIFIER.lastIndex = 0;
    const rest = this.#chars.slice(this.#at, this.#at + LONGEST_QUANTIFIER).join('');
    const found = QUANTIFIER.exec(rest);
    if (found === null) return this.#unrepeated(atom);
    const [whole, sign = '', from, comma, to] = found;
    this.#at += whole.length;
    const least = from === undefined ? Number(sign === '+') : Number(from);
    const most = mostOf(sign, least, { comma, to });
    if (least > MAX_REPEATS || (most !== Infinity && (most > MAX_REPEATS || most < least))) return undefined;
    const like: LikePart[] = least > 0 ? [...atom.like] : [];
    if (most !== 1 || least !== 1) like.push('any');
    return this.#unrepeated({
      source: atom.source + whole,
      like,
      atoms: Math.max(1, most === Infinity ? least + 1 : most),
      unbounded: most === Infinity ? 1 : 0,
      ways: most === Infinity ? 1 : most - least + 1,
    });
  }

  #atom(): Part | undefined {
    const char = this.#read();
    if (char === undefined) return undefined;
    if (char === '.') return oneOf('[^\\n]');
    if (char === '[') return this.#class();
    if (char === '\\') return this.#escaped();
    return SYNTAX.test(char) && char !== '/' ? undefined : literal(char);
  }

  #escaped(): Part | undefined {
    const char = this.#read();
    if (char === undefined) return undefined;
    const short = SHORT_CLASSES[char];
    if (short !== undefined) return oneOf(`[${short}]`);
    return ESCAPED_SIGN.test(char) ? literal(char) : undefined;
  }

  #class(): Part | undefined {
    const negated = this.#take('^');
    let source = '';
    while (!this.#take(']')) {
      const item = this.#classItem();
      if (item === undefined) return undefined;
      source += item;
    }
    return source === '' ? undefined : oneOf(`[${negated ? '^' : ''}${source}]`);
  }

  #classItem(): string | undefined {
    const first = this.#classChar();
    if (first === undefined || first.length > 2 || this.#next !== '-') return first?.source;
    this.#read();
    const last = this.#classChar();
    const [low, high] = [first.char?.codePointAt(0), last?.char?.codePointAt(0)];
    if (low === undefined || high === undefined || high < low) return undefined;
    return `${first.source}-${last?.source ?? ''}`;
  }

  /** Signs that could mean something else there, to one engine or the other, are taken with a backslash only. */
  #classChar(): { readonly source: string; readonly char?: string; readonly length: number } | undefined {
    const char = this.#read();
    if (char === undefined) return undefined;
    const escaped = char === '\\' ? this.#read() : undefined;
    const short = escaped === undefined ? undefined : SHORT_CLASSES[escaped];
    if (short !== undefined) return { source: short, length: short.length };
    const plain = escaped ?? char;
    const isFine = escaped === undefined ? !/[[\]\\^&~-]/u.test(char) : ESCAPED_SIGN.test(escaped);
    if (!isFine) return undefined;
    return { source: SYNTAX.test(plain) || plain === '-' ? `\\${plain}` : plain, char: plain, length: 1 };
  }

  get #next(): string | undefined {
    return this.#chars[this.#at];
  }

  #read(): string | undefined {
    return this.#chars[this.#at++];
  }

  #take(char: string): boolean {
    if (this.#next !== char) return false;
    this.#at++;
    return true;
  }
}

const LONGEST_QUANTIFIER = '{1000,1000}?'.length;

function mostOf(
  sign: string,
  least: number,
  { comma, to }: { readonly comma: string | undefined; readonly to: string | undefined },
): number {
  if (sign === '?') return 1;
  if (sign === '*' || sign === '+') return Infinity;
  if (comma === undefined) return least;
  return to === undefined ? Infinity : Number(to);
}

function oneOf(source: string): Part {
  return { ...NOTHING, source, like: ['one'], atoms: 1 };
}

function literal(char: string): Part {
  return { ...NOTHING, source: SYNTAX.test(char) ? `\\${char}` : char, like: [{ char }], atoms: 1 };
}

/** Characters with no other in whatever case than what LIKE knows: not k and s, which have a sign that folds to them. */
const SURE_IN_LIKE = /[a-jl-rt-zA-JL-RT-Z\d !"#&'(),./:;<=>?@-]/u;

function likeOf(parts: readonly LikePart[]): SimpleRegex['like'] {
  let sure = 0;
  const pattern = ['any' as const, ...parts, 'any' as const]
    .map((part) => {
      if (part === 'any') return '%';
      if (part === 'one' || !SURE_IN_LIKE.test(part.char)) return '_';
      sure++;
      return part.char;
    })
    .join('');
  return { pattern: pattern.replaceAll(/%+/gu, '%'), sure };
}

function sumOf<T>(list: readonly T[], of: (item: T) => number): number {
  return list.reduce((sum, item) => sum + of(item), 0);
}

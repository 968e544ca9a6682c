import { foldName } from '../fold-name.ts';

const LIKE_TOKEN = /\\\\|\\\*|[*%]/gu;
const GLOB = /(?<!\\)(?:\\\\)*[*_]/u;
const GLOB_TOKEN = /\\?[^]/gu;
const ESCAPED = /\\([^])/gu;
const REGEX_SPECIAL = /[\\^$.*+?()[\]{}|/]/u;
/** What a wildcard stands for in names and fields. */
const ANY_CHAR = '[^\\n]';

/** For `LIKE … ESCAPE '\'`. */
export function likePattern(text: string): string {
  return text.replace(LIKE_TOKEN, (token) => {
    if (token === '*') return '%';
    if (token === '%') return '\\%';
    return token === '\\*' ? '*' : token;
  });
}

const UNSURE = /[^a-zA-Z\d !"#&'(),./:;<=>?@-]|[kKsS]/u;
/** Characters that a pattern must have beside wildcards to be worth asking. */
const LEAST_SURE = 2;

/**
 * For `LIKE … ESCAPE '\\'`: finds every text in which this one, wildcards and all, stands in whatever case. Letters whose
 * case is not only English (k and s have a sign that folds to them) may be any character. Undefined: it tells too little.
 */
export function looseLikePattern(text: string): string | undefined {
  let sure = 0;
  const parts = (text.match(GLOB_TOKEN) ?? []).map((part) => {
    if (part === '*') return '%';
    const char = part.length > 1 && part.startsWith('\\') ? part.slice(1) : part;
    if (UNSURE.test(char)) return '_';
    sure++;
    return char;
  });
  return sure < LEAST_SURE ? undefined : `%${parts.join('')}%`;
}

/** The source of a regular expression with the flag `u`. `anyChar` is what a wildcard stands for. */
export function globSource(text: string, anyChar = ANY_CHAR): string {
  // Several in a row say no more than one, and would only make the matching slow.
  const parts = text.match(GLOB_TOKEN) ?? [];
  return parts
    .map((part, index) => {
      if (part === '*') return parts[index - 1] === '*' ? '' : `${anyChar}*`;
      if (part === '_') return anyChar;
      const char = part.length > 1 && part.startsWith('\\') ? part.slice(1) : part;
      return REGEX_SPECIAL.test(char) ? `\\${char}` : char;
    })
    .join('');
}

/** Tells whether a name is what was searched for; case does not matter. */
export function nameMatcher(text: string): (name: string) => boolean {
  if (GLOB.test(text)) {
    const regex = new RegExp(`^${globSource(text)}$`, 'iu');
    return (name) => regex.test(name);
  }
  const searched = foldName(withoutEscapes(text));
  return (name) => foldName(name) === searched;
}

export function withoutEscapes(text: string): string {
  return text.replace(ESCAPED, '$1');
}

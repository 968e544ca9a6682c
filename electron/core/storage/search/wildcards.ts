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

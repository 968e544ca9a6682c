import { RE2JS } from 're2js';
import { withUnicodeClasses } from './search-regex.ts';

/** The text with what was found replaced; undefined: nothing was found. */
export type TextReplacement = (text: string) => string | undefined;

interface ReplacementWish {
  readonly search: string;
  readonly replacement: string;
  readonly regex: boolean;
  readonly ignoreCase: boolean;
}

/** Throws what the engine throws for a pattern it can't read. */
export function textReplacement(wish: ReplacementWish): TextReplacement {
  return wish.regex ? regexReplacement(wish) : plainReplacement(wish);
}

const REGEX_SPECIAL = /[\\^$.*+?()[\]{}|/-]/gu;

function plainReplacement({ search, replacement, ignoreCase }: ReplacementWish): TextReplacement {
  if (!ignoreCase && search !== '') {
    return (text) => (text.includes(search) ? text.replaceAll(search, () => replacement) : undefined);
  }
  // A literal text can't make an engine slow; this one is the fastest there is.
  const regex = new RegExp(search.replaceAll(REGEX_SPECIAL, String.raw`\$&`), ignoreCase ? 'giu' : 'gu');
  return (text) => {
    regex.lastIndex = 0;
    return regex.test(text) ? text.replace(regex, () => replacement) : undefined;
  };
}

/** A part of a replacement: text, or the group of this number or name. */
type Part = string | { readonly group: number | string };
const REFERENCE = /\$(?:\$|(\w+)|\{([^}]*)\})/gu;

/** As the official client reads it: `$1`, `$name`, `${name}`, and `$$` for the sign itself. */
function partsOf(replacement: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const match of replacement.matchAll(REFERENCE)) {
    const [whole, bare, braced] = match;
    const name = bare ?? braced;
    parts.push(replacement.slice(from, match.index));
    if (name === undefined) parts.push('$');
    else parts.push({ group: /^\d+$/u.test(name) ? Number(name) : name });
    from = match.index + whole.length;
  }
  return [...parts, replacement.slice(from)];
}

function regexReplacement({ search, replacement, ignoreCase }: ReplacementWish): TextReplacement {
  const regex = RE2JS.compile(withUnicodeClasses(search), ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
  const parts = partsOf(replacement);
  const known = regex.namedGroups();
  return (text) => {
    const matcher = regex.matcher(text);
    let result = '';
    let from = 0;
    let at = 0;
    let found = false;
    while (at <= text.length && matcher.find(at)) {
      const [start, end] = [matcher.start(), matcher.end()];
      // One that is empty, right behind another one, is none.
      if (start === end && found && start === from) {
        at = nextPlace(text, end);
        continue;
      }
      result += text.slice(from, start);
      for (const part of parts) {
        if (typeof part === 'string') result += part;
        else if (typeof part.group === 'number') {
          result += part.group <= matcher.groupCount() ? (matcher.group(part.group) ?? '') : '';
        } else if (part.group in known) result += matcher.group(part.group) ?? '';
      }
      found = true;
      from = end;
      at = start === end ? nextPlace(text, end) : end;
    }
    return found ? result + text.slice(from) : undefined;
  };
}

/** Behind the character that begins here, which may take two places. */
function nextPlace(text: string, at: number): number {
  return at + ((text.codePointAt(at) ?? 0) > 0xff_ff ? 2 : 1);
}

/** Terms that the sidebar puts into a search, and how they are joined with what is there. */

/** A name as a term may have it: quoted, with what a search would read as more than a letter escaped. */
export function term(key: string, name: string): string {
  return `"${key}:${name.replaceAll(/["*_\\]/gu, (sign) => `\\${sign}`)}"`;
}

export interface Joining {
  readonly how: 'replace' | 'and' | 'or' | 'sameKind';
  readonly negated: boolean;
}

export const REPLACING: Joining = { how: 'replace', negated: false };

/** What a click means: Ctrl adds, Shift offers another way, both replace terms of the same kind, Alt negates. */
export function joiningOf(pressed: {
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}): Joining {
  const command = pressed.ctrlKey || pressed.metaKey;
  const how = pressed.shiftKey ? (command ? 'sameKind' : 'or') : command ? 'and' : 'replace';
  return { how, negated: pressed.altKey };
}

/** A search with another one added, each kept in one piece. */
export function joined(search: string, added: string, { how, negated }: Joining): string {
  const part = negated ? `-${isOneTerm(added) ? added : `(${added})`}` : added;
  const before = search.trim();
  if (how === 'replace' || before === '') return part;
  if (how === 'or') return `${before} or ${part}`;
  if (how === 'and') return `${inOnePiece(before)} ${inOnePiece(part)}`;
  return withSameKindReplaced(before, part);
}

const inOnePiece = (search: string): string => (/\bor\b/iu.test(search) ? `(${search})` : search);
const isOneTerm = (search: string): boolean => !/\s/u.test(search) || /^"[^"]*"$/u.test(search);

/** Terms of a search as they stand there; brackets and what lies between terms stay where they are. */
const TERM = /-?(?:"(?:\\.|[^"\\])*"|(?:\\.|[^\s()"\\])(?:"(?:\\.|[^"\\])*"|\\.|[^\s()"\\])*)/gu;

function withSameKindReplaced(search: string, added: string): string {
  const kind = kindOf(added);
  if (kind === undefined) return search;
  return search.replaceAll(TERM, (found) => (kindOf(found) === kind ? added : found));
}

/** `deck` of `-"deck:a b"`. */
function kindOf(found: string): string | undefined {
  return /^-?"?([a-z]+):/iu.exec(found)?.[1]?.toLowerCase();
}

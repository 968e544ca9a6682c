/** Terms that the sidebar puts into a search, and how they are joined with what is there. */

/** A name as a term may have it: quoted, with what a search would read as more than a letter escaped. */
export function term(key: string, name: string): string {
  return `"${key}:${name.replaceAll(/["*_\\]/gu, (sign) => `\\${sign}`)}"`;
}

/** What a click means: Ctrl adds, Shift offers another way, Alt negates. */
export function joiningOf(pressed: { ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; altKey: boolean }): {
  readonly how: 'replace' | 'and' | 'or';
  readonly negated: boolean;
} {
  const how = pressed.shiftKey ? 'or' : pressed.ctrlKey || pressed.metaKey ? 'and' : 'replace';
  return { how, negated: pressed.altKey };
}

export function joined(search: string, added: string, { how, negated }: ReturnType<typeof joiningOf>): string {
  const part = negated ? `-${/\s/u.test(added) && !/^"[^"]*"$/u.test(added) ? `(${added})` : added}` : added;
  const before = search.trim();
  if (how === 'replace' || before === '') return part;
  if (how === 'and') return `${/\bor\b/iu.test(before) ? `(${before})` : before} ${part}`;
  return `${before} or ${part}`;
}

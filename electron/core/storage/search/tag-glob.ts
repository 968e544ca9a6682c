const TOKEN = /\\?[^]/gu;
const WILDCARDS: ReadonlySet<string> = new Set(['*', '_']);
/** Letters that fold to one whose other case they are not: small ones written otherwise, and signs for units. */
const FOLDED_ELSEWHERE = (
  '\u00b5\u017f\u01c5\u01c8\u01cb\u01f2\u0345\u03c2\u03d0\u03d1\u03d5\u03d6\u03f0\u03f1\u03f4\u03f5' +
  '\u1c80\u1c81\u1c82\u1c83\u1c84\u1c85\u1c86\u1c87\u1c88\u1e9b\u1e9e\u1fbe\u2126\u212a\u212b'
).split('');
const ONE_LETTER = /^[^]$/u;

/** Notes `n` with the tag or one below it, told by SQLite alone; undefined: it can't. Most rows fail the first part. */
export function simpleTagSql(text: string, param: (value: string) => string): string | undefined {
  const glob = tagGlob(text);
  if (glob === undefined) return undefined;
  const [maybe = '', itself = '', below = ''] = [`* ${glob}[ :]*`, `* ${glob} *`, `* ${glob}::*`].map(param);
  return `n.tags GLOB ${maybe} AND (n.tags GLOB ${itself} OR n.tags GLOB ${below})`;
}

/**
 * A GLOB pattern for this tag in whatever case, as an expression with the flags `iu` finds it: SQLite can ask it by
 * itself. Undefined: the text has wildcards, which may not run across tags, or letters whose cases are of other lengths.
 */
export function tagGlob(text: string): string | undefined {
  let pattern = '';
  for (const token of text.match(TOKEN) ?? []) {
    if (WILDCARDS.has(token)) return undefined;
    const char = token.length > 1 && token.startsWith('\\') ? token.slice(1) : token;
    const cases = casesOf(char);
    if (cases === undefined) return undefined;
    pattern += cases.length > 1 || '*?['.includes(char) ? `[${cases.join('')}]` : char;
  }
  return pattern;
}

/** The letter in each case. Undefined: one of them is no single letter. */
function casesOf(char: string): readonly string[] | undefined {
  const cases = new Set([char]);
  // Twice: the small letter of a capital need not be the one that it came from.
  for (const known of cases) cases.add(known.toLowerCase()).add(known.toUpperCase());
  if ([...cases].some((known) => !ONE_LETTER.test(known))) return undefined;
  if (cases.size === 1) return [char];
  const same = new RegExp(`^${char}$`, 'iu');
  return [...cases.union(new Set(FOLDED_ELSEWHERE))].filter((letter) => same.test(letter));
}

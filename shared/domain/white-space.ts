/** Unicode's White_Space, which official trims by: with U+0085 and without U+FEFF, other than JavaScript's \s. For a character class. */
export const WHITE_SPACE = '\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

const LEADING = new RegExp(`^[${WHITE_SPACE}]+`, 'u');
const ONE = new RegExp(`[${WHITE_SPACE}]`, 'u');

export function trimmedStart(text: string): string {
  return text.replace(LEADING, '');
}

export function trimmed(text: string): string {
  // Backwards by hand: an expression that looks for spaces up to the end tries again at every space.
  let end = text.length;
  while (end > 0 && ONE.test(text.charAt(end - 1))) end--;
  return trimmedStart(text.slice(0, end));
}

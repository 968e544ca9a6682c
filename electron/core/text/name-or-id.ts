const HIGHEST = 2n ** 63n;

/** How a file names a deck or a note type: what is a whole number is taken for an id first, and then for a name. */
export interface NameOrId {
  /** The number in its plain digits. */
  readonly id?: string;
  readonly name: string;
}

export const NOTHING_NAMED: NameOrId = { name: '' };

export function nameOrId(text: string): NameOrId {
  if (!/^[+-]?\d+$/u.test(text)) return { name: text };
  const value = BigInt(text.replace('+', ''));
  if (value < -HIGHEST || value >= HIGHEST) return { name: text };
  const digits = value.toString();
  return { id: digits, name: digits };
}

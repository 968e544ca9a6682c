const REGEX_SPECIAL = /[\\^$.*+?()[\]{}|/-]/gu;

/** Finds tags and those below them, whatever the case. */
export class TagFinder {
  readonly #regex: RegExp;

  constructor(tags: readonly string[]) {
    const any = tags.map((tag) => tag.replaceAll(REGEX_SPECIAL, String.raw`\$&`)).join('|');
    // Like official's: in a single tag, which holds no space, as in a text of several.
    this.#regex = new RegExp(`(?:^| )(${any})(?:(::)| |$)`, 'iu');
  }

  finds(tag: string): boolean {
    return this.#regex.test(tag);
  }

  /** The tag with its found beginning replaced; undefined: it is none of those. */
  renamed(tag: string, nameFor: (found: string) => string): string | undefined {
    const match = this.#regex.exec(tag);
    if (match === null) return undefined;
    const [whole, found = '', separator = ''] = match;
    return nameFor(found) + separator + tag.slice(match.index + whole.length);
  }
}

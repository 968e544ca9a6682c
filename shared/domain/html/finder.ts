interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the next thing from a place on. Remembers it: asked from ever later places, it reads the text once. Where a
 * regular expression would look for an end that isn't there again and again, this is what keeps hostile text cheap.
 */
export class Finder {
  readonly #find: (from: number) => Span | undefined;
  #found: Span | undefined;
  #foundFrom = Number.POSITIVE_INFINITY;

  constructor(find: (from: number) => Span | undefined) {
    this.#find = find;
  }

  next(from: number): Span | undefined {
    const known = from >= this.#foundFrom && (this.#found === undefined || from <= this.#found.start);
    if (!known) {
      this.#found = this.#find(from);
      this.#foundFrom = from;
    }
    return this.#found;
  }
}

export function textFinder(text: string, searched: string): Finder {
  return new Finder((from) => {
    const start = text.indexOf(searched, from);
    return start < 0 ? undefined : { start, end: start + searched.length };
  });
}

/** `searched` must be global; it must not look far ahead itself. */
export function patternFinder(text: string, searched: RegExp): Finder {
  return new Finder((from) => {
    searched.lastIndex = from;
    const found = searched.exec(text);
    return found === null ? undefined : { start: found.index, end: searched.lastIndex };
  });
}

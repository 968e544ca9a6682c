/** The engine could not read a regular expression. */
export class UnreadablePattern extends Error {
  override readonly name = 'UnreadablePattern';
}

/** Tells a pattern that can't be read from any other failure. */
export function unreadable<T>(compile: () => T): T {
  try {
    return compile();
  } catch (cause: unknown) {
    throw new UnreadablePattern('unreadable', { cause });
  }
}

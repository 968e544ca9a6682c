/** An error for the log: its stack and those of its causes, without what a parser quotes of the text it was given. */
export function stackText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause, message, name, stack = `${name}: ${message}` } = error;
  const head = `${name}: ${message}`;
  // The text may be a note's.
  const own = error instanceof SyntaxError ? `${name}${stack.startsWith(head) ? stack.slice(head.length) : ''}` : stack;
  return cause === undefined ? own : `${own}\ncaused by ${stackText(cause)}`;
}

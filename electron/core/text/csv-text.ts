/** What makes a field be quoted. A row may not begin with `#`; official quotes it wherever it stands. */
const NEEDS_QUOTES = /[\t"\r\n#]/u;

export function needsQuotes(text: string): boolean {
  return NEEDS_QUOTES.test(text);
}

export function csvCell(field: string): string {
  return NEEDS_QUOTES.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/** A row for a file with tabs between columns, with its line feed. Cells are as `csvCell` makes them. */
export function csvLine(cells: readonly string[]): string {
  const line = cells.join('\t');
  // An empty line would be no row.
  return line === '' ? '""\n' : `${line}\n`;
}

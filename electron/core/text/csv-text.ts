/** What makes a field be quoted. A row may not begin with `#`; official quotes it wherever it stands. */
const NEEDS_QUOTES = /[\t"\r\n#]/u;

/** A row for a file with tabs between columns, with its line feed. */
export function csvLine(fields: readonly string[]): string {
  // An empty line would be no row.
  if (fields.length === 1 && fields[0] === '') return '""\n';
  return `${fields.map((field) => (NEEDS_QUOTES.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join('\t')}\n`;
}

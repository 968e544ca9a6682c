const SEPARATOR = "'\u001f'";

/** A field of a note type that has so many. */
export interface FieldPlace {
  readonly ord: number;
  readonly count: number;
}

/** One field of a note, without leaving SQLite where it can be told simply. */
export function fieldSql({ ord, count }: FieldPlace): string {
  const first = `instr(n.flds, ${SEPARATOR})`;
  if (count === 1) return 'n.flds';
  if (ord === 0) return `CASE ${first} WHEN 0 THEN n.flds ELSE substr(n.flds, 1, ${first} - 1) END`;
  if (ord === 1 && count === 2) return `CASE ${first} WHEN 0 THEN '' ELSE substr(n.flds, ${first} + 1) END`;
  return `ebb_fields(n.flds, ${ord}, ${ord})`;
}

/** Is there anything in the field? */
export function hasTextSql(place: FieldPlace): string {
  const { ord, count } = place;
  const first = `instr(n.flds, ${SEPARATOR})`;
  if (ord === 0 && count > 1) return `${first} != 1 AND n.flds != ''`;
  if (ord === 1 && count === 2) return `n.flds LIKE '%' || ${SEPARATOR} || '_%'`;
  if (ord === 1) return `${first} != 0 AND substr(n.flds, ${first} + 1, 1) NOT IN ('', ${SEPARATOR})`;
  return `${fieldSql(place)} != ''`;
}

/** A text without its accents. What is English alone has none, which SQLite tells by itself. */
export function plainSql(text: string): string {
  return `iif(octet_length(${text}) = length(${text}), ${text}, ebb_without_combining(${text}))`;
}

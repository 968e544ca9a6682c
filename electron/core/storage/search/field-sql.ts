const SEPARATOR = "'\u001f'";

/** One field of a note, without leaving SQLite where it can be told simply. */
export function fieldSql(ord: number, count: number): string {
  const first = `instr(n.flds, ${SEPARATOR})`;
  if (count === 1) return 'n.flds';
  if (ord === 0) return `CASE ${first} WHEN 0 THEN n.flds ELSE substr(n.flds, 1, ${first} - 1) END`;
  if (ord === 1 && count === 2) return `CASE ${first} WHEN 0 THEN '' ELSE substr(n.flds, ${first} + 1) END`;
  return `ebb_fields(n.flds, ${ord}, ${ord})`;
}

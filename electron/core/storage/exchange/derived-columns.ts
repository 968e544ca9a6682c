import { derivedColumns } from '#core/notes/field-checksum.ts';
import type { WriteDb } from '../connection.ts';
import { value } from '../statement.ts';

type NoteRow = [id: number | bigint, mid: number | bigint, flds: string, sfld: unknown, csum: unknown];

const BATCH = 5000;
const NOTES = 'SELECT id, mid, flds, sfld, csum FROM notes WHERE id > ? ORDER BY id LIMIT ?';
/** The column's type turns text that looks like a number into one, on both sides of the comparison. */
const UPDATE = 'UPDATE notes SET sfld = ?, csum = ? WHERE id = ? AND (sfld IS NOT ? OR csum IS NOT ?)';
const BEYOND_DOUBLES = 'SELECT EXISTS (SELECT 1 FROM notes WHERE id > ? OR id < ?)';

/**
 * Computes `sfld` and `csum` of every note anew and writes where they differ: other clients' values are not trusted,
 * and a duplicate search needs them right. Neither `mod` nor `usn` changes. Says how many rows did.
 */
export function refreshDerivedColumns(db: WriteDb, sortFieldIndexes: ReadonlyMap<number, number>): number {
  const select = db.prepare(NOTES).raw(true);
  const beyond = value<number>(db, BEYOND_DOUBLES, [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]) === 1;
  select.safeIntegers(beyond);
  const update = db.prepare(UPDATE);
  let changed = 0;
  let last: number | bigint = -(2n ** 63n);
  for (;;) {
    const batch = select.all(last, BATCH) as NoteRow[];
    for (const [id, mid, flds, sfld, csum] of batch) {
      const derived = derivedColumns(String(flds).split('\u001f'), sortFieldIndexes.get(Number(mid)) ?? 0);
      if (isSame(csum, derived.csum) && (sfld === derived.sfld || (String(sfld) === derived.sfld && isSafe(sfld))))
        continue;
      changed += update.run(derived.sfld, derived.csum, id, derived.sfld, derived.csum).changes;
    }
    const lastRow = batch.at(-1);
    if (lastRow === undefined || batch.length < BATCH) return changed;
    last = lastRow[0];
  }
}

function isSame(stored: unknown, computed: number): boolean {
  return stored === computed || stored === BigInt(computed);
}

/** A number beyond 2^53 reads back rounded, and its digits prove nothing. */
function isSafe(stored: unknown): boolean {
  return typeof stored === 'bigint' || Number.isSafeInteger(stored);
}

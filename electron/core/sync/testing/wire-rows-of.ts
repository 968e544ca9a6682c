import type { CardRow } from '../../storage/card-storage.ts';
import type { WireNote } from '../merge/wire-rows.ts';

/** Rows as a server sends them. */
export type WireRow = readonly (string | number)[];

export function wireCard(row: CardRow): WireRow {
  const { id, nid, did, ord, mod, usn, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data } =
    row;
  return [id, nid, did, ord, mod, usn, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data];
}

export function wireNote({ id, guid, mid, mod, usn, tags, flds }: WireNote): WireRow {
  return [id, guid, mid, mod, usn, tags, flds, '', '', 0, ''];
}

import { z } from 'zod';
import type { CardRow } from '../storage/card-storage.ts';
import type { ReadDb } from '../storage/connection.ts';
import { stringifyLossless } from '../storage/lossless-json.ts';
import { findNotetype } from '../storage/notetype-storage.ts';
import type { VersionRow } from '../storage/sync-history-storage.ts';
import type { Overwritten } from '../sync/merge/merge-observer.ts';

/** A note as it was, with what is needed to read it when its note type is another one or gone. */
const KeptNote = z.object({
  guid: z.string(),
  notetypeId: z.int(),
  notetype: z.string(),
  fieldNames: z.array(z.string()),
  fields: z.array(z.string()),
  tags: z.string(),
  modifiedSecs: z.int(),
  /** Where its cards were, if they were deleted with it. */
  deckId: z.int().nullable(),
});
export type KeptNote = z.infer<typeof KeptNote>;

const KeptCard = z.object({
  id: z.int(),
  nid: z.int(),
  did: z.int(),
  ord: z.int(),
  mod: z.int(),
  usn: z.int(),
  type: z.int(),
  queue: z.int(),
  due: z.int(),
  ivl: z.int(),
  factor: z.int(),
  reps: z.int(),
  lapses: z.int(),
  left: z.int(),
  odue: z.int(),
  odid: z.int(),
  flags: z.int(),
  data: z.string(),
}) satisfies z.ZodType<CardRow>;

/** The object stays text: its numbers may have more digits than a double. */
const KeptObject = z.object({ name: z.string(), json: z.string() });
export type KeptObject = z.infer<typeof KeptObject>;

const FIELD_SEPARATOR = '\u001f';

/** As it is stored; `db` says what the note's type looks like now. */
export function versionOf(overwritten: Overwritten, db: ReadDb): Omit<VersionRow, 'id' | 'entry_id'> {
  const { kind, side, by } = overwritten;
  const loss = { kind, side, lost_by: by };
  if (kind === 'card') {
    return { ...loss, item_id: overwritten.row.id, version: JSON.stringify(overwritten.row) };
  }
  if (kind === 'note') {
    const { row, deckId } = overwritten;
    const notetype = findNotetype(db, row.mid);
    const kept: KeptNote = {
      guid: row.guid,
      notetypeId: row.mid,
      notetype: notetype?.name ?? '',
      fieldNames: notetype?.fields.map(({ name }) => name) ?? [],
      fields: row.flds.split(FIELD_SEPARATOR),
      tags: row.tags,
      modifiedSecs: row.mod,
      deckId,
    };
    return { ...loss, item_id: row.id, version: JSON.stringify(kept) };
  }
  const { id, name, json } = overwritten;
  const kept: KeptObject = { name, json: stringifyLossless(json) };
  return { ...loss, item_id: id, version: JSON.stringify(kept) };
}

export function keptNote({ version }: VersionRow): KeptNote {
  return KeptNote.parse(JSON.parse(version));
}
export function keptCard({ version }: VersionRow): CardRow {
  return KeptCard.parse(JSON.parse(version));
}
export function keptObject({ version }: VersionRow): KeptObject {
  return KeptObject.parse(JSON.parse(version));
}

import type { ReadDb, WriteDb } from './connection.ts';
import { GRAVE_CARD, GRAVE_NOTE, type GraveType } from './grave-storage.ts';
import { column, run } from './statement.ts';

const REMOVE = {
  cards: 'DELETE FROM cards WHERE id IN (SELECT value FROM json_each(:ids)) RETURNING id',
  notes: 'DELETE FROM notes WHERE id IN (SELECT value FROM json_each(:ids)) RETURNING id',
} as const;
const ORPHANS = `WITH going AS MATERIALIZED (SELECT value AS id FROM json_each(:ids))
  SELECT DISTINCT c.nid FROM cards c WHERE c.id IN (SELECT id FROM going)
    AND NOT EXISTS (SELECT 1 FROM cards other WHERE other.nid = c.nid AND other.id NOT IN (SELECT id FROM going))
  ORDER BY c.nid`;
/** One statement for tens of thousands; "WHERE true" keeps SQLite from reading ON CONFLICT as part of a join. */
const ADD_GRAVES = `INSERT INTO graves (oid, type, usn) SELECT value, :type, -1 FROM json_each(:ids) WHERE true
  ON CONFLICT (oid, type) DO UPDATE SET usn = -1`;

/** The notes that would have no card left if these cards went. */
export function noteIdsLeftWithoutCards(db: ReadDb, cardIds: readonly number[]): number[] {
  return column<number>(db, ORPHANS, { ids: JSON.stringify(cardIds) });
}

/** Removes cards and leaves their graves; answers how many there were. Notes stay. */
export function removeCards(db: WriteDb, ids: readonly number[]): number {
  return removeWithGraves(db, 'cards', GRAVE_CARD, ids);
}

/** Removes notes, whose cards must be gone already, and leaves their graves. */
export function removeNotes(db: WriteDb, ids: readonly number[]): number {
  return removeWithGraves(db, 'notes', GRAVE_NOTE, ids);
}

function removeWithGraves(db: WriteDb, table: keyof typeof REMOVE, type: GraveType, ids: readonly number[]): number {
  const removed = column<number>(db, REMOVE[table], { ids: JSON.stringify(ids) });
  if (removed.length > 0) run(db, ADD_GRAVES, { ids: JSON.stringify(removed), type });
  return removed.length;
}

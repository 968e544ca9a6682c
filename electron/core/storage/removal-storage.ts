import type { WriteDb } from './connection.ts';
import { GRAVE_CARD, GRAVE_NOTE, type GraveType } from './grave-storage.ts';
import { column, run } from './statement.ts';

const REMOVE = {
  cards: 'DELETE FROM cards WHERE id IN (SELECT value FROM json_each(:ids)) RETURNING id',
  notes: 'DELETE FROM notes WHERE id IN (SELECT value FROM json_each(:ids)) RETURNING id',
} as const;
/** One statement for tens of thousands; "WHERE true" keeps SQLite from reading ON CONFLICT as part of a join. */
const ADD_GRAVES = `INSERT INTO graves (oid, type, usn) SELECT value, :type, -1 FROM json_each(:ids) WHERE true
  ON CONFLICT (oid, type) DO UPDATE SET usn = -1`;

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

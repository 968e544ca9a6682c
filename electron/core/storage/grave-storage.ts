import type { ReadDb, WriteDb } from './connection.ts';
import { all, run } from './statement.ts';

/** What was deleted; the numbers are Anki's. */
export const GRAVE_CARD = 0;
export const GRAVE_NOTE = 1;
export const GRAVE_DECK = 2;
export type GraveType = typeof GRAVE_CARD | typeof GRAVE_NOTE | typeof GRAVE_DECK;

export interface Grave {
  /** Id of what was deleted. */
  readonly oid: number;
  readonly type: GraveType;
  readonly usn: number;
}

const ADD = `INSERT INTO graves (oid, type, usn) VALUES (:oid, :type, :usn)
  ON CONFLICT (oid, type) DO UPDATE SET usn = excluded.usn`;
const PENDING = 'SELECT oid, type, usn FROM graves WHERE usn = -1 ORDER BY type, oid';
const MARK_SYNCED = 'UPDATE graves SET usn = ? WHERE usn = -1';
const CLEAR = 'DELETE FROM graves';

export function addGrave(db: WriteDb, grave: Grave): void {
  run(db, ADD, { ...grave });
}

export function pendingGraves(db: ReadDb): Grave[] {
  return all<Grave>(db, PENDING);
}

export function markGravesSynced(db: WriteDb, usn: number): void {
  run(db, MARK_SYNCED, [usn]);
}

export function clearGraves(db: WriteDb): void {
  run(db, CLEAR);
}

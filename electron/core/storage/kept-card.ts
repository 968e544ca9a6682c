import { type CardRow, cardStorage } from './card-storage.ts';
import type { WriteDb } from './connection.ts';
import { totalChanges } from './total-changes.ts';

/** The first ones of a long queue: no others are asked for again before something is written. */
const MOST_KEPT = 50;

interface Kept {
  readonly changes: number;
  readonly rows: Map<number, CardRow>;
}

const kept = new WeakMap<WriteDb, Kept>();

/**
 * A card's row, read once as long as nothing is written: the same object as before tells that nothing at all has
 * changed. For studying, where the next card is asked for again and again until it is answered.
 */
export function keptCard(db: WriteDb, id: number): CardRow | undefined {
  // What is written now may be rolled back.
  if (db.inTransaction) return cardStorage.find(db, id);
  const changes = totalChanges(db);
  let known = kept.get(db);
  if (known?.changes !== changes) kept.set(db, (known = { changes, rows: new Map() }));
  const row = known.rows.get(id) ?? cardStorage.find(db, id);
  if (row !== undefined && known.rows.size < MOST_KEPT) known.rows.set(id, row);
  return row;
}

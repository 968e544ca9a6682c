import type { CardRow } from './card-storage.ts';
import type { ReadDb, WriteDb } from './connection.ts';
import { all, run } from './statement.ts';

const PENDING = "SELECT id, data FROM cards WHERE usn = -1 AND data <> '{}'";
const PUT = 'UPDATE cards SET data = :data WHERE id = :id';

type CardDataRow = Pick<CardRow, 'id' | 'data'>;

/** Of the cards that wait, where there is anything in it. */
export function pendingCardData(db: ReadDb): CardDataRow[] {
  return all<CardDataRow>(db, PENDING);
}

/** Changes that column alone: neither mod nor usn. */
export function putCardData(db: WriteDb, { id, data }: CardDataRow): void {
  run(db, PUT, { id, data });
}

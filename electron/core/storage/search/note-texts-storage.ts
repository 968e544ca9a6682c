import type { ReadDb } from '../connection.ts';
import { all, column, value } from '../statement.ts';

const CHANGES = 'SELECT total_changes()';
const COUNT = 'SELECT count(*) FROM notes';
const TEXTS = 'SELECT id, flds, CAST(sfld AS text) AS sfld FROM notes WHERE id > ? ORDER BY id LIMIT ?';
const CARDS = 'SELECT nid, id FROM cards WHERE nid BETWEEN ? AND ? ORDER BY nid';

/** Rows that this connection has written so far, by whatever way: as long as it stays, nothing else has changed. */
export function totalChanges(db: ReadDb): number {
  return value<number>(db, CHANGES) ?? 0;
}

export interface NoteText {
  readonly id: number;
  readonly flds: string;
  readonly sfld: string;
}

interface TextsOfNotes {
  readonly count: () => number;
  readonly after: (id: number, limit: number) => NoteText[];
}

export function textsOfNotes(db: ReadDb): TextsOfNotes {
  return {
    count: () => column<number>(db, COUNT)[0] ?? 0,
    after: (id, limit) => all(db, TEXTS, [id, limit]),
  };
}

/** By note, of notes between two ids, both included. */
export function cardIdsBetween(db: ReadDb, firstId: number, lastId: number): ReadonlyMap<number, readonly number[]> {
  const rows = all<{ nid: number; id: number }>(db, CARDS, [firstId, lastId]);
  const byNote = Map.groupBy(rows, ({ nid }) => nid);
  return new Map([...byNote].map(([nid, cards]) => [nid, cards.map(({ id }) => id)]));
}

import type { ReadDb } from '../connection.ts';
import { all, column } from '../statement.ts';

const COUNT = 'SELECT count(*) FROM notes';
const TEXTS = 'SELECT id, flds, CAST(sfld AS text) AS sfld FROM notes WHERE id > ? ORDER BY id LIMIT ?';
const CARDS = 'SELECT nid, id FROM cards WHERE nid BETWEEN ? AND ? ORDER BY nid';

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

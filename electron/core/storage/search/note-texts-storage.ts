import type { ReadDb } from '../connection.ts';
import { all, column } from '../statement.ts';

const COUNT = 'SELECT count(*) FROM notes';
const TEXTS = `SELECT id, flds, CAST(sfld AS text) AS sfld, iif(typeof(sfld) = 'text', NULL, sfld) AS otherThanText
  FROM notes WHERE id > ? ORDER BY id LIMIT ?`;
const CARDS = 'SELECT nid, id, ord FROM cards WHERE nid BETWEEN ? AND ? ORDER BY nid, ord';

export interface NoteText {
  readonly id: number;
  readonly flds: string;
  readonly sfld: string;
  /** Of the sort field as it is stored; null: it is a text. */
  readonly otherThanText: number | Uint8Array | null;
}

export interface NoteCard {
  readonly id: number;
  readonly ord: number;
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

/** By note, of notes between two ids, both included; each note's in the order of their templates. */
export function cardsBetween(db: ReadDb, firstId: number, lastId: number): ReadonlyMap<number, readonly NoteCard[]> {
  return Map.groupBy(all<NoteCard & { readonly nid: number }>(db, CARDS, [firstId, lastId]), ({ nid }) => nid);
}

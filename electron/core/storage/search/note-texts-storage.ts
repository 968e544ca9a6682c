import type { ReadDb } from '../connection.ts';
import { all, column, value } from '../statement.ts';

const CHANGES = 'SELECT total_changes()';
const COUNT = 'SELECT count(*) FROM notes';
const TEXTS = 'SELECT id, flds, CAST(sfld AS text) AS sfld FROM notes WHERE id > ? ORDER BY id LIMIT ?';
const CARDS = 'SELECT nid, id FROM cards ORDER BY nid';

/** Rows that this connection has written so far, by whatever way: as long as it stays, nothing else has changed. */
export function totalChanges(db: ReadDb): number {
  return value<number>(db, CHANGES) ?? 0;
}

interface TextsOfNotes {
  readonly count: () => number;
  readonly after: (
    id: number,
    limit: number,
  ) => { readonly id: number; readonly flds: string; readonly sfld: string }[];
}

export function textsOfNotes(db: ReadDb): TextsOfNotes {
  return {
    count: () => column<number>(db, COUNT)[0] ?? 0,
    after: (id, limit) => all(db, TEXTS, [id, limit]),
  };
}

export function cardIdsByNote(db: ReadDb): ReadonlyMap<number, readonly number[]> {
  const byNote = new Map<number, number[]>();
  for (const { nid, id } of all<{ nid: number; id: number }>(db, CARDS)) {
    const ids = byNote.get(nid);
    if (ids === undefined) byNote.set(nid, [id]);
    else ids.push(id);
  }
  return byNote;
}

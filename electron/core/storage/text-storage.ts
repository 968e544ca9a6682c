import type { ReadDb } from './connection.ts';
import type { NoteRow } from './note-storage.ts';
import { all, column } from './statement.ts';

const CHECKSUMS = 'SELECT id, csum FROM notes WHERE mid = ? ORDER BY id';
const CHECKSUMS_BY_DECK = `SELECT DISTINCT n.id AS id, n.csum AS csum, CASE c.odid WHEN 0 THEN c.did ELSE c.odid END AS deckId
  FROM notes n JOIN cards c ON c.nid = n.id WHERE n.mid = ? ORDER BY n.id`;
const GUIDS = 'SELECT guid, id FROM notes';
const ALL_NOTES = 'SELECT id FROM notes ORDER BY id';
const ALL_CARDS = 'SELECT id FROM cards ORDER BY id';
const IN_DECKS = `did IN (SELECT value FROM json_each(:decks)) OR odid IN (SELECT value FROM json_each(:decks))`;
const NOTES_IN_DECKS = `SELECT DISTINCT nid FROM cards WHERE ${IN_DECKS} ORDER BY nid`;
const CARDS_IN_DECKS = `SELECT id FROM cards WHERE ${IN_DECKS} ORDER BY id`;
const NOTES_AMONG = 'SELECT id FROM notes WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id';
const CARDS_AMONG = 'SELECT id FROM cards WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id';
const NOTES_OF_CARDS = `SELECT DISTINCT nid FROM cards WHERE id IN (SELECT value FROM json_each(?)) ORDER BY nid`;
const CARDS_OF_NOTES = `SELECT id FROM cards WHERE nid IN (SELECT value FROM json_each(?)) ORDER BY id`;
const NOTES_TO_WRITE = `SELECT id, guid, mid, tags, flds FROM notes WHERE id IN (SELECT value FROM json_each(?))
  ORDER BY id`;
const NOTETYPES_OF_NOTES = 'SELECT DISTINCT mid FROM notes WHERE id IN (SELECT value FROM json_each(?))';
/** Where the first card of each note lies, be it in a filtered deck. */
const DECKS_OF_NOTES = `SELECT c.nid AS nid, d.name AS name, min(c.ord) AS ord FROM cards c JOIN decks d ON d.id = c.did
  WHERE c.nid IN (SELECT value FROM json_each(?)) GROUP BY c.nid`;

export interface NoteChecksum {
  readonly id: number;
  readonly csum: number;
  /** A home of its cards; a note with cards in several decks comes once for each. Undefined: decks don't matter. */
  readonly deckId?: number;
}

export function checksumsOfNotetype(db: ReadDb, notetypeId: number, options: { byDeck: boolean }): NoteChecksum[] {
  return all<NoteChecksum>(db, options.byDeck ? CHECKSUMS_BY_DECK : CHECKSUMS, [notetypeId]);
}

export function noteIdsByGuid(db: ReadDb): ReadonlyMap<string, number> {
  return new Map(all<{ guid: string; id: number }>(db, GUIDS).map(({ guid, id }) => [guid, id]));
}

/** What of a collection is written into a text file. */
export type RowsWanted =
  | { readonly kind: 'all' }
  | { readonly kind: 'decks'; readonly deckIds: readonly number[] }
  | { readonly kind: 'notes'; readonly noteIds: readonly number[] }
  | { readonly kind: 'cards'; readonly cardIds: readonly number[] };

export function wantedNoteIds(db: ReadDb, wanted: RowsWanted): number[] {
  switch (wanted.kind) {
    case 'all':
      return column(db, ALL_NOTES);
    case 'decks':
      return column(db, NOTES_IN_DECKS, { decks: JSON.stringify(wanted.deckIds) });
    case 'notes':
      return column(db, NOTES_AMONG, [JSON.stringify(wanted.noteIds)]);
    case 'cards':
      return column(db, NOTES_OF_CARDS, [JSON.stringify(wanted.cardIds)]);
  }
}

export function wantedCardIds(db: ReadDb, wanted: RowsWanted): number[] {
  switch (wanted.kind) {
    case 'all':
      return column(db, ALL_CARDS);
    case 'decks':
      return column(db, CARDS_IN_DECKS, { decks: JSON.stringify(wanted.deckIds) });
    case 'notes':
      return column(db, CARDS_OF_NOTES, [JSON.stringify(wanted.noteIds)]);
    case 'cards':
      return column(db, CARDS_AMONG, [JSON.stringify(wanted.cardIds)]);
  }
}

export function notetypeIdsOfNotes(db: ReadDb, noteIds: readonly number[]): number[] {
  return column(db, NOTETYPES_OF_NOTES, [JSON.stringify(noteIds)]);
}

/** As much of a note as a text file may have of it. */
export type WrittenNote = Pick<NoteRow, 'id' | 'guid' | 'mid' | 'tags' | 'flds'>;

const NOTES_AT_ONCE = 500;

/** Those of these notes that exist, ascending, some at a time. */
export function* notesToWrite(db: ReadDb, noteIds: readonly number[]): Generator<readonly WrittenNote[]> {
  for (let start = 0; start < noteIds.length; start += NOTES_AT_ONCE) {
    yield all<WrittenNote>(db, NOTES_TO_WRITE, [JSON.stringify(noteIds.slice(start, start + NOTES_AT_ONCE))]);
  }
}

export function deckNamesOfFirstCards(db: ReadDb, noteIds: readonly number[]): ReadonlyMap<number, string> {
  const rows = all<{ nid: number; name: string }>(db, DECKS_OF_NOTES, [JSON.stringify(noteIds)]);
  return new Map(rows.map(({ nid, name }) => [nid, name]));
}

import { bulkTable } from './bulk-row-storage.ts';
import type { ReadDb } from './connection.ts';
import { all, column } from './statement.ts';

const OF_NOTES = 'SELECT * FROM cards WHERE nid IN (SELECT value FROM json_each(?)) ORDER BY nid, ord, id';
const ORDS_OF_NOTES = 'SELECT id, nid, ord FROM cards WHERE nid IN (SELECT value FROM json_each(?)) ORDER BY nid, id';
const OF_NOTETYPE = 'SELECT c.id FROM notes n JOIN cards c ON c.nid = n.id WHERE n.mid = ? ORDER BY c.id';
const OF_TEMPLATES = `SELECT c.id FROM notes n JOIN cards c ON c.nid = n.id
  WHERE n.mid = ? AND c.ord IN (SELECT value FROM json_each(?)) ORDER BY c.id`;
const NOTE_IDS = 'SELECT DISTINCT nid FROM cards WHERE id IN (SELECT value FROM json_each(?)) ORDER BY nid';
const CARD_IDS = `SELECT c.id FROM json_each(?) wanted JOIN cards c ON c.nid = wanted.value
  ORDER BY wanted.key, c.ord, c.id`;
const DECKS_WITH_CARDS = 'SELECT did FROM cards LEFT JOIN decks ON decks.id = did GROUP BY did ORDER BY name_key';
const IN_DECK = 'SELECT id FROM cards WHERE did = ?';

/** Meaning of the columns: Anki's. `mod` in seconds; `due` and `ivl` depend on the card's state. */
export interface CardRow {
  readonly id: number;
  readonly nid: number;
  readonly did: number;
  readonly ord: number;
  readonly mod: number;
  readonly usn: number;
  readonly type: number;
  readonly queue: number;
  readonly due: number;
  readonly ivl: number;
  readonly factor: number;
  readonly reps: number;
  readonly lapses: number;
  readonly left: number;
  readonly odue: number;
  readonly odid: number;
  readonly flags: number;
  readonly data: string;
}

export const cardStorage = bulkTable<CardRow>(
  'cards',
  [
    ...(['id', 'nid', 'did', 'ord', 'mod', 'usn', 'type', 'queue', 'due', 'ivl', 'factor', 'reps', 'lapses'] as const),
    ...(['left', 'odue', 'odid', 'flags', 'data'] as const),
  ],
  {},
  ['nid'],
);

/** By note, in the order of their templates. */
export function cardsOfNotes(db: ReadDb, noteIds: readonly number[]): ReadonlyMap<number, readonly CardRow[]> {
  const byNote = new Map<number, CardRow[]>();
  for (const card of all<CardRow>(db, OF_NOTES, [JSON.stringify(noteIds)])) {
    const cards = byNote.get(card.nid);
    if (cards === undefined) byNote.set(card.nid, [card]);
    else cards.push(card);
  }
  return byNote;
}

export type CardOrd = Pick<CardRow, 'id' | 'nid' | 'ord'>;

/** Which cards notes have, by note, each by id. */
export function cardOrdsOfNotes(db: ReadDb, noteIds: readonly number[]): ReadonlyMap<number, readonly CardOrd[]> {
  return Map.groupBy(all<CardOrd>(db, ORDS_OF_NOTES, [JSON.stringify(noteIds)]), ({ nid }) => nid);
}

/** Each once, ascending. */
export function noteIdsOfCards(db: ReadDb, cardIds: readonly number[]): number[] {
  return column<number>(db, NOTE_IDS, [JSON.stringify(cardIds)]);
}

/** In the order of the notes, and of the templates of each. */
export function cardIdsOfNotes(db: ReadDb, noteIds: readonly number[]): number[] {
  return column<number>(db, CARD_IDS, [JSON.stringify(noteIds)]);
}

/** Of all notes of a note type, or those of some places among the templates; by id. */
export function cardIdsOfNotetype(db: ReadDb, notetypeId: number, ords?: readonly number[]): number[] {
  if (ords === undefined) return column<number>(db, OF_NOTETYPE, [notetypeId]);
  return ords.length === 0 ? [] : column<number>(db, OF_TEMPLATES, [notetypeId, JSON.stringify(ords)]);
}

/** All cards, deck after deck in the order of the decks' names: read so, none has to be sorted. */
export function cardIdsByDeck(db: ReadDb, { descending }: { readonly descending: boolean }): number[] {
  const deckIds = column<number>(db, `${DECKS_WITH_CARDS}${descending ? ' DESC' : ''}`);
  return deckIds.flatMap((deckId) => column<number>(db, IN_DECK, [deckId]));
}

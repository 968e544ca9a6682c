import type { Deck } from '#shared/domain/deck.ts';
import { deckNameParts, normalizedDeckName } from '#shared/domain/deck-name.ts';
import type { ReadDb, WriteDb } from './connection.ts';
import { deckFromJson, jsonFromDeck } from './deck-json.ts';
import { foldName } from './fold-name.ts';
import type { ObjectRow } from './object-table.ts';
import * as objects from './object-table.ts';
import { all, column, one, value } from './statement.ts';

const SELECT = objects.selectObjects('decks');
const BY_KEY = `${SELECT} WHERE name_key = ?`;
const ID_BY_KEY = 'SELECT id FROM decks WHERE name_key = ?';
const IN_ORDER = `${SELECT} ORDER BY name_key`;
/** 0x1F stands between the parts of a key, 0x20 comes after it. */
const BELOW = `${SELECT} WHERE name_key >= ? || char(31) AND name_key < ? || char(32) ORDER BY name_key`;
const OF_NOTES = `SELECT c.nid, d.name, min(c.ord) AS ord FROM cards c
  JOIN decks d ON d.id = CASE c.odid WHEN 0 THEN c.did ELSE c.odid END
  WHERE c.nid IN (SELECT value FROM json_each(?)) GROUP BY c.nid`;
const IDS_BELOW = 'SELECT id FROM decks WHERE name_key >= ? || char(31) AND name_key < ? || char(32) ORDER BY name_key';

/** Decks whose names are the same for official have the same key; keys sort as the deck list does. */
export function deckNameKey(name: string): string {
  return deckNameParts(name).map(foldName).join('\u001f');
}

const kept = objects.keptPerConnection('decks', fromRow);

/** The deck; as long as its row stays the same, the same object. */
export function findDeck(db: ReadDb, id: number): Deck | undefined {
  return kept(db).find(db, id);
}

/** The deck in which the first card of each note belongs. */
export function deckNamesOfNotes(db: ReadDb, noteIds: readonly number[]): ReadonlyMap<number, string> {
  const rows = all<{ nid: number; name: string }>(db, OF_NOTES, [JSON.stringify(noteIds)]);
  return new Map(rows.map(({ nid, name }) => [nid, name]));
}

export function keptDecks(): objects.KeptObjects<Deck> {
  return new objects.KeptObjects('decks', fromRow);
}

/** Throws `notFound`. */
export function getDeck(db: ReadDb, id: number): Deck {
  const deck = findDeck(db, id);
  if (deck === undefined) throw objects.notFound('decks', id);
  return deck;
}

/** Case does not matter. */
export function findDeckByName(db: ReadDb, name: string): Deck | undefined {
  return mapped(one<ObjectRow>(db, BY_KEY, [deckNameKey(name)]));
}

/** All decks in the order of the deck list: a parent right before its children. */
export function listDecks(db: ReadDb): Deck[] {
  return kept(db).ofRows(all<ObjectRow>(db, IN_ORDER));
}

/** Every deck below this one, at any depth, without itself. */
export function listChildDecks(db: ReadDb, name: string): Deck[] {
  const key = deckNameKey(name);
  return all<ObjectRow>(db, BELOW, [key, key]).map(fromRow);
}

export function listChildDeckIds(db: ReadDb, name: string): number[] {
  const key = deckNameKey(name);
  return column<number>(db, IDS_BELOW, [key, key]);
}

/** The name must be free (`freeDeckName`), and so must the id (`freeDeckId`). */
export function addDeck(db: WriteDb, deck: Deck): void {
  objects.insertObject(db, 'decks', toRow(deck));
}

/** Throws `notFound`. The name must be free or the deck's own. */
export function updateDeck(db: WriteDb, deck: Deck): void {
  objects.updateObject(db, 'decks', toRow(deck));
}

/** Adds or replaces by id, as syncing does. The name must be free or the deck's own. */
export function putDeck(db: WriteDb, deck: Deck): void {
  objects.putObject(db, 'decks', toRow(deck));
}

/** The deck alone: its cards, children and grave are the caller's business. */
export function removeDeck(db: WriteDb, id: number): boolean {
  return objects.removeObject(db, 'decks', id);
}

export function freeDeckId(db: ReadDb, nowMs: number): number {
  return objects.freeObjectId(db, 'decks', nowMs);
}

/** The name in official's spelling, with as many "+" behind it as it takes until no other deck has it. */
export function freeDeckName(db: ReadDb, name: string, ownId?: number): string {
  let free = normalizedDeckName(name);
  for (;;) {
    const holder = value<number>(db, ID_BY_KEY, [deckNameKey(free)]);
    if (holder === undefined || holder === ownId) return free;
    free += '+';
  }
}

export function pendingDecks(db: ReadDb): Deck[] {
  return objects.pendingObjectIds(db, 'decks').map((id) => getDeck(db, id));
}

export function markDecksSynced(db: WriteDb, usn: number): void {
  objects.markObjectsSynced(db, 'decks', usn);
}

function mapped(row: ObjectRow | undefined): Deck | undefined {
  return row === undefined ? undefined : fromRow(row);
}

function fromRow(row: ObjectRow): Deck {
  return deckFromJson(objects.objectOf(row));
}

function toRow(deck: Deck): ObjectRow {
  return {
    id: deck.id,
    name: deck.name,
    name_key: deckNameKey(deck.name),
    mtime: deck.mtimeSecs,
    usn: deck.usn,
    json: objects.jsonText(jsonFromDeck(deck)),
  };
}

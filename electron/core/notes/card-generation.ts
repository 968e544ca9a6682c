import { DEFAULT_DECK_CONFIG_ID } from '#shared/domain/deck-config.ts';
import { DEFAULT_DECK_ID } from '#shared/domain/deck.ts';
import type { Notetype } from '#shared/domain/notetype.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { Collection } from '../collection/collection.ts';
import { randomBelow, seededRandom } from '../scheduler/seeded-random.ts';
import { type CardRow, cardStorage } from '../storage/card-storage.ts';
import { findConfig, setConfig } from '../storage/config-storage.ts';
import type { ReadDb } from '../storage/connection.ts';
import { findDeckConfig, insertsNewCardsAtRandom } from '../storage/deck-config-storage.ts';
import { findDeck } from '../storage/deck-storage.ts';
import { all } from '../storage/statement.ts';
import { neededCardOrds } from './needed-cards.ts';

export interface NoteContent {
  readonly id: number;
  readonly fields: readonly string[];
  readonly tags: readonly string[];
}

export interface ExistingCard {
  readonly id: number;
  readonly nid: number;
  readonly ord: number;
  readonly homeDeckId: number;
  /** Place in the queue of new cards; null for a card that left it. */
  readonly position: number | null;
}

const SELECT_EXISTING = `SELECT id, nid, ord, CASE odid WHEN 0 THEN did ELSE odid END AS homeDeckId,
    CASE type WHEN 0 THEN max(0, CASE odue WHEN 0 THEN due ELSE odue END) END AS position
  FROM cards`;
const EXISTING = `${SELECT_EXISTING} WHERE nid = ? ORDER BY id`;
const EXISTING_OF_NOTES = `${SELECT_EXISTING} WHERE nid IN (SELECT value FROM json_each(?)) ORDER BY nid, id`;
const EXISTING_OF_NOTETYPE = `${SELECT_EXISTING} WHERE nid IN (SELECT id FROM notes WHERE mid = ?) ORDER BY nid, id`;
/** Positions that are drawn lie below this, even in a young collection. */
const LEAST_RANDOM_RANGE = 1000;

/**
 * Adds the cards that a note makes and doesn't have; none is ever removed. Inside a transaction. A card goes where
 * its template says, else where all of the note's cards live, else to `deckId`, else to the Default deck.
 */
export function generateCards(
  collection: Collection,
  notetype: Notetype,
  note: NoteContent,
  deckId: number | undefined,
): void {
  generateBeside(collection, notetype, note, { existing: all(collection.db, EXISTING, [note.id]), deckId });
}

/** The same for a note that was just added, and has none. Says which ones came, by their `ord`. */
export function generateCardsOfNewNote(
  collection: Collection,
  notetype: Notetype,
  note: NoteContent,
  deckId: number | undefined,
): number[] {
  const added: number[] = [];
  const sink = directly(collection);
  const told: CardSink = { ...sink, add: (card) => void added.push(sink.add(card)) };
  generateInto(told, notetype, note, { existing: [], deckId });
  return added;
}

/** The same for several notes of a note type, in their order. */
export function generateCardsOfNotes(
  collection: Collection,
  notetype: Notetype,
  notes: readonly NoteContent[],
  deckId: number | undefined,
): void {
  const byNote = existingCardsOf(
    collection.db,
    notes.map(({ id }) => id),
  );
  for (const note of notes) {
    generateMissing(collection, notetype, note, { existing: byNote.get(note.id) ?? [], deckId });
  }
}

/** Nothing can be lacking, whatever the note holds. */
function isWhole({ kind, templates }: Notetype, existing: readonly unknown[]): boolean {
  return kind === 'standard' && existing.length === templates.length;
}

/**
 * The same for all notes of a note type whose fronts have changed. Notes are read through `contentOf`, and only those
 * that may lack a card. Their cards go where the others of the note are, else to the Default deck.
 */
export function generateCardsOfNotetype(
  collection: Collection,
  notetype: Notetype,
  notes: (lacking: readonly number[]) => Iterable<NoteContent>,
): void {
  const byNote = Map.groupBy(all<ExistingCard>(collection.db, EXISTING_OF_NOTETYPE, [notetype.id]), (card) => card.nid);
  const lacking = [...byNote].flatMap(([id, existing]) => (isWhole(notetype, existing) ? [] : [id]));
  for (const note of notes(lacking)) {
    generateBeside(collection, notetype, note, { existing: byNote.get(note.id) ?? [], deckId: undefined });
  }
}

export interface Surroundings {
  readonly existing: readonly ExistingCard[];
  readonly deckId: number | undefined;
}

/** Cards of notes by their note, each note's in the order in which they were made. */
export function existingCardsOf(db: ReadDb, noteIds: readonly number[]): ReadonlyMap<number, ExistingCard[]> {
  const cards = all<ExistingCard>(db, EXISTING_OF_NOTES, [JSON.stringify(noteIds)]);
  return Map.groupBy(cards, (card) => card.nid);
}

/** `generateCards` for who has the note's cards at hand. */
export function generateMissing(
  collection: Collection,
  notetype: Notetype,
  note: NoteContent,
  surroundings: Surroundings,
): void {
  if (!isWhole(notetype, surroundings.existing)) generateBeside(collection, notetype, note, surroundings);
}

function generateBeside(
  collection: Collection,
  notetype: Notetype,
  note: NoteContent,
  surroundings: Surroundings,
): void {
  generateInto(directly(collection), notetype, note, surroundings);
}

/** Whether `generateMissing` would add any. */
export function lacksCards(
  notetype: Notetype,
  note: Pick<NoteContent, 'fields' | 'tags'>,
  existing: readonly Pick<ExistingCard, 'ord'>[],
): boolean {
  return !isWhole(notetype, existing) && missingOrds(notetype, note, existing).length > 0;
}

/** Where new cards go. */
export interface CardSink {
  /** Filtered decks take no new cards: another one comes back. */
  deckForAdding(deckId: number | undefined): AddingDeck;
  /** Takes a place in the queue of new cards. */
  takePosition(): number;
  add(card: NewCard): void;
}

export interface AddingDeck {
  readonly id: number;
  /** Its preset puts new cards in at random. */
  readonly atRandom: boolean;
}

export interface NewCard {
  readonly noteId: number;
  readonly ord: number;
  readonly deckId: number;
  readonly due: number;
}

/** `generateCards` for whoever writes cards by the thousand. `existing`: as `existingCards` gives them. */
export function generateInto(
  sink: CardSink,
  notetype: Notetype,
  note: NoteContent,
  { existing, deckId }: Surroundings,
): void {
  const position = existing.find((card) => card.position !== null)?.position ?? once(() => sink.takePosition());
  for (const ord of missingOrds(notetype, note, existing)) {
    const override = notetype.kind === 'cloze' ? undefined : notetype.templates[ord]?.deckId;
    const deck = sink.deckForAdding(override ?? commonDeckId(existing) ?? deckId);
    sink.add({ noteId: note.id, ord, deckId: deck.id, due: dueFor(deck, position) });
  }
}

export function existingCards(db: ReadDb, noteId: number): ExistingCard[] {
  return all(db, EXISTING, [noteId]);
}

/** Which cards a note lacks. */
export function missingOrds(
  notetype: Notetype,
  note: Pick<NoteContent, 'fields' | 'tags'>,
  existing: readonly Pick<ExistingCard, 'ord'>[],
): number[] {
  const needed = neededCardOrds(notetype, note).filter((ord) => !existing.some((card) => card.ord === ord));
  // A note without a card could never be found again.
  return needed.length === 0 && existing.length === 0 ? [0] : needed;
}

function commonDeckId(existing: readonly ExistingCard[]): number | undefined {
  const ids = new Set(existing.map((card) => card.homeDeckId));
  return ids.size === 1 ? existing[0]?.homeDeckId : undefined;
}

export function addingDeck(db: ReadDb, deckId: number | undefined): AddingDeck {
  const wanted = deckId === undefined ? undefined : findDeck(db, deckId);
  const deck = wanted?.kind === 'normal' ? wanted : findDeck(db, DEFAULT_DECK_ID);
  if (deck?.kind !== 'normal')
    throw new AppError('collection.damaged', { check: 'the Default deck is no normal deck' });
  const preset = findDeckConfig(db, deck.configId) ?? findDeckConfig(db, DEFAULT_DECK_CONFIG_ID);
  return { id: deck.id, atRandom: preset !== undefined && insertsNewCardsAtRandom(preset) };
}

/** A fixed place, or one that is taken when it is first asked for: all cards of a note get the same. */
type Position = number | (() => number);

function dueFor({ atRandom }: AddingDeck, position: Position): number {
  if (typeof position === 'number') return position;
  const next = position();
  if (!atRandom) return next;
  return randomBelow(seededRandom(BigInt(next)), 1, Math.max(next, LEAST_RANDOM_RANGE));
}

function once(take: () => number): () => number {
  let taken: number | undefined;
  return () => (taken ??= take());
}

export function nextPosition(db: ReadDb): number {
  const found = findConfig(db, 'nextPos');
  return typeof found === 'number' ? found : 0;
}

/** Inside a transaction. */
export function setNextPosition({ db, env }: Collection, position: number): void {
  setConfig(db, 'nextPos', position, { mtimeSecs: Math.floor(env.clock.nowMs() / 1000), usn: -1 });
}

/** Writes each card by itself, and gives its id. */
interface DirectSink extends CardSink {
  add(card: NewCard): number;
}

function directly(collection: Collection): DirectSink {
  const { db, env } = collection;
  return {
    deckForAdding: (deckId) => addingDeck(db, deckId),
    takePosition: () => {
      const taken = nextPosition(db);
      setNextPosition(collection, taken + 1);
      return taken;
    },
    add: (card) => {
      const nowMs = env.clock.nowMs();
      const id = cardStorage.freeId(db, nowMs);
      cardStorage.put(db, newCardRow(card, id, nowMs));
      return id;
    },
  };
}

export function newCardRow(card: NewCard, id: number, nowMs: number): CardRow {
  return {
    id,
    nid: card.noteId,
    did: card.deckId,
    ord: card.ord,
    mod: Math.floor(nowMs / 1000),
    usn: -1,
    type: 0,
    queue: 0,
    due: card.due,
    ivl: 0,
    factor: 0,
    reps: 0,
    lapses: 0,
    left: 0,
    odue: 0,
    odid: 0,
    flags: 0,
    data: '{}',
  };
}

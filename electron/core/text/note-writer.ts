import type { Notetype } from '#shared/domain/notetype.ts';
import type { Collection } from '../collection/collection.ts';
import {
  type AddingDeck,
  addingDeck,
  type ExistingCard,
  existingCards,
  existingCardsOf,
  generateInto,
  type NewCard,
  newCardRow,
  nextPosition,
  type NoteContent,
  setNextPosition,
} from '../notes/card-generation.ts';
import type { BulkTable } from '../storage/bulk-row-storage.ts';
import { type CardRow, cardStorage } from '../storage/card-storage.ts';
import { type NoteRow, noteStorage } from '../storage/note-storage.ts';

/** As many as a statement's work is spread over; were it more, they would outlive what is short-lived. */
const ROWS_AT_ONCE = 250;

/**
 * Writes notes and their cards by the thousand. What it was given may wait here: read notes through `find`, and end
 * with `finish`, inside of one transaction in which nobody else writes notes and cards.
 */
export class NoteWriter {
  readonly #col: Collection;
  readonly #notes = new Map<number, NoteRow>();
  readonly #cards = new Map<number, CardRow>();
  /** Notes of which cards wait. */
  readonly #withCards = new Set<number>();
  /** Read ahead, each until it is changed. */
  #readNotes = new Map<number, NoteRow>();
  #readCards = new Map<number, readonly ExistingCard[]>();
  readonly #noteIds: FreeIds;
  readonly #cardIds: FreeIds;
  readonly #decks = new Map<number | undefined, AddingDeck>();
  readonly #firstPosition: number;
  #position: number;

  constructor(col: Collection) {
    this.#col = col;
    this.#noteIds = new FreeIds(col, noteStorage);
    this.#cardIds = new FreeIds(col, cardStorage);
    this.#firstPosition = nextPosition(col.db);
    this.#position = this.#firstPosition;
  }

  /** These notes will be asked for, which goes several times as fast if they and their cards are read together. */
  expect(ids: readonly number[]): void {
    const { db } = this.#col;
    const unchanged = ids.filter((id) => !this.#notes.has(id) && !this.#withCards.has(id));
    const isAny = unchanged.length > 0;
    this.#readNotes = new Map(isAny ? noteStorage.findAll(db, unchanged) : []);
    this.#readCards = new Map(isAny ? existingCardsOf(db, unchanged) : []);
  }

  find(id: number): NoteRow | undefined {
    return this.#notes.get(id) ?? this.#readNotes.get(id) ?? noteStorage.find(this.#col.db, id);
  }

  newNoteId(): number {
    return this.#noteIds.next(this.#col.env.clock.nowMs());
  }

  put(note: NoteRow): void {
    this.#notes.set(note.id, note);
    this.#readNotes.delete(note.id);
  }

  /** Nothing can be lacking, whatever the note holds. Of one that was expected, and not written since. */
  hasAllCards({ kind, templates }: Notetype, noteId: number): boolean {
    const cards = this.#withCards.has(noteId) ? undefined : this.#readCards.get(noteId);
    if (kind !== 'standard' || cards === undefined) return false;
    return templates.every((_, ord) => cards.some((card) => card.ord === ord));
  }

  /** Adds the cards that a note lacks. */
  addCards(notetype: Notetype, note: NoteContent, options: { readonly isNew: boolean; readonly deckId: number }): void {
    if (this.#withCards.has(note.id)) this.#flush();
    const existing = options.isNew ? [] : (this.#readCards.get(note.id) ?? existingCards(this.#col.db, note.id));
    const sink = {
      deckForAdding: (id: number | undefined) => this.#deck(id),
      takePosition: () => this.#position++,
      add: (card: NewCard) => this.#addCard(card),
    };
    generateInto(sink, notetype, note, { existing, deckId: options.deckId });
    if (this.#notes.size >= ROWS_AT_ONCE || this.#cards.size >= ROWS_AT_ONCE) this.#flush();
  }

  finish(): void {
    this.#flush();
    if (this.#position !== this.#firstPosition) setNextPosition(this.#col, this.#position);
  }

  #addCard(card: NewCard): void {
    const nowMs = this.#col.env.clock.nowMs();
    const row = newCardRow(card, this.#cardIds.next(nowMs), nowMs);
    this.#cards.set(row.id, row);
    this.#withCards.add(card.noteId);
    this.#readCards.delete(card.noteId);
  }

  #flush(): void {
    noteStorage.putAll(this.#col.db, [...this.#notes.values()]);
    cardStorage.putAll(this.#col.db, [...this.#cards.values()]);
    this.#notes.clear();
    this.#cards.clear();
    this.#withCards.clear();
  }

  #deck(id: number | undefined): AddingDeck {
    const known = this.#decks.get(id);
    if (known !== undefined) return known;
    const deck = addingDeck(this.#col.db, id);
    this.#decks.set(id, deck);
    return deck;
  }
}

/**
 * Ids for rows that are not written yet: the moment, or one more than the highest if that is taken. Among ids that were
 * given here no gap is filled, so that none of them has to be remembered.
 */
class FreeIds {
  readonly #col: Collection;
  readonly #table: Pick<BulkTable<CardRow> | BulkTable<NoteRow>, 'freeId' | 'highestId'>;
  /** Of the rows that were there before. */
  readonly #highestBefore: number;
  #highest: number;
  /** Given below rows that were there before: of a moment to come. */
  readonly #between = new Set<number>();

  constructor(col: Collection, table: Pick<BulkTable<CardRow> | BulkTable<NoteRow>, 'freeId' | 'highestId'>) {
    this.#col = col;
    this.#table = table;
    this.#highestBefore = table.highestId(col.db);
    this.#highest = this.#highestBefore;
  }

  next(nowMs: number): number {
    const id = nowMs > this.#highest || this.#isBetween(nowMs) ? nowMs : this.#highest + 1;
    this.#highest = Math.max(this.#highest, id);
    return id;
  }

  #isBetween(nowMs: number): boolean {
    if (nowMs > this.#highestBefore || this.#between.has(nowMs)) return false;
    this.#between.add(nowMs);
    return this.#table.freeId(this.#col.db, nowMs) === nowMs;
  }
}

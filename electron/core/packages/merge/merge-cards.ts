import type { Collection } from '../../collection/collection.ts';
import { QUEUE, TYPE } from '../../cards/card-queue.ts';
import { cardDataText, parseCardData } from '../../storage/card-data.ts';
import { type CardRow, cardStorage } from '../../storage/card-storage.ts';
import { type RevlogRow, revlogStorage } from '../../storage/revlog-storage.ts';
import { all, column, value } from '../../storage/statement.ts';
import type { DeckMerge } from './merge-decks.ts';
import { freeId, type NoteMerge } from './merge-notes.ts';
import type { NotetypeMerge } from './merge-notetypes.ts';

const IDS = 'SELECT id FROM cards';
const ORDS = 'SELECT nid, ord FROM cards WHERE nid IN (SELECT value FROM json_each(?))';
const COUNT_REVIEWS = 'SELECT count(*) FROM revlog';
const ROWS_AT_ONCE = 1000;

interface CardMergeDeps {
  readonly col: Collection;
  readonly notes: NoteMerge;
  readonly notetypes: NotetypeMerge;
  readonly decks: DeckMerge;
  /** The number of today in the package's collection. */
  readonly theirToday: number;
}

/** Brings a package's cards and their reviews into the collection; cards that are here stay as they are. */
export class CardMerge {
  readonly #deps: CardMergeDeps;
  readonly #takenIds: Set<number>;
  readonly #existing: ReadonlySet<string>;
  readonly #daysAhead: number;
  readonly #homes = new Map<number, number>();
  readonly #reviewsBefore: number;
  #cards: CardRow[] = [];
  #revlog: RevlogRow[] = [];

  /** After the notes. */
  constructor(deps: CardMergeDeps) {
    const { db } = deps.col;
    this.#deps = deps;
    this.#takenIds = new Set(column<number>(db, IDS));
    const { updated, duplicate } = deps.notes.groups;
    const before = JSON.stringify([...updated.noteIds, ...duplicate.noteIds]);
    this.#existing = new Set(
      all<{ nid: number; ord: number }>(db, ORDS, [before]).map(({ nid, ord }) => `${nid}:${ord}`),
    );
    this.#daysAhead = deps.theirToday - deps.col.dayTiming().daysElapsed;
    this.#reviewsBefore = value<number>(db, COUNT_REVIEWS) ?? 0;
  }

  get addedCount(): number {
    return this.#homes.size;
  }

  take(card: CardRow): void {
    const { notes, notetypes, decks } = this.#deps;
    const note = notes.homes.get(card.nid);
    if (note === undefined) return;
    const ord = notetypes.templateHere(note.theirMid, card.ord);
    if (this.#existing.has(`${note.id}:${ord}`)) return;
    const id = freeId(card.id, this.#takenIds);
    this.#homes.set(card.id, id);
    this.#cards.push({
      ...this.#shifted(card),
      ...{ id, nid: note.id, ord, usn: -1 },
      did: decks.homeId(card.did),
      odid: card.odid === 0 ? 0 : decks.homeId(card.odid),
      data: cardDataText(parseCardData(card.data)),
    });
    if (this.#cards.length >= ROWS_AT_ONCE) this.endCards();
  }

  endCards(): void {
    cardStorage.putAll(this.#deps.col.db, this.#cards);
    this.#cards = [];
  }

  takeReview(review: RevlogRow): void {
    const cid = this.#homes.get(review.cid);
    if (cid === undefined) return;
    this.#revlog.push({ ...review, cid, usn: -1 });
    if (this.#revlog.length >= ROWS_AT_ONCE) this.#writeReviews();
  }

  /** Answers how many reviews were added: one whose id is taken stays out. */
  endReviews(): number {
    this.#writeReviews();
    return (value<number>(this.#deps.col.db, COUNT_REVIEWS) ?? 0) - this.#reviewsBefore;
  }

  #writeReviews(): void {
    revlogStorage.addUnknown(this.#deps.col.db, this.#revlog);
    this.#revlog = [];
  }

  /** Days are counted from another one here: the date stays. */
  #shifted(card: CardRow): CardRow {
    const isReview = card.type === TYPE.review;
    const countsDays = isReview || card.queue === QUEUE.review || card.queue === QUEUE.learnLater;
    return {
      ...card,
      due: countsDays ? card.due - this.#daysAhead : card.due,
      odue: isReview && card.odue !== 0 ? card.odue - this.#daysAhead : card.odue,
    };
  }
}

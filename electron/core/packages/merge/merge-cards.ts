import type { Collection } from '../../collection/collection.ts';
import { QUEUE, TYPE } from '../../cards/card-queue.ts';
import { cardDataText, parseCardData } from '../../storage/card-data.ts';
import { type CardRow, cardStorage } from '../../storage/card-storage.ts';
import { recordedTogether } from '../../storage/row-recorder.ts';
import { all, column, run } from '../../storage/statement.ts';
import type { PackageSource } from '../package-source.ts';
import type { DeckMerge } from './merge-decks.ts';
import { freeId, type NoteMerge } from './merge-notes.ts';
import type { NotetypeMerge } from './merge-notetypes.ts';

const IDS = 'SELECT id FROM cards';
const ORDS = 'SELECT nid, ord FROM cards WHERE nid IN (SELECT value FROM json_each(?))';
/** Cards that were added: their ids in the package and here. */
const CREATE_HOMES =
  'CREATE TEMP TABLE IF NOT EXISTS package_cards (theirs integer PRIMARY KEY, ours integer NOT NULL)';
const CLEAR_HOMES = 'DELETE FROM temp.package_cards';
const FILL_HOMES = 'INSERT INTO temp.package_cards SELECT value ->> 0, value ->> 1 FROM json_each(?)';
const FILL_COPIED = `INSERT INTO temp.package_cards SELECT c.id, c.id FROM package.cards c
  WHERE c.nid IN (SELECT id FROM temp.package_copied)`;
const FROM_PACKAGE = 'FROM package.revlog r JOIN temp.package_cards c ON c.theirs = r.cid';
const REVIEWS = `SELECT r.id ${FROM_PACKAGE}`;
const COPY_REVIEWS = `INSERT INTO main.revlog (id, cid, usn, ease, ivl, lastIvl, factor, time, type)
  SELECT r.id, c.ours, -1, r.ease, r.ivl, r.lastIvl, r.factor, r.time, r.type ${FROM_PACKAGE} WHERE true
  ON CONFLICT (id) DO NOTHING`;
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
  #cards: CardRow[] = [];
  #copiedCount = 0;

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
  }

  get addedCount(): number {
    return this.#homes.size + this.#copiedCount;
  }

  /** Before all others, which `source` has left then. */
  copy(source: PackageSource): void {
    const { notes, notetypes, decks } = this.#deps;
    if (!source.copiesCards || notetypes.movesTemplates) return;
    const homeId = (deckId: number): number => decks.homeId(deckId);
    this.#copiedCount = notes.copied.copyCards({ homeId, daysAhead: this.#daysAhead });
    if (this.#copiedCount > 0) source.leaveOut(notes.copied.noteIds);
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

  /**
   * Reviews of the cards that were added, copied by SQLite from the package's collection, which is attached. One whose
   * id is taken stays out. Answers how many were added.
   */
  copyReviews(): number {
    const { db } = this.#deps.col;
    run(db, CREATE_HOMES);
    run(db, CLEAR_HOMES);
    run(db, FILL_HOMES, [JSON.stringify([...this.#homes])]);
    if (this.#copiedCount > 0) run(db, FILL_COPIED);
    const ids = column<number>(db, REVIEWS);
    return ids.length === 0 ? 0 : recordedTogether(db, 'revlog', ids, () => run(db, COPY_REVIEWS).changes);
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

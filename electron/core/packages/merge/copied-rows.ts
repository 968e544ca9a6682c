import { QUEUE, TYPE } from '../../cards/card-queue.ts';
import { cardDataText, parseCardData } from '../../storage/card-data.ts';
import type { WriteDb } from '../../storage/connection.ts';
import { recordedTogether } from '../../storage/row-recorder.ts';
import { column, iterate, run, value } from '../../storage/statement.ts';
import type { SourceNote } from '../package-source.ts';

/*
 * Rows that come into the collection as they are, or nearly so, copied by SQLite: several times as fast as reading and
 * writing them one by one. In the connection's own schema: which ones they are, and what they have in other words here.
 */

const TABLES = [
  'CREATE TEMP TABLE IF NOT EXISTS package_copied (id integer PRIMARY KEY)',
  'CREATE TEMP TABLE IF NOT EXISTS package_notetypes (theirs integer PRIMARY KEY, ours integer NOT NULL)',
  'CREATE TEMP TABLE IF NOT EXISTS package_tags (theirs text PRIMARY KEY, ours text NOT NULL) WITHOUT ROWID',
  'CREATE TEMP TABLE IF NOT EXISTS package_decks (theirs integer PRIMARY KEY, ours integer NOT NULL)',
  'CREATE TEMP TABLE IF NOT EXISTS package_data (id integer PRIMARY KEY, data text NOT NULL)',
  ...['copied', 'notetypes', 'tags', 'decks', 'data'].map((name) => `DELETE FROM temp.package_${name}`),
];
const ADD_NOTES = 'INSERT INTO temp.package_copied SELECT value FROM json_each(?)';
const ADD_NOTETYPE = 'INSERT INTO temp.package_notetypes VALUES (?, ?)';
const ADD_TAGS = 'INSERT INTO temp.package_tags VALUES (?, ?)';
const ADD_DECK = 'INSERT INTO temp.package_decks VALUES (?, ?)';
const ADD_DATA = 'INSERT INTO temp.package_data VALUES (?, ?)';

const COPY_NOTES = `INSERT INTO main.notes (id, guid, mid, mod, usn, tags, flds, sfld, csum, flags, data)
  SELECT n.id, n.guid, m.ours, n.mod, -1, t.ours, n.flds, n.sfld, n.csum, 0, ''
  FROM temp.package_copied c JOIN package.notes n ON n.id = c.id
    JOIN temp.package_notetypes m ON m.theirs = n.mid JOIN temp.package_tags t ON t.theirs = n.tags
  WHERE c.id BETWEEN :first AND :last`;

const OF_COPIED = 'c.nid IN (SELECT id FROM temp.package_copied)';
const TAKEN = 'SELECT EXISTS (SELECT 1 FROM package.cards c JOIN main.cards m ON m.id = c.id)';
const ODD = `SELECT EXISTS (SELECT 1 FROM package.cards c WHERE typeof(data) != 'text'
  OR 'integer' != min(typeof(did), typeof(odid), typeof(due), typeof(odue), typeof(type), typeof(queue))
  OR 'integer' != max(typeof(did), typeof(odid), typeof(due), typeof(odue), typeof(type), typeof(queue)))`;
const CARD_IDS = `SELECT c.id FROM package.cards c WHERE ${OF_COPIED}`;
const DECK_IDS = 'SELECT did FROM package.cards UNION SELECT odid FROM package.cards';
const DATA = `SELECT c.id, c.data FROM package.cards c WHERE c.data NOT IN ('', '{}') AND ${OF_COPIED}`;
const COPY_CARDS = `INSERT INTO main.cards (id, nid, did, ord, mod, usn, type, queue, due, ivl, factor, reps, lapses,
    left, odue, odid, flags, data)
  SELECT c.id, c.nid, coalesce(d.ours, c.did), c.ord, c.mod, -1, c.type, c.queue,
    c.due - iif(c.type = ${TYPE.review} OR c.queue IN (${QUEUE.review}, ${QUEUE.learnLater}), :daysAhead, 0),
    c.ivl, c.factor, c.reps, c.lapses, c.left,
    c.odue - iif(c.type = ${TYPE.review} AND c.odue != 0, :daysAhead, 0),
    iif(c.odid = 0, 0, coalesce(o.ours, c.odid)), c.flags,
    coalesce(x.data, iif(c.data = '', '{}', c.data))
  FROM package.cards c LEFT JOIN temp.package_decks d ON d.theirs = c.did
    LEFT JOIN temp.package_decks o ON o.theirs = c.odid LEFT JOIN temp.package_data x ON x.id = c.id
  WHERE ${OF_COPIED}`;

const NOTES_AT_ONCE = 5000;
/** What can't be read stands for it: such a text is not what lies in the file. */
const UNREADABLE = '\ufffd';

export interface CopiedCards {
  readonly homeId: (deckId: number) => number;
  /** Days are counted from another one here: the date stays. */
  readonly daysAhead: number;
}

/** Inside a transaction, with the package's collection attached as `package`. */
export class CopiedRows {
  readonly #db: WriteDb;
  readonly #notetypes = new Set<number>();
  readonly #tags = new Set<string>();
  #waiting: number[] = [];
  /** Of notes, in the order of `addNote`. */
  readonly noteIds: number[] = [];

  constructor(db: WriteDb) {
    this.#db = db;
    for (const sql of TABLES) run(db, sql);
  }

  /** Can its values be told from what is read of them? Else it has to be written. */
  isExact({ id, guid, mid, mod, storedTags, flds }: SourceNote): boolean {
    return (
      [id, mid, mod].every((number) => Number.isSafeInteger(number)) &&
      [guid, storedTags, flds].every((text) => typeof text === 'string' && !text.includes(UNREADABLE))
    );
  }

  /** In the order of their ids, which are free here. The columns made of its fields are right. */
  addNote({ id, mid, storedTags }: SourceNote, here: { readonly mid: number; readonly tags: string }): void {
    if (!this.#notetypes.has(mid)) run(this.#db, ADD_NOTETYPE, [mid, here.mid]);
    this.#notetypes.add(mid);
    if (!this.#tags.has(storedTags)) run(this.#db, ADD_TAGS, [storedTags, here.tags]);
    this.#tags.add(storedTags);
    this.noteIds.push(id);
    this.#waiting.push(id);
    if (this.#waiting.length >= NOTES_AT_ONCE) this.endNotes();
  }

  endNotes(): void {
    const ids = this.#waiting;
    const [first = 0, last = 0] = [ids[0], ids.at(-1)];
    if (ids.length === 0) return;
    run(this.#db, ADD_NOTES, [JSON.stringify(ids)]);
    const { changes } = recordedTogether(this.#db, 'notes', ids, () => run(this.#db, COPY_NOTES, { first, last }));
    if (changes !== ids.length) throw new Error('notes got lost on their way');
    this.#waiting = [];
  }

  /**
   * All cards of the copied notes, unless the id of any card is taken; for cards that keep their places among the
   * templates. Answers how many there were; 0: none was copied.
   */
  copyCards({ homeId, daysAhead }: CopiedCards): number {
    const db = this.#db;
    if (this.noteIds.length === 0 || value<number>(db, TAKEN) === 1 || value<number>(db, ODD) === 1) return 0;
    for (const id of column<number>(db, DECK_IDS)) if (homeId(id) !== id) run(db, ADD_DECK, [id, homeId(id)]);
    for (const { id, data } of this.#changedData()) run(db, ADD_DATA, [id, data]);
    const ids = column<number>(db, CARD_IDS);
    const { changes } = recordedTogether(db, 'cards', ids, () => run(db, COPY_CARDS, { daysAhead }));
    if (changes !== ids.length) throw new Error('cards got lost on their way');
    return changes;
  }

  /** Of cards whose data is not as we write it. */
  #changedData(): { readonly id: number; readonly data: string }[] {
    const changed: { readonly id: number; readonly data: string }[] = [];
    for (const { id, data: theirs } of iterate<{ id: number; data: string }>(this.#db, DATA)) {
      const data = cardDataText(parseCardData(theirs));
      if (data !== theirs || theirs.includes(UNREADABLE)) changed.push({ id, data });
    }
    return changed;
  }
}

import type { DeckConfig } from '#shared/domain/deck-config.ts';
import { parentDeckName } from '#shared/domain/deck-name.ts';
import { DEFAULT_DECK_ID, type Deck } from '#shared/domain/deck.ts';
import type { Notetype } from '#shared/domain/notetype.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { collectionDay } from '../collection/collection-day.ts';
import type { Clock } from '../env.ts';
import type { CardRow } from '../storage/card-storage.ts';
import { findConfig } from '../storage/config-storage.ts';
import type { WriteDb } from '../storage/connection.ts';
import { deckConfigFromJson, findDeckConfig, jsonFromDeckConfig } from '../storage/deck-config-storage.ts';
import { findDeck, findDeckByName } from '../storage/deck-storage.ts';
import { type NoteRow, notesWithTags } from '../storage/note-storage.ts';
import { findNotetype } from '../storage/notetype-storage.ts';
import { column, iterate, run, value } from '../storage/statement.ts';
import {
  keepsFilteredDecks,
  NewCards,
  resetDeck,
  settledInDeck,
  withoutFsrsParameters,
  withoutSystemTags,
} from './reset-rules.ts';

const DAY_MS = 86_400_000;
/** The notes that go along, with all of their cards. In the connection's own schema, never in a file. */
const CREATE_CHOSEN = 'CREATE TEMP TABLE IF NOT EXISTS package_notes (id integer PRIMARY KEY)';
const CLEAR_CHOSEN = 'DELETE FROM temp.package_notes';
const CHOOSE_ALL = 'INSERT INTO temp.package_notes SELECT id FROM main.notes';
const CHOOSE_SOME = `INSERT OR IGNORE INTO temp.package_notes
  SELECT n.id FROM json_each(?) given JOIN main.notes n ON n.id = given.value`;
const LEAVE_OUT = 'DELETE FROM temp.package_notes WHERE id IN (SELECT value FROM json_each(?))';
const NOTES = 'SELECT n.* FROM temp.package_notes chosen JOIN main.notes n ON n.id = chosen.id ORDER BY n.id';
const NAMING_FILES = `SELECT n.guid, n.mid, n.mod, n.flds FROM temp.package_notes chosen
  JOIN main.notes n ON n.id = chosen.id WHERE instr(n.flds, '<') > 0 OR instr(n.flds, '[') > 0`;
const GUIDS = 'SELECT n.guid FROM temp.package_notes chosen JOIN main.notes n ON n.id = chosen.id';
/** In the order of the cards' ids. */
const CARDS = 'SELECT c.* FROM main.cards c WHERE c.nid IN (SELECT id FROM temp.package_notes) ORDER BY c.id';
const HOMES = 'SELECT DISTINCT did, odid FROM main.cards WHERE nid IN (SELECT id FROM temp.package_notes)';
const REVLOG = `SELECT r.* FROM main.revlog r
  WHERE r.cid IN (SELECT c.id FROM main.cards c WHERE c.nid IN (SELECT id FROM temp.package_notes)) ORDER BY r.id`;
const NOTETYPE_IDS = `SELECT DISTINCT n.mid FROM temp.package_notes chosen JOIN main.notes n ON n.id = chosen.id
  ORDER BY n.mid`;
const SET_TAGS = 'UPDATE notes SET tags = :tags WHERE id = :id';
const LAST_IDS = {
  note: 'SELECT max(id) FROM temp.package_notes',
  card: 'SELECT max(id) FROM main.cards WHERE nid IN (SELECT id FROM temp.package_notes)',
  review: `SELECT max(id) FROM main.revlog
    WHERE cid IN (SELECT id FROM main.cards WHERE nid IN (SELECT id FROM temp.package_notes))`,
} as const;
const COUNTS = {
  notes: 'SELECT count(*) FROM temp.package_notes',
  cards: 'SELECT count(*) FROM main.cards WHERE nid IN (SELECT id FROM temp.package_notes)',
} as const;

export interface SourceOptions {
  readonly withScheduling: boolean;
  readonly withDeckConfigs: boolean;
}

/** As it goes along. */
export interface SourceNote extends NoteRow {
  /** As they are in the file. */
  readonly storedTags: string;
}

/**
 * What of a collection goes into a package, or comes out of one: notes, all cards of theirs, and what these need. Rows
 * are read one after the other; nothing may be written to the connection meanwhile.
 */
export class PackageSource {
  readonly #db: WriteDb;
  readonly #options: SourceOptions;
  readonly #keepsFiltered: boolean;
  /** As they go along. */
  readonly decks: readonly Deck[];
  readonly today: number;

  /** `noteIds`: null for all. Throws `package.futureDates`. */
  constructor(db: WriteDb, clock: Clock, noteIds: readonly number[] | null, options: SourceOptions) {
    this.#db = db;
    this.#options = options;
    run(db, CREATE_CHOSEN);
    run(db, CLEAR_CHOSEN);
    if (noteIds === null) run(db, CHOOSE_ALL);
    else run(db, CHOOSE_SOME, [JSON.stringify(noteIds)]);
    this.#refuseFuture(clock.nowMs() + DAY_MS);
    this.today = collectionDay(db, clock, undefined).timing.daysElapsed;
    const homes = [...iterate<Pick<CardRow, 'did' | 'odid'>>(db, HOMES)];
    const decks = this.#chosenDecks(homes);
    this.#keepsFiltered = keepsFilteredDecks(homes, decks);
    this.decks = decks.map((deck) => resetDeck(deck, { ...options, keepsFiltered: this.#keepsFiltered }));
  }

  get counts(): { readonly notes: number; readonly cards: number } {
    const count = (sql: string): number => value<number>(this.#db, sql) ?? 0;
    return { notes: count(COUNTS.notes), cards: count(COUNTS.cards) };
  }

  /** Those that the notes have, in the order of their ids. One that is missing is left out. */
  notetypes(): Notetype[] {
    return column<number>(this.#db, NOTETYPE_IDS)
      .map((id) => findNotetype(this.#db, id))
      .filter((notetype) => notetype !== undefined);
  }

  deckConfigs(): DeckConfig[] {
    const { withScheduling, withDeckConfigs } = this.#options;
    if (!withDeckConfigs) return [];
    const ids = new Set(this.decks.flatMap((deck) => (deck.kind === 'normal' ? [deck.configId] : [])));
    return [...ids]
      .map((id) => findDeckConfig(this.#db, id))
      .filter((config) => config !== undefined)
      .map((config) =>
        withScheduling ? config : deckConfigFromJson(withoutFsrsParameters(jsonFromDeckConfig(config))),
      );
  }

  /** Cards go as they are, so that SQLite can copy them. */
  get copiesCards(): boolean {
    return this.#options.withScheduling && this.#keepsFiltered;
  }

  /** Copies the rows that go as they are into the tables of an Anki file; notes with the tags that they have here. */
  copyRows(path: string): void {
    run(this.#db, 'ATTACH ? AS package', [path]);
    try {
      this.#db.pragma('package.journal_mode = OFF');
      this.#db.pragma('package.synchronous = OFF');
      run(this.#db, `INSERT INTO package.notes ${NOTES}`);
      if (this.copiesCards) run(this.#db, `INSERT INTO package.cards ${CARDS}`);
      if (this.#options.withScheduling) run(this.#db, `INSERT INTO package.revlog ${REVLOG}`);
    } finally {
      this.#db.exec('DETACH package');
    }
  }

  /** Tags as they go along, in the rows that `copyRows` has written. */
  changeCopiedTags(written: WriteDb): void {
    if (this.#options.withScheduling) return;
    for (const { id, tags } of notesWithTags(written)) {
      const without = withoutSystemTags(tags);
      if (without !== tags) run(written, SET_TAGS, { id, tags: without });
    }
  }

  *notes(): Generator<SourceNote> {
    for (const note of iterate<NoteRow>(this.#db, NOTES)) {
      const storedTags = note.tags;
      yield this.#options.withScheduling
        ? { ...note, storedTags }
        : { ...note, storedTags, tags: withoutSystemTags(storedTags) };
    }
  }

  /** Those that may name files of the media folder. */
  notesNamingFiles(): Iterable<Pick<NoteRow, 'guid' | 'mid' | 'mod' | 'flds'>> {
    return iterate(this.#db, NAMING_FILES);
  }

  /** They are done with, and so are their cards. */
  leaveOut(noteIds: readonly number[]): void {
    run(this.#db, LEAVE_OUT, [JSON.stringify(noteIds)]);
  }

  guids(): Set<string> {
    return new Set(column<string>(this.#db, GUIDS));
  }

  *cards(): Generator<CardRow> {
    const { withScheduling } = this.#options;
    const next = findConfig(this.#db, 'nextPos');
    const newCards = new NewCards(typeof next === 'number' ? next : 0);
    for (const card of iterate<CardRow>(this.#db, CARDS)) {
      if (!withScheduling) yield newCards.reset(card);
      else yield this.#keepsFiltered ? card : settledInDeck(card);
    }
  }

  /** Those of the cards, and all above them; the Default deck only with the cards' progress. */
  #chosenDecks(homes: readonly Pick<CardRow, 'did' | 'odid'>[]): Deck[] {
    const { withScheduling } = this.#options;
    const ids = new Set(homes.flatMap(({ did, odid }) => (withScheduling && odid !== 0 ? [did, odid] : [did])));
    const decks = [...ids]
      .toSorted((a, b) => a - b)
      .map((id) => findDeck(this.#db, id))
      .filter((deck) => deck !== undefined);
    const names = new Set(decks.map(({ name }) => name));
    const parents: Deck[] = [];
    for (const { name } of decks) {
      for (let above = parentDeckName(name); above !== undefined && !names.has(above); above = parentDeckName(above)) {
        names.add(above);
        const parent = findDeckByName(this.#db, above);
        if (parent === undefined) break;
        parents.push(parent);
      }
    }
    return [...decks, ...parents].filter(({ id }) => withScheduling || id !== DEFAULT_DECK_ID);
  }

  #refuseFuture(latestMs: number): void {
    for (const what of ['note', 'card', 'review'] as const) {
      if (what === 'review' && !this.#options.withScheduling) continue;
      if ((value<number | null>(this.#db, LAST_IDS[what]) ?? 0) > latestMs) {
        throw new AppError('package.futureDates', { what });
      }
    }
  }
}

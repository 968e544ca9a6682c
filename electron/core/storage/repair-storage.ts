import type { ReadDb, WriteDb } from './connection.ts';
import { all, column, iterate, run, value } from './statement.ts';

/*
 * Damage that is looked for with SQL, and what is put in its place. Columns are declared as integers, but SQLite keeps
 * whatever a program has put there: fractions, texts. Statements here look at the values themselves.
 */

const INT32 = [-(2 ** 31), 2 ** 31 - 1] as const;
const UNSIGNED = [0, 2 ** 31 - 1] as const;

/** The nearest whole number in a range, as SQL. Text counts as 0. */
function whole(name: string, [least, most]: readonly [number, number]): string {
  return `max(${least}, min(${most}, round(${name})))`;
}

/** Places of new cards lie below this. */
const PLACES = 1_000_000;
/** No review is due as many days after the collection began. */
const MOST_DAYS = 100_000;

const NEW_PLACE = `CASE WHEN type = 0 AND queue <> 4 AND due >= ${PLACES} THEN ${PLACES} + due % ${PLACES} ELSE due END`;
const DUE = `CASE WHEN queue = 2 AND due > ${MOST_DAYS} THEN :today ELSE ${whole('due', INT32)} END`;
const NEEDS_NO_ORIGINAL = '(type = 1 OR queue = 2) AND :keepsOriginal = 0 AND NOT odid';
const ORIGINAL_DUE = `CASE WHEN odue > 0 AND ${NEEDS_NO_ORIGINAL} THEN 0 ELSE ${whole('odue', INT32)} END`;

const CARD_COLUMNS = {
  places: ['due', NEW_PLACE],
  dues: ['due', DUE],
  originalDues: ['odue', ORIGINAL_DUE],
  intervals: ['ivl', whole('ivl', UNSIGNED)],
  times: ['mod', 'CAST(mod AS integer)'],
  // A fraction is what the official check gives up on.
  ords: ['ord', `max(0, min(30000, CASE typeof(ord) WHEN 'real' THEN round(ord) ELSE ord END))`],
} as const;

function repair([name, right]: readonly [string, string], stamp = ', mod = :mod, usn = -1'): string {
  return `UPDATE cards SET ${name} = ${right}${stamp} WHERE ${name} <> ${right}`;
}

/** In one look at each card: as long as none of them is to be repaired, none will be by the repair of another. */
const ANY_WRONG = `SELECT EXISTS (SELECT 1 FROM cards WHERE
  ${Object.values(CARD_COLUMNS)
    .map(([name, right]) => `${name} <> ${right}`)
    .join(' OR ')})`;
const REPAIR_PLACES = repair(CARD_COLUMNS.places);
const REPAIR_DUE = repair(CARD_COLUMNS.dues);
const REPAIR_ORIGINAL_DUE = repair(CARD_COLUMNS.originalDues);
const REPAIR_INTERVALS = repair(CARD_COLUMNS.intervals);
const REPAIR_TIMES = repair(CARD_COLUMNS.times, '');
const REPAIR_ORDS = repair(CARD_COLUMNS.ords);

const REMOVE_ORPHANS = 'DELETE FROM cards WHERE NOT EXISTS (SELECT 1 FROM notes n WHERE n.id = cards.nid)';
const MISSING_DECKS = 'SELECT DISTINCT did FROM cards WHERE did NOT IN (SELECT id FROM decks) ORDER BY did';
const AWAY_CARDS = 'SELECT id, did, data FROM cards WHERE odid > 0 ORDER BY id';
const BRING_HOME = 'UPDATE cards SET odid = 0, odue = 0, data = :data WHERE id = :id';
/** An answer that counts, against the last time that the card was made new again. */
const LAST_REVIEWS = `SELECT c.id, c.data, r.answeredMs / 1000 AS answeredSecs, r.resetMs > r.answeredMs AS isReset
  FROM cards c JOIN (
    SELECT cid, max(CASE WHEN ease > 0 AND NOT (type = 3 AND factor = 0) THEN id END) AS answeredMs,
      max(CASE WHEN type = 4 AND factor = 0 AND ease <= 0 THEN id END) AS resetMs
    FROM revlog GROUP BY cid) r ON r.cid = c.id
  WHERE c.type <> 0 ORDER BY c.id`;
const NEXT_PLACE = 'SELECT max(due) + 1 FROM cards WHERE type = 0';
const PLACES_OF_NOTES = `SELECT id, nid, ord FROM cards WHERE nid IN (SELECT value FROM json_each(?)) ORDER BY nid, id`;
const HIGHEST_ORD = 'SELECT max(ord) FROM cards WHERE nid IN (SELECT id FROM notes WHERE mid = ?)';

const REVLOG_COLUMNS = [
  ['ivl', whole('ivl', INT32)],
  ['lastIvl', whole('lastIvl', INT32)],
  ['time', whole('time', UNSIGNED)],
  // Written by a version that did not yet know a number for cards that were put on another day.
  ['type', 'CASE WHEN type = 0 AND time = 0 AND ease = 0 THEN 5 ELSE type END'],
] as const;
const REPAIR_REVLOG = `UPDATE revlog SET ${REVLOG_COLUMNS.map(([name, right]) => `${name} = ${right}`).join(', ')}
  WHERE ${REVLOG_COLUMNS.map(([name, right]) => `${name} <> ${right}`).join(' OR ')}`;

export interface CardRepairs {
  readonly today: number;
  readonly modSecs: number;
  /** Cards of the first scheduler keep their place among the days while they are learned. */
  readonly keepsOriginalDue: boolean;
}

/** Numbers of cards that can't be. Answers how many places of new cards were too high, and how many others were wrong. */
export function repairCardNumbers(
  db: WriteDb,
  { today, modSecs, keepsOriginalDue }: CardRepairs,
): { readonly places: number; readonly others: number } {
  const mod = modSecs;
  const keepsOriginal = keepsOriginalDue ? 1 : 0;
  if (value<number>(db, ANY_WRONG, { today, keepsOriginal }) === 0) return { places: 0, others: 0 };
  const places = run(db, REPAIR_PLACES, { mod }).changes;
  const others =
    run(db, REPAIR_DUE, { mod, today }).changes +
    run(db, REPAIR_ORIGINAL_DUE, { mod, keepsOriginal }).changes +
    run(db, REPAIR_INTERVALS, { mod }).changes +
    run(db, REPAIR_TIMES).changes +
    run(db, REPAIR_ORDS, { mod }).changes;
  return { places, others };
}

/** A card and the template that it is of. */
export interface CardPlace {
  readonly id: number;
  readonly nid: number;
  readonly ord: number;
}

/** Cards of notes by their note, each note's in the order in which they were made. */
export function cardPlacesOf(db: ReadDb, noteIds: readonly number[]): ReadonlyMap<number, readonly CardPlace[]> {
  return Map.groupBy(all<CardPlace>(db, PLACES_OF_NOTES, [JSON.stringify(noteIds)]), ({ nid }) => nid);
}

/** Cards of notes that are not there, gone without a grave: the sync that follows goes one way. */
export function removeCardsWithoutNote(db: WriteDb): number {
  return run(db, REMOVE_ORPHANS).changes;
}

/** Decks that cards are in and that are not there. */
export function missingDeckIds(db: ReadDb): number[] {
  return column<number>(db, MISSING_DECKS);
}

/** Cards that have a home elsewhere. */
export function cardsAwayFromHome(db: ReadDb): { readonly id: number; readonly did: number; readonly data: string }[] {
  return all(db, AWAY_CARDS);
}

/** The deck that the card is in is its home. Neither mod nor usn changes. */
export function forgetHome(db: WriteDb, { id, data }: { readonly id: number; readonly data: string }): void {
  run(db, BRING_HOME, { id, data });
}

export interface LastReview {
  readonly id: number;
  readonly data: string;
  /** Null: never, or not since the card was made new again. */
  readonly answeredSecs: number | null;
}

/** When each card that is not new was answered last, of those that the log knows. Nothing may be written meanwhile. */
export function* lastReviews(db: ReadDb): Generator<LastReview> {
  type Row = { id: number; data: string; answeredSecs: number | null; isReset: number | null };
  for (const { id, data, answeredSecs, isReset } of iterate<Row>(db, LAST_REVIEWS)) {
    yield { id, data, answeredSecs: isReset === 1 ? null : answeredSecs };
  }
}

/** One behind the last new card; 0 where none can be told. */
export function nextNewPlace(db: ReadDb): number {
  const next = value<unknown>(db, NEXT_PLACE);
  return typeof next === 'number' && Number.isInteger(next) && next >= 0 && next < 2 ** 32 ? next : 0;
}

export function highestCardOrd(db: ReadDb, notetypeId: number): number {
  return value<number | null>(db, HIGHEST_ORD, [notetypeId]) ?? 0;
}

/** Rows of the log with numbers that can't be. Answers how many there were; their usn stays. */
export function repairRevlogNumbers(db: WriteDb): number {
  return run(db, REPAIR_REVLOG).changes;
}

const TABLES_WITH_TIMES = ['notes', 'cards', 'revlog'] as const;
/** Who names a row of these tables by its id. */
const NAMED_IN = { notes: ['cards', 'nid'] as const, cards: ['revlog', 'cid'] as const, revlog: undefined };

export interface FutureIds {
  /** Later ones can't be. */
  readonly lastMs: number;
  /** Where new ids begin, or behind the highest that may stay. */
  readonly fromMs: number;
}

/** Ids are the moments at which things were made. Those of a future get the present; answers how many there were. */
export function repairFutureIds(db: WriteDb, { lastMs, fromMs }: FutureIds): number {
  const counted = TABLES_WITH_TIMES.map((table) => ({
    table,
    count: value<number>(db, `SELECT count(*) FROM ${table} WHERE id > ?`, [lastMs]) ?? 0,
  }));
  for (const { table, count } of counted) {
    if (count === 0) continue;
    const last = value<number | null>(db, `SELECT max(id) FROM ${table} WHERE id <= ?`, [lastMs]) ?? 0;
    // As text: an id may be longer than the digits of a double.
    const future = `SELECT json_group_array(id ORDER BY id) FROM ${table} WHERE id > ?`;
    const ids = value<string>(db, future, [lastMs]) ?? '[]';
    const first = Math.max(fromMs, last + 1);
    const named = NAMED_IN[table];
    run(db, renumber(table, 'id'), { ids, first });
    if (named !== undefined) run(db, renumber(named[0], named[1]), { ids, first });
  }
  return counted.reduce((sum, { count }) => sum + count, 0);
}

function renumber(table: string, name: string): string {
  return `UPDATE ${table} SET ${name} = CAST(:first AS integer) + given.key FROM json_each(:ids) given
    WHERE ${table}.${name} = given.value`;
}

import type { ReadDb, WriteDb } from './connection.ts';
import { type SearchMoment, withSearchFunctions } from './search/search-functions.ts';
import { all, column, one, run, type SqlParams, value } from './statement.ts';

/** What is read of a card to decide whether and when it is studied. */
export interface QueueRow {
  readonly id: number;
  readonly nid: number;
  readonly did: number;
  readonly odid: number;
  readonly ord: number;
  readonly mod: number;
  readonly due: number;
  readonly reps: number;
}

/** A row with what it is sorted by. */
export interface SortableRow extends QueueRow {
  readonly key: number | null;
}

const COLUMNS = 'c.id, c.nid, c.did, c.odid, c.ord, c.mod, c.due, c.reps';
/** Deck by deck over ix_cards_sched; CROSS keeps SQLite from starting with the cards. */
const IN_DECKS = 'FROM json_each(:deckIds) d CROSS JOIN cards c ON c.did = d.value';

export const INTRADAY = `SELECT ${COLUMNS} ${IN_DECKS} AND c.queue = 1 AND c.due <= :until
  UNION ALL SELECT ${COLUMNS} ${IN_DECKS} AND c.queue = 4 AND c.due <= :until`;
export const DUE_DAYS = `SELECT DISTINCT c.due ${IN_DECKS} AND c.queue = :queue AND c.due <= :today ORDER BY 1`;
export const DUE_ON = `SELECT ${COLUMNS} ${IN_DECKS} AND c.queue = :queue AND c.due = :due`;
const dueUntil = (key: string): string =>
  `SELECT ${COLUMNS}, ${key} AS key ${IN_DECKS} AND c.queue = :queue AND c.due <= :today`;
export const NEW_OF_DECK = `SELECT ${COLUMNS} FROM cards c WHERE c.did = :deckId AND c.queue = 0
  ORDER BY c.due, c.ord LIMIT :limit OFFSET :offset`;
const ALL_NEW = `SELECT ${COLUMNS} ${IN_DECKS} AND c.queue = 0`;
export const NEW_LOWEST = `${ALL_NEW} ORDER BY c.due, c.ord LIMIT :limit OFFSET :offset`;
export const NEW_HIGHEST = `${ALL_NEW} ORDER BY c.due DESC, c.ord LIMIT :limit OFFSET :offset`;

/** Queue by queue over ix_cards_sched, which holds all that is asked for. */
export const DUES_BETWEEN = `SELECT c.due FROM json_each(:deckIds) d CROSS JOIN json_each('[-3,-2,-1,0,1,2,3,4]') q
  CROSS JOIN cards c ON c.did = d.value AND c.queue = q.value AND c.due BETWEEN :from AND :to`;
/*
 * Where SQLite knows samples of an index it plans a statement anew for each value that is bound to one of its columns,
 * which takes longer than to read a note's cards. A plus before the value spares that.
 */
const DUES_OF_NOTE = 'SELECT id, did, due FROM cards WHERE nid = +?';

/** All cards are read: only while a dialog opens. Those in filtered decks keep their places elsewhere. */
const NEW_PLACES = 'SELECT min(due) AS first, max(due) AS last FROM cards WHERE type = 0 AND odid = 0';

const SIBLINGS = 'SELECT id, queue FROM cards WHERE nid = +? AND id != ? ORDER BY id';

/** Where the queue of new cards begins and ends, as official tells it. */
export function newPlaces(db: ReadDb): { readonly first: number; readonly last: number } {
  const found = one<{ readonly first: number | null; readonly last: number | null }>(db, NEW_PLACES);
  return { first: Math.max(0, found?.first ?? 0), last: found?.last ?? 0 };
}

export interface SiblingRequest {
  readonly noteId: number;
  readonly exceptCardId: number;
  readonly queues: readonly number[];
}

/** Other cards of the note that wait in one of the queues. */
export function siblingsInQueues(db: ReadDb, { queues, noteId, exceptCardId }: SiblingRequest): number[] {
  const siblings = all<{ readonly id: number; readonly queue: number }>(db, SIBLINGS, [noteId, exceptCardId]);
  return siblings.filter(({ queue }) => queues.includes(queue)).map(({ id }) => id);
}

const IN_QUEUES = `SELECT c.id ${IN_DECKS} AND c.queue IN (SELECT value FROM json_each(:queues)) ORDER BY c.id`;

/** Cards that lie in one of the decks now, in one of the queues. */
export function cardsInQueues(db: ReadDb, deckIds: readonly number[], queues: readonly number[]): number[] {
  return column<number>(db, IN_QUEUES, { deckIds: JSON.stringify(deckIds), queues: JSON.stringify(queues) });
}

/** Learning cards of today, and those that are only previewed, until the day is over. */
export function intradayRows(db: ReadDb, deckIds: readonly number[], until: number): QueueRow[] {
  return all<QueueRow>(db, INTRADAY, { deckIds: JSON.stringify(deckIds), until });
}

export interface DueRequest {
  readonly deckIds: readonly number[];
  /** 2: reviews, 3: learning that crossed a day. */
  readonly queue: 2 | 3;
  readonly today: number;
}

/** Cards that are due, day by day, so that whoever has enough need not read on. */
export function* dueRowsByDay(db: ReadDb, { deckIds, queue, today }: DueRequest): Generator<QueueRow[]> {
  const params = { deckIds: JSON.stringify(deckIds), queue };
  for (const { due } of all<{ due: number }>(db, DUE_DAYS, { ...params, today })) {
    yield all<QueueRow>(db, DUE_ON, { ...params, due });
  }
}

/** All that are due, each with the value of an expression over cards `c`. */
export function dueRowsWithKey(
  db: WriteDb,
  { deckIds, queue, today }: DueRequest,
  key: { readonly sql: string; readonly moment: SearchMoment },
): SortableRow[] {
  const params = { deckIds: JSON.stringify(deckIds), queue, today };
  return withSearchFunctions(db, { matchers: [], moment: key.moment }, () =>
    all<SortableRow>(db, dueUntil(key.sql), params),
  );
}

/** New cards of one deck by their positions, in portions. */
export function newRowsOfDeck(db: ReadDb, deckId: number, portion: number): Generator<QueueRow> {
  return inPortions(db, NEW_OF_DECK, { deckId }, portion);
}

/** New cards of all the decks by their positions, in portions. */
export function newRowsByPosition(
  db: ReadDb,
  deckIds: readonly number[],
  { descending, portion }: { readonly descending: boolean; readonly portion: number },
): Generator<QueueRow> {
  return inPortions(db, descending ? NEW_HIGHEST : NEW_LOWEST, { deckIds: JSON.stringify(deckIds) }, portion);
}

/** All new cards of the decks, deck by deck in the order of the ids. */
export function newRows(db: ReadDb, deckIds: readonly number[]): QueueRow[] {
  return all<QueueRow>(db, ALL_NEW, { deckIds: JSON.stringify(deckIds) });
}

function* inPortions(
  db: ReadDb,
  sql: string,
  params: Readonly<Record<string, string | number>>,
  portion: number,
): Generator<QueueRow> {
  for (let offset = 0; ; offset += portion) {
    const page: SqlParams = { ...params, limit: portion, offset };
    const rows = all<QueueRow>(db, sql, page);
    yield* rows;
    if (rows.length < portion) return;
  }
}

/** The due number of every card that has one in the range, whatever it is and whether or not it is studied. */
export function duesBetween(
  db: ReadDb,
  deckIds: readonly number[],
  { from, to }: { readonly from: number; readonly to: number },
): number[] {
  return column<number>(db, DUES_BETWEEN, { deckIds: JSON.stringify(deckIds), from, to });
}

/** The cards of a note, where they are and when they are due. */
export function duesOfNote(
  db: ReadDb,
  noteId: number,
): readonly { readonly id: number; readonly did: number; readonly due: number }[] {
  return all(db, DUES_OF_NOTE, [noteId]);
}

const NEXT_LEARNING = `SELECT min(c.due) ${IN_DECKS} AND c.queue = 1`;
const LEARNING_BETWEEN = `SELECT count(*) ${IN_DECKS} AND c.queue = 1 AND c.due > :after AND c.due < :until`;
const ANY_IN_QUEUE = `SELECT 1 ${IN_DECKS} AND c.queue = :queue AND c.due <= :maxDue LIMIT 1`;

export interface LearningLeft {
  readonly nextDueSecs: number | undefined;
  readonly cards: number;
}

/** Learning cards that come later today. */
export function learningLeft(
  db: ReadDb,
  deckIds: readonly number[],
  { afterSecs, untilSecs }: { readonly afterSecs: number; readonly untilSecs: number },
): LearningLeft {
  const ids = JSON.stringify(deckIds);
  return {
    nextDueSecs: value<number | null>(db, NEXT_LEARNING, { deckIds: ids }) ?? undefined,
    cards: value<number>(db, LEARNING_BETWEEN, { deckIds: ids, after: afterSecs, until: untilSecs }) ?? 0,
  };
}

/** There is a card in the queue that is due by then. */
export function hasCardInQueue(db: ReadDb, deckIds: readonly number[], queue: number, maxDue: number): boolean {
  return value<number>(db, ANY_IN_QUEUE, { deckIds: JSON.stringify(deckIds), queue, maxDue }) !== undefined;
}

const SHIFT = `UPDATE cards SET due = due + :by, mod = :mod, usn = -1
  WHERE type = 0 AND due >= :from AND id NOT IN (SELECT value FROM json_each(:except))`;

export interface Shift {
  readonly from: number;
  readonly by: number;
  /** Ids of cards that stay. */
  readonly except: readonly number[];
  readonly mod: number;
}

/** Makes room among the places of new cards. */
export function shiftNewCards(db: WriteDb, { except, ...shift }: Shift): void {
  run(db, SHIFT, { ...shift, except: JSON.stringify(except) });
}

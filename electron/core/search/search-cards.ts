import { parseSearch } from '#shared/domain/search/parse-search.ts';
import { SearchSyntaxError } from '#shared/domain/search/search-fault.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { SearchNode } from '#shared/domain/search/search-tree.ts';
import type { BrowserMode } from '#shared/domain/browser-column.ts';
import type { Collection } from '../collection/collection.ts';
import { composesText } from '../notes/stored-note.ts';
import { currentDeckId } from '../decks/current-deck.ts';
import { cardIdsByDeck } from '../storage/card-storage.ts';
import { rowCount } from '../storage/collection-numbers.ts';
import { browserOrder, type BrowserOrder, type OrderWish } from '../storage/search/browser-order.ts';
import { searchesWholeNotes } from '../storage/search/field-runs.ts';
import { type SearchMoment, withSearchFunctions } from '../storage/search/search-functions.ts';
import { type SearchSql, searchSql } from '../storage/search/search-sql.ts';
import { columnOnce, type SqlValue } from '../storage/statement.ts';
import { ascending } from './ascending.ts';
import { KeptOrders } from './kept-orders.ts';
import { NoteTexts, type TextWish } from './note-texts.ts';
import { textWish } from './text-wish.ts';

/** Ids of the cards that a search finds, ascending or as wished. Throws `search.invalid`, which says where it is wrong. */
export function searchCards(col: Collection, search: string, wish?: OrderWish): number[] {
  return wish === undefined ? foundCards(col, search) : inKeptOrder(col, 'cards', wish, search);
}

/** Ids of the notes that a search finds, or one of whose cards it finds. Throws `search.invalid`. */
export function searchNotes(col: Collection, search: string, wish?: OrderWish): number[] {
  return wish === undefined ? foundNotes(col, search) : inKeptOrder(col, 'notes', wish, search);
}

/** From the order of all rows, if that is known. */
function inKeptOrder(col: Collection, mode: BrowserMode, wish: OrderWish, search: string): number[] {
  const find = mode === 'cards' ? foundCards : foundNotes;
  const orders = KeptOrders.of(col.db);
  const kept = orders.find(mode, wish.column);
  if (kept !== undefined)
    return search === '' ? kept.all(wish.descending) : kept.of(find(col, search), wish.descending);
  const ids = find(col, search, wish);
  if (ids.length === rowCount(col.db, mode)) {
    orders.keep(mode, wish.column, new Float64Array(wish.descending ? ids.toReversed() : ids));
  }
  return ids;
}

function foundCards(col: Collection, search: string, wish?: OrderWish): number[] {
  if (search === '' && wish?.column === 'deck') return cardIdsByDeck(col.db, wish);
  const texts = textWishOf(col, search);
  if (texts !== undefined && wish === undefined) {
    const fromMemory = foundInMemory(col, texts, 'cards');
    if (fromMemory !== undefined) return fromMemory;
  }
  const noteIds = texts === undefined ? undefined : foundInMemory(col, texts, 'notes');
  const ids = found(col, search, 'cards', ({ where, usesCards, usesNotes }, moment) => {
    const order = wish === undefined ? UNORDERED : orderFor(col, 'cards', wish, moment);
    if (noteIds !== undefined) {
      const notes = order.needsNotes ? 'JOIN notes n ON n.id = c.nid' : '';
      return selectedAmong(
        noteIds,
        selected('c.id', `${FOUND_NOTES} cards c ON c.nid = found.value ${notes}`, '1', order),
      );
    }
    // What is asked of notes alone is asked once for each, before their cards are looked up.
    const from = usesCards || !usesNotes ? cardsWith(usesNotes || order.needsNotes) : NOTES_WITH_CARDS;
    return selected('c.id', from, where, order);
  });
  return wish === undefined ? ascending(ids) : ids;
}

/** What a search asks of the fields' texts; undefined: it asks for more, or not of all fields. */
function textWishOf({ db }: Collection, search: string): TextWish | undefined {
  let nodes: readonly SearchNode[];
  try {
    nodes = parseSearch(search);
  } catch (error: unknown) {
    throw searchFailure(error);
  }
  const wish = textWish(nodes, { compose: composesText(db) });
  return wish !== undefined && searchesWholeNotes(db) ? wish : undefined;
}

/** From the texts in memory, if they are there; else they are made ready for the next search. */
function foundInMemory({ db }: Collection, wish: TextWish, of: 'notes' | 'cards'): number[] | undefined {
  const texts = NoteTexts.of(db);
  const ids = texts.find(wish, of);
  if (ids === undefined) texts.prepare();
  return ids;
}

const FOUND_NOTES = 'json_each(:found) found CROSS JOIN';

function selectedAmong(noteIds: readonly number[], { sql, params }: Select): Select {
  return { sql, params: { ...params, found: JSON.stringify(noteIds) }, replaces: true };
}

const NOTES_WITH_CARDS = 'notes n CROSS JOIN cards c ON c.nid = n.id';

function cardsWith(notes: boolean): string {
  return notes ? 'cards c JOIN notes n ON n.id = c.nid' : 'cards c';
}

function foundNotes(col: Collection, search: string, wish?: OrderWish): number[] {
  const texts = textWishOf(col, search);
  const noteIds = texts === undefined ? undefined : foundInMemory(col, texts, 'notes');
  if (noteIds !== undefined && wish === undefined) return noteIds;
  const ids = found(col, search, 'notes', ({ where, usesCards }, moment) => {
    const order = wish === undefined ? UNORDERED : orderFor(col, 'notes', wish, moment);
    if (noteIds !== undefined) {
      return selectedAmong(noteIds, selected('n.id', `${FOUND_NOTES} notes n ON n.id = found.value`, '1', order));
    }
    if (!usesCards) return selected('n.id', 'notes n', where, order);
    const withCards = `n.id IN (SELECT n.id FROM cards c JOIN notes n ON n.id = c.nid WHERE ${where})`;
    return selected('n.id', 'notes n', withCards, order);
  });
  return wish === undefined ? ascending(ids) : ids;
}

const UNORDERED: BrowserOrder = { tables: '', joins: '', keys: [], needsNotes: false };

function orderFor({ db }: Collection, mode: 'cards' | 'notes', wish: OrderWish, moment: SearchMoment): BrowserOrder {
  const order = browserOrder(db, mode, wish, moment);
  if (order === undefined) throw new AppError('invalidInput', { issues: [`order: ${wish.column} can’t be sorted by`] });
  return order;
}

function selected(id: string, from: string, where: string, { tables, joins, keys }: BrowserOrder): Select {
  const orderBy = keys.length === 0 ? '' : `ORDER BY ${keys.join(', ')}`;
  const sql = `${tables === '' ? '' : `WITH ${tables}`} SELECT ${id} FROM ${from} ${joins} WHERE ${where} ${orderBy}`;
  return { sql };
}

export interface OrderedSearch {
  /** A condition over cards `c` beside the search. */
  readonly also: string;
  readonly orderBy: (moment: SearchMoment) => string;
  readonly limit: number;
}

/** Ids of the first cards that a search finds, in an order of their own. Throws `search.invalid`. */
export function searchInOrder(col: Collection, search: string, { also, orderBy, limit }: OrderedSearch): number[] {
  return found(col, search, 'cards', ({ where, usesNotes }, moment) => ({
    sql: `SELECT c.id FROM ${cardsWith(usesNotes)} WHERE (${where}) AND ${also}
      ORDER BY ${orderBy(moment)} LIMIT ${limit}`,
  }));
}

/** How many of the cards that a search finds fulfil each of the conditions over cards `c`. Throws `search.invalid`. */
export function foundCounts(col: Collection, search: string, conditions: readonly string[]): number[] {
  const columns = conditions.map((condition, index) => `total(${condition}) AS n${index}`).join(', ');
  const inOneColumn = conditions.map((_, index) => `SELECT n${index} FROM counts`).join(' UNION ALL ');
  return found(col, search, 'cards', ({ where, usesNotes }) => {
    const from = usesNotes ? 'cards c, notes n WHERE c.nid = n.id AND' : 'cards c WHERE';
    return { sql: `WITH counts AS MATERIALIZED (SELECT ${columns} FROM ${from} (${where})) ${inOneColumn}` };
  });
}

interface Select {
  readonly sql: string;
  /** Beside those of the search. */
  readonly params?: Readonly<Record<string, SqlValue>>;
  /** The search is answered already: its own parameters are not in it. */
  readonly replaces?: true;
}

function found(
  col: Collection,
  search: string,
  finds: 'cards' | 'notes',
  select: (sql: SearchSql, moment: SearchMoment) => Select,
): number[] {
  const { db, env } = col;
  const moment = { nowSecs: Math.floor(env.clock.nowMs() / 1000), ...col.dayTiming() };
  try {
    const searched = searchSql(db, parseSearch(search), { moment, currentDeckId: currentDeckId(db), finds });
    return withSearchFunctions(db, { matchers: searched.matchers, moment }, () => {
      const { sql, params, replaces } = select(searched, moment);
      return columnOnce<number>(db, sql, { ...(replaces === true ? {} : searched.params), ...params });
    });
  } catch (error: unknown) {
    throw searchFailure(error);
  }
}

/** A mistake in a search as the error that says so; anything else as it is. */
export function searchFailure(error: unknown): unknown {
  if (!(error instanceof SearchSyntaxError)) return error;
  const { fault, start, end } = error;
  return new AppError('search.invalid', { fault, start, end }, { cause: error });
}

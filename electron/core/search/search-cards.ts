import { parseSearch } from '#shared/domain/search/parse-search.ts';
import { SearchSyntaxError } from '#shared/domain/search/search-fault.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { Collection } from '../collection/collection.ts';
import { currentDeckId } from '../decks/current-deck.ts';
import { type SearchMoment, withSearchFunctions } from '../storage/search/search-functions.ts';
import { type SearchSql, searchSql } from '../storage/search/search-sql.ts';
import { columnOnce } from '../storage/statement.ts';

/** Ids of the cards that a search finds, ascending. Throws `search.invalid`, which says where it is wrong. */
export function searchCards(col: Collection, search: string): number[] {
  return found(col, search, ({ where, usesNotes }) =>
    usesNotes
      ? `SELECT c.id FROM cards c, notes n WHERE c.nid = n.id AND (${where}) ORDER BY c.id`
      : `SELECT c.id FROM cards c WHERE ${where} ORDER BY c.id`,
  );
}

/** Ids of the notes with at least one card that a search finds, ascending. Throws `search.invalid`. */
export function searchNotes(col: Collection, search: string): number[] {
  return found(
    col,
    search,
    ({ where }) => `SELECT DISTINCT n.id FROM cards c, notes n WHERE c.nid = n.id AND (${where}) ORDER BY n.id`,
  );
}

export interface OrderedSearch {
  /** A condition over cards `c` beside the search. */
  readonly also: string;
  readonly orderBy: (moment: SearchMoment) => string;
  readonly limit: number;
}

/** Ids of the first cards that a search finds, in an order of their own. Throws `search.invalid`. */
export function searchInOrder(col: Collection, search: string, { also, orderBy, limit }: OrderedSearch): number[] {
  return found(
    col,
    search,
    ({ where }, moment) => `SELECT c.id FROM cards c, notes n WHERE c.nid = n.id AND (${where}) AND ${also}
      ORDER BY ${orderBy(moment)} LIMIT ${limit}`,
  );
}

/** How many of the cards that a search finds fulfil each of the conditions over cards `c`. Throws `search.invalid`. */
export function foundCounts(col: Collection, search: string, conditions: readonly string[]): number[] {
  const columns = conditions.map((condition, index) => `total(${condition}) AS n${index}`).join(', ');
  const inOneColumn = conditions.map((_, index) => `SELECT n${index} FROM counts`).join(' UNION ALL ');
  return found(col, search, ({ where, usesNotes }) => {
    const from = usesNotes ? 'cards c, notes n WHERE c.nid = n.id AND' : 'cards c WHERE';
    return `WITH counts AS MATERIALIZED (SELECT ${columns} FROM ${from} (${where})) ${inOneColumn}`;
  });
}

function found(col: Collection, search: string, select: (sql: SearchSql, moment: SearchMoment) => string): number[] {
  const { db, env } = col;
  const moment = { nowSecs: Math.floor(env.clock.nowMs() / 1000), ...col.dayTiming() };
  try {
    const sql = searchSql(db, parseSearch(search), { moment, currentDeckId: currentDeckId(db) });
    return withSearchFunctions(db, { matchers: sql.matchers, moment }, () =>
      columnOnce<number>(db, select(sql, moment), sql.params),
    );
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

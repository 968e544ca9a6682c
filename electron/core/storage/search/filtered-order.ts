import type { SearchMoment } from './search-functions.ts';

/** In which order a filtered deck takes cards, as its terms store it. */
export const FILTERED_ORDER = {
  oldestSeen: 0,
  random: 1,
  intervalsAscending: 2,
  intervalsDescending: 3,
  lapses: 4,
  added: 5,
  due: 6,
  addedDescending: 7,
  retrievabilityAscending: 8,
  retrievabilityDescending: 9,
  relativeOverdueness: 10,
} as const;

const LAST_DAY_NUMBER = 1_000_000_000;
const DAY_SECS = 86_400;
const DUE = 'CASE WHEN c.odue != 0 THEN c.odue ELSE c.due END';
const OVERDUENESS = `ebb_overdueness(c.data, ${DUE}, c.ivl)`;
/** Those that are equal come in an order that is the same on every device. */
const THEN = 'ebb_fnv(c.id, c.mod)';

interface OrderContext {
  readonly moment: SearchMoment;
  readonly fsrs: boolean;
}

/** For ORDER BY over cards `c`; uses functions of `withSearchFunctions`. An unknown number is "oldest seen first", as in the official client. */
export function filteredOrderSql(order: number, context: OrderContext): string {
  return order === FILTERED_ORDER.random ? 'random()' : `${keySql(order, context)}, ${THEN}`;
}

function keySql(order: number, { moment, fsrs }: OrderContext): string {
  const { daysElapsed, nowSecs } = moment;
  switch (order) {
    case FILTERED_ORDER.intervalsAscending:
      return 'c.ivl';
    case FILTERED_ORDER.intervalsDescending:
      return 'c.ivl DESC';
    case FILTERED_ORDER.lapses:
      return 'c.lapses DESC';
    case FILTERED_ORDER.added:
      return 'c.nid, c.ord';
    case FILTERED_ORDER.addedDescending:
      return 'c.nid DESC, c.ord';
    case FILTERED_ORDER.due:
      return `CASE WHEN c.due > ${LAST_DAY_NUMBER} THEN c.due
        ELSE (c.due - ${daysElapsed}) * ${DAY_SECS} + ${nowSecs} END, c.ord`;
    case FILTERED_ORDER.retrievabilityAscending:
      return retrievabilitySql(fsrs, 'ASC');
    case FILTERED_ORDER.retrievabilityDescending:
      return retrievabilitySql(fsrs, 'DESC');
    case FILTERED_ORDER.relativeOverdueness:
      return OVERDUENESS;
    default:
      return '(SELECT max(id) FROM revlog WHERE cid = c.id)';
  }
}

/** Without FSRS nobody knows how well a card is remembered (the official client then fails); how late it is comes close. */
function retrievabilitySql(fsrs: boolean, direction: 'ASC' | 'DESC'): string {
  const key = fsrs ? `ebb_retrievability(c.data, ${DUE}, c.ivl)` : OVERDUENESS;
  return `${key} ${direction}`;
}

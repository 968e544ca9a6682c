import { fnvSigned } from '../../storage/fnv-hash.ts';
import {
  type DueRequest,
  dueRowsByDay,
  dueRowsWithKey,
  type QueueRow,
  type SortableRow,
} from '../../storage/queue-storage.ts';
import type { WriteDb } from '../../storage/connection.ts';
import type { SearchMoment } from '../../storage/search/search-functions.ts';
import { REVIEW_ORDER } from './queue-options.ts';

export interface ReviewOrder {
  readonly order: number;
  readonly fsrs: boolean;
  readonly moment: SearchMoment;
  /** Place of each deck in the deck list. */
  readonly placeOf: (deckId: number) => number;
}

type Compare = (a: SortableRow, b: SortableRow) => number;

const HOME_DUE = 'CASE WHEN c.odue != 0 THEN c.odue ELSE c.due END';

/** The cards that are due in the order in which they are taken; cards that are equal come in one that looks random. */
export function* dueCards(db: WriteDb, request: DueRequest, by: ReviewOrder): Generator<QueueRow> {
  if (by.order === REVIEW_ORDER.day || by.order === REVIEW_ORDER.dayThenDeck) {
    const place = by.order === REVIEW_ORDER.day ? () => 0 : by.placeOf;
    for (const rows of dueRowsByDay(db, request)) {
      yield* inOrder(
        rows.map((row) => ({ ...row, key: place(row.did) })),
        ascending,
      );
    }
    return;
  }
  const rows = dueRowsWithKey(db, request, { sql: keySql(by), moment: by.moment });
  yield* inOrder(rows, compareBy(by));
}

function inOrder(rows: readonly SortableRow[], compare: Compare): SortableRow[] {
  return rows
    .map((row) => ({ row, chance: fnvSigned(row.id, row.mod) }))
    .toSorted((a, b) => compare(a.row, b.row) || a.chance - b.chance)
    .map(({ row }) => row);
}

const ascending: Compare = (a, b) => keyOf(a) - keyOf(b);
const descending: Compare = (a, b) => -ascending(a, b) || 0;

/** What has no value comes before everything that has one. */
function keyOf({ key }: SortableRow): number {
  return key ?? -Number.MAX_VALUE;
}

function compareBy({ order, fsrs, placeOf }: ReviewOrder): Compare {
  switch (order) {
    case REVIEW_ORDER.deckThenDay:
      return (a, b) => placeOf(a.did) - placeOf(b.did) || a.due - b.due;
    case REVIEW_ORDER.intervalsDescending:
    case REVIEW_ORDER.retrievabilityDescending:
      return descending;
    // The easier, the less difficult.
    case REVIEW_ORDER.easeAscending:
      return fsrs ? descending : ascending;
    case REVIEW_ORDER.easeDescending:
      return fsrs ? ascending : descending;
    case REVIEW_ORDER.added:
      return (a, b) => a.nid - b.nid || a.ord - b.ord;
    case REVIEW_ORDER.addedDescending:
      return (a, b) => b.nid - a.nid || a.ord - b.ord;
    case REVIEW_ORDER.random:
      return () => 0;
    default:
      return ascending;
  }
}

function keySql({ order, fsrs, moment }: ReviewOrder): string {
  const lateness = `-(1 + (${moment.daysElapsed} - c.due + 0.001) / c.ivl)`;
  switch (order) {
    case REVIEW_ORDER.intervalsAscending:
    case REVIEW_ORDER.intervalsDescending:
      return 'c.ivl';
    case REVIEW_ORDER.easeAscending:
    case REVIEW_ORDER.easeDescending:
      return fsrs ? `ebb_memory(c.data, 'd')` : 'c.factor';
    case REVIEW_ORDER.retrievabilityAscending:
    case REVIEW_ORDER.retrievabilityDescending:
      // Without FSRS too: what it left in the cards decides, and a card that it left nothing in has none.
      return `ebb_retrievability(c.data, ${HOME_DUE}, c.ivl)`;
    case REVIEW_ORDER.relativeOverdueness:
      return fsrs ? `ebb_overdueness(c.data, ${HOME_DUE}, c.ivl)` : lateness;
    default:
      return 'NULL';
  }
}

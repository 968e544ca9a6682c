import type { BrowserColumn, BrowserMode } from '#shared/domain/browser-column.ts';
import type { ReadDb, WriteDb } from '../storage/connection.ts';
import { totalChanges } from '../storage/total-changes.ts';

/** Fewer are put in order fast enough each time. */
const LEAST_ROWS = 2000;
/** Two megabytes each with 150,000 cards. */
const MOST_KEPT = 4;
/** Depend on the time of day: another moment has another order. */
const OF_THE_MOMENT: ReadonlySet<BrowserColumn> = new Set(['cardDue', 'retrievability']);

/** All cards or notes in the order of a column. Which of two that are equal comes first is left open. */
class KeptOrder {
  readonly #inOrder: Float64Array;
  #lookup: { readonly ids: Float64Array; readonly places: Uint32Array } | undefined;

  constructor(inOrder: Float64Array) {
    this.#inOrder = inOrder;
  }

  /** All of them. */
  all(descending: boolean): number[] {
    const ids = this.#inOrder;
    const last = ids.length - 1;
    return Array.from(ids, (_, at) => ids[descending ? last - at : at] ?? 0);
  }

  /** Those that were found; their ids come ascending. */
  of(found: readonly number[], descending: boolean): number[] {
    const { ids, places } = this.ready();
    const isFound = new Uint8Array(ids.length);
    let at = 0;
    for (const id of found) {
      while ((ids[at] ?? id) < id) at += 1;
      isFound[at] = 1;
    }
    const result: number[] = [];
    const last = places.length - 1;
    for (let i = 0; i <= last; i += 1) {
      const place = places[descending ? last - i : i] ?? 0;
      if (isFound[place] === 1) result.push(ids[place] ?? 0);
    }
    return result;
  }

  /** For each place in this order the place among the ids ascending. Made when it is needed first. */
  ready(): { readonly ids: Float64Array; readonly places: Uint32Array } {
    if (this.#lookup !== undefined) return this.#lookup;
    const ids = this.#inOrder.toSorted();
    const places = new Uint32Array(ids.length);
    for (let i = 0; i < places.length; i += 1) places[i] = placeOf(ids, this.#inOrder[i] ?? 0);
    this.#lookup = { ids, places };
    return this.#lookup;
  }
}

/**
 * Orders of all cards or notes, kept until anything at all is written: whoever searches in the browser does it in the
 * same order again and again, and putting rows in order costs several times as much as finding them.
 */
export class KeptOrders {
  static readonly #known = new WeakMap<ReadDb, KeptOrders>();
  readonly #db: WriteDb;
  readonly #orders = new Map<string, KeptOrder>();
  #changes: number | undefined;

  static of(db: WriteDb): KeptOrders {
    const known = KeptOrders.#known.get(db) ?? new KeptOrders(db);
    KeptOrders.#known.set(db, known);
    return known;
  }

  private constructor(db: WriteDb) {
    this.#db = db;
  }

  find(mode: BrowserMode, column: BrowserColumn): KeptOrder | undefined {
    return this.#isCurrent() ? this.#orders.get(`${mode} ${column}`) : undefined;
  }

  /** `ids` are those of all cards or notes there are, in ascending order of the column. */
  keep(mode: BrowserMode, column: BrowserColumn, ids: Float64Array): KeptOrder | undefined {
    if (!this.#isCurrent() || ids.length < LEAST_ROWS || OF_THE_MOMENT.has(column)) return undefined;
    const order = new KeptOrder(ids);
    this.#orders.delete(`${mode} ${column}`);
    this.#orders.set(`${mode} ${column}`, order);
    const [oldest] = this.#orders.keys();
    if (this.#orders.size > MOST_KEPT && oldest !== undefined) this.#orders.delete(oldest);
    return order;
  }

  /** False in a transaction, whose end may take back what it wrote. */
  #isCurrent(): boolean {
    if (this.#db.inTransaction) return false;
    const changes = totalChanges(this.#db);
    if (this.#changes !== changes) this.#orders.clear();
    this.#changes = changes;
    return true;
  }
}

function placeOf(ids: Float64Array, id: number): number {
  let [low, high] = [0, ids.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? 0) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

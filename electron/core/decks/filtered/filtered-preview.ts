import type { decks } from '#shared/contract/decks.ts';
import type { InputOf, OutputOf } from '#shared/contract/define.ts';
import type { Collection } from '../../collection/collection.ts';
import { foundCounts, searchInOrder } from '../../search/search-cards.ts';
import { findConfig } from '../../storage/config-storage.ts';
import { filteredOrderSql } from '../../storage/search/filtered-order.ts';

type Preview = OutputOf<(typeof decks)['filteredPreview']>;
type Term = InputOf<(typeof decks)['filteredPreview']>['terms'][number];
const SUSPENDED = 'c.queue = -1';
const BURIED = 'c.queue IN (-2, -3)';

/**
 * What a filtered deck would gather, without gathering it. Cards that the deck holds already count as free, in the
 * state they have there. Throws `search.invalid`.
 */
export function filteredPreview(collection: Collection, terms: readonly Term[], deckId: number | null): Preview {
  const elsewhere = deckId === null ? 'c.odid != 0' : `(c.odid != 0 AND c.did != ${deckId})`;
  const free = `(c.queue >= 0 AND NOT ${elsewhere})`;
  const taken = new Set<number>();
  return {
    terms: terms.map((term, index) => {
      const [found = 0, suspended = 0, buried = 0, inOtherDecks = 0, freeCount = 0] = foundCounts(
        collection,
        term.search,
        ['1', SUSPENDED, BURIED, `c.queue >= 0 AND ${elsewhere}`, free],
      );
      const isLast = index === terms.length - 1;
      if (isLast && taken.size === 0) {
        return { found, suspended, buried, inOtherDecks, taken: Math.min(freeCount, term.limit) };
      }
      const before = taken.size;
      for (const id of firstCards(collection, term, free, taken)) taken.add(id);
      return { found, suspended, buried, inOtherDecks, taken: taken.size - before };
    }),
  };
}

/** Those that the deck would take: what an earlier search took is no longer there to be found. */
function firstCards(
  collection: Collection,
  { search, limit, order }: Term,
  free: string,
  taken: ReadonlySet<number>,
): number[] {
  const fsrs = findConfig(collection.db, 'fsrs') === true;
  const found = searchInOrder(collection, search, {
    also: free,
    orderBy: (moment) => filteredOrderSql(order, { moment, fsrs }),
    limit: limit + taken.size,
  });
  return found.filter((id) => !taken.has(id)).slice(0, limit);
}

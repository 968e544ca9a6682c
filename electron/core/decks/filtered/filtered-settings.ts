import type { decks, FilteredDeckSettings } from '#shared/contract/decks.ts';
import type { OutputOf } from '#shared/contract/define.ts';
import { DeckId } from '#shared/contract/ids.ts';
import type { FilteredDeck } from '#shared/domain/deck.ts';
import { writeSearch } from '#shared/domain/search/write-search.ts';
import type { Collection } from '../../collection/collection.ts';
import { deckTerm, untypedTerm } from '../../search/untyped-term.ts';
import { findConfig } from '../../storage/config-storage.ts';
import type { ReadDb } from '../../storage/connection.ts';
import { findDeck } from '../../storage/deck-storage.ts';
import { FILTERED_ORDER } from '../../storage/search/filtered-order.ts';
import { currentDeckId } from '../current-deck.ts';

type Settings = OutputOf<(typeof decks)['filteredSettings']>;

const FIRST_TERM = { search: '', limit: 100, order: FILTERED_ORDER.random };
const SECOND_TERM = { search: '', limit: 20, order: FILTERED_ORDER.due };

/** How a filtered deck is set. */
export function settingsOf({ db }: Collection, deck: FilteredDeck): Settings {
  const { reschedule, previewAgainSecs, previewHardSecs, previewGoodSecs } = deck;
  const terms = deck.terms.slice(0, 2).map((term) => ({ ...term, order: knownOrder(term.order) }));
  return {
    deckId: DeckId.parse(deck.id),
    name: deck.name,
    settings: {
      terms: terms.length === 0 ? [FIRST_TERM] : terms,
      reschedule,
      previewAgainSecs,
      previewHardSecs,
      previewGoodSecs,
    },
    fsrs: isFsrsOn(db),
  };
}

/** What official offers for a new one: two searches in the chosen deck, of which the second need not be taken. */
export function newSettings({ db }: Collection): Settings {
  const current = findDeck(db, currentDeckId(db));
  const search = (state: 'due' | 'new'): string =>
    current?.kind === 'normal'
      ? writeSearch([deckTerm(current.name), { kind: 'and' }, untypedTerm({ kind: 'state', state })])
      : '';
  const settings: FilteredDeckSettings = {
    terms: [
      { ...FIRST_TERM, search: search('due') },
      { ...SECOND_TERM, search: search('new') },
    ],
    reschedule: true,
    previewAgainSecs: 60,
    previewHardSecs: 600,
    previewGoodSecs: 0,
  };
  return { deckId: null, name: '', settings, fsrs: isFsrsOn(db) };
}

function isFsrsOn(db: ReadDb): boolean {
  return findConfig(db, 'fsrs') === true;
}

/** Official takes an order that it does not know for the first. */
function knownOrder(order: number): number {
  return order >= 0 && order <= FILTERED_ORDER.relativeOverdueness ? order : FILTERED_ORDER.oldestSeen;
}

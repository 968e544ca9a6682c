import type { decks, FilteredDeckSettings } from '#shared/contract/decks.ts';
import type { Handlers } from '#shared/contract/define.ts';
import { DeckId } from '#shared/contract/ids.ts';
import type { FilteredDeck } from '#shared/domain/deck.ts';
import { normalizedSearch } from '#shared/domain/search/write-search.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { underRightClock } from '../../collection/clock-check.ts';
import type { Collection } from '../../collection/collection.ts';
import { searchFailure } from '../../search/search-cards.ts';
import { setConfig } from '../../storage/config-storage.ts';
import { getDeck, updateDeck } from '../../storage/deck-storage.ts';
import { filteredDeckObject } from '../../storage/default-objects.ts';
import { addNamedDeck, renameDeck } from '../deck-naming.ts';
import { fillFilteredDeck } from './fill-filtered-deck.ts';
import { filteredPreview } from './filtered-preview.ts';
import { newSettings, settingsOf } from './filtered-settings.ts';
import { sendCardsHome } from './send-cards-home.ts';

export type FilteredDeckMethods =
  | 'filteredSettings'
  | 'filteredPreview'
  | 'saveFiltered'
  | 'buildFiltered'
  | 'emptyFiltered';

interface FilteredDeckServiceDeps {
  readonly collection: () => Collection;
}

/** Decks that gather cards by a search and give them back. */
export function filteredDeckService({
  collection,
}: FilteredDeckServiceDeps): Pick<Handlers<typeof decks>, FilteredDeckMethods> {
  // Which cards are gathered, and when they are due there and at home, is a matter of days.
  const dated = underRightClock(collection);
  return {
    filteredSettings: ({ deckId }) => {
      const col = collection();
      return deckId === null ? newSettings(col) : settingsOf(col, getFilteredDeck(col, deckId));
    },
    filteredPreview: ({ deckId, terms }) => filteredPreview(collection(), terms, deckId),
    saveFiltered: ({ deckId, name, settings, evenIfEmpty }) => {
      const col = dated();
      const op = deckId === null ? 'createFilteredDeck' : 'changeFilteredDeck';
      return col.transact(op, () => {
        const deck = putFilteredDeck(col, { deckId, name, settings });
        const cardCount = fillFilteredDeck(col, deck);
        if (cardCount === 0 && !evenIfEmpty) throw new AppError('deck.nothingFound', {});
        setConfig(col.db, 'curDeck', deck.id, { mtimeSecs: nowSecs(col), usn: -1 });
        return { deckId: DeckId.parse(deck.id), name: deck.name, cardCount };
      });
    },
    buildFiltered: ({ deckId }) => {
      const col = dated();
      return col.transact('buildFilteredDeck', () => ({
        cardCount: fillFilteredDeck(col, getFilteredDeck(col, deckId)),
      }));
    },
    emptyFiltered: ({ deckId }) => {
      const col = dated();
      return col.transact('emptyFilteredDeck', () => ({
        cardCount: sendCardsHome(col, getFilteredDeck(col, deckId).id),
      }));
    },
  };
}

export interface WantedFilteredDeck {
  /** Null: a new one. */
  readonly deckId: number | null;
  readonly name: string;
  readonly settings: FilteredDeckSettings;
}

/** Adds or changes a filtered deck, without gathering its cards. Inside a transaction. Throws `search.invalid`. */
export function putFilteredDeck(col: Collection, { deckId, name, settings }: WantedFilteredDeck): FilteredDeck {
  const terms = settings.terms.map((term) => ({ ...term, search: stored(term.search) }));
  const stamp = { mtimeSecs: nowSecs(col), usn: -1 };
  const deck =
    deckId === null ? addNamedDeck(col, name, filteredDeckObject) : renameDeck(col, getFilteredDeck(col, deckId), name);
  if (deck.kind !== 'filtered') throw new AppError('internal', {}, { cause: new Error('a deck changed its kind') });
  const changed: FilteredDeck = { ...deck, ...stamp, ...settings, terms };
  updateDeck(col.db, changed);
  return changed;
}

function stored(search: string): string {
  try {
    return normalizedSearch(search);
  } catch (error: unknown) {
    throw searchFailure(error);
  }
}

function getFilteredDeck({ db }: Collection, deckId: number): FilteredDeck {
  const deck = getDeck(db, deckId);
  if (deck.kind !== 'filtered') throw new AppError('invalidInput', { issues: ['deckId: not a filtered deck'] });
  return deck;
}

function nowSecs({ env }: Collection): number {
  return Math.floor(env.clock.nowMs() / 1000);
}

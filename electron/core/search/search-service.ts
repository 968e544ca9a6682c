import type { Handlers } from '#shared/contract/define.ts';
import type { CardId, NoteId } from '#shared/contract/ids.ts';
import type { search } from '#shared/contract/search.ts';
import { CardRenderer, type RenderEnv } from '../cards/render-card.ts';
import type { Collection } from '../collection/collection.ts';
import { cardIdsOfNotes, noteIdsOfCards } from '../storage/card-storage.ts';
import { keptDecks } from '../storage/deck-storage.ts';
import { keptNotetypes } from '../storage/notetype-storage.ts';
import { browserRows } from './browser-rows.ts';
import { searchCards, searchNotes } from './search-cards.ts';

interface SearchServiceDeps {
  readonly collection: () => Collection;
  readonly render: RenderEnv;
}

/** Finding cards and notes, and the rows that the browser shows of them. */
export function searchService({ collection, render }: SearchServiceDeps): Handlers<typeof search> {
  const sources = { renderer: new CardRenderer(render), notetypes: keptNotetypes(), decks: keptDecks() };
  return {
    // Ids come from the collection itself, and are many: they are not checked one by one.
    cards: ({ query, order }) => searchCards(collection(), query, order) as CardId[],
    notes: ({ query, order }) => searchNotes(collection(), query, order) as NoteId[],
    rows: (wanted) => browserRows(collection(), sources, wanted),
    notesOfCards: ({ cardIds }) => noteIdsOfCards(collection().db, cardIds) as NoteId[],
    cardsOfNotes: ({ noteIds }) => cardIdsOfNotes(collection().db, noteIds) as CardId[],
  };
}

import type { Handlers } from '#shared/contract/define.ts';
import type { CardId, NoteId } from '#shared/contract/ids.ts';
import type { search } from '#shared/contract/search.ts';
import { CardRenderer, type RenderEnv } from '../cards/render-card.ts';
import type { Collection } from '../collection/collection.ts';
import { cardIdsOfNotes, noteIdsOfCards } from '../storage/card-storage.ts';
import { keptDecks } from '../storage/deck-storage.ts';
import { keptNotetypes } from '../storage/notetype-storage.ts';
import { browserRows } from './browser-rows.ts';
import { NoteTexts } from './note-texts.ts';
import { searchCards, searchNotes } from './search-cards.ts';

interface SearchServiceDeps {
  readonly collection: () => Collection;
  readonly render: RenderEnv;
}

/** Finding cards and notes, and the rows that the browser shows of them. */
export function searchService({ collection, render }: SearchServiceDeps): Handlers<typeof search> {
  const sources = { renderer: new CardRenderer(render), notetypes: keptNotetypes(), decks: keptDecks() };
  // Whoever searches at all is likely to type words next.
  const expectWords = (): void => NoteTexts.of(collection().db).prepare();
  return {
    // Ids come from the collection itself, and are many: they are not checked one by one.
    cards: ({ query, order }) => {
      const ids = searchCards(collection(), query, order) as CardId[];
      expectWords();
      return ids;
    },
    notes: ({ query, order }) => {
      const ids = searchNotes(collection(), query, order) as NoteId[];
      expectWords();
      return ids;
    },
    rows: (wanted) => browserRows(collection(), sources, wanted),
    notesOfCards: ({ cardIds }) => noteIdsOfCards(collection().db, cardIds) as NoteId[],
    cardsOfNotes: ({ noteIds }) => cardIdsOfNotes(collection().db, noteIds) as CardId[],
  };
}

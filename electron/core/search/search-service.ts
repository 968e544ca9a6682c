import type { Handlers } from '#shared/contract/define.ts';
import { CardId, NoteId } from '#shared/contract/ids.ts';
import type { search } from '#shared/contract/search.ts';
import type { Collection } from '../collection/collection.ts';
import { searchCards, searchNotes } from './search-cards.ts';

interface SearchServiceDeps {
  readonly collection: () => Collection;
}

export function searchService({ collection }: SearchServiceDeps): Handlers<typeof search> {
  return {
    cards: ({ query }) => searchCards(collection(), query).map((id) => CardId.parse(id)),
    notes: ({ query }) => searchNotes(collection(), query).map((id) => NoteId.parse(id)),
  };
}

import { z } from 'zod';
import { query } from './define.ts';
import { CardId, NoteId } from './ids.ts';

const Search = z.strictObject({ query: z.string() });

export const search = {
  cards: query({
    summary: 'Ids of the cards that a search finds, ascending',
    input: Search,
    output: z.array(CardId),
  }),
  notes: query({
    summary: 'Ids of the notes with a card that a search finds, ascending',
    input: Search,
    output: z.array(NoteId),
  }),
};

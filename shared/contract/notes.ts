import { z } from 'zod';
import { operation, query } from './define.ts';
import { CardId, DeckId, NoteId, NotetypeId } from './ids.ts';

/** One text for each field of the note type, in its order. HTML. */
const Fields = z.array(z.string());
const Tags = z.array(z.string());

export const notes = {
  get: query({
    summary: 'One note as it is stored',
    input: z.strictObject({ noteId: NoteId }),
    output: z.object({ noteId: NoteId, notetypeId: NotetypeId, fields: Fields, tags: Tags }),
  }),
  add: operation({
    summary: 'Add a note with the cards it makes; a template’s own deck goes before the given one',
    input: z.strictObject({ notetypeId: NotetypeId, deckId: DeckId, fields: Fields, tags: Tags }),
    output: z.object({ noteId: NoteId, cardIds: z.array(CardId) }),
  }),
  update: operation({
    summary: 'Change the fields or the tags of a note; cards that it makes now are added, none is removed',
    input: z.strictObject({ noteId: NoteId, fields: Fields.optional(), tags: Tags.optional() }),
    output: z.object({ cardIds: z.array(CardId) }),
  }),
  remove: operation({
    summary: 'Remove notes and their cards; notes that are gone already don’t matter',
    input: z.strictObject({ noteIds: z.array(NoteId) }),
    output: z.object({ noteCount: z.int(), cardCount: z.int() }),
  }),
};

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
  defaults: query({
    summary: 'Note type and deck that adding begins with, as the preference has it',
    /** The card that is being studied, if any: its deck stands in for a filtered one. */
    input: z.strictObject({ reviewedCardId: CardId.optional() }),
    output: z.object({ notetypeId: NotetypeId, deckId: DeckId }),
  }),
  deckForNotetype: query({
    summary: 'The deck that notes of a note type were added to last; null: stay with the chosen one',
    input: z.strictObject({ notetypeId: NotetypeId }),
    output: z.object({ deckId: DeckId.nullable() }),
  }),
  fieldsCheck: query({
    summary: 'What is to be said of a note before it is added: the first thing that is wrong with its fields',
    input: z.strictObject({ notetypeId: NotetypeId, fields: Fields, noteId: NoteId.optional() }),
    output: z.object({
      state: z.enum(['normal', 'empty', 'duplicate', 'missingCloze', 'notetypeNotCloze', 'fieldNotCloze']),
    }),
  }),
  checkDuplicate: query({
    summary: 'Other notes of the note type with the same first field',
    input: z.strictObject({ notetypeId: NotetypeId, firstField: z.string(), noteId: NoteId.optional() }),
    output: z.object({ noteIds: z.array(NoteId) }),
  }),
  findDuplicates: query({
    summary: 'Notes that have the same text in a field, in groups; empty ones are none',
    input: z.strictObject({ fieldName: z.string().min(1), query: z.string(), notetypeId: NotetypeId.optional() }),
    output: z.array(z.object({ text: z.string(), noteIds: z.array(NoteId) })),
  }),
  findReplace: operation({
    summary: 'Replace a text or what a regular expression finds, in fields or in tags of notes',
    input: z.strictObject({
      noteIds: z.array(NoteId),
      search: z.string(),
      replacement: z.string(),
      regex: z.boolean(),
      ignoreCase: z.boolean(),
      in: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('allFields') }),
        /** Of every note type that has one of this name; case doesn’t matter. */
        z.strictObject({ kind: z.literal('field'), name: z.string() }),
        z.strictObject({ kind: z.literal('tags') }),
      ]),
    }),
    output: z.object({ noteCount: z.int(), changedCount: z.int() }),
  }),
};

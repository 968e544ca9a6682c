import { z } from 'zod';
import { operation, query } from './define.ts';
import { NoteId, NotetypeId } from './ids.ts';

/** Names as they are written there, decoded (`&amp;`, `%20`), not normalised. */
export const MediaReferenceList = z.object({
  notes: z.array(z.object({ fileName: z.string(), noteIds: z.array(NoteId) })),
  /**
   * Names that a page would ask for beside those: with `%20` for a space, in other attributes and elements. Official's
   * check does not count them; a file that is shown by one must not be thrown away all the same.
   */
  shown: z.array(z.string()),
  /** Named by templates or styling. */
  templates: z.array(z.object({ fileName: z.string(), notetypeId: NotetypeId, notetypeName: z.string() })),
  /** Templates that put a field into a file's name. */
  fieldsInNames: z.array(z.object({ notetypeId: NotetypeId, notetypeName: z.string(), template: z.string() })),
});
export type MediaReferenceList = z.infer<typeof MediaReferenceList>;

/** What the collection knows of media files: who names them. Asked by the media worker. */
export const mediaReferences = {
  list: query({
    summary: 'Every file that notes or templates name',
    input: z.object({
      /** The stamp of the last answer: unless something changed since, there is no new list. */
      knownStamp: z.string().optional(),
    }),
    output: z.object({ stamp: z.string(), references: MediaReferenceList.nullable() }),
  }),
  inlineImages: query({
    summary: 'Images that notes hold as `data:` addresses, some at a time',
    input: z.object({ afterNoteId: NoteId.nullable() }),
    output: z.object({
      images: z.array(z.object({ noteId: NoteId, address: z.string() })),
      /** Where the next question goes on; null: that was all. */
      afterNoteId: NoteId.nullable(),
    }),
  }),
  rename: operation({
    summary: 'Have notes name other files: `dog.jpg` where they say `dog.JPG`',
    input: z.object({
      renames: z.array(z.object({ from: z.string(), to: z.string() })),
      /** Unless given, all notes. */
      noteIds: z.array(NoteId).optional(),
    }),
    output: z.object({ noteCount: z.int() }),
  }),
  tagMissing: operation({
    summary: 'Tag the notes that name a missing file',
    input: z.object({ noteIds: z.array(NoteId), tag: z.string() }),
    output: z.object({ noteCount: z.int() }),
  }),
};

import { z } from 'zod';
import { operation, query } from './define.ts';
import { NoteId, NotetypeId } from './ids.ts';

/** What the collection knows of media files: who names them. Asked by the media worker. */
export const mediaReferences = {
  list: query({
    summary: 'Every file that notes or templates name',
    input: z.object({}),
    output: z.object({
      notes: z.array(z.object({ fileName: z.string(), noteIds: z.array(NoteId) })),
      templates: z.array(z.object({ fileName: z.string(), notetypeId: NotetypeId, notetypeName: z.string() })),
      /** Templates that put a field into a file's name. */
      fieldsInNames: z.array(z.object({ notetypeId: NotetypeId, notetypeName: z.string(), template: z.string() })),
    }),
  }),
  rename: operation({
    summary: 'Have notes name other files: `dog.jpg` where they say `dog.JPG`',
    input: z.object({ renames: z.array(z.object({ from: z.string(), to: z.string() })) }),
    output: z.object({ noteCount: z.int() }),
  }),
  tagMissing: operation({
    summary: 'Tag the notes that name a missing file',
    input: z.object({ noteIds: z.array(NoteId), tag: z.string() }),
    output: z.object({ noteCount: z.int() }),
  }),
};

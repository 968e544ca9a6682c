import { z } from 'zod';
import { task } from './define.ts';

/** A file that took the place of another one. `keptAt`: where that is in the trash. */
const Replaced = z.object({ fileName: z.string(), keptAt: z.string() });
export const ArrivedFiles = z.object({ added: z.array(z.string()), replaced: z.array(Replaced) });
export type ArrivedFiles = z.infer<typeof ArrivedFiles>;

/**
 * What the collection's thread asks of the media folder's when a package comes. Not for doors: whoever may place files
 * may also take some away.
 */
export const mediaArrivals = {
  compare: task({
    summary: 'The contents of the files with these names; null: there is none',
    input: z.object({
      fileNames: z.array(z.string()),
      /** A file whose name differs in case alone counts, too. */
      ignoreCase: z.boolean(),
    }),
    output: z.object({ sha1s: z.array(z.string().nullable()) }),
    progress: z.never(),
    lock: 'bypass',
  }),
  place: task({
    summary: 'Move files into the folder, all of them or none; those that are there with the same content stay',
    input: z.object({
      files: z.array(z.object({ path: z.string(), fileName: z.string(), sha1: z.string() })),
      /** A file of that name with other content goes to the trash. Otherwise it is an error. */
      replace: z.boolean(),
    }),
    output: ArrivedFiles,
    progress: z.never(),
    lock: 'bypass',
  }),
  takeBack: task({
    summary: 'Undo what was placed',
    input: ArrivedFiles,
    output: z.null(),
    progress: z.never(),
    lock: 'bypass',
  }),
};

import { z } from 'zod';
import { task } from './define.ts';

/** A file that took the place of another one. `keptAt`: the path of that, until it is known what becomes of it. */
const Replaced = z.object({ fileName: z.string(), keptAt: z.string() });
export const ArrivedFiles = z.object({ added: z.array(z.string()), replaced: z.array(Replaced) });
export type ArrivedFiles = z.infer<typeof ArrivedFiles>;

/**
 * What the collection's thread asks of the media folder's when a package comes. Not for doors: whoever may place files
 * may also take some away.
 */
export const mediaArrivals = {
  compare: task({
    summary: 'The contents of the files with these names, whatever their case; null: there is none',
    input: z.object({ fileNames: z.array(z.string()) }),
    output: z.object({ sha1s: z.array(z.string().nullable()) }),
    progress: z.never(),
    lock: 'bypass',
  }),
  place: task({
    summary: 'Move files into the folder, all of them or none; those that are there with the same content stay',
    input: z.object({
      files: z.array(z.object({ path: z.string(), fileName: z.string(), sha1: z.string() })),
      /** A file of that name with other content makes room. Otherwise it is an error. */
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
  settle: task({
    summary: 'What was placed stays: files that made room go to the trash',
    input: ArrivedFiles,
    output: z.null(),
    progress: z.never(),
    lock: 'bypass',
  }),
};

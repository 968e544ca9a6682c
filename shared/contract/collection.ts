import { z } from 'zod';
import { query, task } from './define.ts';

export const CollectionNumbers = z.object({
  cards: z.int(),
  notes: z.int(),
  reviews: z.int(),
  decks: z.int(),
  /** Epoch ms of the last change. */
  modifiedMs: z.int(),
});
export type CollectionNumbers = z.infer<typeof CollectionNumbers>;

export const collection = {
  state: query({
    summary: 'Whether the collection is open, and why not',
    input: z.object({}),
    output: z.union([
      z.object({ open: z.literal(true), recovered: z.boolean() }),
      z.object({
        open: z.literal(false),
        error: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }),
      }),
    ]),
    lock: 'bypass',
    withoutCollection: true,
  }),
  info: query({ summary: 'Numbers of the open collection', input: z.object({}), output: CollectionNumbers }),
  exportAnki2: task({
    summary: 'Write the collection as an Anki schema-11 file',
    input: z.object({ path: z.string().min(1), overwrite: z.boolean().optional() }),
    output: z.object({ bytes: z.int() }),
    progress: z.object({ stage: z.enum(['copying', 'converting']) }),
    lock: 'exclusive',
    doors: 'cli',
  }),
  importAnki2: task({
    summary: 'Replace the collection by an Anki collection file of schema 11 or 18; the old one is backed up first',
    input: z.object({ path: z.string().min(1) }),
    output: CollectionNumbers,
    progress: z.object({ stage: z.enum(['copying', 'checking', 'converting', 'replacing']) }),
    lock: 'exclusive',
    doors: 'cli',
    withoutCollection: true,
  }),
};

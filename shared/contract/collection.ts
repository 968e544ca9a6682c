import { z } from 'zod';
import { operation, query, task } from './define.ts';

export const CollectionNumbers = z.object({
  cards: z.int(),
  notes: z.int(),
  reviews: z.int(),
  decks: z.int(),
  /** Epoch ms of the last change. */
  modifiedMs: z.int(),
});
export type CollectionNumbers = z.infer<typeof CollectionNumbers>;

/** What Check Database mends, in the order in which it is told. */
export const databaseRepairs = [
  'notetypesRecovered',
  'newPlacesTooHigh',
  'cardsInvalid',
  'lastReviewsCorrected',
  'cardsWithoutNote',
  'decksMissing',
  'fieldCountsWrong',
  'cardsDoubled',
  'cardsWithoutTemplate',
  'reviewsInvalid',
  'textsUnreadable',
  'idsInFuture',
] as const;
export type DatabaseRepair = (typeof databaseRepairs)[number];

export const CheckOutcome = z.object({
  /** Only what there was to mend. */
  repairs: z.array(z.object({ repair: z.enum(databaseRepairs), count: z.int() })),
  /** A merge can't carry it: the next sync goes one way. */
  schemaChanged: z.boolean(),
  /** How it was before; null if nothing was to be changed. */
  backupId: z.string().nullable(),
});
export type CheckOutcome = z.infer<typeof CheckOutcome>;

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
  info: query({
    summary: 'Numbers of the open collection',
    input: z.object({}),
    /** `lastReviewMs`: null where nothing was studied yet. */
    output: CollectionNumbers.extend({ lastReviewMs: z.int().nullable() }),
  }),
  clock: query({
    summary: 'Whether this computer’s clock is known to be wrong: study and sync wait until it is right',
    input: z.object({}),
    output: z.object({
      wrong: z
        .object({
          /** An answer or a sync of later than now, or what a sync server said. */
          shownBy: z.enum(['review', 'sync', 'server']),
          nowMs: z.int(),
          otherMs: z.int(),
        })
        .nullable(),
    }),
  }),
  wrongDates: query({
    summary: 'Answers of later than now, and how many of their cards wait for a day that was counted from there',
    input: z.object({}),
    output: z.object({
      answers: z.int(),
      cards: z.int(),
      firstMs: z.int().nullable(),
      lastMs: z.int().nullable(),
      waiting: z.int(),
    }),
  }),
  keepWrongDates: task({
    summary:
      'Back up, then take answers and a sync of later than now for dated wrong: they stay, and no longer stop study',
    input: z.object({}),
    /** Null: there was nothing of that kind. */
    output: z.object({ backupId: z.string().nullable() }),
    progress: z.object({ stage: z.literal('backingUp') }),
    lock: 'exclusive',
  }),
  check: task({
    summary:
      'Check Database: back up, then look through everything and mend what can’t be; what is damaged on the disk is closed',
    input: z.object({
      /** Only tells what would be mended; nothing is changed. */
      onlyLook: z.boolean().optional(),
      /** Only tells as well if mending would send the next sync one way: a person chooses then. */
      unlessOneWay: z.boolean().optional(),
    }),
    output: CheckOutcome,
    progress: z.object({
      stage: z.enum(['integrity', 'backingUp', 'cards', 'notes', 'history', 'compacting']),
      /** Of what is counted: bytes of the backup, notes. */
      done: z.int(),
      total: z.int(),
    }),
    lock: 'exclusive',
  }),
  schedulerState: query({
    summary: 'Whether the collection is of an older scheduler, or counts days in the old way',
    input: z.object({}),
    output: z.object({ version: z.enum(['first', 'second', 'third']), oldTimeZone: z.boolean() }),
  }),
  schemaState: query({
    summary: 'Whether the next sync has to go one way already; changes of the schema are asked about only if not',
    input: z.object({}),
    output: z.object({
      changed: z.boolean(),
      /** There was a sync, so that there is another side. */
      synced: z.boolean(),
    }),
  }),
  updateScheduler: task({
    summary:
      'Back up, then bring a collection of an older scheduler to the present one; the first one’s syncs one way then',
    input: z.object({}),
    output: z.object({ backupId: z.string() }),
    progress: z.object({ stage: z.enum(['backingUp', 'updating']) }),
    lock: 'exclusive',
  }),
  storeTimeZone: operation({
    summary: 'Count days by dates, from the zone of the creation day, instead of in the old way',
    input: z.object({}),
    output: z.null(),
  }),
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

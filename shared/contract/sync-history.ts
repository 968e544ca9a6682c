import { z } from 'zod';
import { operation, query } from './define.ts';
import { CardId, NoteId } from './ids.ts';

/** How a sync ended. `interrupted`: the program ended in the middle of it. */
export const SyncEnd = z.enum([
  'running',
  'merged',
  'noChanges',
  'downloaded',
  'uploaded',
  'choiceNeeded',
  'stopped',
  'cancelled',
  'failed',
  'interrupted',
]);
export type SyncEnd = z.infer<typeof SyncEnd>;

/** How many of each went one way. */
export const MovedCounts = z.object({
  notes: z.int(),
  cards: z.int(),
  reviews: z.int(),
  decks: z.int(),
  deckConfigs: z.int(),
  notetypes: z.int(),
  removedNotes: z.int(),
  removedCards: z.int(),
  removedDecks: z.int(),
});
export type MovedCounts = z.infer<typeof MovedCounts>;

export const OverwrittenKind = z.enum(['note', 'card', 'deck', 'deckConfig', 'notetype']);
export type OverwrittenKind = z.infer<typeof OverwrittenKind>;
export const OverwrittenCounts = z.object({
  note: z.int(),
  card: z.int(),
  deck: z.int(),
  deckConfig: z.int(),
  notetype: z.int(),
});
export type OverwrittenCounts = z.infer<typeof OverwrittenCounts>;

export const SyncHistoryEntry = z.object({
  entryId: z.int(),
  startedMs: z.int(),
  /** Null while it runs, and for one that was interrupted. */
  endedMs: z.int().nullable(),
  end: SyncEnd,
  /** Of a failed one. */
  errorCode: z.string().nullable(),
  account: z.object({ server: z.enum(['own', 'ankiweb']), host: z.string(), username: z.string() }),
  came: MovedCounts,
  went: MovedCounts,
  overwritten: OverwrittenCounts,
  /** The overwritten versions can still be looked at. */
  versionsKept: z.boolean(),
  /** Of a one-way sync. */
  bytes: z.int().nullable(),
  /** Backups in which what a one-way sync replaced can be found. */
  backupIds: z.array(z.string()),
  /** Changes here that no server had when a download replaced them. */
  replaced: z.object({ notes: z.int(), cards: z.int(), reviews: z.int() }).nullable(),
});
export type SyncHistoryEntry = z.infer<typeof SyncHistoryEntry>;

/** Whose version was lost to which: a later edit, or a deletion on the other side. */
const Loss = z.object({ side: z.enum(['ours', 'theirs']), by: z.enum(['edit', 'removal']) });

const OverwrittenItem = Loss.extend({
  versionId: z.int(),
  kind: OverwrittenKind,
  itemId: z.int(),
  /** Plain text: the start of a note, the name of an object, empty if nothing is known. */
  title: z.string(),
});
export type OverwrittenItem = z.infer<typeof OverwrittenItem>;

const NoteVersion = z.object({ fields: z.array(z.string()), tags: z.array(z.string()), modifiedSecs: z.int() });
export const PutBack = z.enum(['change', 'add', 'same', 'notetypeGone', 'fieldsChanged']);
/** `change`, `add`: what putting back would do. The others: why it can't or needn't be done. */
export type PutBack = z.infer<typeof PutBack>;

/** What is shown of a card: intervals in days (negative: seconds), ease in thousandths. */
const CardVersion = z.object({
  deck: z.string(),
  state: z.enum(['new', 'learning', 'review', 'relearning']),
  held: z.enum(['no', 'suspended', 'buried']),
  due: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('position'), position: z.int() }),
    /** The start of the day, or the moment for a card in learning. */
    z.object({ kind: z.enum(['day', 'moment']), atMs: z.int() }),
  ]),
  interval: z.int(),
  ease: z.int(),
  reviews: z.int(),
  lapses: z.int(),
  flag: z.int(),
  modifiedSecs: z.int(),
});
export type CardVersion = z.infer<typeof CardVersion>;

const OverwrittenVersion = z.discriminatedUnion('kind', [
  Loss.extend({
    kind: z.literal('note'),
    versionId: z.int(),
    noteId: NoteId,
    notetype: z.string(),
    fieldNames: z.array(z.string()),
    kept: NoteVersion,
    /** As the note is now; null: it is gone. */
    now: NoteVersion.nullable(),
    putBack: PutBack,
  }),
  Loss.extend({
    kind: z.literal('card'),
    versionId: z.int(),
    cardId: CardId,
    title: z.string(),
    kept: CardVersion,
    now: CardVersion.nullable(),
  }),
  Loss.extend({
    kind: z.enum(['deck', 'deckConfig', 'notetype']),
    versionId: z.int(),
    itemId: z.int(),
    name: z.string(),
    /** The object's top-level keys that differ from what it is now, each value as JSON. */
    differences: z.array(z.object({ key: z.string(), kept: z.string(), now: z.string().nullable() })),
    /** False: it is gone. */
    exists: z.boolean(),
  }),
]);
export type OverwrittenVersion = z.infer<typeof OverwrittenVersion>;

const Page = z.int().min(1).max(500);

/** Answered from a file of its own, beside the collection: also while a sync runs. */
const ofTheFile = { lock: 'bypass', withoutCollection: true } as const;

export const syncHistory = {
  list: query({
    summary: 'Syncs of this profile, newest first',
    input: z.strictObject({ before: z.int().optional(), limit: Page }),
    output: z.object({ entries: z.array(SyncHistoryEntry), more: z.boolean() }),
    ...ofTheFile,
  }),
  get: query({
    summary: 'One sync, with the ids of notes and cards that it moved (at most 1000 of each, for 30 days)',
    input: z.strictObject({ entryId: z.int() }),
    output: SyncHistoryEntry.extend({
      cameIds: z.object({ notes: z.array(NoteId), cards: z.array(CardId) }),
      wentIds: z.object({ notes: z.array(NoteId), cards: z.array(CardId) }),
    }),
    ...ofTheFile,
  }),
  overwritten: query({
    summary: 'What one sync has overwritten, as far as it is still kept (30 days)',
    input: z.strictObject({
      entryId: z.int(),
      kind: OverwrittenKind.optional(),
      after: z.int().optional(),
      limit: Page,
    }),
    output: z.object({ items: z.array(OverwrittenItem), more: z.boolean() }),
  }),
  version: query({
    summary: 'An overwritten version beside what is in its place now',
    input: z.strictObject({ versionId: z.int() }),
    output: OverwrittenVersion,
  }),
  putBack: operation({
    summary: 'Make an overwritten version of a note its text and tags again, as a new edit; a deleted note is added',
    input: z.strictObject({ versionId: z.int() }),
    output: z.object({ noteId: NoteId, added: z.boolean() }),
  }),
};

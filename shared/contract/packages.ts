import { z } from 'zod';
import { CollectionNumbers } from './collection.ts';
import { query, task } from './define.ts';
import { CardId, DeckId, NoteId } from './ids.ts';

/** `apkg`: notes to be merged into a collection. `colpkg`: a whole collection, to take the place of another. */
export const PackageKind = z.enum(['apkg', 'colpkg']);
export type PackageKind = z.infer<typeof PackageKind>;

/** How what is in the archive is written: two older ways, and the one of today (compressed, with checksums of media). */
export const PackageVariant = z.enum(['legacy1', 'legacy2', 'latest']);
export type PackageVariant = z.infer<typeof PackageVariant>;

export const PackageInfo = z.object({
  /**
   * By the file's name, as Anki has it: .colpkg, `collection.apkg` and `backup-….apkg` are whole collections. Both
   * hold the same things; `packages.import` does with it what its options say.
   */
  kind: PackageKind,
  variant: PackageVariant,
  /** Of the archive itself. */
  fileBytes: z.int(),
  /** Unpacked. */
  collectionBytes: z.int(),
  /** Unpacked, by what the archive says. */
  mediaBytes: z.int(),
  counts: z.object({
    notes: z.int(),
    cards: z.int(),
    reviews: z.int(),
    /** With the Default deck that is in every package. */
    decks: z.int(),
    notetypes: z.int(),
    /** Presets, the Default one aside. */
    deckConfigs: z.int(),
    /** Files that the archive lists. */
    media: z.int(),
  }),
  /** Some card was studied: there is progress that could be left out. */
  hasScheduling: z.boolean(),
  /** There are presets besides the Default one. */
  hasDeckConfigs: z.boolean(),
  /** Epoch ms of the last change to the collection in it; 0: not known (deck packages). */
  modifiedMs: z.int(),
  /** Epoch ms of the last review in it; null: none. */
  lastReviewMs: z.int().nullable(),
});
export type PackageInfo = z.infer<typeof PackageInfo>;

/** `ifNewer`: when the package's is of a later date than the one here. `always`: when the dates differ. */
export const UpdateRule = z.enum(['ifNewer', 'always', 'never']);
export type UpdateRule = z.infer<typeof UpdateRule>;

export const MergeOptions = z.strictObject({
  /** Take learning progress along. Without it all cards arrive as new ones, and the tags marked and leech go. */
  withScheduling: z.boolean(),
  /** Take presets along; without them decks that are added use the Default one. */
  withDeckConfigs: z.boolean(),
  /**
   * Note types that have other fields or templates here are united, and all notes follow (the next sync then goes one
   * way). Otherwise the package's becomes a note type of its own.
   */
  mergeNotetypes: z.boolean(),
  /** When notes that are here already get the package's text and tags. */
  updateNotes: UpdateRule,
  /** When note types that are here already get the package's templates and styling. */
  updateNotetypes: UpdateRule,
});
export type MergeOptions = z.infer<typeof MergeOptions>;

export const ImportOptions = z.discriminatedUnion('kind', [
  /** Adds the package's notes to the collection. What is left out is as it was the last time. */
  z.strictObject({ kind: z.literal('merge'), ...MergeOptions.partial().shape }),
  /** Puts the package's collection in the place of this one, which is backed up first. */
  z.strictObject({ kind: z.literal('replace') }),
]);
export type ImportOptions = z.infer<typeof ImportOptions>;

/** What became of some of a package's notes. */
const NoteGroup = z.object({
  count: z.int(),
  /** In this collection, all of them, in the package's order. */
  noteIds: z.array(NoteId),
  /** Texts of the first fields, without HTML, of the first notes at most 1000, in the order of `noteIds`. */
  texts: z.array(z.string()),
});
export type NoteGroup = z.infer<typeof NoteGroup>;

export const MergeLog = z.object({
  /** Notes in the package: the sum of the groups. */
  found: z.int(),
  new: NoteGroup,
  /** Here already, and changed to what the package has. */
  updated: NoteGroup,
  /** Here already, and left as they are. */
  duplicate: NoteGroup,
  /** Here already with another note type, and so left as they are; `noteIds` are those here. */
  conflicting: NoteGroup,
  /** What else was added. */
  added: z.object({
    cards: z.int(),
    reviews: z.int(),
    decks: z.int(),
    notetypes: z.int(),
    deckConfigs: z.int(),
    media: z.int(),
  }),
  /** Note types were united: the next sync has to go one way. */
  schemaChanged: z.boolean(),
});
export type MergeLog = z.infer<typeof MergeLog>;

export const ImportResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('merged'), log: MergeLog }),
  z.object({
    kind: z.literal('replaced'),
    /** Of the collection that was replaced; null: there was nothing to back up. */
    backupId: z.string().nullable(),
    numbers: CollectionNumbers,
    /** Files that were added or overwritten. */
    mediaCount: z.int(),
  }),
]);
export type ImportResult = z.infer<typeof ImportResult>;

/** `total` is null while it is not known. Bytes while unpacking, notes or files otherwise. */
export const ImportProgress = z.object({
  stage: z.enum(['unpacking', 'checking', 'media', 'merging', 'backingUp', 'replacing']),
  done: z.int(),
  total: z.int().nullable(),
});
export type ImportProgress = z.infer<typeof ImportProgress>;

export const ExportScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  /** With the decks below it. */
  z.strictObject({ kind: z.literal('deck'), deckId: DeckId }),
  z.strictObject({ kind: z.literal('notes'), noteIds: z.array(NoteId) }),
  /** Their notes, with all cards of them. */
  z.strictObject({ kind: z.literal('cards'), cardIds: z.array(CardId) }),
]);
export type ExportScope = z.infer<typeof ExportScope>;

export const ExportOptions = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('apkg'),
    /** Without it cards go as new ones, reviews stay here, and the tags marked and leech go. */
    withScheduling: z.boolean(),
    withDeckConfigs: z.boolean(),
    withMedia: z.boolean(),
    /** In the form that older programs read, too; larger. */
    legacy: z.boolean(),
  }),
  /**
   * The whole collection, whatever the scope. With `legacy` and the name `collection.apkg` it is what AnkiDroid takes
   * by USB.
   */
  z.strictObject({ kind: z.literal('colpkg'), withMedia: z.boolean(), legacy: z.boolean() }),
]);
export type ExportOptions = z.infer<typeof ExportOptions>;

export const ExportResult = z.object({
  bytes: z.int(),
  counts: z.object({ notes: z.int(), cards: z.int(), media: z.int() }),
});
export type ExportResult = z.infer<typeof ExportResult>;

export const packages = {
  inspect: task({
    summary: 'What is in a package file, without changing anything',
    input: z.strictObject({ path: z.string().min(1) }),
    output: PackageInfo,
    progress: ImportProgress,
    lock: 'bypass',
    pathFor: 'reading',
    withoutCollection: true,
  }),
  mergeOptions: query({
    summary: 'What was chosen for merging a package the last time',
    input: z.strictObject({}),
    output: MergeOptions,
  }),
  import: task({
    summary: 'Merge a package into the collection as one step to undo, or put its collection in the place of this one',
    input: z.strictObject({ path: z.string().min(1), options: ImportOptions }),
    output: ImportResult,
    progress: ImportProgress,
    lock: 'exclusive',
    pathFor: 'reading',
    withoutCollection: true,
  }),
  export: task({
    summary: 'Write notes with all that belongs to them, or the whole collection, into a package file',
    input: z.strictObject({
      path: z.string().min(1),
      /** True: a file of that name is replaced once the new one is whole. */
      overwrite: z.boolean().optional(),
      scope: ExportScope,
      options: ExportOptions,
    }),
    output: ExportResult,
    progress: z.object({
      /** `gathering`: notes and what belongs to them. `media`: files. `writing`: bytes of the collection. */
      stage: z.enum(['gathering', 'writing', 'media', 'finishing']),
      done: z.int(),
      total: z.int().nullable(),
    }),
    lock: 'exclusive',
    pathFor: 'writing',
  }),
};

import { z } from 'zod';
import { SEPARATORS } from '#shared/domain/text-separators.ts';
import { query, task } from './define.ts';
import { DeckId, NoteId, NotetypeId } from './ids.ts';
import { ExportScope } from './packages.ts';

export const Separator = z.enum(SEPARATORS);
export type Separator = z.infer<typeof Separator>;

/** Columns count from 1; 0: none. */
const Column = z.int().min(0).max(4_294_967_295);

/** What happens to a row whose note is here already. */
export const ExistingNotes = z.enum(['update', 'preserve', 'duplicate']);
export type ExistingNotes = z.infer<typeof ExistingNotes>;

/** Where a note with the same first field counts as the same note. */
export const MatchScope = z.enum(['notetype', 'notetypeAndDeck']);
export type MatchScope = z.infer<typeof MatchScope>;

const OneNotetype = z.strictObject({
  kind: z.literal('one'),
  notetypeId: NotetypeId,
  /** For each field the column that fills it. */
  fieldColumns: z.array(Column),
});
const InColumn = z.strictObject({ kind: z.literal('column'), column: Column });
const OneDeck = z.strictObject({ kind: z.literal('one'), deckId: DeckId });
const NewDeck = z.strictObject({ kind: z.literal('new'), name: z.string() });

export const TextOptions = z.strictObject({
  separator: Separator,
  /** Fields are HTML; otherwise they are text that is shown as it is. */
  html: z.boolean(),
  notetype: z.discriminatedUnion('kind', [OneNotetype, InColumn]),
  deck: z.discriminatedUnion('kind', [OneDeck, NewDeck, InColumn]),
  tagsColumn: Column,
  guidColumn: Column,
  /** For every note that is added or changed. */
  allTags: z.array(z.string()),
  /** For those that are changed. */
  updatedTags: z.array(z.string()),
  existing: ExistingNotes,
  matchScope: MatchScope,
  /** Of rows with one guid only the last counts: a log may hold a note as it was several times. */
  lastOfEachGuid: z.boolean().optional(),
});
export type TextOptions = z.infer<typeof TextOptions>;

export const TextInfo = z.object({
  fileBytes: z.int(),
  /** What the file's head and the collection suggest. */
  options: TextOptions,
  /** The file says so itself. */
  separatorIsGiven: z.boolean(),
  htmlIsGiven: z.boolean(),
  /** One for each column, empty where the file has no name for it. */
  columnLabels: z.array(z.string()),
  /** The first rows, each text shortened; a short row is filled up to the length of the first. */
  preview: z.array(z.array(z.string())),
});
export type TextInfo = z.infer<typeof TextInfo>;

/** Rows of which the same became. */
const RowGroup = z.object({
  count: z.int(),
  /** In this collection, all of them, in the file's order; rows that led to no note have none. */
  noteIds: z.array(NoteId),
  /** Of the first 1000 rows, in one line without HTML: the first field of the note, or what the row begins with. */
  texts: z.array(z.string()),
});
export type RowGroup = z.infer<typeof RowGroup>;

/** What became of the rows. */
export const TextImportLog = z.object({
  found: z.int(),
  new: RowGroup,
  updated: RowGroup,
  /** Known by their guid, or the same already. */
  duplicate: RowGroup,
  /** Found by the first field: changed, kept or added beside, as `existing` says. */
  firstFieldMatch: RowGroup,
  /** Known by their guid, but of another note type. */
  conflicting: RowGroup,
  emptyFirstField: RowGroup,
  missingNotetype: RowGroup,
  missingDeck: RowGroup,
  /** Columns of rows whose text had no place in the note, and in how many rows that was so. */
  leftOver: z.object({ columns: z.int(), rows: z.int() }),
});
export type TextImportLog = z.infer<typeof TextImportLog>;

export const TextProgress = z.object({ rows: z.int(), doneBytes: z.int(), totalBytes: z.int() });
export type TextProgress = z.infer<typeof TextProgress>;

export const TextExportKind = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('notes'),
    html: z.boolean(),
    withGuid: z.boolean(),
    withNotetype: z.boolean(),
    withDeck: z.boolean(),
    withTags: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('cards'), html: z.boolean() }),
]);
export type TextExportKind = z.infer<typeof TextExportKind>;

export const text = {
  inspect: query({
    summary:
      'What a text file holds, and how it would be imported; what is chosen already goes before what it suggests',
    input: z.strictObject({
      path: z.string().min(1),
      separator: Separator.optional(),
      html: z.boolean().optional(),
      /** One for all rows, or the column that names each row's. */
      notetype: z.discriminatedUnion('kind', [OneNotetype.omit({ fieldColumns: true }), InColumn]).optional(),
      deck: z.discriminatedUnion('kind', [OneDeck, InColumn]).optional(),
      guidColumn: Column.optional(),
    }),
    output: TextInfo,
    pathFor: 'reading',
  }),
  import: task({
    summary: 'Add the rows of a text file as notes, as one step to undo',
    input: z.strictObject({ path: z.string().min(1), options: TextOptions }),
    output: TextImportLog,
    progress: TextProgress,
    lock: 'exclusive',
    pathFor: 'reading',
  }),
  export: task({
    summary: 'Write notes or cards into a text file, tabs between columns; one of that name is replaced',
    input: z.strictObject({ path: z.string().min(1), scope: ExportScope, options: TextExportKind }),
    output: z.object({ count: z.int(), bytes: z.int() }),
    progress: z.object({ done: z.int(), total: z.int() }),
    lock: 'exclusive',
    pathFor: 'writing',
  }),
};

import { z } from 'zod';
import { operation, query } from './define.ts';
import { CardId, NoteId, NotetypeId } from './ids.ts';

/** Signed 64-bit number: beyond what JSON's numbers can hold for most programs. */
const LongId = z.string().regex(/^-?\d{1,19}$/u);
const Name = z.string().min(1).max(10_000);
const Ord = z.int().min(0);

const Field = z.object({ name: Name, id: LongId.nullish() }).catchall(z.json());
const Template = z.object({ name: Name, qfmt: z.string(), afmt: z.string(), id: LongId.nullish() }).catchall(z.json());
/** Keys and values as in Anki’s schema 11. What is missing gets the standard value; keys nobody knows are kept. */
const NotetypeJson = z
  .object({ name: Name, flds: z.array(Field).min(1), tmpls: z.array(Template).min(1) })
  .catchall(z.json());

export const stockNotetypeKinds = ['basic', 'basicReversed', 'basicOptionalReversed', 'basicTyping', 'cloze'] as const;

/** As `notetypes.get` gives it, changed. `ord` of a field or template is the place it had; null: it is new. */
const ChangedNotetype = z.strictObject({
  notetypeId: NotetypeId,
  /** The field to sort by, by its new place: it may be a new one. Left out: that of `sortf`, which tells old places. */
  sortPlace: Ord.optional(),
  notetype: z
    .object({
      name: Name,
      flds: z.array(Field.extend({ ord: Ord.nullable() })).min(1),
      tmpls: z.array(Template.extend({ ord: Ord.nullable() })).min(1),
    })
    .catchall(z.json()),
});

const Fault = z.intersection(
  z.object({ templateOrd: z.int(), side: z.enum(['front', 'back']) }),
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('sameFront'), other: z.int() }),
    z.object({ kind: z.literal('noField') }),
    z.object({ kind: z.literal('unknownField'), name: z.string() }),
    z.object({ kind: z.literal('notClosed'), name: z.string() }),
    z.object({ kind: z.literal('notOpen'), name: z.string(), open: z.string().nullable() }),
    z.object({ kind: z.literal('noCloze') }),
    z.object({ kind: z.literal('clozeNotPossible'), name: z.string() }),
    z.object({ kind: z.literal('severalTypeBoxes') }),
    z.object({ kind: z.literal('markNotClosed'), name: z.string() }),
  ]),
);

/** Notes whose text in a field, or cards whose template, will be no more. */
const Losses = {
  fieldsLost: z.array(z.object({ name: z.string(), noteCount: z.int() })),
  cardsLost: z.array(z.object({ name: z.string(), cardCount: z.int() })),
};
/** For each place of the new note type the place in the old one that it is filled from; null: from none. */
const PlaceMap = z.array(Ord.nullable());
const ChangeOfNotes = {
  noteIds: z.array(NoteId),
  fromNotetypeId: NotetypeId,
  toNotetypeId: NotetypeId,
};

const Merge = z.strictObject({
  /** The one that stays. */
  notetypeId: NotetypeId,
  fromNotetypeIds: z.array(NotetypeId).min(1),
});

export const notetypes = {
  list: query({
    summary: 'All note types, by name',
    input: z.strictObject({}),
    output: z.array(
      z.object({
        notetypeId: NotetypeId,
        name: z.string(),
        kind: z.enum(['standard', 'cloze']),
        noteCount: z.int(),
        fieldNames: z.array(z.string()),
        templateNames: z.array(z.string()),
      }),
    ),
  }),
  get: query({
    summary: 'One note type whole; integers beyond 2^53 are text of decimal digits',
    input: z.strictObject({ notetypeId: NotetypeId }),
    output: z.object({ notetypeId: NotetypeId, notetype: z.record(z.string(), z.json()) }),
  }),
  add: operation({
    summary: 'Add a note type, as given or like one of the stock ones; a taken name gets a suffix',
    input: z.union([
      z.strictObject({ notetype: NotetypeJson }),
      z.strictObject({ stock: z.enum(stockNotetypeKinds), name: Name.optional() }),
    ]),
    output: z.object({ notetypeId: NotetypeId, name: z.string() }),
  }),
  clone: operation({
    summary: 'Add a copy of a note type under another name; a taken one gets a suffix',
    input: z.strictObject({ notetypeId: NotetypeId, name: Name }),
    output: z.object({ notetypeId: NotetypeId, name: z.string() }),
  }),
  preview: query({
    summary: 'What storing a changed note type would mean',
    input: ChangedNotetype,
    output: z.object({
      /** The next sync would have to go one way. */
      changesSchema: z.boolean(),
      noteCount: z.int(),
      ...Losses,
      cardsAdded: z.int(),
      /** What is wrong with the templates; storing is refused for those of `refusesNotetype`, unless they were there before. */
      faults: z.array(Fault),
    }),
  }),
  update: operation({
    summary:
      'Store a changed note type: notes and cards follow its fields and templates, templates follow renamed fields',
    input: ChangedNotetype,
    output: z.object({ name: z.string(), cardsAdded: z.int(), cardsRemoved: z.int() }),
  }),
  remove: operation({
    summary: 'Remove a note type with all of its notes and cards; the last one stays',
    input: z.strictObject({ notetypeId: NotetypeId }),
    output: z.object({ noteCount: z.int(), cardCount: z.int() }),
  }),
  restoreStock: operation({
    summary: 'Make a note type what it was at first, or one of the stock ones: fields, templates and styling',
    input: z.strictObject({ notetypeId: NotetypeId, stock: z.enum(stockNotetypeKinds).optional() }),
    output: z.object({ cardsAdded: z.int(), cardsRemoved: z.int() }),
  }),
  stockOf: query({
    summary: 'What `restoreStock` would make of a note type, for `preview`; null: nobody knows what it was at first',
    input: z.strictObject({ notetypeId: NotetypeId, stock: z.enum(stockNotetypeKinds).optional() }),
    output: z.object({ notetype: z.record(z.string(), z.json()) }).nullable(),
  }),
  changePreview: query({
    summary: 'What changing notes to another note type would mean; without maps, by those that suggest themselves',
    input: z.strictObject({
      ...ChangeOfNotes,
      fieldMap: PlaceMap.optional(),
      /** Null: to or from clozes, where cards keep their numbers. */
      templateMap: PlaceMap.nullable().optional(),
    }),
    output: z.object({ fieldMap: PlaceMap, templateMap: PlaceMap.nullable(), ...Losses }),
  }),
  changeNotes: operation({
    summary: 'Change notes to another note type; cards whose template goes nowhere are removed',
    input: z.strictObject({ ...ChangeOfNotes, fieldMap: PlaceMap, templateMap: PlaceMap.nullable() }),
    output: z.object({ noteCount: z.int(), cardsAdded: z.int(), cardsRemoved: z.int() }),
  }),
  duplicates: query({
    summary:
      'Note types that look alike (kind, fields, templates and what they show), in groups: the most used one first',
    input: z.strictObject({}),
    output: z.array(z.object({ notetypeIds: z.array(NotetypeId).min(2) })),
  }),
  mergePreview: query({
    summary: 'What merging note types into another one would mean',
    input: Merge,
    output: z.object({ noteCount: z.int(), changesSchema: z.boolean(), ...Losses }),
  }),
  merge: operation({
    summary: 'Change all notes of some note types to another one, by what has the same name, and remove those',
    input: Merge,
    output: z.object({ noteCount: z.int(), cardsAdded: z.int(), cardsRemoved: z.int() }),
  }),
};

/** For the reports of empty cards. */
export const EmptyCardsOfNotetype = z.object({
  notetypeId: NotetypeId,
  name: z.string(),
  notes: z.array(
    z.object({
      noteId: NoteId,
      /** Of the note, empty or not. When all are empty, deleting them deletes the note. */
      cardCount: z.int(),
      empty: z.array(z.object({ cardId: CardId, name: z.string() })),
    }),
  ),
});

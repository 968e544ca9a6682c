import { z } from 'zod';
import { BROWSER_COLUMNS, BROWSER_MODES } from '#shared/domain/browser-column.ts';
import { query } from './define.ts';
import { CardId, NoteId } from './ids.ts';

/** Throws `search.invalid`, with the place in the text. */
const Search = z.strictObject({
  query: z.string(),
  /** Left out: by id. Refused for a column that can't be sorted by (`firstDirection`). */
  order: z.strictObject({ column: z.enum(BROWSER_COLUMNS), descending: z.boolean() }).optional(),
});

/** What stands in a cell. Moments, spans and numbers get their words in the window. */
export const BrowserCell = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nothing') }),
  z.object({ kind: z.literal('text'), text: z.string() }),
  /** A day, in local time. In brackets: the card is suspended or buried. */
  z.object({ kind: z.literal('day'), atMs: z.number(), inBrackets: z.boolean() }),
  z.object({ kind: z.literal('moment'), atMs: z.number() }),
  z.object({ kind: z.literal('span'), secs: z.number() }),
  z.object({ kind: z.literal('number'), number: z.number() }),
  z.object({ kind: z.literal('percent'), percent: z.number() }),
  /** Of a new card in its queue. */
  z.object({ kind: z.literal('position'), position: z.number(), inBrackets: z.boolean() }),
  z.object({ kind: z.literal('state'), state: z.enum(['new', 'learning', 'filtered']), inBrackets: z.boolean() }),
  /** The cards of a note lie in several decks. */
  z.object({ kind: z.literal('decks'), count: z.number() }),
]);
export type BrowserCell = z.infer<typeof BrowserCell>;

const ROW_COLORS = [
  'none',
  'flag1',
  'flag2',
  'flag3',
  'flag4',
  'flag5',
  'flag6',
  'flag7',
  'marked',
  'suspended',
  'buried',
] as const;
export const BrowserRow = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('row'),
    id: z.int(),
    noteId: NoteId,
    /** In notes mode the first one of the note. */
    cardId: CardId,
    /** In the order of the columns that were asked for. */
    cells: z.array(BrowserCell),
    color: z.enum(ROW_COLORS),
    /** The sort field is written from right to left. */
    rtl: z.boolean(),
    /** Of question, answer and sort field; '' and 0: the usual one. */
    fontFamily: z.string(),
    fontSizePx: z.number(),
  }),
  /** Card or note is there no more. */
  z.object({ kind: z.literal('gone'), id: z.int() }),
]);
export type BrowserRow = z.infer<typeof BrowserRow>;

export const search = {
  cards: query({
    summary: 'Ids of the cards that a search finds',
    input: Search,
    output: z.array(CardId),
  }),
  notes: query({
    summary: 'Ids of the notes with a card that a search finds',
    input: Search,
    output: z.array(NoteId),
  }),
  rows: query({
    summary: 'What the browser shows of cards or notes: one row for each id, in their order',
    input: z.strictObject({
      mode: z.enum(BROWSER_MODES),
      ids: z.array(z.int()),
      columns: z.array(z.enum(BROWSER_COLUMNS)),
    }),
    output: z.array(BrowserRow),
  }),
  notesOfCards: query({
    summary: 'The notes of cards, each once, ascending',
    input: z.strictObject({ cardIds: z.array(CardId) }),
    output: z.array(NoteId),
  }),
  cardsOfNotes: query({
    summary: 'The cards of notes, in the order of the notes and their templates',
    input: z.strictObject({ noteIds: z.array(NoteId) }),
    output: z.array(CardId),
  }),
};

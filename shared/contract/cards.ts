import { z } from 'zod';
import { operation, query } from './define.ts';
import { CardId, DeckId, NoteId, NotetypeId } from './ids.ts';
import { EmptyCardsOfNotetype } from './notetypes.ts';

const MAX_FLAG = 7;
const Changed = z.object({ cardCount: z.int() });

const AvTag = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sound'), fileName: z.string() }),
  z.object({
    kind: z.literal('tts'),
    text: z.string(),
    lang: z.string(),
    voices: z.array(z.string()).readonly(),
    speed: z.number(),
    otherArgs: z.array(z.string()).readonly(),
  }),
]);
/** What `[[type:…]]` on the question stands for. */
const TypeIn = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('box'),
    expected: z.string(),
    combining: z.boolean(),
    fontFamily: z.string(),
    fontSizePx: z.number(),
  }),
  z.object({ kind: z.literal('message'), html: z.string() }),
]);
const MissingMedia = z.object({
  fileName: z.string(),
  /** Who names the file: one of the note's fields, or the note type's templates. */
  namedBy: z.enum(['note', 'notetype']),
});
/** A fault of a template that the card is shown with all the same. */
const TemplateAdvice = z.discriminatedUnion('kind', [
  /** Another template of the note type has the same front. */
  z.object({ kind: z.literal('sameFront'), templateName: z.string() }),
  /** More than one box to type in. */
  z.object({ kind: z.literal('typeBoxes') }),
]);
export type TemplateAdvice = z.infer<typeof TemplateAdvice>;
export const RenderedCard = z.object({
  cardId: CardId,
  noteId: NoteId,
  notetypeId: NotetypeId,
  /** Of the template or the cloze; the page's body has the class `card` with this number. */
  cardNumber: z.int().positive(),
  /** HTML as the note type's author wrote it, scripts included: for the card frame alone. */
  question: z.string(),
  answer: z.string(),
  css: z.string(),
  /** In the order of the `[anki:play:q:0]` on the side. */
  questionAvTags: z.array(AvTag).readonly(),
  answerAvTags: z.array(AvTag).readonly(),
  /** Sounds begin by themselves, as the deck's preset has it. */
  autoplay: z.boolean(),
  /** Playing an answer's sounds once more begins with those of the question. */
  replayQuestionOnAnswer: z.boolean(),
  typeIn: TypeIn.nullable(),
  /** Files that the card shows or plays and that are not in the media folder; each once. */
  missingMedia: z.array(MissingMedia).readonly(),
  /** What the card says in place of its content. */
  problem: z.enum(['template', 'emptyFront', 'clozeMissing', 'templateMissing']).nullable(),
  advice: z.array(TemplateAdvice).readonly(),
});

export type AvTag = z.infer<typeof AvTag>;
export type TypeIn = z.infer<typeof TypeIn>;
export type RenderedCard = z.infer<typeof RenderedCard>;

const LoggedReview = z.object({
  atMs: z.int(),
  kind: z.enum(['learn', 'review', 'relearn', 'filtered', 'manual', 'rescheduled', 'unknown']),
  /** 1 to 4; 0: no button was pressed. */
  rating: z.int(),
  /** What it led to; as elsewhere the one or the other. */
  intervalSecs: z.int().nullable(),
  intervalDays: z.int().nullable(),
  /** SM-2: permille. With FSRS it holds the difficulty: 100 easiest, 1100 hardest. */
  factor: z.int(),
  tookMs: z.int(),
});
export const CardInfo = z.object({
  cardId: CardId,
  noteId: NoteId,
  deckName: z.string(),
  /** While a filtered deck holds the card. */
  homeDeckName: z.string().nullable(),
  presetName: z.string(),
  notetypeName: z.string(),
  templateName: z.string(),
  addedMs: z.int(),
  firstReviewMs: z.int().nullable(),
  latestReviewMs: z.int().nullable(),
  /** When it comes again; null for new cards. */
  dueMs: z.int().nullable(),
  /** Among the new cards: its place, or the one it had. */
  position: z.int().nullable(),
  intervalDays: z.int(),
  /** Permille; 0: none yet. */
  ease: z.int(),
  memory: z.object({ stability: z.number(), difficulty: z.number(), retrievability: z.number() }).nullable(),
  desiredRetention: z.number().nullable(),
  reviews: z.int(),
  lapses: z.int(),
  averageSecs: z.number(),
  totalSecs: z.number(),
  customData: z.string(),
  /** The newest first. */
  log: z.array(LoggedReview).readonly(),
});
export type CardInfo = z.infer<typeof CardInfo>;

export const cards = {
  info: query({
    summary: 'What is known of a card: when it comes, how it was answered',
    input: z.strictObject({ cardId: CardId }),
    output: CardInfo,
  }),
  render: query({
    summary: 'Question and answer of cards as HTML; cards that are gone are left out',
    input: z.strictObject({
      cardIds: z.array(CardId),
      /** With the templates for the browser's columns, where there are any. */
      forBrowser: z.boolean().optional(),
    }),
    output: z.object({ cards: z.array(RenderedCard) }),
  }),
  emptyReport: query({
    summary: 'Cards whose front shows nothing of their note any more, by note type',
    input: z.strictObject({}),
    output: z.array(EmptyCardsOfNotetype),
  }),
  removeEmpty: operation({
    summary: 'Delete empty cards, and notes that have no other; cards that are empty no more stay',
    input: z.strictObject({
      cardIds: z.array(CardId),
      /** Leave a note that would have no card its first one. */
      keepNotes: z.boolean(),
    }),
    output: z.object({ cardCount: z.int(), noteCount: z.int() }),
  }),
  setFlag: operation({
    summary: 'Set the flag of cards: 0 for none, 1 to 7',
    input: z.strictObject({ cardIds: z.array(CardId), flag: z.int().min(0).max(MAX_FLAG) }),
    output: Changed,
  }),
  setDeck: operation({
    summary: 'Move cards to a normal deck, out of a filtered one too',
    input: z.strictObject({ cardIds: z.array(CardId), deckId: DeckId }),
    output: Changed,
  }),
};

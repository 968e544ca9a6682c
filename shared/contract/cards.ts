import { z } from 'zod';
import { operation, query } from './define.ts';
import { CardId, DeckId, NoteId, NotetypeId } from './ids.ts';

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
});

export type AvTag = z.infer<typeof AvTag>;
export type TypeIn = z.infer<typeof TypeIn>;
export type RenderedCard = z.infer<typeof RenderedCard>;

export const cards = {
  render: query({
    summary: 'Question and answer of cards as HTML; cards that are gone are left out',
    input: z.strictObject({
      cardIds: z.array(CardId),
      /** With the templates for the browser's columns, where there are any. */
      forBrowser: z.boolean().optional(),
    }),
    output: z.object({ cards: z.array(RenderedCard) }),
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

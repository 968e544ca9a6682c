import { z } from 'zod';
import { answerActions, questionActions } from '../domain/deck-options.ts';
import { RenderedCard } from './cards.ts';
import { query } from './define.ts';
import { CardId, DeckId, NoteId } from './ids.ts';
import { CardStates, StudyCounts } from './scheduler.ts';

/** How the card's preset wants it to be studied. */
const StudyManner = z.object({
  answerTimeCapSecs: z.int(),
  showTimer: z.boolean(),
  stopTimerOnAnswer: z.boolean(),
  /** Auto advance; 0: this side waits. */
  questionSecs: z.number(),
  answerSecs: z.number(),
  questionAction: z.enum(questionActions),
  answerAction: z.enum(answerActions),
  waitForAudio: z.boolean(),
});
export type StudyManner = z.infer<typeof StudyManner>;

const ReviewedCard = z.object({
  cardId: CardId,
  noteId: NoteId,
  deckId: DeckId,
  /** Where the card belongs while a filtered deck holds it; otherwise the same. */
  homeDeckId: DeckId,
  /** Which of the counts it is part of. */
  kind: z.enum(['new', 'learning', 'review']),
  flag: z.int().min(0).max(7),
  marked: z.boolean(),
  states: CardStates,
  manner: StudyManner,
  rendered: RenderedCard,
});
export type ReviewedCard = z.infer<typeof ReviewedCard>;

/** What the question that is likely to come next looks like, so that it can be drawn before it is asked for. */
const ComingQuestion = RenderedCard.pick({ question: true, css: true, cardNumber: true, typeIn: true });
export type ComingQuestion = z.infer<typeof ComingQuestion>;

export const reviewer = {
  card: query({
    summary:
      'The card to study next in a deck, with all that showing and answering it needs; null: none is left. And what will probably come after it',
    input: z.strictObject({ deckId: DeckId }),
    output: z.object({
      deckId: DeckId,
      counts: StudyCounts,
      card: ReviewedCard.nullable(),
      coming: ComingQuestion.nullable(),
    }),
  }),
};

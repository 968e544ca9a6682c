import { z } from 'zod';
import { operation, query } from './define.ts';
import { CardId, DeckId, NoteId } from './ids.ts';

const Chosen = z.strictObject({ cardIds: z.array(CardId) });
const Changed = z.object({ cardCount: z.int() });

/** Cards that are left for today: learning ones each time they come. */
export const StudyCounts = z.object({ new: z.int(), learning: z.int(), review: z.int() });

/** What a card is, or what an answer would make of it. */
const StudyState = z.object({
  kind: z.enum(['new', 'learning', 'review', 'relearning', 'preview']),
  /** When it comes again: in seconds while it is learned, in days afterwards; a new card has neither. */
  intervalSecs: z.int().nullable(),
  intervalDays: z.int().nullable(),
  /** Null as long as the card has none. */
  ease: z.number().nullable(),
  memory: z.object({ stability: z.number(), difficulty: z.number() }).nullable(),
});
export type StudyState = z.infer<typeof StudyState>;

/** What stands on the button. `end`: the card leaves its filtered deck. */
const AnswerLabel = z.object({
  unit: z.enum(['end', 'seconds', 'minutes', 'hours', 'days', 'months', 'years']),
  amount: z.number(),
  orSooner: z.boolean(),
});
const AnswerOutcome = StudyState.extend({ label: AnswerLabel });

export const CardStates = z.object({
  cardId: CardId,
  /** Give it to `answer`, and the answer is refused if it would do anything else than what is said here. */
  mark: z.string(),
  current: StudyState,
  again: AnswerOutcome,
  hard: AnswerOutcome,
  good: AnswerOutcome,
  easy: AnswerOutcome,
});
export type CardStates = z.infer<typeof CardStates>;

/** States and data by answer, with the official app's names: what a custom scheduling script changes. */
const CustomStates = z.strictObject({
  states: z.record(z.string(), z.unknown()),
  customData: z.record(z.string(), z.unknown()),
});
export type CustomStates = z.infer<typeof CustomStates>;

/** The collection's custom scheduling script, to be run apart from the app, and what it is given. */
const CustomScript = CustomStates.extend({
  script: z.string(),
  context: z.object({
    deckName: z.string(),
    seed: z.number(),
    decay: z.number().optional(),
    desiredRetention: z.number().optional(),
  }),
});
export type CustomScript = z.infer<typeof CustomScript>;

const Rating = z.int().min(1).max(4);
const MAX_QUEUE = 10_000;

/** Whose dialog it was: each remembers what was chosen there last. */
const HandPlace = z.enum(['reviewer', 'browser']);
export type HandPlace = z.infer<typeof HandPlace>;

const HandChoices = z.object({
  /** As `setDueDate` takes it. */
  dueDays: z.string(),
  restorePosition: z.boolean(),
  resetCounts: z.boolean(),
  /** Of repositioning, wherever it was. */
  random: z.boolean(),
  shiftOthers: z.boolean(),
});
export type HandChoices = z.infer<typeof HandChoices>;

export const scheduler = {
  next: query({
    summary: 'The cards to study next in a deck (default: the chosen one), with what is left for today',
    input: z.strictObject({ deckId: DeckId.optional(), limit: z.int().min(0).max(MAX_QUEUE).default(1) }),
    output: z.object({
      deckId: DeckId,
      counts: StudyCounts,
      cards: z.array(
        z.object({ cardId: CardId, noteId: NoteId, deckId: DeckId, kind: z.enum(['new', 'learning', 'review']) }),
      ),
    }),
  }),
  counts: query({
    summary:
      'What is left for today in a deck; cards that will be buried are not counted, as in the deck list they are',
    input: z.strictObject({ deckId: DeckId.optional() }),
    output: StudyCounts,
  }),
  states: query({
    summary: 'What cards are and what each of the four answers would make of them',
    input: Chosen,
    output: z.array(CardStates),
  }),
  customScript: query({
    summary: 'The custom scheduling script and what it is given for a card; null when the collection has none',
    input: z.strictObject({ cardId: CardId }),
    output: CustomScript.nullable(),
  }),
  customStates: query({
    summary: 'What the answers to a card do when a custom scheduling script has changed them like this',
    input: z.strictObject({ cardId: CardId, custom: CustomStates }),
    output: CardStates,
  }),
  finished: query({
    summary: 'Why a deck has nothing to study: what waits, what limits hold back, what is buried',
    input: z.strictObject({ deckId: DeckId.optional() }),
    output: z.object({
      deckId: DeckId,
      filtered: z.boolean(),
      /** Cards that are learned today and come later. */
      learningLeft: z.int(),
      /** Until the next of them may be shown; null: there is none. */
      nextLearningInSecs: z.int().nullable(),
      reviewsLeft: z.boolean(),
      newLeft: z.boolean(),
      buriedByUser: z.boolean(),
      buriedByScheduler: z.boolean(),
    }),
  }),
  answer: operation({
    summary: 'Answer a card: 1 again, 2 hard, 3 good, 4 easy',
    input: z.strictObject({
      cardId: CardId,
      rating: Rating,
      /** From question to answer; what the preset caps is cut off. */
      tookMs: z.int().min(0).default(0),
      mark: z.string().optional(),
      /** As a custom scheduling script left them: what the answer does is taken from here. */
      custom: CustomStates.optional(),
    }),
    output: z.object({ leech: z.boolean(), suspended: z.boolean() }),
  }),
  gradeNow: operation({
    summary: 'Grade cards as answers do, whether or not they are due',
    input: z.strictObject({ cardIds: z.array(CardId), rating: Rating }),
    output: Changed,
  }),
  forget: operation({
    summary: 'Make cards new again; their reviews stay in the log',
    input: z.strictObject({
      cardIds: z.array(CardId),
      /** The place among the new cards that they had; otherwise the last one. */
      restorePosition: z.boolean(),
      resetCounts: z.boolean(),
      rememberFor: HandPlace.optional(),
    }),
    output: Changed,
  }),
  setDueDate: operation({
    summary: 'Make cards due in so many days: "0", "3-7" (each at random), "5!" sets the interval too',
    input: z.strictObject({
      cardIds: z.array(CardId),
      days: z.string().max(50),
      rememberFor: HandPlace.optional(),
    }),
    output: Changed,
  }),
  handChoices: query({
    summary: 'What the dialogs that set due dates, make cards new and give them other places start with',
    input: z.strictObject({ place: HandPlace }),
    output: HandChoices,
  }),
  newPlaces: query({
    summary: 'The first and the last place that a new card has; 0 where there is none',
    input: z.strictObject({}),
    output: z.object({ first: z.int().min(0), last: z.int() }),
  }),
  reposition: operation({
    summary: 'Give new cards other places among the new ones, notes in the order of their ids or at random',
    input: z.strictObject({
      cardIds: z.array(CardId),
      start: z.int().min(0).max(2_000_000_000),
      step: z.int().min(0).max(1_000_000),
      random: z.boolean().default(false),
      /** Cards that have such places already move behind them. */
      shiftOthers: z.boolean().default(false),
    }),
    output: Changed,
  }),
  extendLimits: operation({
    summary: 'Allow more (or, below zero, less) new cards and reviews in a deck for today',
    input: z.strictObject({
      deckId: DeckId,
      newCards: z.int().min(-9999).max(9999),
      reviews: z.int().min(-9999).max(9999),
    }),
    output: z.null(),
  }),
  suspend: operation({ summary: 'Suspend cards until they are restored', input: Chosen, output: Changed }),
  bury: operation({
    summary: 'Hide cards until tomorrow; suspended ones stay suspended',
    input: Chosen,
    output: Changed,
  }),
  restore: operation({ summary: 'Take cards out of suspension and burial', input: Chosen, output: Changed }),
  unburyDeck: operation({
    summary: 'Bring buried cards of a deck and the decks inside it back today',
    input: z.strictObject({ deckId: DeckId, kind: z.enum(['user', 'scheduler', 'all']) }),
    output: Changed,
  }),
};

import { z } from 'zod';
import { DeckOptionsChange, DeckOptionsState, TrainingInput, TrainingProgress } from './deck-options.ts';
import { operation, query, task } from './define.ts';
import { DeckConfigId, DeckId } from './ids.ts';

const Name = z.string().min(1).max(10_000);
/** Keys and values as in Anki’s schema 11; integers beyond 2^53 are text of decimal digits. */
const Options = z.record(z.string(), z.json());

export const deckConfig = {
  list: query({
    summary: 'All presets of deck options, by name',
    input: z.strictObject({}),
    output: z.array(z.object({ deckConfigId: DeckConfigId, name: z.string(), options: Options })),
  }),
  add: operation({
    summary: 'Add a preset: a copy of another one, or one with the standard values',
    input: z.strictObject({ name: Name, copyOf: DeckConfigId.optional() }),
    output: z.object({ deckConfigId: DeckConfigId }),
  }),
  update: operation({
    summary: 'Change values of a preset, such as {"new":{"perDay":5},"desiredRetention":0.85}; the others stay',
    input: z.strictObject({ deckConfigId: DeckConfigId, name: Name.optional(), options: Options.optional() }),
    output: z.null(),
  }),
  assign: operation({
    summary: 'Let a normal deck use a preset',
    input: z.strictObject({ deckId: DeckId, deckConfigId: DeckConfigId }),
    output: z.null(),
  }),
  forDeck: query({
    summary: 'Everything that the options of a normal deck show: presets, limits, shared settings',
    input: z.strictObject({ deckId: DeckId }),
    output: DeckOptionsState,
  }),
  save: task({
    summary: 'Save the options of a deck: presets, limits, shared settings; one step that can be undone',
    input: DeckOptionsChange,
    output: z.object({ deckConfigId: DeckConfigId }),
    progress: z.object({ doneCards: z.int(), totalCards: z.int() }),
    lock: 'exclusive',
  }),
  optimize: task({
    summary: 'Compute FSRS parameters from past reviews; nothing is saved',
    input: TrainingInput.extend({ healthCheck: z.boolean() }),
    output: z.object({
      fsrsParameters: z.array(z.number()),
      /** The ones given are as good as any: nothing to change. */
      alreadyOptimal: z.boolean(),
      reviews: z.int(),
      /** Null: not asked for, or too few reviews to tell. */
      healthy: z.boolean().nullable(),
    }),
    progress: TrainingProgress,
    lock: 'bypass',
  }),
  evaluate: task({
    summary: 'How well FSRS parameters foretell past reviews',
    input: TrainingInput,
    output: z.object({ logLoss: z.number(), rmse: z.number(), reviews: z.int() }),
    progress: TrainingProgress,
    lock: 'bypass',
  }),
  workload: query({
    summary: 'Seconds that a preset’s cards would take in a year with a desired retention; two such numbers compare',
    input: z.strictObject({
      presetName: z.string(),
      fsrsParameters: TrainingInput.shape.fsrsParameters,
      retentionPercent: z.int().min(70).max(99),
    }),
    output: z.object({ yearSecs: z.number() }),
  }),
  ignoredBefore: query({
    summary: 'How many cards keep their reviews when those before a day are ignored',
    input: z.strictObject({ search: z.string(), presetName: z.string(), ignoreReviewsBefore: z.string() }),
    output: z.object({ included: z.int(), total: z.int() }),
  }),
};

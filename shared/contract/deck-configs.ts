import { z } from 'zod';
import { operation, query } from './define.ts';
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
};

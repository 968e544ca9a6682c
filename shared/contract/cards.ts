import { z } from 'zod';
import { operation } from './define.ts';
import { CardId, DeckId } from './ids.ts';

const MAX_FLAG = 7;
const Changed = z.object({ cardCount: z.int() });

export const cards = {
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

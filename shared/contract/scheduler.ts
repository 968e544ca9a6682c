import { z } from 'zod';
import { operation } from './define.ts';
import { CardId } from './ids.ts';

const Chosen = z.strictObject({ cardIds: z.array(CardId) });
const Changed = z.object({ cardCount: z.int() });

export const scheduler = {
  suspend: operation({ summary: 'Suspend cards until they are restored', input: Chosen, output: Changed }),
  bury: operation({
    summary: 'Hide cards until tomorrow; suspended ones stay suspended',
    input: Chosen,
    output: Changed,
  }),
  restore: operation({ summary: 'Take cards out of suspension and burial', input: Chosen, output: Changed }),
};

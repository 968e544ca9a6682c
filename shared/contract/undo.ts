import { z } from 'zod';
import { operation, query } from './define.ts';

export const undo = {
  status: query({
    summary: 'What undo and redo would do next (operation names)',
    input: z.object({}),
    output: z.object({ undo: z.string().nullable(), redo: z.string().nullable() }),
  }),
  undo: operation({
    summary: 'Take the last operation back',
    input: z.object({}),
    output: z.object({ op: z.string() }),
  }),
  redo: operation({
    summary: 'Do the operation that was taken back again',
    input: z.object({}),
    output: z.object({ op: z.string() }),
  }),
};

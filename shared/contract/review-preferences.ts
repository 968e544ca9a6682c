import { z } from 'zod';
import { operation, query } from './define.ts';

/** How studying behaves, for every device: stored in the collection, so it syncs. */
export const ReviewPreferences = z.object({
  /** Hour at which a new day begins. */
  rolloverHour: z.int().min(0).max(23),
  /** Learning cards that are due within this time are shown when nothing else is left. */
  learnAheadSecs: z
    .int()
    .min(0)
    .max(999 * 60),
  /** After this time a break is offered; 0: never. */
  timeboxSecs: z
    .int()
    .min(0)
    .max(9999 * 60),
  showPlayButtons: z.boolean(),
  interruptAudio: z.boolean(),
  showRemaining: z.boolean(),
  showNextTimes: z.boolean(),
  /** Commands in notes may then run programs on this computer. */
  renderLatex: z.boolean(),
});
export type ReviewPreferences = z.infer<typeof ReviewPreferences>;

export const reviewPreferences = {
  get: query({ summary: 'How studying behaves', input: z.object({}), output: ReviewPreferences }),
  set: operation({
    summary: 'Change how studying behaves',
    input: ReviewPreferences.partial(),
    output: ReviewPreferences,
  }),
};

import { z } from 'zod';
import { BROWSER_COLUMNS, BROWSER_MODES } from '#shared/domain/browser-column.ts';
import { SIDEBAR_SECTIONS } from '#shared/domain/sidebar-section.ts';
import { operation, query } from './define.ts';

const View = z.object({
  columns: z.array(z.enum(BROWSER_COLUMNS)).min(1),
  sortColumn: z.enum(BROWSER_COLUMNS),
  descending: z.boolean(),
});

/** How the browser looks and what adding begins with, for every device: stored in the collection, so it syncs. */
export const BrowserPreferences = z.object({
  mode: z.enum(BROWSER_MODES),
  cards: View,
  notes: View,
  /** Name and search, in the order of their names. */
  savedSearches: z.array(z.object({ name: z.string().min(1), query: z.string() })),
  /** Of the flags 1 to 7; '': the usual one. */
  flagNames: z.array(z.string()).length(7),
  collapsedSections: z.array(z.enum(SIDEBAR_SECTIONS)),
  defaultSearch: z.string(),
  ignoreAccents: z.boolean(),
  /** False: a note type brings the deck that it was last used with. */
  addToCurrentDeck: z.boolean(),
  pasteImagesAsPng: z.boolean(),
  pasteStripsFormatting: z.boolean(),
  /** The preview of cards shows question and answer at once. */
  previewBothSides: z.boolean(),
  /** Formulas are drawn where a note is edited. */
  drawsMath: z.boolean(),
  /** Large pictures are shown small where a note is edited. */
  shrinksImages: z.boolean(),
  /** Typing an element's start in HTML writes its end, too. */
  closesTags: z.boolean(),
});
export type BrowserPreferences = z.infer<typeof BrowserPreferences>;

export const browserPreferences = {
  get: query({ summary: 'How browser and editor behave', input: z.object({}), output: BrowserPreferences }),
  set: operation({
    summary: 'Change how browser and editor behave',
    input: BrowserPreferences.partial(),
    output: BrowserPreferences,
  }),
};

import { z } from 'zod';

/** Epoch milliseconds: fits a double. 1 is the Default deck and the Default preset. */
export const DeckId = z.int().positive().brand<'DeckId'>();
export type DeckId = z.infer<typeof DeckId>;
export const NoteId = z.int().positive().brand<'NoteId'>();
export type NoteId = z.infer<typeof NoteId>;
export const CardId = z.int().positive().brand<'CardId'>();
export type CardId = z.infer<typeof CardId>;
export const NotetypeId = z.int().positive().brand<'NotetypeId'>();
export type NotetypeId = z.infer<typeof NotetypeId>;
export const DeckConfigId = z.int().positive().brand<'DeckConfigId'>();
export type DeckConfigId = z.infer<typeof DeckConfigId>;

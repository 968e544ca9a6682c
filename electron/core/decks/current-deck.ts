import { DEFAULT_DECK_ID } from '#shared/domain/deck.ts';
import { findConfig } from '../storage/config-storage.ts';
import type { ReadDb } from '../storage/connection.ts';

/** The deck that was chosen last. It may be gone. */
export function currentDeckId(db: ReadDb): number {
  const chosen = findConfig(db, 'curDeck');
  return typeof chosen === 'number' ? chosen : DEFAULT_DECK_ID;
}

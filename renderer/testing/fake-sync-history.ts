import type { Client } from '#shared/contract/define.ts';
import type { Contract } from '#shared/contract/contract.ts';
import type { MovedCounts, SyncHistoryEntry } from '#shared/contract/sync-history.ts';

export const nothingMoved: MovedCounts = {
  notes: 0,
  cards: 0,
  reviews: 0,
  decks: 0,
  deckConfigs: 0,
  notetypes: 0,
  removedNotes: 0,
  removedCards: 0,
  removedDecks: 0,
};

export function historyEntry(entryId: number, patch: Partial<SyncHistoryEntry> = {}): SyncHistoryEntry {
  const startedMs = Date.UTC(2026, 2, 4, 12) + entryId * 3_600_000;
  return {
    entryId,
    startedMs,
    endedMs: startedMs + 1500,
    end: 'merged',
    errorCode: null,
    account: { server: 'own', host: 'nas:8080', username: 'me' },
    came: nothingMoved,
    went: nothingMoved,
    overwritten: { note: 0, card: 0, deck: 0, deckConfig: 0, notetype: 0 },
    versionsKept: false,
    bytes: null,
    backupIds: [],
    replaced: null,
    ...patch,
  };
}

const never = (): never => {
  throw new Error('the test did not say what to answer');
};

/** A profile that has never synced. */
export const syncHistory: Client<Contract>['syncHistory'] = {
  list: async () => ({ entries: [], more: false }),
  get: async () => never(),
  overwritten: async () => ({ items: [], more: false }),
  version: async () => never(),
  putBack: async () => never(),
};

import { z } from 'zod';
import { MovedCounts, OverwrittenCounts, SyncEnd, type SyncHistoryEntry } from '#shared/contract/sync-history.ts';
import type { EntryRow } from '../storage/sync-history-storage.ts';

const StoredCounts = z.object({ came: MovedCounts, went: MovedCounts, overwritten: OverwrittenCounts });
export type StoredCounts = z.infer<typeof StoredCounts>;
const Ids = z.object({ notes: z.array(z.int()), cards: z.array(z.int()) });
const MovedIds = z.object({ came: Ids, went: Ids });
export type MovedIds = z.infer<typeof MovedIds>;
const Replaced = z.object({ notes: z.int(), cards: z.int(), reviews: z.int() });

const NOTHING_MOVED: MovedCounts = {
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
export const NO_COUNTS: StoredCounts = {
  came: NOTHING_MOVED,
  went: NOTHING_MOVED,
  overwritten: { note: 0, card: 0, deck: 0, deckConfig: 0, notetype: 0 },
};
const NO_IDS: MovedIds = { came: { notes: [], cards: [] }, went: { notes: [], cards: [] } };

/** One without an end that doesn't run is one that the program did not live to see. */
export function entryOf(
  row: EntryRow,
  { runningId, versionsKept }: { readonly runningId: number | undefined; readonly versionsKept: boolean },
): SyncHistoryEntry {
  return {
    entryId: row.id,
    startedMs: row.started_ms,
    endedMs: row.ended_ms,
    end: row.end === null ? (row.id === runningId ? 'running' : 'interrupted') : SyncEnd.parse(row.end),
    errorCode: row.error_code,
    account: { server: row.server === 'ankiweb' ? 'ankiweb' : 'own', host: row.host, username: row.username },
    ...StoredCounts.parse(JSON.parse(row.counts)),
    versionsKept,
    bytes: row.bytes,
    backupIds: z.array(z.string()).parse(JSON.parse(row.backup_ids)),
    // Written down before the download; one that failed has replaced nothing.
    replaced: row.replaced === null || row.end !== 'downloaded' ? null : Replaced.parse(JSON.parse(row.replaced)),
  };
}

export function movedIdsOf({ moved_ids: text }: EntryRow): MovedIds {
  return text === null ? NO_IDS : MovedIds.parse(JSON.parse(text));
}

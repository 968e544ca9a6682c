import type { SyncStatus } from '#shared/contract/sync.ts';
import { cardStorage } from '../storage/card-storage.ts';
import { markConfigSynced } from '../storage/config-storage.ts';
import type { ReadDb, WriteDb } from '../storage/connection.ts';
import { markDeckConfigsSynced } from '../storage/deck-config-storage.ts';
import { markDecksSynced } from '../storage/deck-storage.ts';
import { clearGraves } from '../storage/grave-storage.ts';
import { noteStorage } from '../storage/note-storage.ts';
import { markNotetypesSynced } from '../storage/notetype-storage.ts';
import { revlogStorage } from '../storage/revlog-storage.ts';
import { one, value } from '../storage/statement.ts';
import { markTagsSynced } from '../storage/tag-storage.ts';

export type WaitingCounts = SyncStatus['waiting'];

export const NOTHING_WAITS: WaitingCounts = { notes: 0, cards: 0, reviews: 0, deletions: 0, others: 0 };

const PENDING = 'usn = -1';
const COUNT_WAITING = `SELECT
  (SELECT count(*) FROM notes WHERE ${PENDING}) AS notes,
  (SELECT count(*) FROM cards WHERE ${PENDING}) AS cards,
  (SELECT count(*) FROM revlog WHERE ${PENDING}) AS reviews,
  (SELECT count(*) FROM graves WHERE ${PENDING}) AS deletions,
  (SELECT count(*) FROM decks WHERE ${PENDING}) + (SELECT count(*) FROM deck_configs WHERE ${PENDING})
    + (SELECT count(*) FROM notetypes WHERE ${PENDING}) + (SELECT count(*) FROM tags WHERE ${PENDING})
    + (SELECT count(*) FROM config WHERE ${PENDING}) AS others`;
const ANY_CARD = 'SELECT EXISTS (SELECT 1 FROM cards)';

/** What the next sync would send. */
export function waitingCounts(db: ReadDb): WaitingCounts {
  return one<WaitingCounts>(db, COUNT_WAITING) ?? NOTHING_WAITS;
}

/** Anki's meaning of an empty collection: not one card. */
export function hasNoCards(db: ReadDb): boolean {
  return value<number>(db, ANY_CARD) === 0;
}

/** Everything here is on the server now, under usn 0 as a full upload sends it; deletions need no marks any more. */
export function markAllSynced(db: WriteDb): void {
  clearGraves(db);
  noteStorage.markSynced(db, 0);
  cardStorage.markSynced(db, 0);
  revlogStorage.markSynced(db, 0);
  markDecksSynced(db, 0);
  markDeckConfigsSynced(db, 0);
  markNotetypesSynced(db, 0);
  markTagsSynced(db, 0);
  markConfigSynced(db, 0);
}
